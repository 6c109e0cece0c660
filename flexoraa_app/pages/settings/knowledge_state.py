"""What the knowledge section remembers: the documents, the one that is open, and the last question that was tried."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import NotFound
from services.flows import keep_documents as flow
from services.flows.find_passage import Match, try_question
from services.rules.permissions import Access, Area, Principal
from services.screens import knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRow:
    """One sentence that was found for a question."""

    id: str
    text: str
    source: str
    similarity_millis: int
    verdict: str  # quoted, too far, needs a fact


class KnowledgeState(SessionState):
    """The tenant's documents."""

    shown: knowledge.Documents = knowledge.Documents()
    opened: knowledge.Opened = knowledge.Opened()
    question: str = ""
    matches: list[MatchRow] = []
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Read the documents."""
        principal = await self._principal(Area.AI)
        self.opened, self.question, self.matches = knowledge.Opened(), "", []
        await self._show(principal)

    @rx.event(background=True)
    async def follow(self) -> None:
        """Read them again when one was uploaded or read."""
        principal = await self._principal(Area.AI)
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:knowledge", knowledge.TOPICS):
            async with self:
                await self._show(await self._principal(Area.AI))

    @rx.event
    async def sent(self, answer: dict[str, Any]) -> Any:
        """Say what became of an upload."""
        principal = await self._principal(Area.AI, Access.WRITE)
        await self._show(principal)
        problem = str(answer.get("problem", ""))[:200]
        return refused(problem) if problem else said("Uploaded. It is read in the background.")

    @rx.event
    async def open_document(self, document_id: str) -> None:
        """Show what of a document replies may find."""
        principal = await self._principal(Area.AI)
        self.opened = await self._read(principal, knowledge.load_document, _id_of(document_id))

    @rx.event
    async def delete(self, document_id: str) -> Any:
        """Delete a document for good."""
        principal = await self._principal(Area.AI, Access.WRITE)
        await flow.delete_document(deps(), principal, _id_of(document_id), now=self._now())
        self.opened = knowledge.Opened()
        await self._show(principal)
        return said("Deleted. Nothing of it is quoted any more.")

    @rx.event
    async def ask(self, form: dict[str, Any]) -> None:
        """Find what a reply would quote."""
        principal = await self._principal(Area.AI)
        self.question = str(form.get("question", ""))[:300]
        found = await try_question(deps(), principal, self.question)
        self.matches = [_match_row(number, one) for number, one in enumerate(found)]

    async def _show(self, principal: Principal) -> None:
        self.shown = await self._read(principal, knowledge.load)
        self.is_loading = False


def _match_row(number: int, match: Match) -> MatchRow:
    passage = match.passage
    verdict = "too far" if not passage.is_close else "quoted" if match.is_quotable else "needs a fact"
    return MatchRow(
        id=str(number),
        text=passage.sentence,
        source=f"{passage.title}, passage {passage.number + 1}" + (f" · {match.heading}" if match.heading else ""),
        similarity_millis=passage.similarity_millis,
        verdict=verdict,
    )


def _id_of(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError as error:
        raise NotFound from error
