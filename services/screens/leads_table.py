"""What the leads table shows: the leads that a query means, sorted by one of its columns, page by page."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, assert_never
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select

from services.access import demand
from services.assignments.models import SlaClock
from services.db import Reader
from services.leads.models import Lead
from services.rules.permissions import Area, Principal
from services.screens.lead_query import LeadQuery, LeadSort
from services.screens.lead_rows import PAGE_COLUMNS, LeadRow, load_rows, narrowed, runs
from services.screens.paging import Sort, cursor_after, going_on, ordering, values_in

TABLE_ROWS = 50
# Beyond this a narrowed table says "10,000+": counting on would cost more than the page.
COUNTED = 10_000

_Rows = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A page of the table; `count` is of all that the query means, up to COUNTED and one."""

    rows: list[LeadRow] = field(default_factory=list)
    count: int = 0
    cursor: str = ""


async def load_table(reader: Reader, principal: Principal, query: LeadQuery, *, now: datetime) -> Table:
    """The first rows, with how many there are."""
    demand(principal, Area.LEADS)
    counted = select(Lead.id).where(*await narrowed(reader, query)).limit(COUNTED + 1).subquery()
    count = await reader.scalar(select(func.count()).select_from(counted))
    page = await _page(reader, query, "", TABLE_ROWS, now)
    return Table(rows=page.rows, count=count or 0, cursor=page.cursor)


async def list_rows(
    reader: Reader,
    principal: Principal,
    query: LeadQuery,
    *,
    cursor: str,
    now: datetime,
    limit: int = TABLE_ROWS,
) -> Table:
    """The rows behind a cursor; a broken one means the first page."""
    demand(principal, Area.LEADS)
    return await _page(reader, query, cursor, limit, now)


async def _page(reader: Reader, query: LeadQuery, cursor: str, limit: int, now: datetime) -> Table:
    column, kind, statement = _sorted(reader, query)
    sorts: list[Sort] = [(column, not query.is_rising), (Lead.id.expression, not query.is_rising)]
    values = values_in(cursor, (kind, UUID))
    statement = statement.where(*await narrowed(reader, query))
    statement = statement.where(going_on(sorts, values)) if values else statement
    found = (await reader.execute(statement.order_by(*ordering(sorts)).limit(limit + 1))).all()
    rows = await load_rows(reader, found[:limit], now)
    last = found[limit - 1] if len(found) > limit else None
    return Table(rows=rows, cursor=cursor_after(last.sort_value, last.id) if last else "")


def _sorted(reader: Reader, query: LeadQuery) -> tuple[ColumnElement[Any], type, _Rows]:
    """The column to sort by, its type in a cursor, and the statement that has it as `sort_value`."""
    due = select(SlaClock.due_at).where(*runs(reader), SlaClock.lead_id == Lead.id).limit(1).scalar_subquery()
    match query.sort:
        case LeadSort.SCORE:
            return _plain(Lead.score_tenths.expression, int, due)
        case LeadSort.CREATED:
            return _plain(Lead.created_at.expression, datetime, due)
        case LeadSort.CHANGED:
            return _plain(Lead.updated_at.expression, datetime, due)
        case LeadSort.DUE:
            # Only what is promised has a time to sort by; the clocks' own index leads to it.
            column = SlaClock.due_at.expression
            statement = select(*PAGE_COLUMNS, SlaClock.due_at, column.label("sort_value"))
            return column, datetime, statement.join(SlaClock, and_(*runs(reader), SlaClock.lead_id == Lead.id))
        case _:
            assert_never(query.sort)


def _plain(column: ColumnElement[Any], kind: type, due: Any) -> tuple[ColumnElement[Any], type, _Rows]:
    return column, kind, select(*PAGE_COLUMNS, due.label("due_at"), column.label("sort_value"))
