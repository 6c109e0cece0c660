"""What a member does about a wrong reading: choose the right value beside the conversation."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.pages.inbox.thread_state import ThreadState
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import InvalidInput, NotFound
from services.flows.correct_reading import correct_reading
from services.rules.correction import OF_ONE_TURN
from services.rules.permissions import Access, Area

SCORED_ANEW = "Corrected: scored anew, free of charge."
LABELLED = "Noted: the next training and the drift report learn from it."


class CorrectionState(SessionState):
    """Keeps nothing; the profile shows what holds."""

    @rx.event
    async def correct(self, what: str, value: str) -> Any:
        """Put the value in place of the AI's, in the open conversation; the page looks again by itself."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        shown = await self.get_state(ThreadState)
        if not shown.thread.id:
            return None
        try:
            await correct_reading(deps(), principal, UUID(shown.thread.id), what=what, value=value, now=self._now())
        except (InvalidInput, NotFound) as error:
            return refused(str(error))
        done = LABELLED if what in OF_ONE_TURN else SCORED_ANEW
        return [said(done), ThreadState.look_again]
