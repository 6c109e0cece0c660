"""What a member sees of the own account: who they are here, and what proves it."""

from services.deps import Deps
from services.rules.permissions import Principal
from services.tenants.second_factors import Factors, load_factors


async def factors_of(deps: Deps, principal: Principal) -> Factors:
    """Return what the member has beside the password."""
    assert principal.tenant_id
    assert principal.member_id
    async with deps.db.deployment() as tx:
        return await load_factors(tx, principal.tenant_id, principal.member_id)
