"""What the AI's messages rest on, in a few words: the facts they state, the passage that they quote."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from services.db import Reader
from services.knowledge.queries import titles_of
from services.replies.models import Fact

DELETED = "a deleted document"


async def sources_of(reader: Reader, decided: Mapping[UUID, Mapping[str, Any]]) -> dict[UUID, str]:
    """The sources of messages by the details of their decisions; "" for what is worded by the product."""
    facts = await _facts(reader, {one for details in decided.values() for one in _fact_ids(details)})
    titles = await titles_of(reader, {UUID(one["document"]) for details in decided.values() for one in _cited(details)})
    return {message_id: "; ".join(_words(details, facts, titles)) for message_id, details in decided.items()}


def _words(details: Mapping[str, Any], facts: Mapping[UUID, str], titles: Mapping[UUID, str]) -> Iterator[str]:
    for fact_id in _fact_ids(details):
        yield f"Fact: {facts.get(fact_id, 'ended')}"
    for cited in _cited(details):
        yield f"{titles.get(UUID(cited['document']), DELETED)}, passage {cited['number'] + 1}"


def _fact_ids(details: Mapping[str, Any]) -> list[UUID]:
    return [UUID(one) for one in details.get("facts", ())]


def _cited(details: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list(details.get("passages", ()))


async def _facts(reader: Reader, ids: set[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    statement = select(Fact.id, Fact.kind, Fact.key).where(Fact.tenant_id == reader.tenant_id, Fact.id.in_(ids))
    return {
        row.id: row.kind if row.kind == row.key else f"{row.kind}, {row.key}" for row in await reader.execute(statement)
    }
