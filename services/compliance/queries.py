"""Tells who must not be written to."""

from collections.abc import Collection

from sqlalchemy import ARRAY, LargeBinary, bindparam, func, select

from services.compliance.models import Suppression, SuppressionPurpose
from services.db import Reader
from services.statements import Prepared


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


_SUPPRESSED = Prepared(
    select(Suppression.value_index).where(
        Suppression.tenant_id == bindparam("tenant_id"),
        Suppression.value_index == func.any(bindparam("indexes", type_=ARRAY(LargeBinary()))),
        Suppression.purpose == bindparam("purpose"),
        Suppression.lifted_at.is_(None),
    )
)
