"""What the copilot suggested for the open conversation; the member takes it into the composer, or leaves it."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.pages.inbox.thread_state import ThreadState
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError
from services.flows.ask_copilot import LONGEST_TEXT, Ask, Suggestion, ask_copilot
from services.rules.copilot import Task
from services.rules.permissions import Access, Area
from services.screens.thread_summary import Summary, load_summary


class CopilotState(SessionState):
    """One suggestion, or one summary; `about` is the conversation that it is for."""

    suggestion: Suggestion = Suggestion()
    summary: Summary = Summary()
    about: str = ""
    is_busy: bool = False

    @rx.event
    async def ask(self, task: str, text: str) -> Any:
        """Ask for a draft, other words or a translation of what stands in the composer."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        conversation_id = await self._open_id()
        wanted = next((one for one in Task if one == task), None)
        if conversation_id is None or wanted is None or self.is_busy:
            return
        self.is_busy, self.summary, self.about = True, Summary(), str(conversation_id)
        self.suggestion = Suggestion(task=wanted)
        yield
        asked = Ask(conversation_id=conversation_id, task=wanted, text=text[: LONGEST_TEXT + 1])
        try:
            self.suggestion = await ask_copilot(deps(), principal, asked, self._now())
        except FlexoraaError as error:
            self.suggestion = Suggestion(task=wanted, problem=str(error))
        finally:
            self.is_busy = False

    @rx.event
    async def summarise(self) -> None:
        """Sum the open conversation up."""
        principal = await self._principal(Area.LEADS)
        conversation_id = await self._open_id()
        if conversation_id is None:
            return
        try:
            self.summary = await self._read(principal, load_summary, conversation_id, now=self._now())
        except FlexoraaError as error:
            self.summary, self.suggestion = Summary(), Suggestion(problem=str(error))
            return
        self.suggestion, self.about = Suggestion(), str(conversation_id)

    @rx.event
    async def dismiss(self) -> None:
        """Leave it; the composer stays as it is."""
        await self._principal(Area.LEADS)
        self.suggestion, self.summary, self.about = Suggestion(), Summary(), ""

    async def _open_id(self) -> UUID | None:
        text = (await self.get_state(ThreadState)).thread.id
        return UUID(text) if text else None
