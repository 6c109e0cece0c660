"""Finds the sentence of the tenant's documents that answers a question, if one is near enough and may be quoted."""

import asyncio
from dataclasses import dataclass

from sqlalchemy import select

from services.access import demand
from services.db import Reader
from services.deps import Deps
from services.knowledge.queries import find_passage as load_passage
from services.knowledge.queries import list_vectors
from services.rules.passages import Passage, is_quotable
from services.rules.permissions import Area, Principal
from services.shelves import Hit, Shelf
from services.tenants.models import Tenant

# The nearest sentence may not be quotable, a close second may; beyond that it is another subject.
LOOKED_AT = 3
SHOWN = 5
QUESTION_MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What was found for a question, and whether a reply would quote it."""

    passage: Passage
    heading: str
    is_quotable: bool


async def find_passage(deps: Deps, principal: Principal, question: str, *, language: str) -> Passage | None:
    """Return what a reply in a language may quote, None where nothing is near enough or may be quoted."""
    matches = await _matches(deps, principal, question, language=language, most=LOOKED_AT)
    return next((one.passage for one in matches if one.passage.is_close and one.is_quotable), None)


async def try_question(deps: Deps, principal: Principal, question: str) -> list[Match]:
    """The nearest sentences in any language, the nearest first. Raises NotAllowed."""
    demand(principal, Area.AI)
    return await _matches(deps, principal, question, language=None, most=SHOWN)


async def _matches(deps: Deps, principal: Principal, question: str, *, language: str | None, most: int) -> list[Match]:
    words = " ".join(question.split())[:QUESTION_MOST]
    if not words:
        return []
    async with deps.db.read(principal) as reader:
        shelf = await _shelf(deps, reader)
    if not shelf.places:
        return []
    vector = await deps.sentence_model.question(words)
    hits = await asyncio.to_thread(shelf.nearest, vector, language=language, most=most)
    async with deps.db.read(principal) as reader:
        found = [await _match(reader, hit) for hit in hits]
    return [one for one in found if one]


async def _shelf(deps: Deps, reader: Reader) -> Shelf:
    """The tenant's vectors, from memory where they are of the present version."""
    own = select(Tenant.knowledge_version).where(Tenant.tenant_id == reader.tenant_id)
    version = int(await reader.scalar(own) or 0)
    shelf = deps.shelves.find(reader.tenant_id, version)
    if shelf is None:
        shelf = await asyncio.to_thread(Shelf.of, version, await list_vectors(reader))
        deps.shelves.keep(reader.tenant_id, shelf)
    return shelf


async def _match(reader: Reader, hit: Hit) -> Match | None:
    place = hit.place
    found = await load_passage(reader, place.document_id, place.number)
    if found is None or place.sentence_number >= len(found[1].sentences):
        return None
    title, cut = found
    passage = Passage(
        document_id=place.document_id,
        title=title,
        number=place.number,
        sentence_number=place.sentence_number,
        sentences=cut.sentences,
        language=place.language,
        similarity_millis=hit.similarity_millis,
    )
    return Match(passage=passage, heading=cut.heading, is_quotable=is_quotable(passage.sentence))
