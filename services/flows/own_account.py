"""What a member sees of the own account: who they are here, and what proves it."""

from dataclasses import dataclass

from services.deps import Deps
from services.flows.tell_member import load_address
from services.rules.permissions import Principal
from services.rules.session_life import may_drop_factor
from services.tenants.second_factors import Factors, load_factors


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAccount:
    """The member's own account as the page shows it."""

    name: str = ""
    email: str = ""
    has_authenticator: bool = False
    has_factor: bool = False
    may_remove_authenticator: bool = False
    recovery_codes: int = 0


async def load_own(deps: Deps, principal: Principal) -> OwnAccount:
    """Return who the member is and which factors they have."""
    assert principal.member_id
    assert principal.role
    factors = await factors_of(deps, principal)
    async with deps.db.read(principal) as reader:
        email, name = await load_address(reader, principal.member_id)
    return OwnAccount(
        name=name,
        email=email,
        has_authenticator=factors.has_totp,
        has_factor=factors.count > 0,
        may_remove_authenticator=factors.has_totp and may_drop_factor(principal.role, factors_left=factors.passkeys),
        recovery_codes=factors.recovery_codes,
    )


async def factors_of(deps: Deps, principal: Principal) -> Factors:
    """Return what the member has beside the password."""
    assert principal.tenant_id
    assert principal.member_id
    async with deps.db.deployment() as tx:
        return await load_factors(tx, principal.tenant_id, principal.member_id)
