"""Masks and erases contacts as each tenant's retention policy says; a dry run only tells what would happen.

What is due is found in the tables, so that a lost run costs a delay. Each contact is a transaction of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, insert, select

from services.access import demand, require_fresh
from services.compliance import erasures, retention
from services.compliance.erasure_models import ErasureCause, RetentionRun
from services.compliance.erasures import keyed_id
from services.contacts.masking import mask_contact
from services.contacts.models import Contact
from services.conversations.models import Conversation, Delivery, DeliveryState
from services.db import Reader, Transaction
from services.deps import Deps
from services.errors import InvalidInput
from services.events.catalog.erasure import ContactMasked, RetentionApplied
from services.flows.each_tenant import each_tenant
from services.flows.erase_contact import DELIVERIES_KEPT
from services.flows.forget_contact import forget_contact, is_in_flight
from services.ids import new_id
from services.leads.models import Lead, LeadState
from services.ports import Erased
from services.rules.erasure import Timing
from services.rules.permissions import Access, Area, Principal
from services.rules.retention import Kept, RetentionPolicy, RetentionStep, months_before, policy_fault, step_due

AT_ONCE = 200
SAMPLES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Contacts to which something is due, oldest first."""

    policy: RetentionPolicy
    to_mask: Sequence[UUID]
    to_erase: Sequence[UUID]


async def keep_retention(deps: Deps, now: datetime) -> int:
    """Do what is due in every tenant, a batch of each; return how many contacts were touched."""
    async with deps.db.deployment() as deployment:
        tenant_ids = await erasures.list_tenants(deployment)
        old = (Delivery.state == DeliveryState.PROCESSED, Delivery.finished_at < now - DELIVERIES_KEPT)
        await deployment.execute(delete(Delivery).where(*old))
    return await each_tenant(deps, "retention", sorted(tenant_ids), keep_tenant, now)


async def keep_tenant(deps: Deps, tenant_id: UUID, now: datetime) -> int:
    """Do what is due in one tenant, a batch of it; return how many contacts were touched."""
    system = Principal.system(tenant_id)
    async with deps.db.read(system) as reader:
        due = await _list_due(reader, now, limit=AT_ONCE)
    if not due.to_mask and not due.to_erase:
        return 0
    for contact_id in due.to_mask:
        async with deps.db.transaction(system) as tx:
            await mask_contact(tx, contact_id, now)
            tx.emit(ContactMasked(contact_id=contact_id, policy_version=due.policy.version), at=now)
    erased = [contact_id for contact_id in due.to_erase if await _erase(deps, system, contact_id, now)]
    done = Due(policy=due.policy, to_mask=due.to_mask, to_erase=erased)
    async with deps.db.transaction(system) as tx:
        await _record(tx, done, is_dry=False, now=now)
    return len(due.to_mask) + len(erased)


async def dry_run(deps: Deps, principal: Principal, now: datetime) -> None:
    """Keep on record what the policy would do now, without doing it."""
    demand(principal, Area.SETTINGS, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        due = await _list_due(tx, now, limit=None)
        await _record(tx, due, is_dry=True, now=now)


async def change_retention(
    deps: Deps, principal: Principal, *, mask_after: str, erase_after: str, timing: str, now: datetime
) -> int:
    """Put a new version of the policy in force; return its number. Raises InvalidInput with what is wrong."""
    demand(principal, Area.SETTINGS, Access.WRITE)
    require_fresh(principal)
    chosen = next((one for one in Timing if one == timing), None)
    if chosen is None:
        raise InvalidInput("Choose when an approved erasure is carried out.")
    months = [
        int(words) if words.isascii() and words.isdigit() and len(words) < 4 else 0
        for words in (mask_after, erase_after)
    ]
    if fault := policy_fault(*months):
        raise InvalidInput(fault)
    async with deps.db.transaction(principal) as tx:
        return await retention.write_policy(
            tx, mask_after_months=months[0], erase_after_months=months[1], timing=chosen, now=now
        )


async def _erase(deps: Deps, system: Principal, contact_id: UUID, now: datetime) -> bool:
    assert system.tenant_id is not None
    async with deps.db.deployment() as deployment:
        erased = Erased(tenant_id=system.tenant_id, keyed_id=keyed_id(deployment, system.tenant_id, contact_id))
    async with deps.db.transaction(system) as tx:
        if await is_in_flight(tx, contact_id):
            return False
    await deps.erasures.append([erased])
    async with deps.db.transaction(system) as tx:
        await forget_contact(tx, contact_id, erased.keyed_id, ErasureCause.RETENTION, now)
    return True


async def _list_due(tx: Reader, now: datetime, *, limit: int | None) -> Due:
    policy = (await retention.load_policy(tx)).months
    heard = func.max(func.greatest(Conversation.last_inbound_at, Conversation.last_outbound_at))
    last_heard_at = func.greatest(heard, Contact.created_at).label("last_heard_at")
    open_lead = func.bool_or(Lead.id.is_not(None)).label("has_open_lead")
    statement = (
        select(Contact.id, Contact.masked_at, last_heard_at, open_lead)
        .outerjoin(
            Conversation, (Conversation.tenant_id == Contact.tenant_id) & (Conversation.contact_id == Contact.id)
        )
        .outerjoin(
            Lead,
            (Lead.tenant_id == Contact.tenant_id) & (Lead.contact_id == Contact.id) & (Lead.state == LeadState.OPEN),
        )
        .where(
            Contact.tenant_id == tx.tenant_id,
            Contact.erased_at.is_(None),
            Contact.created_at <= months_before(now, policy.mask_after_months),
        )
        .group_by(Contact.tenant_id, Contact.id, Contact.masked_at)
        .having(last_heard_at.element <= months_before(now, policy.mask_after_months))
        .order_by(Contact.id)
    )
    steps: dict[RetentionStep, list[UUID]] = {step: [] for step in RetentionStep}
    for row in await tx.execute(statement):
        kept = Kept(
            last_heard_at=row.last_heard_at, has_open_lead=row.has_open_lead, is_masked=row.masked_at is not None
        )
        steps[step_due(kept, policy, now)].append(row.id)
    return Due(policy=policy, to_mask=steps[RetentionStep.MASK][:limit], to_erase=steps[RetentionStep.ERASE][:limit])


async def _record(tx: Transaction, due: Due, *, is_dry: bool, now: datetime) -> None:
    run_id = new_id(now)
    samples = {
        "mask": [str(one) for one in due.to_mask[:SAMPLES]],
        "erase": [str(one) for one in due.to_erase[:SAMPLES]],
    }
    row = {
        "tenant_id": tx.tenant_id,
        "id": run_id,
        "policy_version": due.policy.version,
        "is_dry": is_dry,
        "masked": len(due.to_mask),
        "erased": len(due.to_erase),
        "samples": samples,
        "at": now,
    }
    await tx.execute(insert(RetentionRun), row)
    if not is_dry:
        event = RetentionApplied(
            run_id=run_id, policy_version=due.policy.version, masked=len(due.to_mask), erased=len(due.to_erase)
        )
        tx.emit(event, at=now)
