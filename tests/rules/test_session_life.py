"""How long sessions and confirmations live."""

from datetime import UTC, datetime, timedelta

import pytest

from services.rules.permissions import Role
from services.rules.session_life import SessionStage, ends_at, is_confirmed, may_drop_factor, stage_after_password

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
FULL, STEP, ENROL = SessionStage.FULL, SessionStage.SECOND_FACTOR, SessionStage.ENROLMENT


@pytest.mark.parametrize(
    ("role", "has_factor", "is_proven", "stage"),
    [
        pytest.param(Role.ADMIN, False, False, ENROL, id="admin without a factor sets one up"),
        pytest.param(Role.MANAGER, False, False, ENROL, id="manager too"),
        pytest.param(Role.ADMIN, True, False, STEP, id="admin owes the factor"),
        pytest.param(Role.ADMIN, True, True, FULL, id="admin proved it"),
        pytest.param(Role.SDR, False, False, FULL, id="SDR needs none"),
        pytest.param(Role.SDR, True, False, STEP, id="SDR who has one owes it"),
        pytest.param(Role.AUDITOR, True, True, FULL, id="auditor proved it"),
    ],
)
def test_stage_after_the_password(role, has_factor, is_proven, stage):
    assert stage_after_password(role, has_factor=has_factor, is_factor_proven=is_proven) is stage


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        pytest.param(timedelta(0), True, id="now"),
        pytest.param(timedelta(minutes=9, seconds=59), True, id="almost ten minutes"),
        pytest.param(timedelta(minutes=10), False, id="ten minutes"),
        pytest.param(timedelta(seconds=-60), True, id="a minute of skew"),
        pytest.param(timedelta(seconds=-61), False, id="from the future"),
    ],
)
def test_confirmation_lasts_ten_minutes(ago, expected):
    assert is_confirmed(NOW - ago, NOW) is expected


def test_what_was_never_confirmed_is_not():
    assert not is_confirmed(None, NOW)


@pytest.mark.parametrize(("stage", "hours"), [(FULL, 24), (ENROL, 24), (STEP, 1 / 6)])
def test_absolute_end(stage, hours):
    assert ends_at(stage, NOW) == NOW + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("role", "left", "expected"),
    [(Role.ADMIN, 0, False), (Role.MANAGER, 0, False), (Role.ADMIN, 1, True), (Role.SDR, 0, True)],
)
def test_last_factor_of_those_who_need_one_stays(role, left, expected):
    assert may_drop_factor(role, factors_left=left) is expected
