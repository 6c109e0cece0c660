"""What a member does beside answering: notes, labels, resolve, snooze, assign; each of these can be undone."""

import re
from collections.abc import Awaitable
from datetime import datetime
from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.overlay import refused
from flexoraa_app.pages.inbox.thread_state import ThreadState
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError
from services.flows import label_conversation, place_conversation, write_note
from services.rules.permissions import Access, Area, Principal
from services.rules.snooze import Nap, wakes_at
from services.screens import desk

# As assets/drafts.js names what is composed; the note's id is made of it, so that a repeat is the same note.
_DRAFT_KEY = re.compile(r"[0-9a-f]{32}")

# What would undo the last act: the conversation, what to do with it, and with what.
_NOTHING = ("", "", "")


class DeskState(SessionState):
    """The acts of the open conversation's head and of its note; `done` is what can be undone, in words."""

    done: str = ""
    done_count: int = 0
    _undo: tuple[str, str, str] = _NOTHING
    _failed: bool = False

    @rx.event
    async def write_note(self, form: dict[str, Any]) -> Any:
        """Keep a note; it is never sent. The text stays in its box until it is kept."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        text, draft = str(form.get("note", "")), str(form.get("draft", ""))
        conversation_id = await self._open_id()
        if not text.strip() or conversation_id is None or not _DRAFT_KEY.fullmatch(draft):
            return None
        note_id, now = UUID(draft), self._now()
        kept = write_note.write_note(deps(), principal, conversation_id, text, note_id=note_id, now=now)
        said = await self._tried(kept)
        return said if self._failed else [browser.draft_sent(draft), said]

    @rx.event
    async def remove_note(self, note_id: str) -> Any:
        """Take an own note back."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        wanted = _as_id(note_id)
        if wanted is None:
            return None
        return await self._tried(write_note.remove_note(deps(), principal, wanted, self._now()))

    @rx.event
    async def resolve(self) -> Any:
        """Resolve the open conversation, or reopen it where it is resolved or asleep."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        conversation_id = await self._open_id()
        if conversation_id is None:
            return None
        thread = await self.get_state(ThreadState)
        is_away = thread.desk.status in (desk.RESOLVED, desk.SNOOZED)
        act = place_conversation.reopen if is_away else place_conversation.resolve
        self._offer(
            "Reopened" if is_away else "Resolved", conversation_id, thread.desk.status, thread.desk.snoozed_until
        )
        return await self._tried(act(deps(), principal, conversation_id, self._now()))

    @rx.event
    async def snooze(self, nap: str) -> Any:
        """Put the open conversation away until one of the offered times."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        conversation_id = await self._open_id()
        chosen = next((one for one in Nap if one == nap), None)
        if conversation_id is None or chosen is None:
            return None
        thread, now = await self.get_state(ThreadState), self._now()
        until = wakes_at(chosen, now, await self._read(principal, desk.load_zone))
        self._offer("Snoozed", conversation_id, thread.desk.status, thread.desk.snoozed_until)
        return await self._tried(place_conversation.snooze(deps(), principal, conversation_id, until, now))

    @rx.event
    async def assign(self, member_id: str) -> Any:
        """Give the open conversation to a colleague."""
        principal = await self._principal(Area.LEADS, Access.WRITE)
        conversation_id, wanted = await self._open_id(), _as_id(member_id)
        if conversation_id is None or wanted is None:
            return None
        thread = await self.get_state(ThreadState)
        owner = next((one.id for one in thread.desk.colleagues if one.is_chosen), "")
        self._offer("Assigned", conversation_id, "assign" if owner else "", owner)
        given = place_conversation.assign(deps(), principal, conversation_id, wanted, self._now())
        return await self._tried(given)

    @rx.event
    async def turn_label(self, label_id: str) -> Any:
        """Put a label on the open conversation, or take it off."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        conversation_id, wanted = await self._open_id(), _as_id(label_id)
        if conversation_id is None or wanted is None:
            return None
        turned = label_conversation.turn_label(deps(), principal, conversation_id, wanted, self._now())
        return await self._tried(turned)

    @rx.event
    async def undo(self) -> Any:
        """Take the last act back: the conversation stands where it stood."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        (conversation, what, value), self._undo, self.done = self._undo, _NOTHING, ""
        wanted = _as_id(conversation)
        if wanted is None or not what:
            return None
        return await self._tried(self._back(principal, wanted, what, value))

    def _back(self, principal: Principal, conversation_id: UUID, what: str, value: str) -> Awaitable[object]:
        now = self._now()
        match what:
            case "assign":
                return place_conversation.assign(deps(), principal, conversation_id, UUID(value), now)
            case desk.RESOLVED:
                return place_conversation.resolve(deps(), principal, conversation_id, now)
            case desk.SNOOZED:
                until = datetime.fromisoformat(value)
                return place_conversation.snooze(deps(), principal, conversation_id, until, now)
            case _:
                return place_conversation.reopen(deps(), principal, conversation_id, now)

    def _offer(self, done: str, conversation_id: UUID, what: str, value: str) -> None:
        """What is about to be done, and what would take it back; the count makes the same words a new offer."""
        self.done, self._undo = done, (str(conversation_id), what, value)
        self.done_count += 1

    async def _tried(self, act: Awaitable[object]) -> Any:
        """Do it and show the conversation again; a refusal is told and offers no undo."""
        try:
            await act
        except FlexoraaError as error:
            self._undo, self.done, self._failed = _NOTHING, "", True
            return refused(str(error))
        self._failed = False
        return ThreadState.look_again

    async def _open_id(self) -> UUID | None:
        return _as_id((await self.get_state(ThreadState)).thread.id)


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
