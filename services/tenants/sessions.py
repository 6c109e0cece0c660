"""Opens, finds and ends sessions of members; the cookie's 256-bit token is stored as its HMAC-SHA256 only."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, insert, or_, select, update

from services.db import DeploymentTransaction
from services.ids import new_id
from services.rules.devices import coarse_address
from services.rules.permissions import Role
from services.rules.session_life import IDLE, SessionStage
from services.settings import Settings
from services.tenants.models import Member, MemberSession, MemberState

_TOKEN_BYTES = 32
_USER_AGENT_CHARS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """Where a session is opened from: the full address is used for slowing down only and is not kept."""

    address: str
    user_agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A session to open: whose, how far it reaches, how it was proven, and when it ends whatever happens."""

    tenant_id: UUID
    member_id: UUID
    role: Role
    stage: SessionStage
    method: str
    expires_at: datetime


def hash_token(settings: Settings, token: str) -> bytes:
    """Return what a token is stored as: a new deployment secret ends every session and link."""
    return hmac.digest(settings.secret_key.get_secret_value().encode(), token.encode(), hashlib.sha256)


def new_token() -> str:
    """Return 256 random bits for a cookie or a link."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


async def open_session(
    tx: DeploymentTransaction, settings: Settings, new: NewSession, browser: Browser, *, now: datetime
) -> str:
    """Open a session and return its token; a full one counts as confirmed from now."""
    token = new_token()
    await tx.execute(
        insert(MemberSession).values(
            token_hash=hash_token(settings, token),
            id=new_id(now),
            tenant_id=new.tenant_id,
            member_id=new.member_id,
            role=new.role,
            method=new.method,
            user_agent=browser.user_agent[:_USER_AGENT_CHARS],
            address=coarse_address(browser.address),
            stage=new.stage,
            created_at=now,
            acted_at=now,
            expires_at=new.expires_at,
            confirmed_at=now if new.stage is SessionStage.FULL else None,
        )
    )
    return token


async def find_live(tx: DeploymentTransaction, token_hash: bytes, now: datetime) -> Any:
    """Return the row of a live session with its member's present role, None where there is none."""
    statement = (
        select(MemberSession, Member.role.label("present_role"))
        .join(Member, (Member.tenant_id == MemberSession.tenant_id) & (Member.id == MemberSession.member_id))
        .where(MemberSession.token_hash == token_hash, *is_live(now), *may_be_here(now))
    )
    return (await tx.execute(statement)).one_or_none()


def is_live(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Neither revoked, nor over, nor idle for too long."""
    return MemberSession.revoked_at.is_(None), MemberSession.expires_at > now, MemberSession.acted_at > now - IDLE


def may_be_here(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Active, and for an external auditor not past the last day."""
    return Member.state == MemberState.ACTIVE, or_(Member.access_ends_at.is_(None), Member.access_ends_at > now)


async def end_sessions(
    tx: DeploymentTransaction, tenant_id: UUID, member_id: UUID, now: datetime, *, keep: bytes = b""
) -> list[UUID]:
    """End every open session of a member but the one with the token hash `keep`; return the ids of what ended."""
    statement = (
        update(MemberSession)
        .where(
            MemberSession.tenant_id == tenant_id,
            MemberSession.member_id == member_id,
            MemberSession.token_hash != keep,
            MemberSession.revoked_at.is_(None),
            MemberSession.expires_at > now,
        )
        .values(revoked_at=now)
        .returning(MemberSession.id)
    )
    return list((await tx.execute(statement)).scalars())


async def end_session(tx: DeploymentTransaction, token_hash: bytes, now: datetime) -> None:
    """End one session; one that is unknown or has ended stays so."""
    where = (MemberSession.token_hash == token_hash, MemberSession.revoked_at.is_(None))
    await tx.execute(update(MemberSession).where(*where).values(revoked_at=now))
