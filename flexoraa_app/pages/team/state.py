"""What the team page remembers: the members as last read, whose settings are open, and what was wrong."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import said
from flexoraa_app.live import HUB
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState
from services.errors import InvalidInput, NotFound
from services.flows import change_member, invite_member
from services.rules.permissions import Access, Area, Principal, Role
from services.screens import team


class TeamState(SessionState):
    """The team as one screen, with the member whose settings are open."""

    shown: team.Team = team.Team()
    chosen: team.MemberRow | None = None
    is_loading: bool = True
    is_inviting: bool = False
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Read the team."""
        principal = await self._principal(Area.TEAM)
        self.chosen, self.is_inviting, self.problem = None, False, ""
        await self._load(principal)

    @rx.event
    async def choose(self, member_id: str) -> None:
        """Open a member's settings, or close them with an empty id."""
        await self._principal(Area.TEAM, Access.MANAGE)
        self.chosen = next((row for row in self.shown.members if row.id == member_id), None)
        self.is_inviting, self.problem = False, ""

    @rx.event
    async def open_invitation(self) -> None:
        """Show the form that invites."""
        await self._principal(Area.TEAM, Access.MANAGE)
        self.chosen, self.is_inviting, self.problem = None, True, ""

    @rx.event
    async def invite(self, form: dict[str, Any]) -> Any:
        """Invite the address in the form."""
        principal = await self._principal(Area.TEAM, Access.MANAGE)
        try:
            role = _role(form)
            await invite_member.invite(deps(), principal, str(form.get("email", "")), role, now=self._now())
        except InvalidInput as error:
            self.problem = str(error)
            return None
        self.is_inviting, self.problem = False, ""
        await self._load(principal)
        return said("The invitation is on its way.")

    @rx.event
    async def resend(self, member_id: str) -> Any:
        """Mail a new link to somebody who has not joined."""
        principal = await self._principal(Area.TEAM, Access.MANAGE)
        await invite_member.resend(deps(), principal, _id(member_id), now=self._now())
        await self._load(principal)
        return said("A new link is on its way; the former one works no more.")

    @rx.event
    async def revoke(self, member_id: str) -> Any:
        """Take an invitation back."""
        principal = await self._principal(Area.TEAM, Access.MANAGE)
        await invite_member.revoke(deps(), principal, _id(member_id), now=self._now())
        await self._load(principal)
        return said("The invitation is revoked.")

    @rx.event
    async def grant(self, form: dict[str, Any]) -> Any:
        """Give the chosen member the role in the form."""
        principal = await self._principal(Area.TEAM, Access.MANAGE)
        member_id = _id(self.chosen.id if self.chosen else "")
        try:
            await change_member.grant_role(deps(), principal, member_id, _role(form), now=self._now())
        except InvalidInput as error:
            self.problem = str(error)
            return None
        await self._done(principal)
        return said("The role is granted. They sign in again to use it.")

    @rx.event
    async def disable(self) -> Any:
        """End the chosen member's access."""
        principal = await self._principal(Area.TEAM, Access.MANAGE)
        member_id = _id(self.chosen.id if self.chosen else "")
        try:
            await change_member.disable(deps(), principal, member_id, now=self._now())
        except InvalidInput as error:
            self.problem = str(error)
            return None
        await self._done(principal)
        return said("They are signed out, and their leads are handed out again.")

    @rx.event
    async def enable(self) -> Any:
        """Let the chosen member in again."""
        principal = await self._principal(Area.TEAM, Access.MANAGE)
        member_id = _id(self.chosen.id if self.chosen else "")
        try:
            await change_member.enable(deps(), principal, member_id, now=self._now())
        except InvalidInput as error:
            self.problem = str(error)
            return None
        await self._done(principal)
        return said("They can sign in again.")

    @rx.event(background=True)
    async def follow(self) -> None:
        """Keep the team current while the tab is open."""
        principal = await self._principal(Area.TEAM)
        async for _ids in HUB.changes(principal.tenant_id, f"{self._tab()}:team", team.TOPICS):
            async with self:
                principal = await self._principal(Area.TEAM)
                await self._load(principal)

    async def _load(self, principal: Principal) -> None:
        self.shown = await team.load(deps(), principal, self._now())
        self.is_loading = False

    async def _done(self, principal: Principal) -> None:
        self.chosen, self.problem = None, ""
        await self._load(principal)


def _id(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError as error:
        raise NotFound from error


def _role(form: dict[str, Any]) -> Role:
    try:
        return Role(str(form.get("role", "")))
    except ValueError as error:
        raise InvalidInput("Choose a role from the list.") from error
