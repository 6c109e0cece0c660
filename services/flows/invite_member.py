"""Invites people by e-mail, sends the link again, and takes it back; `join_team.py` is what the link leads to."""

from datetime import datetime
from email.utils import parseaddr
from uuid import UUID

from sqlalchemy import select

from services.access import demand, require_fresh
from services.crypto import normal_email
from services.db import Transaction
from services.deps import Deps
from services.errors import InvalidInput, NotFound
from services.events.catalog.team import InvitationRevoked, MemberInvited
from services.flows.change_member import demand_still_admin
from services.flows.open_tenant import DEFAULT_CAPACITY
from services.ids import new_id
from services.mail.commands import queue_mail
from services.mail.models import MailKind
from services.ports import OutgoingMail
from services.rules.membership import INVITATION_LASTS
from services.rules.permissions import Access, Area, Principal, Role
from services.tenants import members
from services.tenants.members import TEAM_LOCK
from services.tenants.models import MEMBER_EMAIL, MEMBER_NAME, Availability, MemberState, Tenant
from services.tenants.sessions import hash_token, new_token

EMAIL_MOST = 254  # RFC 5321, 4.5.3.1.3
ROLE_NAMES = {
    Role.ADMIN: "admin",
    Role.MANAGER: "manager",
    Role.SDR: "sales representative",
    Role.PRODUCT: "product",
    Role.DEVOPS: "operations",
    Role.AUDITOR: "auditor",
    Role.READONLY: "reader",
}
_TAKEN = "This address belongs to a member or has an invitation already."


async def invite(deps: Deps, principal: Principal, email: str, role: Role, *, now: datetime) -> UUID:
    """Invite a person and return their member id. Raises NotAllowed, InvalidInput for a bad or taken address."""
    demand(principal, Area.TEAM, Access.MANAGE)
    require_fresh(principal)
    address = _address(email)
    async with deps.db.deployment() as deployment:
        if await members.has_login(deployment, deployment.cipher.index("email", address)):
            raise InvalidInput(_TAKEN)
    member_id = new_id(now)
    async with deps.db.transaction(principal) as tx:
        await tx.lock(TEAM_LOCK)
        await demand_still_admin(tx, principal)
        if address in map(normal_email, (await members.list_emails(tx)).values()):
            raise InvalidInput(_TAKEN)
        await members.add_member(tx, _member_row(tx, member_id, address, role, now))
        tx.emit(MemberInvited(member_id=member_id, role=role), at=now)
    await _send_link(deps, principal, member_id, address, role, now=now)
    return member_id


async def resend(deps: Deps, principal: Principal, member_id: UUID, *, now: datetime) -> None:
    """Send a new link, for seven more days; the former one stops working. Raises NotAllowed, NotFound."""
    demand(principal, Area.TEAM, Access.MANAGE)
    async with deps.db.transaction(principal) as tx:
        await tx.lock(TEAM_LOCK)
        await demand_still_admin(tx, principal)
        invited = await members.load_standing(tx, member_id)
        if invited.state is not MemberState.INVITED:
            raise NotFound
        await members.change_member(tx, member_id, created_at=now)
        address = (await members.list_emails(tx))[member_id]
        tx.emit(MemberInvited(member_id=member_id, role=invited.role), at=now)
    await _send_link(deps, principal, member_id, address, invited.role, now=now)


async def revoke(deps: Deps, principal: Principal, member_id: UUID, *, now: datetime) -> None:
    """Take an invitation back; its link stops working at once. Raises NotAllowed, and NotFound once they joined."""
    demand(principal, Area.TEAM, Access.MANAGE)
    async with deps.db.transaction(principal) as tx:
        await tx.lock(TEAM_LOCK)
        await demand_still_admin(tx, principal)
        if not await members.remove_invited(tx, member_id):
            raise NotFound
        tx.emit(InvitationRevoked(member_id=member_id), at=now)


def _address(email: str) -> str:
    address = normal_email(email)
    local, _, domain = address.partition("@")
    is_one = parseaddr(address)[1] == address and address.isprintable() and not any(map(str.isspace, address))
    if not (is_one and local and "." in domain.strip(".") and "@" not in domain and len(address) <= EMAIL_MOST):
        raise InvalidInput("Enter one e-mail address, like name@company.com.")
    return address


def _member_row(tx: Transaction, member_id: UUID, address: str, role: Role, now: datetime) -> dict[str, object]:
    return {
        "id": member_id,
        "name": tx.cipher.seal(MEMBER_NAME, member_id, ""),
        "email": tx.cipher.seal(MEMBER_EMAIL, member_id, address),
        "role": role,
        "state": MemberState.INVITED,
        "availability": Availability.AWAY,
        "capacity": DEFAULT_CAPACITY,
        "languages": [],
        "skills": [],
        "working_hours": {},
        "created_at": now,
    }


async def _send_link(
    deps: Deps, principal: Principal, member_id: UUID, address: str, role: Role, *, now: datetime
) -> None:
    """Keep the link before it is mailed; where the process ends between the two, sending again repairs it."""
    token = new_token()
    async with deps.db.deployment() as deployment:
        row = {
            "token_hash": hash_token(deps.settings, token),
            "tenant_id": principal.tenant_id,
            "member_id": member_id,
            "email_index": deployment.cipher.index("email", address),
            "expires_at": now + INVITATION_LASTS,
        }
        await members.put_invitation(deployment, row)
    async with deps.db.transaction(principal) as tx:
        company = await tx.scalar(select(Tenant.name).where(Tenant.tenant_id == tx.tenant_id))
        mail = OutgoingMail(to=address, subject=f"Join {company} on Flexoraa", text=_text(deps, company, role, token))
        await queue_mail(tx, MailKind.INVITATION, mail, key=f"invitation:{member_id}:{now.isoformat()}", now=now)


def _text(deps: Deps, company: str, role: Role, token: str) -> str:
    return (
        f"{company} invites you to its Flexoraa workspace as {ROLE_NAMES[role]}.\n\n"
        f"Choose your name and password here:\n{deps.settings.public_url}/join/?token={token}\n\n"
        f"The link works once, for {INVITATION_LASTS.days} days. If you do not know {company}, ignore this mail.\n"
    )
