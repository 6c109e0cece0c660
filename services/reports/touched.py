"""Which days have to be counted again because of what happened: read from the sealed log, in its order.

An event's own day may have gained messages, usage and escalations; the leads, promises and assignments of its
conversation count for the days on which they began.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import text

from services.db import Reader
from services.ids import made_at
from services.rules.measures import Family, day_of

# An id is made a moment before its event where a message took a while to be stored.
_BEFORE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What an event says of where it counts."""

    at: datetime
    subject_id: UUID
    conversation_id: UUID | None


# Those behind a sequence number as far as they are sealed, the first ones first; the last number comes with them.
_SEALED = text(
    """select s.seq, e.at, e.subject_id, e.conversation_id
    from event_seal s join event_log e on e.tenant_id = :tenant and e.id = s.event_id
    where s.tenant_id = :tenant and s.seq > :behind order by s.seq limit :most"""
)
_UNSEALED = text(
    """select e.at, e.subject_id, e.conversation_id from event_log e
    where e.tenant_id = :tenant and not exists (
        select from event_seal s where s.tenant_id = :tenant and s.event_id = e.id)"""
)

# A contact's events, as a merge, touch all that is told in its conversations.
_TOUCHED = text(
    """with told as (
        select id, contact_id from conversation
        where tenant_id = :tenant and (id = any(:conversations) or contact_id = any(:subjects))),
    theirs as (
        select l.id from lead l where l.tenant_id = :tenant and (l.id = any(:subjects)
            or l.conversation_id in (select id from told) or l.contact_id in (select contact_id from told)))
    select 'leads' as family, id from theirs
    union all
    select 'clocks', k.id from sla_clock k
    where k.tenant_id = :tenant and k.lead_id in (select id from theirs) and k.promise = 'first_response'
    union all
    select 'assignments', a.id from assignment a where a.tenant_id = :tenant and a.lead_id in (select id from theirs)"""
)


async def list_sealed(reader: Reader, behind: int, most: int) -> tuple[int, list[Happened]]:
    """The next events behind a place in the chain, and the place of the last of them."""
    rows = (await reader.execute(_SEALED, {"tenant": reader.tenant_id, "behind": behind, "most": most})).all()
    return (rows[-1].seq if rows else behind), [_happened(row) for row in rows]


async def list_unsealed(reader: Reader) -> list[Happened]:
    """What has no place in the chain yet."""
    return [_happened(row) for row in await reader.execute(_UNSEALED, {"tenant": reader.tenant_id})]


async def days_touched(
    reader: Reader, happened: Sequence[Happened], zone: ZoneInfo
) -> Mapping[Family, Collection[date]]:
    """The days of each family that have to be counted again."""
    found: dict[Family, set[date]] = {family: set() for family in Family}
    if not happened:
        return found
    found[Family.HAPPENINGS] = {day for one in happened for day in _around(one.at, zone)}
    asked: dict[str, Any] = {
        "tenant": reader.tenant_id,
        "conversations": [one for one in {one.conversation_id for one in happened} if one],
        "subjects": list({one.subject_id for one in happened}),
    }
    for row in await reader.execute(_TOUCHED, asked):
        found[Family(row.family)].add(day_of(made_at(row.id), zone))
    return found


def _around(at: datetime, zone: ZoneInfo) -> Iterator[date]:
    yield day_of(at - _BEFORE, zone)
    yield day_of(at, zone)


def _happened(row: Any) -> Happened:
    return Happened(at=row.at, subject_id=row.subject_id, conversation_id=row.conversation_id)
