"""What the open conversation remembers, and what a member does in it: reply, take over, hand back."""

import re
from dataclasses import replace
from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.overlay import refused, said
from flexoraa_app.frame_state import FrameState
from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import InvalidInput, NotFound
from services.flows.erase_contact import request_erasure
from services.flows.member_reply import member_reply
from services.flows.note_opt_out import note_opt_out
from services.flows.open_conversation import open_conversation
from services.flows.take_over import hand_back, mark_seen, take_over
from services.rules.erasure import Authority
from services.rules.permissions import Access, Area, Principal
from services.screens import inbox, inbox_profile, inbox_thread
from services.screens.desk import Desk, load_desk
from services.screens.thread_rows import Thread
from services.screens.words import SEND_REFUSALS

# As assets/drafts.js makes them; nothing else may take the place of a key, such as the one of an AI's turn.
_DRAFT_KEY = re.compile(r"[0-9a-f]{32}")
NO_DRAFT_KEY = "This reply could not be sent. Reload the page and send it again."

CROSSED = "Not sent: somebody answered while you wrote. Read it, then send again or edit."


class ThreadState(SessionState):
    """One conversation with its profile."""

    thread: Thread = Thread()
    profile: inbox_profile.Profile = inbox_profile.Profile()
    desk: Desk = Desk()
    has_model: bool = False
    shows_profile: bool = False
    found: str = ""  # the message that a search led to
    _through: str = ""  # the oldest message that the reader has seen here: it stays when the thread is read again

    @rx.event
    async def arrive(self) -> None:
        """Open the conversation that the page's address names, if any."""
        principal = await self._principal(Area.LEADS)
        wanted = _as_id(self.router.url.query_parameters.get("conversation", ""))
        if wanted:
            await self._open(principal, wanted)

    @rx.event
    async def open_conversation(self, conversation_id: str, found: str = "") -> Any:
        """Show a conversation, at the message that a search found if any, and count its messages as seen."""
        principal = await self._principal(Area.LEADS)
        wanted = _as_id(conversation_id)
        if wanted is None:
            return None
        self.found = self._through = found if _as_id(found) else ""
        await self._open(principal, wanted)
        address = f"history.replaceState(history.state, '', '/inbox/?conversation={wanted}')"
        return [rx.call_script(address), FrameState.look_again]

    @rx.event
    async def close(self) -> Any:
        """Go back to the list, on a phone."""
        await self._principal(Area.LEADS)
        self.thread, self.profile, self.desk = Thread(), inbox_profile.Profile(), Desk()
        return rx.call_script("history.replaceState(history.state, '', '/inbox/')")

    @rx.event
    async def opt_out(self) -> Any:
        """Note that the contact asked not to be written to; the page looks again by itself."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        if conversation_id := _as_id(self.thread.id):
            await note_opt_out(deps(), principal, conversation_id, self._now())
            await self._open(principal, conversation_id)

    @rx.event
    async def ask_erasure(self, form: dict[str, Any]) -> Any:
        """Ask that the contact be erased; somebody else has to approve."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        contact_id = _as_id(self.profile.contact_id)
        authority = next((one for one in Authority if one == form.get("authority")), None)
        if contact_id is None or authority is None:
            return None
        try:
            request_id = await request_erasure(deps(), principal, contact_id, authority, self._now())
        except (InvalidInput, NotFound) as error:
            return refused(str(error))
        return said("Asked: an admin or manager decides." if request_id else "It has been asked for already.")

    @rx.event
    async def load_older(self) -> None:
        """Add the items before the first one shown."""
        principal = await self._principal(Area.LEADS)
        if not self.thread.older_cursor:
            return
        older = await self._thread(principal, UUID(self.thread.id), before=self.thread.older_cursor)
        history = [*older.history, *self.thread.history]
        self.thread = replace(self.thread, history=history, older_cursor=older.older_cursor)
        self._through = next((item.id for item in history if item.kind in ("message", "template")), "")

    @rx.event
    async def send(self, form: dict[str, Any]) -> Any:
        """Queue what was written; it shows as queued at once. The browser names each draft, so that it counts once."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        body, draft = str(form.get("body", "")).strip(), str(form.get("draft", ""))
        # The form says what it was written in: the reader may have gone on, or the line was lost and the page is new.
        conversation_id = _as_id(str(form.get("conversation") or self.thread.id))
        if not body or conversation_id is None:
            return None
        if not _DRAFT_KEY.fullmatch(draft):
            return refused(NO_DRAFT_KEY)
        try:
            outcome = await member_reply(
                deps(),
                principal,
                conversation_id,
                text=body,
                idempotency_key=draft,
                now=self._now(),
                seen_seq=_as_seq(form.get("after")),
            )
        except (InvalidInput, NotFound) as error:
            return browser.draft_refused(draft, str(error))
        if outcome.is_crossed:
            await self._look_after(principal, conversation_id)
            return browser.draft_refused(draft, CROSSED)
        if outcome.refusal:
            return browser.draft_refused(draft, SEND_REFUSALS[outcome.refusal])
        await self._look_after(principal, conversation_id)
        return browser.draft_sent(draft)

    @rx.event
    async def turn_ai(self) -> None:
        """Take the conversation over from the AI, or hand it back."""
        principal = await self._principal(Area.LEADS, Access.ACT)
        if not self.thread.id:
            return
        flow = take_over if self.thread.ai_is_on else hand_back
        await flow(deps(), principal, UUID(self.thread.id), self._now())
        await self._show(principal, UUID(self.thread.id))

    @rx.event
    async def look_again(self) -> None:
        """Show the open conversation as it is now."""
        principal = await self._principal(Area.LEADS)
        if wanted := _as_id(self.thread.id):
            await self._show_again(principal, wanted)

    @rx.event
    async def toggle_profile(self) -> None:
        """Show or hide the profile where there is no room for three panes."""
        await self._principal(Area.LEADS)
        self.shows_profile = not self.shows_profile

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the open conversation current while the tab is open."""
        principal = await self._principal(Area.LEADS)
        async for ids in HUB.changes(principal.tenant_id, f"{self._tab()}:thread", inbox.TOPICS):
            async with self:
                principal = await self._principal(Area.LEADS)
                if self.thread.id in ids:
                    await self._show_again(principal, UUID(self.thread.id))

    async def _look_after(self, principal: Principal, conversation_id: UUID) -> None:
        """Show what came of an act in a conversation, if that is still the open one."""
        if self.thread.id == str(conversation_id):
            await self._show(principal, conversation_id)

    async def _show_again(self, principal: Principal, conversation_id: UUID) -> None:
        """Show what changed; a conversation that went to somebody else leaves the screen, and the tab stays live."""
        try:
            await self._show(principal, conversation_id)
        except NotFound:
            self.thread, self.profile, self.desk = Thread(), inbox_profile.Profile(), Desk()
            return
        await mark_seen(deps(), principal, conversation_id)

    async def _open(self, principal: Principal, conversation_id: UUID) -> None:
        try:
            await self._show(principal, conversation_id)
        except NotFound:
            self.thread, self.profile, self.desk = Thread(), inbox_profile.Profile(), Desk()
            return
        await open_conversation(deps(), principal, conversation_id, self._now())

    async def _show(self, principal: Principal, conversation_id: UUID) -> None:
        self.thread = await self._thread(principal, conversation_id)
        self.profile = await self._read(principal, inbox_profile.load_profile, conversation_id)
        self.desk = await self._read(principal, load_desk, conversation_id)
        self.has_model = deps().writer is not None

    async def _thread(self, principal: Principal, conversation_id: UUID, before: str = "") -> Thread:
        thread: Thread = await self._read(
            principal,
            inbox_thread.load_thread,
            conversation_id,
            now=self._now(),
            before=before,
            through=None if before else _as_id(self._through),
        )
        return thread


def _as_seq(text: object) -> int | None:
    """The number of a message as the form says it; without one nothing is compared."""
    return int(text) if isinstance(text, str) and re.fullmatch(r"[0-9]{1,9}", text) else None


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
