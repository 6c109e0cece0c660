"""Nobody changes what they are themselves, and the last admin stays."""

import pytest

from services.rules.membership import Refusal, refusal


@pytest.mark.parametrize(
    ("is_own", "ends_an_admin", "other_admins", "why"),
    [
        pytest.param(False, False, 0, None, id="a member who is no admin"),
        pytest.param(False, True, 1, None, id="an admin beside another"),
        pytest.param(False, True, 0, Refusal.LAST_ADMIN, id="the last admin"),
        pytest.param(True, False, 3, Refusal.OWN, id="one's own role"),
        pytest.param(True, True, 0, Refusal.OWN, id="the last admin's own role"),
    ],
)
def test_change_is_refused_for_its_reason(
    is_own: bool, ends_an_admin: bool, other_admins: int, why: Refusal | None
) -> None:
    assert refusal(is_own=is_own, ends_an_admin=ends_an_admin, other_admins=other_admins) is why
