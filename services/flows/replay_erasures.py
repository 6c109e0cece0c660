"""Brings the database and the journal of erasures together: a restored backup forgets again before it serves.

Who the journal names and the database still knows is erased; who the database erased and the journal does not name (a
new journal file) is written there. Tenants that a backup does not hold are left alone.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from services.compliance import erasures
from services.compliance.erasure_models import ErasureCause, ErasureMark
from services.compliance.erasures import keyed_id
from services.contacts.models import Contact
from services.deps import Deps
from services.flows.each_tenant import each_tenant
from services.flows.forget_contact import forget_contact
from services.ids import new_id
from services.ports import Erased
from services.rules.erasure import ErasureState
from services.rules.permissions import Principal


async def replay_erasures(deps: Deps, now: datetime) -> int:
    """Erase whom the journal names and the database knows; return how many were found."""
    wanted: dict[UUID, set[bytes]] = {}
    for one in await list_missing(deps):
        wanted.setdefault(one.tenant_id, set()).add(one.keyed_id)

    async def replay(deps: Deps, tenant_id: UUID, now: datetime) -> int:
        return await _replay_tenant(deps, tenant_id, wanted[tenant_id], now)

    found = await each_tenant(deps, "erasures", sorted(wanted), replay, now)
    async with deps.db.deployment() as deployment:
        marked = await erasures.list_marked(deployment)
    await deps.erasures.append(sorted(marked, key=lambda one: (one.tenant_id, one.keyed_id)))
    return found


async def list_missing(deps: Deps) -> Sequence[Erased]:
    """Return what the journal holds of this database's tenants and the database does not."""
    entries = await deps.erasures.entries()
    if not entries:
        return []
    async with deps.db.deployment() as deployment:
        marked, tenants = await erasures.list_marked(deployment), await erasures.list_tenants(deployment)
    return [one for one in entries if one.tenant_id in tenants and one not in marked]


async def _replay_tenant(deps: Deps, tenant_id: UUID, wanted: set[bytes], now: datetime) -> int:
    system = Principal.system(tenant_id)
    async with deps.db.read(system) as reader:
        contact_ids = (await reader.execute(select(Contact.id).where(Contact.tenant_id == tenant_id))).scalars().all()
    async with deps.db.deployment() as deployment:
        known = {keyed_id(deployment, tenant_id, contact_id): contact_id for contact_id in contact_ids}
    found = {key: known[key] for key in wanted if key in known}
    for key, contact_id in found.items():
        async with deps.db.transaction(system) as tx:
            await forget_contact(tx, contact_id, key, ErasureCause.REPLAY, now)
            if row := await erasures.find_open(tx, contact_id):
                values = {"state": ErasureState.COMPLETED, "completed_at": now}
                await erasures.move(tx, row.id, ErasureState(row.state), **values)
    async with deps.db.transaction(system) as tx:
        for key in wanted - found.keys():
            # Made after the backup: there is nobody to forget, and nothing to look for again.
            mark = {"tenant_id": tenant_id, "id": new_id(now), "keyed_id": key, "cause": ErasureCause.REPLAY, "at": now}
            await tx.execute(insert(ErasureMark).values(mark).on_conflict_do_nothing())
    return len(found)
