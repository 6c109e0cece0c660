"""Fetches templates from the provider, inbox by inbox: every hour, and when a member asks for it."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import or_, select, update

from services.access import demand
from services.deps import Deps
from services.events.catalog.operations import TemplatesSynced
from services.flows.each_tenant import each_tenant
from services.outreach.commands import keep_templates
from services.rules.permissions import Access, Area, Principal
from services.tenants.models import Inbox
from services.tenants.queries import list_inboxes

SYNC_EVERY = timedelta(hours=1)


async def sync_templates(deps: Deps, tenant_id: UUID, now: datetime) -> int:
    """Store every template of a tenant as the provider describes it; return how many. Raises GatewayError."""
    return await _sync(deps, Principal.system(tenant_id), now)


async def sync_now(deps: Deps, principal: Principal, now: datetime) -> int:
    """The same because a member asks. Raises NotAllowed, or GatewayError where the provider does not answer."""
    demand(principal, Area.OPERATIONS, Access.WRITE)
    assert principal.tenant_id is not None
    kept = await _sync(deps, Principal.system(principal.tenant_id), now)
    async with deps.db.transaction(principal) as tx:
        tx.emit(TemplatesSynced(event_subject_id=principal.tenant_id, templates=kept), at=now)
    return kept


async def sync_due_templates(deps: Deps, now: datetime) -> int:
    """Sync the tenants that have an inbox whose last sync is an hour old; a provider's refusal waits for next time."""
    async with deps.db.deployment() as deployment:
        is_due = or_(Inbox.templates_synced_at.is_(None), Inbox.templates_synced_at <= now - SYNC_EVERY)
        due = (await deployment.execute(select(Inbox.tenant_id).where(is_due).distinct())).scalars().all()
    await each_tenant(deps, "templates", due, sync_templates, now)
    return 0


async def _sync(deps: Deps, actor: Principal, now: datetime) -> int:
    async with deps.db.read(actor) as reader:
        inboxes = await list_inboxes(reader)
    kept = 0
    for inbox in inboxes:
        described = await deps.whatsapp.list_templates(inbox.sender)
        async with deps.db.transaction(actor) as tx:
            kept += await keep_templates(tx, inbox.id, described, now)
            this = (Inbox.tenant_id == tx.tenant_id, Inbox.id == inbox.id)
            await tx.execute(update(Inbox).where(*this).values(templates_synced_at=now))
    return kept
