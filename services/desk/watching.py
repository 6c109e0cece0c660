"""Who has a conversation on the screen and who writes in it, by the database's clock, which no demo moves."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Float, Interval, bindparam, cast, delete, exists, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert

from services.db import Reader, Transaction
from services.desk.models import Watch
from services.statements import Prepared

# An open page says so every LOOKED_EVERY; who said nothing twice is gone. The browser says at most every 3 s that
# somebody types.
LOOKED_EVERY_SECONDS = 15
_LOOKING = timedelta(seconds=40)
_TYPING = timedelta(seconds=8)
# The AI looks again so soon after it found somebody typing.
TYPING_CHECK = timedelta(seconds=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watcher:
    """A member who looks at a conversation now."""

    member_id: UUID
    is_typing: bool


async def note_watch(tx: Transaction, conversation_id: UUID, *, is_typing: bool) -> bool:
    """The acting member looks, or types as well; True where colleagues did not know that yet."""
    was = next(
        (one for one in await list_watchers(tx, conversation_id) if one.member_id == tx.principal.member_id), None
    )
    seen = {"looked_at": func.now()} | ({"typed_at": func.now()} if is_typing else {})
    row = {"tenant_id": tx.tenant_id, "conversation_id": conversation_id, "member_id": tx.principal.member_id}
    key = ["tenant_id", "conversation_id", "member_id"]
    await tx.execute(insert(Watch).values(row | seen).on_conflict_do_update(index_elements=key, set_=seen))
    return was is None or (is_typing and not was.is_typing)


async def end_watch(tx: Transaction, conversation_id: UUID) -> None:
    """The acting member went on."""
    mine = (Watch.tenant_id == tx.tenant_id, Watch.member_id == tx.principal.member_id)
    await tx.execute(delete(Watch).where(*mine, Watch.conversation_id == conversation_id))


async def end_typing(tx: Transaction, conversation_id: UUID) -> None:
    """What the acting member typed is sent: nobody waits for it any more."""
    mine = (Watch.tenant_id == tx.tenant_id, Watch.member_id == tx.principal.member_id)
    await tx.execute(update(Watch).where(*mine, Watch.conversation_id == conversation_id).values(typed_at=None))


async def list_watchers(reader: Reader, conversation_id: UUID) -> list[Watcher]:
    """Who looks at it now, the acting member too."""
    statement = select(Watch.member_id, func.coalesce(_since(Watch.typed_at.expression, _TYPING), False).label("types"))
    mine = (Watch.tenant_id == reader.tenant_id, Watch.conversation_id == conversation_id)
    rows = await reader.execute(statement.where(*mine, _since(Watch.looked_at.expression, _LOOKING)))
    return [Watcher(member_id=row.member_id, is_typing=row.types) for row in rows]


async def is_anyone_typing(reader: Reader, conversation_id: UUID) -> bool:
    """Whether a member writes a reply in it at this moment: the AI should wait."""
    return bool(await reader.value(_TYPED, conversation_id=conversation_id, lasts=_TYPING.total_seconds()))


# Every turn asks this before it is answered.
_TYPED = Prepared(
    select(
        exists().where(
            Watch.tenant_id == bindparam("tenant_id"),
            Watch.conversation_id == bindparam("conversation_id"),
            Watch.typed_at > func.now() - func.make_interval(0, 0, 0, 0, 0, 0, bindparam("lasts", type_=Float())),
        )
    )
)


def _since(at: ColumnElement[Any], lasts: timedelta) -> ColumnElement[bool]:
    return at > func.now() - cast(literal(lasts), Interval)
