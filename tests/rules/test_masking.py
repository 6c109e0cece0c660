"""Personal data as roles see it that may not see it."""

from collections.abc import Callable

import pytest

from services.rules.masking import mask_email, mask_name, mask_phone


@pytest.mark.parametrize(
    ("mask", "value", "shown"),
    [
        pytest.param(mask_phone, "+919876543210", "+91•••10", id="phone"),
        pytest.param(mask_phone, "919876543210", "•••10", id="phone-without-plus"),
        pytest.param(mask_phone, "12345", "•••", id="short-number"),
        pytest.param(mask_email, "meera@asha.test", "m•••@•••.test", id="email"),
        pytest.param(mask_email, "a@b@asha.co.in", "a•••@•••.in", id="email-with-two-ats"),
        pytest.param(mask_email, "m@localhost", "m•••@•••", id="email-without-top-level"),
        pytest.param(mask_email, "nonsense", "•••", id="no-email"),
        pytest.param(mask_name, "Meera Nair", "M••• N•••", id="name"),
        pytest.param(mask_name, "मीरा", "म•••", id="name-in-devanagari"),
        pytest.param(mask_name, " ", "•••", id="empty-name"),
    ],
)
def test_value_is_masked(mask: Callable[[str], str], value: str, shown: str) -> None:
    assert mask(value) == shown
