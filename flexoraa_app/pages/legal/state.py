"""What the legal page remembers: how the visitor's company stands. Strangers read the texts and see nothing of it."""

from typing import Any

import reflex as rx

from flexoraa_app.components.overlay import said
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import SignedOut
from services.flows.accept_documents import accept_documents
from services.legal.commands import Origin
from services.screens import legal


class LegalState(SessionState):
    """Open to everybody; accepting is an admin's."""

    standing: legal.Standing = legal.Standing()

    @rx.event
    async def load(self) -> None:
        """Read how the company stands, where somebody is signed in."""
        try:
            principal = await self._principal()
        except SignedOut:
            self.standing = legal.Standing()
            return
        self.standing = await self._read(principal, legal.load)

    @rx.event
    async def accept(self, form: dict[str, Any]) -> Any:
        """Accept the versions that the page shows, for the company."""
        principal = await self._principal()
        shown = {name: int(value) for name, value in form.items() if str(value).isdigit()}
        origin = Origin(address=self.router.session.client_ip, user_agent=self.router.headers.user_agent or "")
        await accept_documents(deps(), principal, shown, origin, self._now())
        self.standing = await self._read(principal, legal.load)
        return said("Accepted for your company. It is on record in the audit log.")
