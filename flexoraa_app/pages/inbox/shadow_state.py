"""What a member does with the AI's draft in shadow mode: send it, changed or not, or discard it."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import InvalidInput, NotFound
from services.flows.shadow_draft import discard_draft, send_draft
from services.rules.permissions import Access, Area
from services.screens.words import SEND_REFUSALS


class ShadowState(SessionState):
    """Keeps nothing; the open conversation shows what waits."""

    @rx.event
    async def send(self, form: dict[str, Any]) -> Any:
        """Send the draft with the form's text; the page looks again by itself."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        conversation_id, draft_id = _as_id(form.get("conversation")), _as_id(form.get("draft"))
        if conversation_id is None or draft_id is None:
            return None
        text = str(form.get("body", ""))
        try:
            outcome = await send_draft(deps(), principal, conversation_id, draft_id, text=text, now=self._now())
        except (InvalidInput, NotFound) as error:
            return refused(str(error))
        return refused(SEND_REFUSALS[outcome.refusal]) if outcome.refusal else None

    @rx.event
    async def discard(self, conversation_id: str, draft_id: str) -> Any:
        """Send nothing of the draft."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        conversation, draft = _as_id(conversation_id), _as_id(draft_id)
        if conversation is None or draft is None:
            return None
        try:
            await discard_draft(deps(), principal, conversation, draft, self._now())
        except NotFound as error:
            return refused(str(error))
        return said("Discarded: nothing was sent or charged.")


def _as_id(text: object) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None
