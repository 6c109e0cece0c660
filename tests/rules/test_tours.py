"""Each role's tour leads only through pages that the role opens, and its steps are its own."""

import pytest

from services.rules.permissions import MATRIX, Area, Role
from services.rules.tours import PUT_AWAY, TOURS, may_tick

AREAS = {
    "/simulator/": Area.SIMULATOR,
    "/inbox/": Area.LEADS,
    "/leads/": Area.LEADS,
    "/tokens/": Area.BILLING,
    "/audit/": Area.AUDIT,
    "/compliance/": Area.AUDIT,
    "/settings/facts/": Area.AI,
    "/team/": Area.TEAM,
    "/review/": Area.REVIEW,
    "/models/": Area.AI,
    "/operations/": Area.OPERATIONS,
}


@pytest.mark.parametrize("role", Role)
def test_tour_leads_only_where_the_role_may_go(role: Role) -> None:
    closed = [step.path for step in TOURS[role] if AREAS[step.path] not in MATRIX[role]]

    assert TOURS[role]
    assert closed == []


@pytest.mark.parametrize("role", Role)
def test_steps_of_a_tour_have_different_keys(role: Role) -> None:
    keys = [step.key for step in TOURS[role]]

    assert len(set(keys)) == len(keys)
    assert PUT_AWAY not in keys


@pytest.mark.parametrize(
    ("role", "key", "may"),
    [(Role.SDR, "mine", True), (Role.SDR, PUT_AWAY, True), (Role.SDR, "play", False), (Role.AUDITOR, "nothing", False)],
)
def test_only_the_own_tour_is_ticked(role: Role, key: str, may: bool) -> None:
    assert may_tick(role, key) is may
