"""Takes a document into the knowledge base, or out of it; reading it is a job of its own."""

from datetime import datetime
from pathlib import PurePosixPath
from uuid import UUID

from services.access import demand
from services.deps import Deps
from services.errors import InvalidInput
from services.knowledge import commands
from services.knowledge.refusals import REFUSALS
from services.rules.document_kind import DocumentRefusal, kind_of
from services.rules.permissions import Access, Area, Principal

TITLE_MOST = 120


async def add_document(deps: Deps, principal: Principal, name: str, content: bytes, *, now: datetime) -> UUID:
    """Take a file whose name may be anything. Raises NotAllowed, and InvalidInput with the reason."""
    demand(principal, Area.AI, Access.WRITE)
    kind = kind_of(content)
    if isinstance(kind, DocumentRefusal):
        raise InvalidInput(REFUSALS[kind])
    async with deps.db.transaction(principal) as tx:
        taken = await commands.add_document(tx, title_of(name), kind, content, now=now)
    if isinstance(taken, DocumentRefusal):
        raise InvalidInput(REFUSALS[taken])
    return taken


async def delete_document(deps: Deps, principal: Principal, document_id: UUID, *, now: datetime) -> None:
    """Delete a document; replies that quote it and wait to be sent are withdrawn. Raises NotAllowed, NotFound."""
    demand(principal, Area.AI, Access.WRITE)
    async with deps.db.transaction(principal) as tx:
        await commands.delete_document(tx, document_id, now)


def title_of(name: str) -> str:
    """A title out of a file's name: no folders, nothing that cannot be seen, no ending."""
    bare = PurePosixPath(name.replace("\\", "/")).name
    shown = "".join(letter for letter in bare if letter.isprintable()).strip()
    stem = shown.rpartition(".")[0] or shown
    return " ".join(stem.replace("_", " ").split())[:TITLE_MOST] or "Untitled"
