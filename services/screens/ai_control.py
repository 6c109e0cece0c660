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
    """The mode in force, and whether the AI takes up what its owner left alone for 30 minutes."""

    mode: str = AiMode.LIVE.value
    resumes: bool = False


async def load(reader: Reader, principal: Principal) -> AiControl:
    """What the tenant chose."""
    demand(principal, Area.AI)
    statement = select(Tenant.ai_mode, Tenant.ai_resumes).where(Tenant.tenant_id == reader.tenant_id)
    row = (await reader.execute(statement)).one()
    return AiControl(mode=row.ai_mode, resumes=row.ai_resumes)
