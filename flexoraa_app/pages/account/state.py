"""A member's own account: the password, second factors and sessions, each changed by the member alone."""

from typing import Any
from uuid import UUID

import reflex as rx

from flexoraa_app.components.overlay import said
from flexoraa_app.running import deps
from flexoraa_app.session import SessionState, wall_now
from services.errors import NotFound
from services.flows import change_password, own_account, passkeys, second_factors, sessions
from services.rules.permissions import Principal
from services.screens.passwords import WEAK

_NOTHING = second_factors.NewAuthenticator(picture="", key="")


class AccountState(SessionState):
    """The account as last read; a key and recovery codes stand here only while they are shown."""

    is_loading: bool = True
    account: own_account.OwnAccount = own_account.OwnAccount()
    open_sessions: list[sessions.OwnSession] = []
    own_passkeys: list[passkeys.OwnPasskey] = []
    password_problem: str = ""
    new: second_factors.NewAuthenticator = _NOTHING
    codes: list[str] = []

    @rx.event
    async def load(self) -> None:
        """Read the account; what was shown once is gone."""
        principal = await self._principal()
        self.new, self.codes, self.password_problem = _NOTHING, [], ""
        await self._look(principal)

    @rx.event
    async def change_password(self, form: dict[str, Any]) -> Any:
        """Set a new password; the member stays signed in here and nowhere else."""
        principal = await self._principal()
        here = self._token_hash() or b""
        typed = str(form.get("password", ""))
        changed = await change_password.change_password(deps(), principal, typed, wall_now(), keep=here)
        self.password_problem = WEAK[changed.weakness] if changed.weakness else ""
        if changed.weakness:
            return None
        await self._look(principal)
        return said("Password changed. You were signed out everywhere else.")

    @rx.event
    async def begin_authenticator(self) -> None:
        """Show a key for an app."""
        principal = await self._principal()
        self.new = await second_factors.begin_authenticator(deps(), principal)

    @rx.event
    async def finish_authenticator(self, form: dict[str, Any]) -> None:
        """Take the app's first code and show recovery codes."""
        principal = await self._principal()
        code = str(form.get("code", ""))
        self.codes = list(await second_factors.finish_authenticator(deps(), principal, code, wall_now()))
        self.new = _NOTHING
        await self._look(principal)

    @rx.event
    async def remove_authenticator(self) -> Any:
        """Take the app away, where something else is left or the role needs nothing."""
        principal = await self._principal()
        await second_factors.remove_authenticator(deps(), principal, wall_now())
        await self._look(principal)
        return said("Authenticator app removed.")

    @rx.event
    async def make_codes(self) -> None:
        """Replace the recovery codes and show the new ones."""
        principal = await self._principal()
        self.codes = list(await second_factors.make_recovery_codes(deps(), principal, wall_now()))
        await self._look(principal)

    @rx.event
    async def hide_secrets(self) -> None:
        """Forget what was shown once."""
        await self._principal()
        self.new, self.codes = _NOTHING, []

    @rx.event
    async def passkey_added(self) -> Any:
        """Show the passkey that a route has just kept."""
        principal = await self._principal()
        await self._look(principal)
        return said("Passkey added.")

    @rx.event
    async def remove_passkey(self, passkey_id: str) -> Any:
        """Take one of the own passkeys away."""
        principal = await self._principal()
        await passkeys.remove_passkey(deps(), principal, _as_id(passkey_id), wall_now())
        await self._look(principal)
        return said("Passkey removed.")

    @rx.event
    async def end_session(self, session_id: str) -> Any:
        """End one of the own sessions."""
        principal = await self._principal()
        await sessions.end_own(deps(), principal, _as_id(session_id), wall_now())
        await self._look(principal)
        return said("Signed out there.")

    @rx.event
    async def end_others(self) -> Any:
        """End the own sessions everywhere but here."""
        principal = await self._principal()
        ended = await sessions.end_others(deps(), principal, self._token_hash() or b"", wall_now())
        await self._look(principal)
        return said(f"Signed out in {ended} other {'place' if ended == 1 else 'places'}.")

    @rx.var
    def codes_text(self) -> str:
        """The codes as lines, to copy and to keep as a file."""
        return "\n".join(self.codes)

    async def _look(self, principal: Principal) -> None:
        self.account = await own_account.load_own(deps(), principal)
        self.own_passkeys = await passkeys.list_own(deps(), principal)
        self.open_sessions = await sessions.list_own(deps(), principal, self._token_hash() or b"", wall_now())
        self.is_loading = False


def _as_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound from error
