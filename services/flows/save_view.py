"""Members keep the filters of a page under a name, for themselves or, where they may change leads, for the team."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, insert, or_, select

from services.access import demand
from services.deps import Deps
from services.desk.models import VIEW_NAME, VIEW_QUERY, SavedView
from services.errors import InvalidInput, NotAllowed, NotFound
from services.events.catalog.desk import ViewRemoved, ViewSaved
from services.ids import new_id
from services.rules.permissions import Access, Area, Principal, may
from services.rules.saved_views import LONGEST_NAME, MOST_VIEWS, ViewPage, kept_query, view_name

NO_NAME = f"A view needs a name of at most {LONGEST_NAME} characters."
TOO_MUCH = "These filters are too many to keep."
TOO_MANY = f"There are {MOST_VIEWS} saved views already: remove one first."


async def save_view(
    deps: Deps,
    principal: Principal,
    page: ViewPage,
    *,
    name: str,
    address: str,
    is_shared: bool,
    now: datetime,
) -> UUID:
    """Keep the filters of an address; return the view's id. Raises NotAllowed, InvalidInput with what is wrong."""
    member_id = _acting(principal)
    if is_shared:
        demand(principal, Area.LEADS, Access.WRITE)
    bare, query = view_name(name), kept_query(address)
    if bare is None:
        raise InvalidInput(NO_NAME)
    if query is None:
        raise InvalidInput(TOO_MUCH)
    view_id = new_id(now)
    row = {
        "tenant_id": principal.tenant_id,
        "id": view_id,
        "page": page,
        "owner_id": None if is_shared else member_id,
        "created_by": member_id,
        "created_at": now,
    }
    async with deps.db.transaction(principal) as tx:
        visible = or_(SavedView.owner_id == member_id, SavedView.owner_id.is_(None))
        counted = select(func.count()).where(SavedView.tenant_id == tx.tenant_id, SavedView.page == page, visible)
        if (await tx.scalar(counted) or 0) >= MOST_VIEWS:
            raise InvalidInput(TOO_MANY)
        sealed = {
            "name": tx.cipher.seal(VIEW_NAME, view_id, bare),
            "query": tx.cipher.seal(VIEW_QUERY, view_id, query),
        }
        await tx.execute(insert(SavedView).values(row | sealed))
        tx.emit(ViewSaved(view_id=view_id, member_id=member_id, page=page, is_shared=is_shared), at=now)
    return view_id


async def remove_view(deps: Deps, principal: Principal, view_id: UUID, now: datetime) -> None:
    """Remove an own view, or a shared one where the member may. Raises NotAllowed, NotFound."""
    member_id = _acting(principal)
    table = SavedView
    is_own = table.owner_id == member_id
    removable = or_(is_own, table.owner_id.is_(None)) if may(principal, Area.LEADS, Access.WRITE) else is_own
    async with deps.db.transaction(principal) as tx:
        own = (table.tenant_id == tx.tenant_id, table.id == view_id, removable)
        if await tx.scalar(delete(table).where(*own).returning(table.id)) is None:
            raise NotFound
        tx.emit(ViewRemoved(view_id=view_id, member_id=member_id), at=now)


def _acting(principal: Principal) -> UUID:
    demand(principal, Area.LEADS)
    if principal.member_id is None:
        raise NotAllowed
    return principal.member_id
