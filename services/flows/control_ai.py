"""Sets how far a tenant's AI may go: answering, drafting, stopped; and whether it takes idle conversations up again."""

from datetime import datetime

from sqlalchemy import select, update

from services.access import demand
from services.deps import Deps
from services.errors import InvalidInput
from services.events.catalog.tenant import AiModeChanged, TenantSettingChanged
from services.rules.ai_control import AiMode
from services.rules.permissions import Access, Area, Principal
from services.tenants.models import Tenant


async def set_ai_mode(deps: Deps, principal: Principal, mode: str, now: datetime) -> None:
    """Put a mode in force: each send asks for it again, so that what is queued is held back too.

    Raises NotAllowed, and InvalidInput for what is no mode.
    """
    demand(principal, Area.AI, Access.WRITE)
    wanted = next((one for one in AiMode if one == mode), None)
    if wanted is None:
        raise InvalidInput("Choose live, shadow or stopped.")
    async with deps.db.transaction(principal) as tx:
        own = Tenant.tenant_id == tx.tenant_id
        before = await tx.scalar(select(Tenant.ai_mode).where(own).with_for_update())
        if before != wanted:
            await tx.execute(update(Tenant).where(own).values(ai_mode=wanted))
            tx.emit(AiModeChanged(tenant_id=tx.tenant_id, before=before, after=wanted), at=now)


async def allow_resuming(deps: Deps, principal: Principal, *, allowed: bool, now: datetime) -> None:
    """Say whether the AI resumes where the owner was idle for 30 minutes. Raises NotAllowed."""
    demand(principal, Area.AI, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        own = Tenant.tenant_id == tx.tenant_id
        before = await tx.scalar(select(Tenant.ai_resumes).where(own).with_for_update())
        if before != allowed:
            await tx.execute(update(Tenant).where(own).values(ai_resumes=allowed))
            event = TenantSettingChanged(
                tenant_id=tx.tenant_id, setting="ai_resumes", before=str(before), after=str(allowed)
            )
            tx.emit(event, at=now)
