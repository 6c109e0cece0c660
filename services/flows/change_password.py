"""A member chooses a new password: by the account page, or by a link from a mail. Every other session ends.

The link proves the mailbox and nothing else: it opens no session, and the second factor stays what it was.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from services import passwords
from services.access import require_fresh
from services.crypto import normal_email
from services.db import DeploymentTransaction
from services.deps import Deps
from services.events.catalog.credential import PasswordChanged, PasswordResetRequested
from services.flows.sign_in_pace import count_failure, must_wait
from services.flows.tell_member import load_address, tell_member
from services.mail.commands import queue_mail
from services.mail.models import MailKind
from services.ports import OutgoingMail
from services.rules.password_policy import Weakness
from services.rules.permissions import Principal
from services.tenants import sessions
from services.tenants.credentials import PasswordReset
from services.tenants.models import Member, SignIn, Tenant
from services.tenants.sessions import may_be_here

LINK_LASTS = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Whether the password was set: not with an unknown link, and not where it is too weak."""

    is_known: bool = True
    weakness: Weakness | None = None


async def ask_reset(deps: Deps, email: str, address: str, now: datetime) -> None:
    """Mail a link to whoever has this address; says nothing to the caller, who may be anybody.

    A new link replaces the one before. Asking is slowed down by account and by address as signing in is.
    """
    async with deps.db.deployment() as tx:
        index = tx.cipher.index("email", normal_email(email))
        subjects = (tx.cipher.index("reset", normal_email(email)), tx.cipher.index("reset-address", address))
        if await must_wait(tx, subjects, now):
            return
        row = await _find_account(tx, index, now)
        token = sessions.new_token()
        if row:
            await _keep_link(tx, row, sessions.hash_token(deps.settings, token), now)
    await count_failure(deps, subjects, now)
    if row:
        await _mail_link(deps, row, token, now)


async def use_link(deps: Deps, token: str, password: str, now: datetime) -> Changed:
    """Set the password behind a link that is known, unused, the newest of its member and not older than 30 minutes.

    A password that is not accepted leaves the link good.
    """
    hashed = sessions.hash_token(deps.settings, token)
    async with deps.db.deployment() as tx:
        row = (await tx.execute(select(PasswordReset).where(*_open_link(hashed, now)))).one_or_none()
    if row is None:
        return Changed(is_known=False)
    if weakness := await _judge(deps, row.tenant_id, row.member_id, password):
        return Changed(weakness=weakness)
    new_hash = await passwords.hash_new(password)
    async with deps.db.deployment() as tx:
        # Whoever deletes the row has the link: of two uses at once one finds nothing.
        used = delete(PasswordReset).where(*_open_link(hashed, now)).returning(PasswordReset.member_id)
        if await tx.scalar(used) is None:
            return Changed(is_known=False)
        await _set(tx, row.tenant_id, row.member_id, new_hash, now, keep=b"")
    await _record(deps, Principal.system(row.tenant_id), row.member_id, "reset", now)
    return Changed()


async def change_password(deps: Deps, principal: Principal, password: str, now: datetime, *, keep: bytes) -> Changed:
    """Set the member's own password and end every session but the one with the token hash `keep`.

    Raises ConfirmationNeeded.
    """
    require_fresh(principal)
    assert principal.tenant_id
    assert principal.member_id
    if weakness := await _judge(deps, principal.tenant_id, principal.member_id, password):
        return Changed(weakness=weakness)
    new_hash = await passwords.hash_new(password)
    async with deps.db.deployment() as tx:
        await _set(tx, principal.tenant_id, principal.member_id, new_hash, now, keep=keep)
    await _record(deps, principal, principal.member_id, "changed", now)
    return Changed()


async def _find_account(tx: DeploymentTransaction, email_index: bytes, now: datetime) -> Any:
    statement = (
        select(SignIn.tenant_id, SignIn.member_id)
        .join(Member, (Member.tenant_id == SignIn.tenant_id) & (Member.id == SignIn.member_id))
        .where(SignIn.email_index == email_index, *may_be_here(now))
    )
    return (await tx.execute(statement)).one_or_none()


async def _keep_link(tx: DeploymentTransaction, row: Any, token_hash: bytes, now: datetime) -> None:
    values = {"token_hash": token_hash, "created_at": now, "expires_at": now + LINK_LASTS}
    statement = insert(PasswordReset).values(tenant_id=row.tenant_id, member_id=row.member_id, **values)
    await tx.execute(statement.on_conflict_do_update(index_elements=["tenant_id", "member_id"], set_=values))


async def _mail_link(deps: Deps, row: Any, token: str, now: datetime) -> None:
    link = f"{deps.settings.public_url}/reset/?token={token}"
    async with deps.db.transaction(Principal.system(row.tenant_id)) as tx:
        address, name = await load_address(tx, row.member_id)
        text = (
            f"Hello {name},\n\nto choose a new password, open this within 30 minutes:\n\n{link}\n\n"
            "It works once. If you did not ask for it, do nothing: your password stays as it is.\n"
        )
        mail = OutgoingMail(to=address, subject="Choose a new Flexoraa password", text=text)
        key = f"password_reset:{sessions.hash_token(deps.settings, token).hex()}"
        await queue_mail(tx, MailKind.PASSWORD_RESET, mail, key=key, now=now)
        tx.emit(PasswordResetRequested(member_id=row.member_id), at=now)


def _open_link(token_hash: bytes, now: datetime) -> tuple[Any, ...]:
    return PasswordReset.token_hash == token_hash, PasswordReset.expires_at > now, PasswordReset.created_at <= now


async def _judge(deps: Deps, tenant_id: UUID, member_id: UUID, password: str) -> Weakness | None:
    async with deps.db.read(Principal.system(tenant_id)) as reader:
        address, name = await load_address(reader, member_id)
        company = await reader.scalar(select(Tenant.name).where(Tenant.tenant_id == tenant_id))
    own = ["flexoraa", *address.replace("@", ".").split("."), *name.split(), *str(company).split()]
    return passwords.weakness(password, own)


async def _set(
    tx: DeploymentTransaction, tenant_id: UUID, member_id: UUID, password_hash: str, now: datetime, *, keep: bytes
) -> None:
    own = (SignIn.tenant_id == tenant_id, SignIn.member_id == member_id)
    await tx.execute(update(SignIn).where(*own).values(password_hash=password_hash))
    link = (PasswordReset.tenant_id == tenant_id, PasswordReset.member_id == member_id)
    await tx.execute(delete(PasswordReset).where(*link))
    await sessions.end_sessions(tx, tenant_id, member_id, now, keep=keep)


async def _record(deps: Deps, principal: Principal, member_id: UUID, how: str, now: datetime) -> None:
    async with deps.db.transaction(principal) as tx:
        tx.emit(PasswordChanged(member_id=member_id, how=how), at=now)
        await tell_member(tx, member_id, "Your password was changed", now=now)
