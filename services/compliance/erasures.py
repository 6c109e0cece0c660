"""Keeps requests to erase a contact, and who was erased by the id under which the journal knows it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from services.compliance.erasure_models import ErasureMark, ErasureRequest
from services.db import DeploymentTransaction, Reader, Transaction
from services.errors import Conflict, NotFound
from services.events.catalog.erasure import ErasureRequested
from services.ids import new_id
from services.ports import Erased
from services.rules.erasure import OPEN_STATES, Authority, ErasureState
from services.tenants.models import Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An approved request whose day has come."""

    id: UUID
    contact_id: UUID


def keyed_id(tx: DeploymentTransaction, tenant_id: UUID, contact_id: UUID) -> bytes:
    """The id of a contact in the journal: a keyed hash, which only this deployment can make."""
    return tx.cipher.index("erasure", f"{tenant_id}\0{contact_id}")


async def ask(tx: Transaction, contact_id: UUID, authority: Authority, now: datetime) -> UUID | None:
    """Keep a request by whoever acts; None where one is open already."""
    request_id = new_id(now)
    row = {
        "tenant_id": tx.tenant_id,
        "id": request_id,
        "contact_id": contact_id,
        "state": ErasureState.REQUESTED,
        "authority": authority,
        "requested_by": tx.principal.member_id,
        "requested_at": now,
    }
    statement = insert(ErasureRequest).values(row).on_conflict_do_nothing().returning(ErasureRequest.id)
    if await tx.scalar(statement) is None:
        return None
    tx.emit(ErasureRequested(contact_id=contact_id, request_id=request_id, authority=authority), at=now)
    return request_id


# A row of the table, as the driver gives it.
Row = Any


async def load_request(tx: Reader, request_id: UUID) -> Row:
    """Return a request's row; raises NotFound."""
    statement = select(ErasureRequest).where(ErasureRequest.tenant_id == tx.tenant_id, ErasureRequest.id == request_id)
    row = (await tx.execute(statement)).one_or_none()
    if row is None:
        raise NotFound
    return row


async def move(tx: Transaction, request_id: UUID, before: ErasureState, **values: object) -> None:
    """Change a request that is still where it was; raises Conflict where somebody was first."""
    statement = (
        update(ErasureRequest)
        .where(
            ErasureRequest.tenant_id == tx.tenant_id,
            ErasureRequest.id == request_id,
            ErasureRequest.state == before,
        )
        .values(**values)
        .returning(ErasureRequest.id)
    )
    if await tx.scalar(statement) is None:
        raise Conflict


async def find_open(tx: Reader, contact_id: UUID) -> Row | None:
    """Return a contact's open request."""
    statement = select(ErasureRequest).where(
        ErasureRequest.tenant_id == tx.tenant_id,
        ErasureRequest.contact_id == contact_id,
        ErasureRequest.state.in_(OPEN_STATES),
    )
    return (await tx.execute(statement)).one_or_none()


async def list_due(tx: Reader, now: datetime) -> list[Due]:
    """Return the approved requests whose day has come."""
    statement = select(ErasureRequest.id, ErasureRequest.contact_id).where(
        ErasureRequest.tenant_id == tx.tenant_id,
        ErasureRequest.state.in_((ErasureState.APPROVED, ErasureState.RESTRICTED)),
        ErasureRequest.due_at <= now,
    )
    return [Due(id=row.id, contact_id=row.contact_id) for row in await tx.execute(statement)]


async def list_marked(tx: DeploymentTransaction) -> set[Erased]:
    """Return everybody that the database knows to be erased, in every tenant."""
    rows = await tx.execute(select(ErasureMark.tenant_id, ErasureMark.keyed_id))
    return {Erased(tenant_id=row.tenant_id, keyed_id=row.keyed_id) for row in rows}


async def list_tenants(tx: DeploymentTransaction) -> set[UUID]:
    """Return the ids of all tenants."""
    return set((await tx.execute(select(Tenant.tenant_id))).scalars())
