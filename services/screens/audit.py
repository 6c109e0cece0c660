"""What the audit page lists: sealed events in words, with their place in the chain, by the reader's filters."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Row, Text, and_, func, or_, select, text

from services.access import demand
from services.contacts.models import Contact
from services.db import Reader
from services.errors import InvalidInput
from services.events.catalog.every import all_events
from services.events.event import AUDIT
from services.events.models import EventDetail, EventLog, EventSeal
from services.rules.permissions import Access, Area, Principal, PrincipalKind, may
from services.screens.audit_details import detailed
from services.screens.audit_words import Change, changes, title
from services.screens.conversation_columns import iso
from services.screens.paging import Sort, cursor_after, going_on, ordering, values_in
from services.screens.people import member_name
from services.tenants.models import ApiKey, Member, Tenant

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({AUDIT})

AUDIT_ROWS = 50
# Counting stops here: nobody reads on, and a search of a long log must answer at once.
MOST_COUNTED = 10_000

ACTORS: Mapping[PrincipalKind, str] = {
    PrincipalKind.MEMBER: "A member",
    PrincipalKind.SYSTEM: "Flexoraa",
    PrincipalKind.AI: "AI",
    PrincipalKind.API_KEY: "API key",
}
# What the subject's id names, by action: "lead", "conversation", "message".
SUBJECTS: Mapping[str, str] = {event.action: event.subject.removesuffix("_id") for event in all_events()}
# The database keeps the values of an event in no order; its class has the one in which they read best.
FIELDS: Mapping[str, tuple[str, ...]] = {event.action: tuple(f.name for f in fields(event)) for event in all_events()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which events are wanted; empty fields do not narrow. Dates are ISO days in the member's zone."""

    text: str = ""  # words of what happened, the number of an event, or an id of anything in it
    actor: str = ""  # member, system, ai, api_key, or a member's id
    action: str = ""  # a past-tense action: "lead.scored"
    subject: str = ""  # an id
    since: str = ""
    until: str = ""
    cursor: str = ""
    limit: int = AUDIT_ROWS


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event. `seq` is 0 and `hash` empty during the second before it is sealed."""

    id: str
    seq: int
    at: str
    actor: str
    actor_kind: str
    actor_id: str
    action: str
    title: str
    subject: str
    subject_id: str
    conversation_id: str  # empty where the reader may not open it
    hash: str  # hex
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """Newest first; `cursor` is empty after the last page."""

    rows: list[EventRow]
    cursor: str
    total: int  # events that match, over all pages, counted up to MOST_COUNTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An entry of a filter: what is asked for, and how it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What there is to narrow the log by."""

    actors: list[Choice] = field(default_factory=list)
    actions: list[Choice] = field(default_factory=list)


async def list_events(reader: Reader, principal: Principal, query: Query) -> EventPage:
    """A page of the log. Raises InvalidInput for a filter that is no id or no day."""
    demand(principal, Area.AUDIT)
    zone = ZoneInfo(await reader.scalar(select(Tenant.timezone).where(Tenant.tenant_id == reader.tenant_id)))
    wanted = _conditions(reader, query, zone)
    sorts: list[Sort] = [(EventLog.at.expression, True), (EventLog.id.expression, True)]
    page = select(EventLog).where(*wanted).order_by(*ordering(sorts)).limit(query.limit + 1)
    if values := values_in(query.cursor, (datetime, UUID)):
        page = page.where(going_on(sorts, values))
    rows = await _with_seals(reader, page.subquery("page"))
    shown = rows[: query.limit]
    return EventPage(
        rows=[_event_row(reader, principal, row, zone) for row in shown],
        cursor=cursor_after(shown[-1].at, shown[-1].id) if len(rows) > query.limit else "",
        total=await reader.scalar(_counted(wanted)),
    )


def _counted(wanted: Sequence[ColumnElement[bool]]) -> Any:
    some = select(EventLog.id).where(*wanted).limit(MOST_COUNTED).subquery("some")
    return select(func.count()).select_from(some)


# One step of the index for each action that occurs, however long the log is.
_ACTIONS = text(
    """with recursive found as (
        select min(action) as action from event_log where tenant_id = :tenant_id
        union all
        select (select min(action) from event_log where tenant_id = :tenant_id and action > found.action) from found
        where found.action is not null)
    select action from found where action is not null order by action"""
)


async def load_filters(reader: Reader, principal: Principal) -> Filters:
    """The actions that occur in the tenant's log, and who could have acted."""
    demand(principal, Area.AUDIT)
    found = await reader.execute(_ACTIONS, {"tenant_id": reader.tenant_id})
    actions = [Choice(value=row.action, label=title(row.action)) for row in found]
    members = await reader.execute(select(Member.id, Member.name).where(Member.tenant_id == reader.tenant_id))
    named = [Choice(value=str(row.id), label=member_name(reader, row.id, row.name)) for row in members]
    return Filters(
        actors=sorted(named, key=lambda choice: choice.label), actions=sorted(actions, key=lambda choice: choice.label)
    )


def _conditions(reader: Reader, query: Query, zone: ZoneInfo) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = [EventLog.tenant_id == reader.tenant_id]
    if query.actor:
        is_kind = query.actor in set(PrincipalKind)
        wanted.append(EventLog.actor_kind == query.actor if is_kind else EventLog.actor_id == _as_id(query.actor))
    if query.action:
        wanted.append(EventLog.action == query.action)
    if query.subject:
        wanted.append(EventLog.subject_id == _as_id(query.subject))
    if query.text:
        wanted.append(_said(reader, query.text))
    wanted += [EventLog.at >= _day_start(query.since, zone)] if query.since else []
    wanted += [EventLog.at < _day_start(query.until, zone) + timedelta(days=1)] if query.until else []
    return wanted


def _said(reader: Reader, words: str) -> ColumnElement[bool]:
    """An event's number, an id in it, or words of its action and values."""
    number = words.replace(",", "").lstrip("#")
    if number.isdigit() and len(number) < len(str(1 << 62)):
        sealed = select(EventSeal.event_id).where(EventSeal.tenant_id == reader.tenant_id, EventSeal.seq == int(number))
        return EventLog.id.in_(sealed)
    try:
        wanted = UUID(words)
    except ValueError:
        pattern = "%" + "%".join(re.sub(r"[\\%_.]", " ", words).split()) + "%"
        return func.concat(EventLog.action, " ", EventLog.view.cast(Text)).ilike(pattern)
    return or_(EventLog.subject_id == wanted, EventLog.conversation_id == wanted, EventLog.actor_id == wanted)


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
        select(page, EventSeal.seq, EventSeal.hash, Member.name.label("actor_name"), ApiKey.name.label("key_name"))
        .add_columns(EventDetail.subject_id.label("contact_id"), EventDetail.sealed, Contact.subject_key)
        .outerjoin(EventSeal, and_(EventSeal.tenant_id == of_tenant, EventSeal.event_id == page.c.id))
        .outerjoin(Member, and_(Member.tenant_id == of_tenant, Member.id == page.c.actor_id))
        .outerjoin(ApiKey, and_(ApiKey.tenant_id == of_tenant, ApiKey.id == page.c.actor_id))
        .outerjoin(EventDetail, and_(EventDetail.tenant_id == of_tenant, EventDetail.id == page.c.id))
        .outerjoin(Contact, and_(Contact.tenant_id == of_tenant, Contact.id == EventDetail.subject_id))
        .order_by(page.c.at.desc(), page.c.id.desc())
    )
    return list((await reader.execute(statement)).all())


def _event_row(reader: Reader, principal: Principal, row: Row[Any], zone: ZoneInfo) -> EventRow:
    kind = PrincipalKind(row.actor_kind)
    may_open = row.conversation_id and may(principal, Area.LEADS, Access.READ)
    return EventRow(
        id=str(row.id),
        seq=row.seq or 0,
        at=iso(row.at),
        actor=member_name(reader, row.actor_id, row.actor_name) or _key_of(row) or ACTORS[kind],
        actor_kind=kind,
        actor_id=str(row.actor_id or ""),
        action=row.action,
        title=title(row.action),
        subject=SUBJECTS.get(row.action, "").replace("_", " "),
        subject_id=str(row.subject_id),
        conversation_id=str(row.conversation_id) if may_open else "",
        hash=row.hash.hex() if row.hash else "",
        changes=[*changes(row.view, zone, FIELDS.get(row.action, ())), *detailed(reader, row)],
    )


def _key_of(row: Row[Any]) -> str:
    """The API key that acted, by its name; empty for other actors."""
    return f"{ACTORS[PrincipalKind.API_KEY]} “{row.key_name}”" if row.key_name else ""
