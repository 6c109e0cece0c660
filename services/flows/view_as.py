"""Lets an admin look at the product as another role does: that role's pages and rows, and nothing can be changed.

Kept with the session, so that every handler sees it; each beginning and end is an event of the admin.
"""

from datetime import datetime

from sqlalchemy import update

from services.deps import Deps
from services.errors import NotAllowed
from services.events.catalog.team import ViewedAs
from services.rules.permissions import Principal, Role
from services.rules.session_life import SessionStage
from services.tenants import sessions
from services.tenants.models import MemberSession


async def view_as(deps: Deps, token_hash: bytes, role: Role | None, now: datetime) -> None:
    """Look as a role from the next click on, or as oneself again. Raises NotAllowed for who is no admin."""
    async with deps.db.deployment() as deployment:
        row = await sessions.find_live(deployment, token_hash, now)
    if row is None or row.stage != SessionStage.FULL or row.present_role != Role.ADMIN or role is Role.ADMIN:
        raise NotAllowed
    # The event first: a look without one would be worse than an event without its look.
    async with deps.db.transaction(Principal.member(row.tenant_id, row.member_id, Role.ADMIN)) as tx:
        event = ViewedAs(member_id=row.member_id, before=row.view_as or Role.ADMIN, after=role or Role.ADMIN)
        tx.emit(event, at=now)
    async with deps.db.deployment() as deployment:
        own = MemberSession.token_hash == token_hash
        await deployment.execute(update(MemberSession).where(own).values(view_as=role))
