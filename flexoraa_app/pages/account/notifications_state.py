"""What the notification settings of the account remember: the choices as stored, and what was wrong."""

from typing import Any

import reflex as rx

from flexoraa_app.components.overlay import refused, said
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import InvalidInput
from services.flows.own_notifications import ChoicesForm, choose_notifications, send_test_mail
from services.rules.notifications import Kind, Way
from services.screens import bell


class NotificationsState(SessionState):
    """How the member is told."""

    own: bell.OwnChoices = bell.OwnChoices()

    @rx.event
    async def load(self) -> None:
        """Read the choices."""
        principal = await self._principal()
        self.own = await self._read(principal, bell.load_own_choices)

    @rx.event
    async def save(self, form: dict[str, Any]) -> Any:
        """Keep what the form says."""
        principal = await self._principal()
        kinds = [Kind(row.id) for row in self.own.kinds]
        named = {name: str(form.get(name, "")) for name in ("zone", "digest", "daily_at", "quiet_from", "quiet_until")}
        ways = {kind: [way for way in Way if form.get(f"{kind}_{way}")] for kind in kinds}
        try:
            await choose_notifications(deps(), principal, ChoicesForm(ways=ways, **named), now=self._now())
        except InvalidInput as error:
            return refused(str(error))
        self.own = await self._read(principal, bell.load_own_choices)
        return said("You are told so from now on.")

    @rx.event
    async def mail_me(self) -> Any:
        """Send the member a sample mail."""
        principal = await self._principal()
        await send_test_mail(deps(), principal, self._now())
        return said("A mail is on its way to your address.")
