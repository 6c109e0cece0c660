"""Takes a contact's erasure from the request over a second person's approval to its day, and writes the certificate.

The one who asks never approves. An erasure waits while a message to the contact is on its way; it is written to the
journal outside the database before it is committed, so that no restore can bring the contact back.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select

from services.access import demand, require_fresh
from services.compliance import commands as compliance
from services.compliance import erasures, retention
from services.compliance.commands import Consenter
from services.compliance.erasure_models import ErasureCause
from services.compliance.erasures import Due, keyed_id
from services.compliance.models import OptOutMethod, SuppressionPurpose
from services.contacts.commands import RECEIVE_LOCK
from services.contacts.models import Contact
from services.contacts.queries import list_person, list_person_indexes
from services.conversations import sending, threads
from services.conversations.models import Conversation
from services.db import Transaction
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed, NotFound
from services.events.catalog.erasure import ErasureApproved, ErasureRefused
from services.flows.forget_contact import Forgotten, forget_contact, is_in_flight
from services.ports import Erased
from services.rules import erasure
from services.rules.erasure import Authority, ErasureState, Request, Timing
from services.rules.permissions import Access, Area, Principal

# Raw webhook bodies are kept so long, under the deployment's intake key (architecture.md, The path of a message).
DELIVERIES_KEPT = timedelta(days=30)


async def request_erasure(
    deps: Deps, principal: Principal, contact_id: UUID, authority: Authority, now: datetime
) -> UUID | None:
    """Keep a member's request, None where one is open; raises NotFound, and InvalidInput without authority."""
    demand(principal, Area.LEADS, Access.ACT)
    async with deps.db.transaction(principal) as tx:
        await _demand_contact(tx, contact_id)
        if fault := erasure.authority_fault(authority, await _last_heard_at(tx, contact_id), now):
            raise InvalidInput(fault)
        return await erasures.ask(tx, contact_id, authority, now)


async def approve_erasure(deps: Deps, principal: Principal, request_id: UUID, now: datetime) -> Timing:
    """Approve somebody else's request; the contact hears nothing more from now on. Raises NotAllowed, Conflict."""
    demand(principal, Area.LEADS, Access.WRITE)
    require_fresh(principal)
    async with deps.db.transaction(principal) as tx:
        row = await _load_undecided(tx, request_id, principal)
        timing = (await retention.load_policy(tx)).timing
        at_once = timing is Timing.AT_ONCE
        await erasures.move(
            tx,
            request_id,
            ErasureState.REQUESTED,
            state=ErasureState.APPROVED if at_once else ErasureState.RESTRICTED,
            timing=timing,
            decided_by=principal.member_id,
            decided_at=now,
            due_at=erasure.due_at(timing, now),
        )
        await _restrict(tx, row.contact_id, now)
        tx.emit(ErasureApproved(contact_id=row.contact_id, request_id=request_id, timing=timing), at=now)
    if at_once:
        await _carry_out(deps, principal.tenant_id, Due(id=request_id, contact_id=row.contact_id), now)
    return timing


async def refuse_erasure(deps: Deps, principal: Principal, request_id: UUID, now: datetime) -> None:
    """Refuse somebody else's request."""
    demand(principal, Area.LEADS, Access.WRITE)
    require_fresh(principal)
    async with deps.db.transaction(principal) as tx:
        row = await _load_undecided(tx, request_id, principal)
        values = {"state": ErasureState.REFUSED, "decided_by": principal.member_id, "decided_at": now}
        await erasures.move(tx, request_id, ErasureState.REQUESTED, **values)
        tx.emit(ErasureRefused(contact_id=row.contact_id, request_id=request_id), at=now)


async def erase_due(deps: Deps, tenant_id: UUID, now: datetime) -> int:
    """Carry out the approved requests of a tenant whose day has come; return how many were."""
    async with deps.db.read(Principal.system(tenant_id)) as reader:
        due = await erasures.list_due(reader, now)
    return sum([await _carry_out(deps, tenant_id, one, now) for one in due])


async def _carry_out(deps: Deps, tenant_id: UUID | None, due: Due, now: datetime) -> bool:
    """Erase the contact and all that are one person with it; while a message is on its way, leave it to the sweep."""
    assert tenant_id is not None
    system = Principal.system(tenant_id)
    async with deps.db.transaction(system) as tx:
        person = await list_person(tx, due.contact_id)
        if await _is_in_flight(tx, person):
            return False
    async with deps.db.deployment() as deployment:
        keys = {one: keyed_id(deployment, tenant_id, one) for one in person}
    await deps.erasures.append([Erased(tenant_id=tenant_id, keyed_id=key) for key in keys.values()])
    async with deps.db.transaction(system) as tx:
        await tx.lock(RECEIVE_LOCK)
        row = await erasures.find_open(tx, due.contact_id)
        if row is None or row.id != due.id or await _is_in_flight(tx, person):
            return False
        if await list_person(tx, due.contact_id) != person:
            return False  # Joined or parted this very moment: the sweep comes back.
        parts = [await forget_contact(tx, one, keys[one], ErasureCause.REQUEST, now) for one in person]
        certificate = _certificate(deps, row, _sum(parts), now)
        values = {"state": ErasureState.COMPLETED, "completed_at": now, "certificate": certificate}
        await erasures.move(tx, due.id, ErasureState(row.state), **values)
    return True


async def _is_in_flight(tx: Transaction, person: Sequence[UUID]) -> bool:
    return any([await is_in_flight(tx, contact_id) for contact_id in person])


def _sum(parts: Sequence[Forgotten]) -> Forgotten:
    """What was destroyed of a person, whose joined contacts go together."""
    return Forgotten(
        messages=sum(part.messages for part in parts),
        addresses=sum(part.addresses for part in parts),
        evidence=sum(part.evidence for part in parts),
    )


async def _load_undecided(tx: Transaction, request_id: UUID, principal: Principal) -> erasures.Row:
    row = await erasures.load_request(tx, request_id)
    request = Request(state=ErasureState(row.state), authority=Authority(row.authority), requested_by=row.requested_by)
    if fault := erasure.approval_fault(request, principal.member_id):
        raise NotAllowed(fault)
    return row


async def _restrict(tx: Transaction, contact_id: UUID, now: datetime) -> None:
    """Nothing is sent and nothing read by the AI from the approval on, whenever the day is."""
    indexes = await list_person_indexes(tx, contact_id)
    who = Consenter(contact_id=contact_id, indexes=indexes, conversation_id=None)
    method = OptOutMethod.ERASURE
    await compliance.suppress(tx, who, SuppressionPurpose.ALL, method=method, at=now, now=now)
    await threads.set_opted_out(tx, contact_id, now, now)
    await sending.refuse_queued(tx, contact_id, now)


async def _demand_contact(tx: Transaction, contact_id: UUID) -> None:
    """The contact is there, visible to who asks, and not erased yet."""
    statement = select(Contact.id).where(
        Contact.tenant_id == tx.tenant_id, Contact.id == contact_id, Contact.erased_at.is_(None)
    )
    if await tx.scalar(statement) is None:
        raise NotFound


async def _last_heard_at(tx: Transaction, contact_id: UUID) -> datetime | None:
    statement = select(func.max(Conversation.last_inbound_at)).where(
        Conversation.tenant_id == tx.tenant_id, Conversation.contact_id == contact_id
    )
    heard_at: datetime | None = await tx.scalar(statement)
    return heard_at


def _certificate(deps: Deps, row: erasures.Row, forgotten: Forgotten, now: datetime) -> dict[str, object]:
    """What was done, by whom asked and decided, and what still holds the contact until when; no personal data."""
    backups = timedelta(days=deps.settings.backup_retention_days)
    return {
        "request": str(row.id),
        "contact": str(row.contact_id),
        "authority": row.authority,
        "requested_by": str(row.requested_by) if row.requested_by else "the contact",
        "requested_at": row.requested_at.isoformat(),
        "approved_by": str(row.decided_by),
        "approved_at": row.decided_at.isoformat(),
        "timing": row.timing,
        "completed_at": now.isoformat(),
        "messages_erased": forgotten.messages,
        "addresses_deleted": forgotten.addresses,
        "consent_evidence_deleted": forgotten.evidence,
        "raw_deliveries_gone_at": (now + DELIVERIES_KEPT).isoformat(),
        "last_backup_expires_at": (now + backups).isoformat(),
    }
