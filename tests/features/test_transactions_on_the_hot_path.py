"""What a transaction inserts together is there as one, or not at all; and which commits wait for the disk."""

from typing import Any
from uuid import UUID

import pytest
from factories import NOW, Company
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from services.billing.models import DueFee
from services.contacts.models import ChannelIdentity, Contact, IdentityKind
from services.db import Reader
from services.deps import Deps
from services.ids import new_id
from services.tenants.models import Channel


def _contact(tenant_id: UUID, contact_id: UUID) -> dict[str, Any]:
    return {"tenant_id": tenant_id, "id": contact_id, "name": None, "created_at": NOW}


def _identity(tenant_id: UUID, contact_id: UUID) -> dict[str, Any]:
    named = {"channel": Channel.WHATSAPP, "kind": IdentityKind.PHONE, "value": b"\x00", "value_index": contact_id.bytes}
    return {"tenant_id": tenant_id, "id": new_id(NOW), "contact_id": contact_id, "created_at": NOW, **named}


def _fee(tenant_id: UUID) -> dict[str, Any]:
    fee_id = new_id(NOW)
    return {"tenant_id": tenant_id, "id": fee_id, "operation_key": f"{fee_id}", "amount_deci": 1, "at": NOW}


async def _count(reader: Reader, table: Any) -> int:
    return int(await reader.scalar(select(func.count()).select_from(table).where(table.tenant_id == reader.tenant_id)))


async def test_rows_go_with_the_next_insertion_whichever_refers_to_which(deps: Deps, asha: Company):
    contact_id = new_id(NOW)

    async with deps.db.transaction(asha.system) as tx:
        tx.insert_with_next(ChannelIdentity, [_identity(asha.tenant_id, contact_id)])
        await tx.insert(Contact, [_contact(asha.tenant_id, contact_id)])
        counted = await _count(tx, ChannelIdentity)

    assert counted == 1


async def test_rows_for_the_next_insertion_go_at_the_latest_at_the_end(deps: Deps, asha: Company):
    async with deps.db.transaction(asha.system) as tx:
        tx.insert_with_next(DueFee, [_fee(asha.tenant_id)])
        tx.insert_with_next(DueFee, [_fee(asha.tenant_id)])

    async with deps.db.read(asha.system) as reader:
        assert await _count(reader, DueFee) == 2


async def _insert_for_another(deps: Deps, ours: Company, theirs: Company) -> None:
    async with deps.db.transaction(ours.system) as tx:
        tx.insert_with_next(DueFee, [_fee(theirs.tenant_id)])
        await tx.insert(Contact, [_contact(ours.tenant_id, new_id(NOW))])


async def test_no_row_of_another_tenant_slips_in_with_others(deps: Deps, asha: Company, borneo: Company):
    with pytest.raises(DBAPIError, match="row-level security"):
        await _insert_for_another(deps, asha, borneo)

    async with deps.db.read(borneo.system) as reader:
        assert await _count(reader, DueFee) == 0
    async with deps.db.read(asha.system) as reader:
        assert await _count(reader, Contact) == 0


async def test_only_a_provisional_commit_does_not_wait_for_the_disk(deps: Deps, asha: Company):
    shown = []

    for begin in (deps.db.provisional, deps.db.transaction):
        async with begin(asha.system) as tx:
            shown.append(await tx.scalar(text("show synchronous_commit")))

    assert shown == ["off", "on"]
