"""What the audit page shows: sealed events with their place in the chain, and how far the chain is verified."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Row, and_, func, select, text

from services.access import demand
from services.db import Reader
from services.errors import InvalidInput
from services.events.catalog.audit import LogVerified
from services.events.catalog.every import all_events
from services.events.event import AUDIT
from services.events.models import EventHead, EventLog, EventSeal
from services.rules.permissions import Area, Principal, PrincipalKind
from services.screens.conversation_columns import iso
from services.screens.paging import Sort, cursor_after, going_on, ordering, values_in
from services.screens.people import member_name
from services.tenants.models import Member, Tenant

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({AUDIT})

AUDIT_ROWS = 50
# The sealer takes this many at once; more than that never wait for longer than a moment.
UNSEALED_MOST = 3000

ACTORS: Mapping[PrincipalKind, str] = {
    PrincipalKind.MEMBER: "A member",
    PrincipalKind.SYSTEM: "Flexoraa",
    PrincipalKind.AI: "AI",
    PrincipalKind.API_KEY: "API key",
}
# What the subject's id names, by action: "lead", "conversation", "message".
SUBJECTS: Mapping[str, str] = {event.action: event.subject.removesuffix("_id") for event in all_events()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which events are wanted; empty fields do not narrow. Dates are ISO days in the member's zone."""

    actor: str = ""  # member, system, ai, api_key
    action: str = ""  # a past-tense action: "lead.scored"
    subject: str = ""  # an id
    since: str = ""
    until: str = ""
    cursor: str = ""
    limit: int = AUDIT_ROWS


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field of an event, with what it was before where the event says so."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event. `seq` is 0 and `hash` empty during the second before it is sealed."""

    id: str
    seq: int
    at: str
    actor: str
    actor_kind: str
    action: str
    subject: str
    subject_id: str
    hash: str  # hex
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """Newest first; `cursor` is empty after the last page."""

    rows: list[EventRow]
    cursor: str
    total: int  # events that match, over all pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """How far the chain is sealed, signed and verified. `broken_seq` is 0 while nothing is wrong."""

    sealed_seq: int = 0
    sealed_hash: str = ""
    checkpoint_seq: int = 0
    checkpoint_at: str = ""
    verified_seq: int = 0
    verified_at: str = ""
    broken_seq: int = 0
    broken_reason: str = ""
    unsealed: int = 0


async def list_events(reader: Reader, principal: Principal, query: Query) -> EventPage:
    """A page of the log. Raises InvalidInput for a filter that is no id or no day."""
    demand(principal, Area.AUDIT)
    wanted = await _conditions(reader, query)
    sorts: list[Sort] = [(EventLog.at.expression, True), (EventLog.id.expression, True)]
    page = select(EventLog).where(*wanted).order_by(*ordering(sorts)).limit(query.limit + 1)
    if values := values_in(query.cursor, (datetime, UUID)):
        page = page.where(going_on(sorts, values))
    rows = await _with_seals(reader, page.subquery("page"))
    shown = rows[: query.limit]
    return EventPage(
        rows=[_event_row(reader, row) for row in shown],
        cursor=cursor_after(shown[-1].at, shown[-1].id) if len(rows) > query.limit else "",
        total=await reader.scalar(select(func.count()).select_from(EventLog).where(*wanted)),
    )


# One step of the index for each action that occurs, however long the log is.
_ACTIONS = text(
    """with recursive found as (
        select min(action) as action from event_log where tenant_id = :tenant_id
        union all
        select (select min(action) from event_log where tenant_id = :tenant_id and action > found.action) from found
        where found.action is not null)
    select action from found where action is not null order by action"""
)


async def list_actions(reader: Reader, principal: Principal) -> list[str]:
    """The actions that occur in the tenant's log, sorted, for the filter."""
    demand(principal, Area.AUDIT)
    return [row.action for row in await reader.execute(_ACTIONS, {"tenant_id": reader.tenant_id})]


async def load_seal(reader: Reader, principal: Principal) -> Seal:
    """The state of the chain, with the result of the last verification."""
    demand(principal, Area.AUDIT)
    of_tenant = reader.tenant_id
    head = (await reader.execute(select(EventHead).where(EventHead.tenant_id == of_tenant))).one_or_none()
    verified = (await reader.execute(_last_verification(reader))).one_or_none()
    seen = verified.view if verified else {}
    broken = seen.get("first_bad_seq") or 0
    return Seal(
        sealed_seq=head.seq if head else 0,
        sealed_hash=head.hash.hex() if head else "",
        verified_seq=seen.get("through_seq", 0),
        verified_at=iso(verified.at) if verified else "",
        broken_seq=broken,
        broken_reason="this event or its hash was changed, or it is missing." if broken else "",
        unsealed=await reader.scalar(_unsealed(reader)),
    )


def _last_verification(reader: Reader) -> Any:
    return (
        select(EventLog.at, EventLog.view)
        .where(EventLog.tenant_id == reader.tenant_id, EventLog.action == LogVerified.action)
        .order_by(EventLog.at.desc())
        .limit(1)
    )


def _unsealed(reader: Reader) -> Any:
    """How many of the newest events wait for their seal; older ones are sealed, for the sealer goes in order."""
    newest = (
        select(EventLog.id)
        .where(EventLog.tenant_id == reader.tenant_id)
        .order_by(EventLog.at.desc())
        .limit(UNSEALED_MOST)
        .subquery("newest")
    )
    sealed = and_(EventSeal.tenant_id == reader.tenant_id, EventSeal.event_id == newest.c.id)
    return select(func.count()).select_from(newest).outerjoin(EventSeal, sealed).where(EventSeal.seq.is_(None))


async def _conditions(reader: Reader, query: Query) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = [EventLog.tenant_id == reader.tenant_id]
    if query.actor:
        wanted.append(EventLog.actor_kind == query.actor)
    if query.action:
        wanted.append(EventLog.action == query.action)
    if query.subject:
        wanted.append(EventLog.subject_id == _as_id(query.subject))
    if query.since or query.until:
        zone = ZoneInfo(await reader.scalar(select(Tenant.timezone).where(Tenant.tenant_id == reader.tenant_id)))
        wanted += [EventLog.at >= _day_start(query.since, zone)] if query.since else []
        wanted += [EventLog.at < _day_start(query.until, zone) + timedelta(days=1)] if query.until else []
    return wanted


def _as_id(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError as error:
        raise InvalidInput("A subject is searched by its whole id.") from error


def _day_start(day: str, zone: ZoneInfo) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day), time(), tzinfo=zone)
    except ValueError as error:
        raise InvalidInput("Days are written as 2026-11-23.") from error


async def _with_seals(reader: Reader, page: Any) -> list[Row[Any]]:
    of_tenant = reader.tenant_id
    statement = (
        select(page, EventSeal.seq, EventSeal.hash, Member.name.label("actor_name"))
        .outerjoin(EventSeal, and_(EventSeal.tenant_id == of_tenant, EventSeal.event_id == page.c.id))
        .outerjoin(Member, and_(Member.tenant_id == of_tenant, Member.id == page.c.actor_id))
        .order_by(page.c.at.desc(), page.c.id.desc())
    )
    return list((await reader.execute(statement)).all())


def _event_row(reader: Reader, row: Row[Any]) -> EventRow:
    kind = PrincipalKind(row.actor_kind)
    return EventRow(
        id=str(row.id),
        seq=row.seq or 0,
        at=iso(row.at),
        actor=member_name(reader, row.actor_id, row.actor_name) or ACTORS[kind],
        actor_kind=kind,
        action=row.action,
        subject=SUBJECTS.get(row.action, ""),
        subject_id=str(row.subject_id),
        hash=row.hash.hex() if row.hash else "",
        changes=_changes(row.view),
    )


def _changes(view: Mapping[str, object]) -> list[Change]:
    """The event's own fields; ids of other things are left to the conversation and the subject."""
    changes = []
    for name, value in view.items():
        if name.startswith("before") or name.endswith("_id") or value is None:
            continue
        is_after = name.startswith("after")
        before = view.get(name.replace("after", "before", 1)) if is_after else None
        label = name.replace("after", "", 1).strip("_") or "value" if is_after else name
        changes.append(Change(field=label.replace("_", " "), before=_shown(before), after=_shown(value)))
    return changes


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)
