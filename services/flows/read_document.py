"""Reads an uploaded document: its text, cut into passages, each sentence with its vector. A job; safe to repeat."""

from datetime import datetime
from uuid import UUID

from services.deps import Deps
from services.knowledge import commands
from services.knowledge.commands import ReadPassage
from services.knowledge.queries import find_waiting
from services.ports import UnreadableDocument
from services.rules.document_kind import DocumentRefusal
from services.rules.passages import Cut, cut
from services.rules.permissions import Principal
from services.shelves import pack


async def read_document(deps: Deps, tenant_id: UUID, document_id: UUID, now: datetime) -> None:
    """Make a waiting document findable, or note why it cannot be read."""
    actor = Principal.system(tenant_id)
    async with deps.db.read(actor) as reader:
        waiting = await find_waiting(reader, document_id)
    if waiting is None:
        return
    try:
        passages = cut(await deps.documents.text_of(waiting.content, waiting.kind))
    except UnreadableDocument as error:
        await _refuse(deps, actor, document_id, error.reason, now)
        return
    if not passages:
        await _refuse(deps, actor, document_id, DocumentRefusal.EMPTY, now)
        return
    read = [await _with_vectors(deps, passage) for passage in passages]
    async with deps.db.transaction(actor) as tx:
        await commands.keep_passages(tx, document_id, read, now)


async def _refuse(deps: Deps, actor: Principal, document_id: UUID, reason: DocumentRefusal, now: datetime) -> None:
    async with deps.db.transaction(actor) as tx:
        await commands.refuse(tx, document_id, reason, now)


async def _with_vectors(deps: Deps, passage: Cut) -> ReadPassage:
    vectors = await deps.sentence_model.sentences(passage.sentences)
    language = deps.sentence_model.language_of(" ".join(passage.sentences))
    return ReadPassage(cut=passage, language=language, vectors=pack(vectors))
