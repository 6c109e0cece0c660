"""When members are left in peace, when a digest is due, and how early a promise warns."""

from datetime import UTC, datetime, timedelta

import pytest

from services.rules.notifications import (
    Choices,
    Digest,
    Kind,
    Way,
    digest_is_due,
    is_quiet,
    kinds_of,
    mails_now,
    rings,
    warns_before,
)
from services.rules.permissions import Role

NIGHT = Choices(zone="Asia/Kolkata")  # quiet from 21:00 to 8:00


def at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    """A time of November 2026 in UTC; India is 5:30 ahead."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        pytest.param(at(15, 29), False, id="20:59"),
        pytest.param(at(15, 30), True, id="21:00"),
        pytest.param(at(20), True, id="after midnight"),
        pytest.param(at(2, 30), False, id="8:00"),
    ],
)
def test_quiet_hours_run_over_midnight_in_the_members_zone(moment: datetime, quiet: bool) -> None:
    assert is_quiet(NIGHT, moment) is quiet
    assert bool(rings(NIGHT, Kind.HOT_LEAD, moment)) is not quiet


def test_equal_times_are_no_quiet_hours_and_mail_does_not_ring() -> None:
    never = Choices(zone="UTC", quiet_from=0, quiet_until=0, ways={Kind.MENTION: frozenset({Way.EMAIL, Way.SOUND})})

    assert not is_quiet(never, at(3))
    assert rings(never, Kind.MENTION, at(3)) == {Way.SOUND}


@pytest.mark.parametrize(
    ("digest", "oldest", "mailed", "now", "due"),
    [
        pytest.param(Digest.OFF, at(4), None, at(9), False, id="off"),
        pytest.param(Digest.AT_ONCE, at(9), None, at(9), True, id="at once"),
        pytest.param(Digest.AT_ONCE, at(20), None, at(20), False, id="at once, but it is night"),
        pytest.param(Digest.HOURLY, at(8, 30), None, at(9), False, id="half an hour"),
        pytest.param(Digest.HOURLY, at(8), None, at(9), True, id="an hour"),
        pytest.param(Digest.HOURLY, at(7), at(8, 30), at(9), False, id="an hour since the last one"),
        pytest.param(Digest.DAILY, at(3), None, at(3, 29), False, id="8:59"),
        pytest.param(Digest.DAILY, at(3), None, at(3, 30), True, id="9:00"),
        pytest.param(Digest.DAILY, at(4), at(3, 30), at(9), False, id="new since this morning"),
        pytest.param(Digest.DAILY, at(4, day=22), at(3, 30, day=22), at(3, 30), True, id="the next morning"),
    ],
)
def test_digest_is_due_as_chosen(
    digest: Digest, oldest: datetime, mailed: datetime | None, now: datetime, due: bool
) -> None:
    assert digest_is_due(Choices(zone="Asia/Kolkata", digest=digest), oldest, mailed, now) is due


@pytest.mark.parametrize(
    ("choices", "kind", "now", "goes"),
    [
        pytest.param(NIGHT, Kind.TOKENS_LOW, at(9), True, id="by day"),
        pytest.param(NIGHT, Kind.TOKENS_LOW, at(20), False, id="at night"),
        pytest.param(NIGHT, Kind.SLA_MISSED, at(9), False, id="of a kind that waits for the digest"),
        pytest.param(Choices(zone="UTC", digest=Digest.OFF), Kind.TOKENS_LOW, at(9), False, id="no mails"),
        pytest.param(Choices(zone="UTC", ways={}), Kind.TOKENS_LOW, at(9), False, id="none of this kind"),
    ],
)
def test_mail_of_its_own_goes_out_as_chosen(choices: Choices, kind: Kind, now: datetime, goes: bool) -> None:
    assert mails_now(choices, kind, now) is goes


def test_promise_warns_early_enough_and_not_too_early() -> None:
    minutes = [warns_before(timedelta(minutes=one)) // timedelta(minutes=1) for one in (4, 10, 60, 24 * 60)]

    assert minutes == [2, 2, 15, 60]


def test_only_who_sees_leads_or_tokens_is_told() -> None:
    assert kinds_of(Role.DEVOPS) == kinds_of(Role.PRODUCT) == ()
    assert Kind.TOKENS_LOW not in kinds_of(Role.SDR)
