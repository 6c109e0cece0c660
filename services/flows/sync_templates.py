"""Fetches a tenant's templates from the provider, inbox by inbox."""

from datetime import datetime
from uuid import UUID

from services.deps import Deps
from services.outreach.commands import keep_templates
from services.rules.permissions import Principal
from services.tenants.queries import list_inboxes


async def sync_templates(deps: Deps, tenant_id: UUID, now: datetime) -> int:
    """Store every template as the provider describes it; return how many. Raises GatewayError."""
    actor = Principal.system(tenant_id)
    async with deps.db.read(actor) as reader:
        inboxes = await list_inboxes(reader)
    kept = 0
    for inbox in inboxes:
        described = await deps.whatsapp.list_templates(inbox.sender)
        async with deps.db.transaction(actor) as tx:
            kept += await keep_templates(tx, inbox.id, described, now)
    return kept
