"""Notifications: what members are told of, by which ways, when they are left in peace, and when a digest is due.

The bell in the page always has everything; a browser notice, a sound and an e-mail are each member's choice by kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from services.rules.permissions import Role

DAY_MINUTES = 24 * 60


class Kind(StrEnum):
    """What a member is told of."""

    MENTION = "mention"
    ASSIGNED = "assigned"
    HOT_LEAD = "hot_lead"
    SLA_SOON = "sla_soon"
    SLA_MISSED = "sla_missed"
    REVIEW_WAITING = "review_waiting"
    TOKENS_LOW = "tokens_low"
    HAND_OVER = "hand_over"


class Way(StrEnum):
    """How, besides the bell."""

    BROWSER = "browser"
    SOUND = "sound"
    EMAIL = "email"


class Digest(StrEnum):
    """When the e-mails of a member go out."""

    OFF = "off"
    AT_ONCE = "at_once"
    HOURLY = "hourly"
    DAILY = "daily"


_ANSWERS = (Kind.MENTION, Kind.ASSIGNED, Kind.HOT_LEAD, Kind.SLA_SOON, Kind.SLA_MISSED, Kind.HAND_OVER)
KINDS: Mapping[Role, tuple[Kind, ...]] = {
    Role.ADMIN: (*_ANSWERS, Kind.TOKENS_LOW),
    Role.MANAGER: (*_ANSWERS, Kind.TOKENS_LOW),
    Role.SDR: _ANSWERS,
    Role.AUDITOR: (Kind.MENTION, Kind.REVIEW_WAITING),
    Role.READONLY: (Kind.MENTION,),
}
# Without a choice of one's own: what cannot wait rings, what can comes with the morning's mail.
DEFAULT_WAYS: Mapping[Kind, frozenset[Way]] = {
    Kind.MENTION: frozenset({Way.BROWSER, Way.EMAIL}),
    Kind.ASSIGNED: frozenset({Way.BROWSER}),
    Kind.HOT_LEAD: frozenset({Way.BROWSER, Way.SOUND}),
    Kind.SLA_SOON: frozenset({Way.BROWSER, Way.SOUND}),
    Kind.SLA_MISSED: frozenset({Way.BROWSER, Way.EMAIL}),
    Kind.REVIEW_WAITING: frozenset({Way.BROWSER, Way.EMAIL}),
    Kind.TOKENS_LOW: frozenset({Way.BROWSER, Way.EMAIL}),
    Kind.HAND_OVER: frozenset({Way.BROWSER, Way.SOUND}),
}
# Has a mail of its own at once; only where that may not go out it waits for the digest, so that nobody gets two.
MAILED_ALONE = frozenset({Kind.TOKENS_LOW})
# A promise is about to break when a quarter of it is left, at least two minutes before and at most an hour.
SOON_SHARE, SOON_LEAST, SOON_MOST = 4, timedelta(minutes=2), timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """A member's own settings; quiet hours run from `quiet_from` to `quiet_until` in `zone`, equal ones are none."""

    zone: str
    ways: Mapping[Kind, frozenset[Way]] = field(default_factory=lambda: dict(DEFAULT_WAYS))
    digest: Digest = Digest.DAILY
    daily_minute: int = 9 * 60
    quiet_from: int = 21 * 60
    quiet_until: int = 8 * 60


def kinds_of(role: Role) -> tuple[Kind, ...]:
    """What a role is told of; none for those who see neither leads nor tokens."""
    return KINDS.get(role, ())


def is_quiet(choices: Choices, at: datetime) -> bool:
    """Whether the member is to be left in peace: the bell counts on, nothing rings and no mail goes out."""
    local = at.astimezone(ZoneInfo(choices.zone))
    minute, begins, ends = local.hour * 60 + local.minute, choices.quiet_from, choices.quiet_until
    if begins <= ends:
        return begins <= minute < ends
    return minute >= begins or minute < ends


def rings(choices: Choices, kind: Kind, at: datetime) -> frozenset[Way]:
    """The ways by which a kind reaches an open page at that moment."""
    return frozenset() if is_quiet(choices, at) else choices.ways.get(kind, frozenset()) - {Way.EMAIL}


def mails_now(choices: Choices, kind: Kind, at: datetime) -> bool:
    """Whether a kind's own mail goes out at that moment."""
    may = kind in MAILED_ALONE and choices.digest is not Digest.OFF and not is_quiet(choices, at)
    return may and Way.EMAIL in choices.ways.get(kind, frozenset())


def digest_is_due(choices: Choices, oldest_at: datetime, mailed_at: datetime | None, now: datetime) -> bool:
    """Whether what waits since `oldest_at` goes out now; `mailed_at` is the last digest."""
    if choices.digest is Digest.OFF or is_quiet(choices, now):
        return False
    match choices.digest:
        case Digest.AT_ONCE:
            return True
        case Digest.HOURLY:
            return now - max(oldest_at, mailed_at or oldest_at) >= timedelta(hours=1)
        case _:
            return oldest_at < _last_daily(choices, now) and (
                mailed_at is None or mailed_at < _last_daily(choices, now)
            )


def warns_before(promised: timedelta) -> timedelta:
    """How long before a promise breaks its owner is warned."""
    return min(max(promised / SOON_SHARE, SOON_LEAST), SOON_MOST)


def _last_daily(choices: Choices, now: datetime) -> datetime:
    zone = ZoneInfo(choices.zone)
    today = now.astimezone(zone).date()
    at = datetime.combine(today, time(choices.daily_minute // 60, choices.daily_minute % 60), zone)
    return at if at <= now else datetime.combine(today - timedelta(days=1), at.timetz())
