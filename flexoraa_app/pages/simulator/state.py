"""What the simulator remembers: whose phone lies there, what was said on it, and what the product made of it."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import refused
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import FlexoraaError
from services.flows import simulate
from services.rules.permissions import Access, Area, Principal, may
from services.screens import inbox_thread, simulator
from services.screens.thread_rows import Thread

_CHANNEL = "whatsapp"


class SimulatorState(SessionState):
    """A phone beside the product; everything it does goes through the sandbox like a real contact's."""

    phones: list[simulate.Phone] = []
    contacts: list[simulate.Contact] = []
    lines: list[simulate.Line] = []
    seen: simulator.Seen = simulator.Seen()
    thread: Thread = Thread()
    inbox_id: str = ""
    inbox_name: str = ""
    address: str = ""
    name: str = ""
    attention: str = "reading"
    is_loading: bool = True
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Find the tenant's inboxes in the sandbox and show the phone."""
        principal = await self._principal(Area.SIMULATOR)
        try:
            self.phones = await simulate.list_phones(deps(), principal)
            if self.phones and not self.inbox_id:
                self.inbox_id, self.inbox_name = self.phones[0].inbox_id, self.phones[0].name
            await self._meet(principal)
            await self._show(principal)
            self.problem = ""
        except FlexoraaError as error:
            self.problem = str(error)
        self.is_loading = False

    @rx.event
    async def take_inbox(self, inbox_id: str) -> Any:
        """Write to another inbox of the tenant."""
        principal = await self._principal(Area.SIMULATOR)
        chosen = next((one for one in self.phones if one.inbox_id == inbox_id), None)
        if chosen:
            self.inbox_id, self.inbox_name = chosen.inbox_id, chosen.name
        return await self._act(principal, self._meet)

    @rx.event
    async def be_contact(self, form: dict[str, Any]) -> Any:
        """Take the phone of somebody by name and number."""
        principal = await self._principal(Area.SIMULATOR)
        address = str(form.get("address", "")).strip()[:32] or self.address
        name = str(form.get("name", "")).strip()[:60] or self.name
        self._take_phone(simulate.Contact(inbox_id=self.inbox_id, address=address, name=name))
        return await self._act(principal)

    @rx.event
    async def be(self, address: str) -> Any:
        """Take the phone of a contact who is listed."""
        principal = await self._principal(Area.SIMULATOR)
        chosen = next((one for one in self.contacts if one.address == address), None)
        if chosen:
            self._take_phone(chosen)
        return await self._act(principal)

    @rx.event
    async def be_somebody_new(self) -> Any:
        """Take a phone that the product has never heard of."""
        principal = await self._principal(Area.SIMULATOR, Access.WRITE)

        async def meet(principal: Principal) -> None:
            self._take_phone(await simulate.new_contact(deps(), principal, self.inbox_id))

        return await self._act(principal, meet)

    @rx.event
    async def open_inbox(self, _message_id: str = "") -> Any:
        """Show the conversation where a member works with it."""
        await self._principal(Area.LEADS)
        return rx.redirect(f"/inbox/?conversation={self.seen.conversation_id}")

    async def _act(self, principal: Principal, act: Any = None) -> Any:
        try:
            if act:
                await act(principal)
            await self._show(principal)
        except FlexoraaError as error:
            return refused(str(error))
        return None

    async def _meet(self, principal: Principal) -> None:
        self.contacts = await simulate.list_contacts(deps(), principal, self.inbox_id) if self.inbox_id else []
        if self.contacts and not self.address:
            self._take_phone(self.contacts[0])

    async def _show(self, principal: Principal) -> None:
        """Read phone and product; what did not change is not sent to the browser again."""
        if not self.inbox_id:
            return
        seen = await self._read(principal, simulator.find_contact, _CHANNEL, self.address, now=self._now())
        shown = {
            "lines": await simulate.show_phone(deps(), principal, self._contact()),
            "contacts": await simulate.list_contacts(deps(), principal, self.inbox_id),
            "seen": seen,
            "thread": await self._thread(principal, seen.conversation_id),
        }
        for name, value in shown.items():
            if value != getattr(self, name):
                setattr(self, name, value)

    async def _thread(self, principal: Principal, conversation_id: str) -> Thread:
        if not conversation_id or not may(principal, Area.LEADS, Access.READ):
            return Thread()
        thread: Thread = await self._read(
            principal, inbox_thread.load_thread, UUID(conversation_id), now=self._now(), before=""
        )
        return thread

    def _take_phone(self, contact: simulate.Contact) -> None:
        self.address, self.name, self.attention = contact.address, contact.name, "reading"

    def _contact(self) -> simulate.Contact:
        return simulate.Contact(inbox_id=self.inbox_id, address=self.address, name=self.name)
