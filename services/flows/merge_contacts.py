"""Makes two contacts one person, by the provider's notice or a member's act, and takes it back to the letter.

Nothing moves that was said: addresses, messages, answers and consents stay with the contact they came by, under its
key, so erasing a person destroys every key and an undo restores both. What is joined is how it is shown and worked on:
one thread, one open lead, one owner, and of what was refused the stricter.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from services.access import demand
from services.arrivals import MessageArrived
from services.assignments.commands import ROUTING_LOCK
from services.assignments.models import Assignment, SlaClock
from services.contacts import merges
from services.contacts.commands import RECEIVE_LOCK
from services.contacts.merges import Changes, Why
from services.contacts.models import Contact
from services.contacts.queries import find_owner, list_person
from services.conversations.models import Conversation
from services.db import Transaction
from services.deps import Deps
from services.errors import Conflict, InvalidInput, NotFound
from services.events.catalog.contact import ContactMerged, ContactUnmerged
from services.flows.fold_conversations import ask_again, fold, follow_lead
from services.flows.join_leads import drop_copies, join_leads, list_open
from services.flows.rescore_lead import rescore_lead
from services.flows.return_answers import return_answers
from services.ids import new_id
from services.leads.models import Lead
from services.rules import merging
from services.rules.merging import Evidence, MergeReason, Side
from services.rules.permissions import Access, Area, Principal

TABLES = (Contact, Conversation, Lead, Assignment, SlaClock)
# Where a row belongs is set back in any case; what it says only if nobody changed it since.
BELONGINGS = ("joined_as", "folded_into", "conversation_id", "lead_id")


async def merge_contacts(
    deps: Deps, principal: Principal, pair: tuple[UUID, UUID], evidence: Sequence[Evidence], now: datetime
) -> UUID:
    """Join two contacts and return the merge's id. Raises NotFound for what is not there, InvalidInput, NotAllowed."""
    demand(principal, Area.LEADS, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        await tx.lock(RECEIVE_LOCK)
        await tx.lock(ROUTING_LOCK)
        if fault := await _fault(tx, pair):
            raise InvalidInput(fault)
        why = Why(reason=MergeReason.MEMBER, evidence=evidence, member_id=principal.member_id)
        return await _join(tx, pair, why, now)


async def join_moved(tx: Transaction, notice: MessageArrived, now: datetime) -> None:
    """Join who moved with who was known at the new address before; the caller holds both locks."""
    assert notice.moved_to is not None
    before, after = await find_owner(tx, notice.sender), await find_owner(tx, notice.moved_to)
    if before is None or after is None or await _fault(tx, (before, after)):
        return
    await _join(tx, (before, after), Why(reason=MergeReason.NOTICE, evidence=(Evidence.NUMBER_CHANGE,)), now)


async def unmerge_contacts(deps: Deps, principal: Principal, merge_id: UUID, now: datetime) -> None:
    """Make two persons of one again; what was written since stays with the contact it came by.

    Raises NotFound, NotAllowed, and Conflict where it was undone, erased, or joined with somebody else since.
    """
    demand(principal, Area.LEADS, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        await tx.lock(RECEIVE_LOCK)
        await tx.lock(ROUTING_LOCK)
        merge = await merges.lock(tx, merge_id)
        together = await list_person(tx, merge.contact_id)
        await _demand_last(tx, merge, together)
        await _part(tx, merge)
        await merges.mark_undone(tx, merge_id, principal.member_id, now)
        for contact_id in (merge.contact_id, merge.other_id):
            await _settle(tx, contact_id, now)
        event = ContactUnmerged(
            contact_id=merge.contact_id, other_id=merge.other_id, merge_id=merge_id, conversation_id=None
        )
        tx.emit(event, at=now)


async def _fault(tx: Transaction, pair: tuple[UUID, UUID]) -> str:
    statement = select(Contact.id, Contact.joined_as, Contact.erased_at).where(
        Contact.tenant_id == tx.tenant_id, Contact.id.in_(pair)
    )
    rows = {row.id: row for row in await tx.execute(statement.order_by(Contact.id).with_for_update())}
    if not rows.keys() >= set(pair):
        raise NotFound
    one, other = (
        Side(contact_id=one, is_erased=rows[one].erased_at is not None, joined_as=rows[one].joined_as) for one in pair
    )
    return merging.merge_fault(one, other)


async def _join(tx: Transaction, pair: tuple[UUID, UUID], why: Why, now: datetime) -> UUID:
    merge_id, changes = new_id(now), Changes(tx)
    contact_ids = [*await list_person(tx, pair[0]), *await list_person(tx, pair[1])]
    for contact_id in contact_ids:
        await changes.set(Contact, contact_id, joined_as=merge_id)
    head = await fold(tx, changes, contact_ids)
    if head is not None:
        await _stop_for_all(tx, changes, contact_ids)
        await join_leads(tx, changes, contact_ids, head.id, now)
        await rescore_lead(tx, changes, head.id, now)
        ask_again(tx, head)
    await merges.record(tx, merge_id, pair, why, changes, now)
    event = ContactMerged(
        contact_id=pair[0],
        other_id=pair[1],
        merge_id=merge_id,
        conversation_id=head.id if head is not None else None,
        reason=why.reason,
    )
    tx.emit(event, at=now)
    return merge_id


async def _stop_for_all(tx: Transaction, changes: Changes, contact_ids: Sequence[UUID]) -> None:
    """Who opted out by one number opted out by the other: the stricter wins."""
    statement = select(Conversation.id, Conversation.opted_out_at).where(
        Conversation.tenant_id == tx.tenant_id, Conversation.contact_id.in_(contact_ids)
    )
    rows = (await tx.execute(statement)).all()
    stopped_at = min((row.opted_out_at for row in rows if row.opted_out_at), default=None)
    for row in rows if stopped_at else ():
        await changes.set(Conversation, row.id, opted_out_at=row.opted_out_at or stopped_at)


async def _demand_last(tx: Transaction, merge: Any, together: Sequence[UUID]) -> None:
    if merge.undone_at is not None:
        raise Conflict(merging.UNDONE)
    statement = select(Contact.id).where(
        Contact.tenant_id == tx.tenant_id, Contact.id.in_(together), Contact.erased_at.is_not(None)
    )
    if await tx.scalar(statement.limit(1)) is not None:
        raise Conflict(merging.GONE)
    last = await merges.find_last(tx, together)
    if last is None or last.id != merge.id:
        raise Conflict(merging.JOINED_SINCE)


async def _part(tx: Transaction, merge: Any) -> None:
    """Set back what the merge changed; answers given since go to the lead of who gave them."""
    await merges.revert(tx, TABLES, merge.changes["rows"], BELONGINGS)
    await drop_copies(tx, merge.changes["copied"])
    await return_answers(tx, merge)


async def _settle(tx: Transaction, contact_id: UUID, now: datetime) -> None:
    """One of the two persons on its own again: its threads, its lead with an owner that all agree on, its score."""
    contact_ids = await list_person(tx, contact_id)
    head = await fold(tx, Changes(tx), contact_ids)
    for lead in await list_open(tx, contact_ids):
        await follow_lead(tx, lead.id, lead.conversation_id)
        theirs = (Conversation.tenant_id == tx.tenant_id, Conversation.contact_id.in_(contact_ids))
        await tx.execute(update(Conversation).where(*theirs).values(assignee_id=lead.owner_id))
        if lead.scored_at is not None:
            await rescore_lead(tx, Changes(tx), lead.conversation_id, now)
    if head is not None:
        ask_again(tx, head)
