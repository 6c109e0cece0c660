"""Which saved views a page offers to a member: the own ones and those of the team."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from services.access import demand
from services.db import Reader
from services.desk.models import VIEW_NAME, VIEW_QUERY, SavedView
from services.rules.permissions import Access, Area, Principal, may
from services.rules.saved_views import ViewPage


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view; `query` is what stands behind the question mark of the page's address."""

    id: str
    name: str
    query: str
    is_shared: bool
    may_remove: bool


async def list_views(reader: Reader, principal: Principal, page: ViewPage) -> list[View]:
    """The team's views by name, then the member's own."""
    demand(principal, Area.LEADS)
    table = SavedView
    visible = or_(table.owner_id == principal.member_id, table.owner_id.is_(None))
    statement = (
        select(table.id, table.name, table.query, table.owner_id)
        .where(table.tenant_id == reader.tenant_id, table.page == page, visible)
        .order_by(table.id)
    )
    may_change = may(principal, Area.LEADS, Access.WRITE)
    views = [
        View(
            id=str(row.id),
            name=reader.cipher.open(VIEW_NAME, row.id, row.name),
            query=reader.cipher.open(VIEW_QUERY, row.id, row.query),
            is_shared=row.owner_id is None,
            may_remove=may_change or row.owner_id is not None,
        )
        for row in await reader.execute(statement)
    ]
    return sorted(views, key=lambda view: (not view.is_shared, view.name.casefold()))
