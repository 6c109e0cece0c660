"""What the review page remembers: the queue, and the words of the task that is read."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import InvalidInput, NotFound
from services.flows.review_conversation import claim_review, decide_review, note_review_read
from services.rules.permissions import Access, Area, Principal
from services.rules.review import ReviewDecision
from services.screens import review


class ReviewsState(SessionState):
    """The queue of high-risk reviews."""

    rows: list[review.ReviewRow] = []
    words: review.Words = review.Words()
    is_loading: bool = True

    @rx.event
    async def load(self) -> None:
        """Read the queue."""
        principal = await self._principal(Area.REVIEW)
        self.words = review.Words()
        await self._load(principal)

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the queue current while the tab is open."""
        principal = await self._principal(Area.REVIEW)
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:review", review.TOPICS):
            async with self:
                principal = await self._principal(Area.REVIEW)
                await self._load(principal)

    @rx.event
    async def read_words(self, task_id: str) -> Any:
        """Show the words of a task; each look is on record."""
        principal = await self._principal(Area.REVIEW)
        wanted = _as_id(task_id)
        if wanted is None:
            return None
        try:
            await note_review_read(deps(), principal, wanted, self._now())
            self.words = await self._read(principal, review.load_words, wanted)
        except NotFound as error:
            return refused(str(error))
        return None

    @rx.event
    async def claim(self, task_id: str) -> Any:
        """Take a task; a colleague may have been faster."""
        principal = await self._principal(Area.REVIEW, Access.WRITE)
        wanted = _as_id(task_id)
        if wanted is None:
            return None
        try:
            await claim_review(deps(), principal, wanted, self._now())
        except (InvalidInput, NotFound) as error:
            return refused(str(error))
        await self._load(principal)
        return said("The review is yours: read it and decide.")

    @rx.event
    async def decide(self, task_id: str, decision: str) -> Any:
        """Decide the task that is claimed."""
        principal = await self._principal(Area.REVIEW, Access.WRITE)
        wanted, chosen = _as_id(task_id), next((one for one in ReviewDecision if one == decision), None)
        if wanted is None or chosen is None:
            return None
        try:
            await decide_review(deps(), principal, wanted, chosen, self._now())
        except (InvalidInput, NotFound) as error:
            return refused(str(error))
        await self._load(principal)
        return said("Decided.")

    async def _load(self, principal: Principal) -> None:
        self.rows = await self._read(principal, review.load_queue, self._now())
        self.is_loading = False


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
