"""How far the tenant's AI may go now."""

from dataclasses import dataclass

from sqlalchemy import select

from services.access import demand
from services.db import Reader
from services.rules.ai_control import AiMode
from services.rules.permissions import Area, Principal
from services.tenants.models import Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class AiControl:
    """The mode in force."""

    mode: str = AiMode.LIVE.value


async def load(reader: Reader, principal: Principal) -> AiControl:
    """The tenant's mode."""
    demand(principal, Area.AI)
    mode = await reader.scalar(select(Tenant.ai_mode).where(Tenant.tenant_id == reader.tenant_id))
    return AiControl(mode=mode)
