"""A program sends a message: as a member's reply, and once for each `Idempotency-Key`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from services.access import demand
from services.deps import Deps
from services.errors import Conflict, InvalidInput
from services.flows.member_reply import ReplyOutcome, member_reply
from services.rules.permissions import Access, Area, Principal
from services.tenants.models import ApiWrite

KEY_MOST = 200


async def send_message(
    deps: Deps, principal: Principal, conversation_id: UUID, *, text: str, idempotency_key: str, now: datetime
) -> ReplyOutcome:
    """Queue a text; the same key with the same request returns the same message.

    Raises as `member_reply`, InvalidInput for a key that is none, Conflict for one that was used for something else.
    """
    demand(principal, Area.LEADS, Access.ACT)
    if not 0 < len(idempotency_key) <= KEY_MOST or not idempotency_key.isprintable():
        raise InvalidInput(f"Send an Idempotency-Key of at most {KEY_MOST} printable characters.")
    known_as = await _remember(deps, principal, f"{conversation_id}\0{text}", idempotency_key, now)
    key = f"api:{principal.api_key_id}:{known_as}"
    return await member_reply(deps, principal, conversation_id, text=text, idempotency_key=key, now=now)


async def _remember(deps: Deps, principal: Principal, request: str, idempotency_key: str, now: datetime) -> str:
    """Hold the key to its first request; returns its blind index: a program may well make keys of phone numbers."""
    async with deps.db.transaction(principal) as tx:
        known_as = tx.cipher.index("idempotency_key", idempotency_key).hex()
        fingerprint = tx.cipher.index("api_write", request)
        row = {
            "tenant_id": tx.tenant_id,
            "api_key_id": principal.api_key_id,
            "idempotency_key": known_as,
            "fingerprint": fingerprint,
            "created_at": now,
        }
        await tx.execute(insert(ApiWrite).values(row).on_conflict_do_nothing())
        same = (ApiWrite.api_key_id == principal.api_key_id, ApiWrite.idempotency_key == known_as)
        kept = await tx.scalar(select(ApiWrite.fingerprint).where(ApiWrite.tenant_id == tx.tenant_id, *same))
    if kept != fingerprint:
        raise Conflict("The Idempotency-Key was used for another request.")
    return known_as
