"""Tells who must not be written to, and where the others are."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ARRAY, LargeBinary, Uuid, and_, bindparam, func, select

from services.arrivals import Address
from services.compliance.models import Suppression, SuppressionPurpose
from services.contacts.models import ChannelIdentity, Contact
from services.contacts.queries import address_of, is_same_person
from services.db import Reader
from services.statements import Prepared
from services.subject_keys import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Where a contact is written to, and for what the person that it is stopped that, at any of its addresses."""

    address: Address
    stopped: frozenset[SuppressionPurpose]


async def list_suppressed(
    tx: Reader, indexes: Collection[bytes], purpose: SuppressionPurpose = SuppressionPurpose.ALL
) -> set[bytes]:
    """Return which of these addresses, by blind index, are suppressed for a purpose."""
    if not indexes:
        return set()
    return {row.value_index for row in await tx.rows(_SUPPRESSED, indexes=list(indexes), purpose=purpose)}


async def is_suppressed(tx: Reader, indexes: Collection[bytes], purpose: SuppressionPurpose) -> bool:
    """Whether any of a contact's addresses is suppressed for a purpose."""
    return bool(await list_suppressed(tx, indexes, purpose))


async def find_reach(tx: Reader, subject: Subject) -> Reach:
    """Return where a contact can be written to, and what of it must not be."""
    rows = await tx.rows(_REACH, contact_id=subject.id)
    in_use = {row.id: row for row in rows if row.contact_id == subject.id and row.retired_at is None}
    stopped = frozenset(SuppressionPurpose(row.purpose) for row in rows if row.purpose)
    return Reach(address=address_of(subject, in_use.values()), stopped=stopped)


_SUPPRESSED = Prepared(
    select(Suppression.value_index).where(
        Suppression.tenant_id == bindparam("tenant_id"),
        Suppression.value_index == func.any(bindparam("indexes", type_=ARRAY(LargeBinary()))),
        Suppression.purpose == bindparam("purpose"),
        Suppression.lifted_at.is_(None),
    )
)

_REACH = Prepared(
    select(
        ChannelIdentity.id,
        ChannelIdentity.contact_id,
        ChannelIdentity.kind,
        ChannelIdentity.value,
        ChannelIdentity.retired_at,
        Suppression.purpose,
    )
    .join(Contact, and_(Contact.tenant_id == ChannelIdentity.tenant_id, Contact.id == ChannelIdentity.contact_id))
    .outerjoin(
        Suppression,
        and_(
            Suppression.tenant_id == ChannelIdentity.tenant_id,
            Suppression.value_index == ChannelIdentity.value_index,
            Suppression.lifted_at.is_(None),
        ),
    )
    .where(
        ChannelIdentity.tenant_id == bindparam("tenant_id"),
        is_same_person(bindparam("contact_id", type_=Uuid())),
    )
    .order_by(ChannelIdentity.created_at)
)
