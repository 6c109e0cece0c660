"""Whether the event log is whole: every event sealed, gapless, with the right hashes, and saying what its row says."""

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from services.checks.look import Found, Look
from services.events import log
from services.rules.audit_chain import GENESIS, first_bad_seq

_PAGE = 10_000
# The sealer goes round every second; it has a minute for a burst of a million.
_SEALED_WITHIN = timedelta(seconds=60)
_FIRST_ID = UUID(int=0)


async def chain_is_whole(look: Look) -> list[Found]:
    """Each seal is the hash of the one before, its number and its event's bytes, from number 1 without a gap."""
    previous, after = GENESIS, 0
    async for page in _seals(look):
        bad = first_bad_seq(((row.seq, row.canonical, row.hash) for row in page), previous=previous, after=after)
        if bad is not None:
            return [Found(table="event_seal", row_id=str(bad), what="is the first number that is missing or altered")]
        previous, after = page[-1].hash, page[-1].seq
    return []


async def head_is_the_last_seal(look: Look) -> list[Found]:
    """The chain's head repeats the number and the hash of its last seal."""
    return await look.found(
        "event_head",
        """select coalesce(h.seq, 0) as id, format('its last seal is %s with another number or hash',
            coalesce(s.seq, 0)) as what
        from (select seq, hash from event_head where tenant_id = :tenant) h
        full join (
            select seq, hash from event_seal where tenant_id = :tenant order by seq desc limit 1
        ) s on true
        where h.seq is distinct from s.seq or h.hash is distinct from s.hash""",
    )


async def events_are_sealed_in_time(look: Look) -> list[Found]:
    """No event waits for its seal while a worker lives."""
    if look.worked_until is None:
        return []
    return await look.found(
        "event_log",
        """select l.id, format('%s of %s has no seal', l.action, l.at) as what
        from event_log l left join event_seal s on s.tenant_id = :tenant and s.event_id = l.id
        where l.tenant_id = :tenant and s.event_id is null and l.at < :oldest""",
        oldest=look.worked_until - _SEALED_WITHIN,
    )


async def events_say_what_their_rows_say(look: Look) -> list[Found]:
    """An event's canonical bytes name the tenant, time, actor, action, subject and data of its row."""
    found = []
    async for page in _events(look):
        for row in page:
            if differing := log.differing_fields(row):
                what = f"its bytes differ in {', '.join(differing)}"
                found.append(Found(table="event_log", row_id=str(row.id), what=what))
    return found


async def _seals(look: Look) -> AsyncIterator[Sequence[Any]]:
    query = """select s.seq, s.hash, coalesce(l.canonical, '') as canonical
        from (
            select seq, hash, event_id from event_seal
            where tenant_id = :tenant and seq > :after order by seq limit :page
        ) s left join event_log l on l.tenant_id = :tenant and l.id = s.event_id order by s.seq"""
    after = 0
    while page := await look.rows(query, after=after, page=_PAGE):
        yield page
        after = page[-1].seq


async def _events(look: Look) -> AsyncIterator[Sequence[Any]]:
    query = """select id, tenant_id, at, actor_kind, actor_id, action, subject_id, canonical, view
        from event_log where tenant_id = :tenant and id > :after order by id limit :page"""
    after = _FIRST_ID
    while page := await look.rows(query, after=after, page=_PAGE):
        yield page
        after = page[-1].id
