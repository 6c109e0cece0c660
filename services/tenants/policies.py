"""Reads a tenant's own rules: hours, promises, routing, languages, away messages."""

from sqlalchemy import bindparam, select

from services.db import Reader
from services.rules.tenant_policy import TenantPolicy, read_policy
from services.statements import Prepared
from services.tenants.models import Tenant


async def load_policy(tx: Reader) -> TenantPolicy:
    """Return the policy of the tenant that the transaction belongs to."""
    (row,) = await tx.rows(_POLICY)
    return read_policy(row.policy, row.timezone)


_POLICY = Prepared(select(Tenant.policy, Tenant.timezone).where(Tenant.tenant_id == bindparam("tenant_id")))
