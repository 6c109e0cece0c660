"""Tells a freshly started sandbox who wrote within the last day: what WhatsApp knows, it forgets with its process."""

from datetime import datetime, timedelta

from sqlalchemy import and_, select

from services.contacts.models import IDENTITY_VALUE, ChannelIdentity, Contact, IdentityKind
from services.conversations.models import Conversation
from services.deps import Deps
from services.ports import SandboxControl
from services.rules.permissions import Principal
from services.rules.session_window import WHATSAPP
from services.subject_keys import Subject
from services.tenants.models import Inbox, Tenant


async def tell_open_windows(deps: Deps, sandbox: SandboxControl, now: datetime) -> None:
    """Tell the sandbox of every session window that is still open."""
    async with deps.db.deployment() as deployment:
        tenant_ids = (await deployment.execute(select(Tenant.tenant_id))).scalars().all()
    since = now - timedelta(seconds=WHATSAPP.service_seconds or 0)
    for tenant_id in tenant_ids:
        if windows := await _list_windows(deps, Principal.system(tenant_id), since):
            await sandbox.call("POST", "/_sandbox/windows", windows)


async def _list_windows(deps: Deps, system: Principal, since: datetime) -> list[dict[str, str]]:
    of_tenant = system.tenant_id
    same = and_(ChannelIdentity.tenant_id == of_tenant, ChannelIdentity.contact_id == Conversation.contact_id)
    statement = (
        select(
            Inbox.external_id,
            ChannelIdentity.id,
            ChannelIdentity.value,
            Conversation.last_inbound_at,
            Conversation.contact_id,
            Contact.subject_key,
        )
        .join(Inbox, and_(Inbox.tenant_id == of_tenant, Inbox.id == Conversation.inbox_id))
        .join(ChannelIdentity, same)
        .join(Contact, and_(Contact.tenant_id == of_tenant, Contact.id == Conversation.contact_id))
        .where(
            Conversation.tenant_id == of_tenant,
            Conversation.last_inbound_at > since,
            ChannelIdentity.kind == IdentityKind.PHONE,
            ChannelIdentity.retired_at.is_(None),
        )
    )
    async with deps.db.read(system) as reader:
        return [
            {
                "inbox": row.external_id,
                "from": Subject(reader.cipher, row.contact_id, row.subject_key).open(IDENTITY_VALUE, row.id, row.value),
                "last_inbound_at": row.last_inbound_at.isoformat(),
            }
            for row in await reader.execute(statement)
        ]
