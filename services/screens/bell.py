"""What the bell shows: the newest lines with whom they are about, how many are unread, and what rings now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from sqlalchemy import and_, func, select

from services.contacts.models import Contact
from services.conversations.models import Conversation
from services.db import Reader
from services.errors import NotAllowed
from services.events.event import NOTIFICATION
from services.notifications.models import Notification
from services.notifications.queries import load_choices
from services.rules.notifications import Digest, Kind, Way, kinds_of, rings
from services.rules.permissions import Principal, reads_are_recorded
from services.screens.conversation_columns import iso, visible_conversations
from services.screens.people import contact_name, subject_of

TOPICS = frozenset({NOTIFICATION})
ROWS = 20
TITLES: Mapping[Kind, str] = {
    Kind.MENTION: "You were mentioned",
    Kind.ASSIGNED: "Assigned to you",
    Kind.HOT_LEAD: "HOT lead",
    Kind.SLA_SOON: "Answer soon",
    Kind.SLA_MISSED: "Promise missed",
    Kind.REVIEW_WAITING: "Review waits",
    Kind.TOKENS_LOW: "Tokens run low",
    Kind.HAND_OVER: "The AI handed over",
}
ICONS: Mapping[Kind, str] = {
    Kind.MENTION: "at-sign",
    Kind.ASSIGNED: "user-check",
    Kind.HOT_LEAD: "flame",
    Kind.SLA_SOON: "timer",
    Kind.SLA_MISSED: "timer-off",
    Kind.REVIEW_WAITING: "shield-alert",
    Kind.TOKENS_LOW: "coins",
    Kind.HAND_OVER: "hand",
}
DIGESTS: Mapping[Digest, str] = {
    Digest.OFF: "No e-mails",
    Digest.AT_ONCE: "At once",
    Digest.HOURLY: "Hourly",
    Digest.DAILY: "Daily",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BellRow:
    """One line; `about` is the contact as the member may see it, empty where the conversation is not theirs."""

    id: str
    kind: str
    title: str
    about: str
    link: str
    at: str
    is_unread: bool
    ways: list[str] = field(default_factory=list)  # browser, sound: by which it rings on an open page now


@dataclass(frozen=True, slots=True, kw_only=True)
class Bell:
    """The member's bell; `shows` is false for roles that are told nothing."""

    shows: bool = False
    unread: int = 0
    rows: list[BellRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """How the member is told of one kind."""

    id: str
    title: str
    browser: bool
    sound: bool
    email: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnChoices:
    """The notification settings of the member, times as HH:MM."""

    kinds: list[KindRow] = field(default_factory=list)
    zone: str = ""
    zones: list[str] = field(default_factory=list)
    digest: str = ""
    daily_at: str = ""
    quiet_from: str = ""
    quiet_until: str = ""


async def load(reader: Reader, principal: Principal, now: datetime) -> Bell:
    """The member's newest lines."""
    if principal.member_id is None or principal.role is None or not kinds_of(principal.role):
        return Bell()
    own = (Notification.tenant_id == reader.tenant_id, Notification.member_id == principal.member_id)
    unread = await reader.scalar(select(func.count()).where(*own, Notification.read_at.is_(None)))
    choices = await load_choices(reader, principal.member_id)
    newest = select(Notification).where(*own).order_by(Notification.created_at.desc()).limit(ROWS).subquery()
    at_hand = and_(*visible_conversations(reader), Conversation.id == newest.c.conversation_id)
    statement = (
        select(newest, Contact.id.label("contact_id"), Contact.name, Contact.subject_key)
        .outerjoin(Conversation, at_hand)
        .outerjoin(Contact, and_(Contact.tenant_id == newest.c.tenant_id, Contact.id == Conversation.contact_id))
        .order_by(newest.c.created_at.desc())
    )
    rows = (await reader.execute(statement)).all()
    return Bell(
        shows=True,
        unread=unread,
        rows=[_row(reader, row, sorted(rings(choices, Kind(row.kind), now))) for row in rows],
    )


async def load_own_choices(reader: Reader, principal: Principal) -> OwnChoices:
    """How the member is told; empty for roles that are told nothing."""
    if principal.member_id is None or principal.role is None:
        raise NotAllowed
    choices = await load_choices(reader, principal.member_id)
    return OwnChoices(
        kinds=[_kind_row(kind, choices.ways.get(kind, frozenset())) for kind in kinds_of(principal.role)],
        zone=choices.zone,
        zones=sorted(
            {zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")} | {choices.zone}
        ),
        digest=choices.digest,
        daily_at=_clock(choices.daily_minute),
        quiet_from=_clock(choices.quiet_from),
        quiet_until=_clock(choices.quiet_until),
    )


def _row(reader: Reader, row: Any, ways: list[str]) -> BellRow:
    kind = Kind(row.kind)
    # Every look of an auditor at a person is on record: a bell that rings by itself must not look.
    is_named = row.contact_id and not reads_are_recorded(reader.principal)
    about = contact_name(reader, subject_of(reader, row), row.name) if is_named else ""
    return BellRow(
        id=str(row.id),
        kind=kind.value,
        title=TITLES[kind],
        about=about,
        link=_link(kind, row),
        at=iso(row.created_at),
        is_unread=row.read_at is None,
        ways=ways,
    )


def _link(kind: Kind, row: Any) -> str:
    match kind:
        case Kind.TOKENS_LOW:
            return "/tokens/"
        case Kind.REVIEW_WAITING:
            return "/review/"
        case _:
            return f"/inbox/?conversation={row.conversation_id}"


def _kind_row(kind: Kind, ways: frozenset[Way]) -> KindRow:
    return KindRow(
        id=kind.value,
        title=TITLES[kind],
        browser=Way.BROWSER in ways,
        sound=Way.SOUND in ways,
        email=Way.EMAIL in ways,
    )


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
