"""Applies what a tenant's deliveries tell, in one transaction: contacts, conversations, messages, and what follows.

Sorted by the provider's time and id, so that the order of arrival inside a batch does not matter; what is known already
is left alone, so that a delivery may come twice, split or merged.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from services.arrivals import (
    AccountChanged,
    Address,
    Arrival,
    EchoArrived,
    Effect,
    MessageArrived,
    PreferenceArrived,
    StatusArrived,
    TemplateChanged,
)
from services.assignments import clocks
from services.assignments.commands import ROUTING_LOCK
from services.billing import commands as billing
from services.billing import pace
from services.compliance.queries import list_suppressed
from services.contacts import commands as contacts
from services.contacts.commands import RECEIVE_LOCK, Sighting
from services.contacts.queries import list_indexes
from services.conversations import receipts, storing, threads
from services.conversations.intake import Route
from services.conversations.storing import Entry, Stored
from services.conversations.threads import Thread
from services.db import Transaction
from services.deps import Deps
from services.flows.answer_turn import request_answer
from services.flows.away_notice import heed_absence
from services.flows.fetch_media import expect_media
from services.flows.fold_conversations import bring_forward
from services.flows.heed_account import heed_account
from services.flows.heed_consent import heed_preference, heed_words
from services.flows.heed_refusal import heed_failed
from services.flows.merge_contacts import join_moved
from services.flows.start_over import start_over
from services.flows.think_ahead import request_thought, thinks_ahead
from services.leads import commands as leads
from services.leads.commands import Interest
from services.outreach import commands as outreach
from services.rules import pacing
from services.rules.permissions import Principal
from services.tenants.commands import note_received
from services.tenants.queries import load_tenant

SOURCE = "whatsapp"

Item = tuple[Route, Arrival]


async def apply_arrivals(deps: Deps, tenant_id: UUID, items: Sequence[Item], now: datetime) -> None:
    """Write everything that `items` tell about one tenant; a repeat changes nothing."""
    async with deps.db.prepared(Principal.system(tenant_id)) as tx:
        await tx.lock(RECEIVE_LOCK)
        if moves := [item for _, item in items if isinstance(item, MessageArrived) and item.moved_to]:
            await tx.lock(ROUTING_LOCK)
        await note_received(tx, {route.inbox_id for route, _ in items}, now)
        stored = await _store_messages(tx, items, now)
        await _open_turns(deps, tx, stored, now)
        statuses = [(route.inbox_id, item) for route, item in items if isinstance(item, StatusArrived)]
        for reported in await receipts.record(tx, statuses, now) if statuses else []:
            await heed_failed(tx, reported, now)
        await _heed_notices(tx, items, now)
        for move in moves:
            await join_moved(tx, move, now)


async def _store_messages(tx: Transaction, items: Sequence[Item], now: datetime) -> list[Stored]:
    """Store the messages that are new, with their contacts, leads and fees."""
    fresh = await _unknown(tx, items)
    if not fresh:
        return []
    sightings = [_sighting(arrival) for _, arrival in fresh]
    people = await contacts.find_or_create(tx, sightings, now)
    pairs = [(person.id, route.inbox_id) for person, (route, _) in zip(people, fresh, strict=True)]
    locked = await threads.lock_threads(tx, pairs, now)
    await _keep_opted_out(tx, locked.values(), now)
    entries = [
        Entry(thread=locked[pair], subject=person, arrival=arrival)
        for pair, person, (_, arrival) in zip(pairs, people, fresh, strict=True)
    ]
    stored = await storing.store(tx, entries, now)
    await expect_media(tx, stored, now)
    for thread in {one.thread.id: one.thread for one in stored if _is_charged(one)}.values():
        await bring_forward(tx, thread, now)
    await _open_leads(tx, stored, now)
    await threads.save(tx, list(locked.values()))
    received = [(one.id, one.thread.id) for one in stored if _is_charged(one)]
    await billing.charge_inbound(tx, received, now=now)
    return stored


async def _unknown(tx: Transaction, items: Iterable[Item]) -> list[tuple[Route, MessageArrived | EchoArrived]]:
    """The messages that are not stored yet, each once, oldest first."""
    messages = {
        (route.inbox_id, item.provider_id): (route, item)
        for route, item in items
        if isinstance(item, MessageArrived | EchoArrived)
    }
    if not messages:
        return []
    known = await storing.list_known(tx, {provider_id for _, provider_id in messages})
    fresh = [message for key, message in messages.items() if key not in known]
    return sorted(fresh, key=lambda message: (message[1].at, message[1].provider_id))


def _sighting(arrival: MessageArrived | EchoArrived) -> Sighting:
    if isinstance(arrival, EchoArrived):
        return Sighting(address=arrival.recipient, at=arrival.at)
    return Sighting(address=arrival.sender, at=arrival.at, moved_to=arrival.moved_to)


def _is_charged(stored: Stored) -> bool:
    """The contact's own messages cost the inbound fee; the provider's notices about it do not."""
    return isinstance(stored.arrival, MessageArrived) and stored.arrival.effect is not Effect.NOTHING


async def _keep_opted_out(tx: Transaction, locked: Iterable[Thread], now: datetime) -> None:
    """A contact that opted out stays so in a conversation that is opened later."""
    opened = [thread for thread in locked if thread.is_new]
    indexes = await list_indexes(tx, [thread.contact_id for thread in opened]) if opened else {}
    suppressed = await list_suppressed(tx, [index for known in indexes.values() for index in known])
    for thread in opened:
        if suppressed.intersection(indexes.get(thread.contact_id, [])):
            thread.opted_out_at = now


async def _open_leads(tx: Transaction, stored: Sequence[Stored], now: datetime) -> None:
    """Each contact that wrote has an open lead; where it came from is told by its first message."""
    interests: dict[UUID, Interest] = {}
    for one in stored:
        if isinstance(one.arrival, MessageArrived) and _is_charged(one):
            interests.setdefault(one.thread.contact_id, _interest(one.thread, one.arrival))
    opened = await leads.ensure_open(tx, list(interests.values()), now)
    for thread in {one.thread.id: one.thread for one in stored}.values():
        if not thread.is_new and (lead_id := opened.get(thread.id)):
            await start_over(tx, thread, lead_id, now)


def _interest(thread: Thread, arrival: MessageArrived) -> Interest:
    referral = arrival.referral
    return Interest(
        conversation_id=thread.id,
        contact_id=thread.contact_id,
        source=referral.source if referral else SOURCE,
        campaign=referral.campaign if referral else None,
    )


async def _open_turns(deps: Deps, tx: Transaction, stored: Sequence[Stored], now: datetime) -> None:
    """Act on what the new messages ask: stop, start again, or an answer after the quiet time."""
    spoke = list({one.thread.id: one.thread for one in stored if _opens_turn(one)}.values())
    for thread in spoke:
        said = [one for one in stored if one.thread is thread]
        await heed_words(tx, thread, said, now)
        await heed_absence(tx, thread, said[-1].arrival.body, now)
        if not thread.is_new:
            await clocks.contact_wrote(tx, thread.id, now=now)
    for thread in {one.thread.id: one.thread for one in stored if isinstance(one.arrival, EchoArrived)}.values():
        await clocks.member_replied(tx, thread.id, now=now)
    if not spoke:
        return
    override = deps.settings.quiet_seconds
    quiet = timedelta(seconds=(await load_tenant(tx)).quiet_seconds if override is None else override)
    awaiting = [thread for thread in spoke if thread.awaits_ai]
    waits = await _line_up(deps, tx, awaiting, now)
    for thread in awaiting:
        delay = quiet + waits.get(thread.id, timedelta())
        tx.enqueue(request_answer(tx.tenant_id, thread.id, first_seq=thread.answered_seq + 1, delay=delay))
        if thinks_ahead(deps, quiet):
            tx.enqueue(request_thought(tx.tenant_id, thread.id, read_to=thread.last_inbound_seq))


async def _line_up(deps: Deps, tx: Transaction, awaiting: Sequence[Thread], now: datetime) -> dict[UUID, timedelta]:
    """How long each turn that begins now waits for its place: a tenant's burst delays that tenant alone.

    A turn that was open before has its job, and its place, already.
    """
    begun = [thread.id for thread in awaiting if thread.first_open_at == now]
    rate = pacing.turns(deps.settings.turns_per_second)
    waits = await pace.line_up_turns(tx, len(begun), rate, now) if begun else ()
    return dict(zip(begun, waits, strict=True))


def _opens_turn(stored: Stored) -> bool:
    return isinstance(stored.arrival, MessageArrived) and stored.arrival.effect is Effect.OPENS_TURN


async def _heed_notices(tx: Transaction, items: Sequence[Item], now: datetime) -> None:
    """What the provider tells of consent, templates and accounts, in the order given."""
    for route, item in items:
        match item:
            case PreferenceArrived():
                await heed_preference(tx, item, await _contact_of(tx, item.contact, item.at, now), now)
            case TemplateChanged():
                await outreach.change_template(tx, route.inbox_id, item, now)
            case AccountChanged():
                await heed_account(tx, route.inbox_id, item, now)
            case _:
                pass


async def _contact_of(tx: Transaction, address: Address, at: datetime, now: datetime) -> UUID:
    (person,) = await contacts.find_or_create(tx, [Sighting(address=address, at=at)], now)
    return person.id
