"""What the drawer "why this reply" remembers: the reply explained, and what a replay of it gave."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import refused
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError
from services.flows.replay_decision import call_anew, replay_decision
from services.rules.permissions import Area
from services.screens import why_reply
from services.screens.replay_words import ReplayShown, shown_call, shown_replay


class WhyState(SessionState):
    """One reply of the AI with its reasons."""

    why: why_reply.Why = why_reply.Why()
    replays: list[ReplayShown] = []

    @rx.event
    async def explain(self, message_id: str) -> Any:
        """Open the drawer on a message."""
        principal = await self._principal(Area.LEADS)
        self.why, self.replays = why_reply.Why(), []
        try:
            self.why = await self._read(principal, why_reply.load_why, UUID(message_id))
        except ValueError:
            return None
        except FlexoraaError as error:
            return refused(str(error))
        return None

    @rx.event
    async def close_why(self) -> None:
        """Close the drawer."""
        await self._principal(Area.LEADS)
        self.why, self.replays = why_reply.Why(), []

    @rx.event
    async def replay(self) -> Any:
        """Read the turn and write the reply again, as on the day."""
        principal = await self._principal(Area.LEADS)
        if not self.why.can_replay:
            return None
        wanted = dict.fromkeys((self.why.reading_id, self.why.reply_id))
        try:
            self.replays = [shown_replay(await replay_decision(deps(), principal, UUID(one))) for one in wanted]
        except FlexoraaError as error:
            return refused(str(error))
        return None

    @rx.event
    async def ask_model(self) -> Any:
        """Call the language model with the same turn and lay its reading beside the recorded one."""
        principal = await self._principal(Area.AI)
        if not self.why.can_call:
            return None
        prompt = next(one.name for one in deps().replayer.prompts if one.is_default)
        try:
            called = await call_anew(deps(), principal, UUID(self.why.reading_id), prompt=prompt)
        except FlexoraaError as error:
            return refused(str(error))
        self.replays = [shown_call(called)]
        return None
