"""Tells who must not be written to."""

from collections.abc import Collection

from sqlalchemy import select

from services.compliance.models import Suppression, SuppressionPurpose
from services.db import Reader


async def list_suppressed(
    tx: Reader, indexes: Collection[bytes], purpose: SuppressionPurpose = SuppressionPurpose.ALL
) -> set[bytes]:
    """Return which of these addresses, by blind index, are suppressed for a purpose."""
    if not indexes:
        return set()
    statement = select(Suppression.value_index).where(
        Suppression.tenant_id == tx.tenant_id,
        Suppression.value_index.in_(list(indexes)),
        Suppression.purpose == purpose,
        Suppression.lifted_at.is_(None),
    )
    return {row.value_index for row in await tx.execute(statement)}


async def is_suppressed(tx: Reader, indexes: Collection[bytes], purpose: SuppressionPurpose) -> bool:
    """Whether any of a contact's addresses is suppressed for a purpose."""
    return bool(await list_suppressed(tx, indexes, purpose))
