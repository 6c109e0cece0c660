"""What the leads board shows: open leads in their bands; who waits for an answer first, then by score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, Row, Select, and_, exists, func, literal, select, union_all

from services.access import demand
from services.assignments.models import SlaClock
from services.db import Reader
from services.errors import InvalidInput
from services.events.event import CONVERSATION, LEAD, TEAM
from services.leads.models import Lead
from services.rules.bands import Band
from services.rules.permissions import Area, Principal
from services.rules.reading import BudgetBand
from services.screens.conversation_columns import NEVER
from services.screens.lead_query import LeadQuery
from services.screens.lead_rows import PAGE_COLUMNS, LeadRow, load_rows, narrowed, runs
from services.screens.paging import Sort, cursor_after, going_on, ordering, values_in

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({CONVERSATION, LEAD, TEAM})

COLUMN_CARDS = 30
# The middle of each budget band in the smallest unit; the open one counts with its lower edge.
CURRENCY = "USD"
VALUES_MINOR: Mapping[BudgetBand, int] = {
    BudgetBand.UNDER_1K: 500_00,
    BudgetBand.FROM_1K_TO_5K: 3_000_00,
    BudgetBand.FROM_5K_TO_50K: 27_500_00,
    BudgetBand.OVER_50K: 50_000_00,
    BudgetBand.UNKNOWN: 0,
}

_Rows = Select[*tuple[Any, ...]]
_Conditions = list[ColumnElement[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A band with how many open leads it holds in all, and the first that were asked for by due time, then score."""

    band: str
    count: int
    value_minor: int
    currency: str
    waiting: int  # leads whose first answer by a person is promised and not given
    cards: list[LeadRow] = field(default_factory=list)
    cursor: str = ""


async def load_board(reader: Reader, principal: Principal, query: LeadQuery, *, now: datetime) -> list[Column]:
    """HOT, WARM and COLD, always three, each with its first COLUMN_CARDS cards."""
    demand(principal, Area.LEADS)
    conditions = await narrowed(reader, replace(query, band=None))
    totals = await _load_totals(reader, conditions)
    pages = [await _page(reader, conditions, band, cursor="") for band in Band]
    cards = iter(await load_rows(reader, [row for page in pages for row in page.rows], now))
    return [
        _column(band, totals[band], page, [next(cards) for _ in page.rows])
        for band, page in zip(Band, pages, strict=True)
    ]


async def list_cards(
    reader: Reader, principal: Principal, query: LeadQuery, band: str, *, cursor: str, now: datetime
) -> Column:
    """The next cards of one column."""
    demand(principal, Area.LEADS)
    if band not in tuple(Band):
        raise InvalidInput("There is no such band.")
    conditions = await narrowed(reader, replace(query, band=None))
    totals = await _load_totals(reader, conditions)
    page = await _page(reader, conditions, Band(band), cursor=cursor)
    return _column(Band(band), totals[Band(band)], page, await load_rows(reader, page.rows, now))


@dataclass(slots=True, kw_only=True)
class _Totals:
    count: int = 0
    waiting: int = 0
    value_minor: int = 0


async def _load_totals(reader: Reader, conditions: _Conditions) -> dict[Band, _Totals]:
    """Per band how many leads it holds, how many wait for a person, and what they may be worth."""
    counted = (
        select(Lead.band, Lead.budget_band, func.count().label("leads"), func.count(SlaClock.id).label("waiting"))
        .outerjoin(SlaClock, _clock_of(reader))
        .where(*conditions)
        .group_by(Lead.band, Lead.budget_band)
    )
    totals = {band: _Totals() for band in Band}
    for row in await reader.execute(counted):
        total = totals[Band(row.band)]
        total.count += row.leads
        total.waiting += row.waiting
        total.value_minor += row.leads * VALUES_MINOR[BudgetBand(row.budget_band)]
    return totals


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    rows: Sequence[Row[Any]]
    cursor: str


async def _page(reader: Reader, conditions: _Conditions, band: Band, *, cursor: str) -> _Page:
    """The next leads of a band, and where they go on."""
    found = (await reader.execute(_cards_statement(reader, [*conditions, Lead.band == band], cursor))).all()
    last = found[COLUMN_CARDS - 1] if len(found) > COLUMN_CARDS else None
    behind = cursor_after(last.due_at or NEVER, last.score_tenths, last.id) if last else ""
    return _Page(rows=found[:COLUMN_CARDS], cursor=behind)


def _column(band: Band, totals: _Totals, page: _Page, cards: list[LeadRow]) -> Column:
    return Column(
        band=band,
        count=totals.count,
        value_minor=totals.value_minor,
        currency=CURRENCY,
        waiting=totals.waiting,
        cards=cards,
        cursor=page.cursor,
    )


def _cards_statement(reader: Reader, conditions: _Conditions, cursor: str) -> _Rows:
    """The next leads: those that wait by due time, then the others by score; each part walks an index of its own."""
    values = values_in(cursor, (datetime, int, UUID))
    parts = [_others(reader, conditions, values)]
    if values is None or values[0] != NEVER:
        parts.insert(0, _waiting(reader, conditions, values))
    both = union_all(*(select(part.subquery()) for part in parts)).subquery("both")
    order = _sorts(func.coalesce(both.c.due_at, NEVER), both.c.score_tenths, both.c.id)
    return select(both).order_by(*ordering(order)).limit(COLUMN_CARDS + 1)


def _waiting(reader: Reader, conditions: _Conditions, values: list[Any] | None) -> _Rows:
    sorts = _sorts(SlaClock.due_at.expression, Lead.score_tenths.expression, Lead.id.expression)
    statement: _Rows = select(*PAGE_COLUMNS, SlaClock.due_at).join(SlaClock, _clock_of(reader)).where(*conditions)
    statement = statement.where(going_on(sorts, values)) if values else statement
    return statement.order_by(*ordering(sorts)).limit(COLUMN_CARDS + 1)


def _others(reader: Reader, conditions: _Conditions, values: list[Any] | None) -> _Rows:
    sorts: list[Sort] = [(Lead.score_tenths.expression, True), (Lead.id.expression, True)]
    waits = exists().where(*runs(reader), SlaClock.lead_id == Lead.id)
    no_clock = literal(None, DateTime(timezone=True)).label("due_at")
    statement: _Rows = select(*PAGE_COLUMNS, no_clock).where(*conditions, ~waits)
    if values and values[0] == NEVER:
        statement = statement.where(going_on(sorts, values[1:]))
    return statement.order_by(*ordering(sorts)).limit(COLUMN_CARDS + 1)


def _clock_of(reader: Reader) -> ColumnElement[bool]:
    return and_(*runs(reader), SlaClock.lead_id == Lead.id)


def _sorts(due: ColumnElement[Any], score: ColumnElement[Any], lead_id: ColumnElement[Any]) -> list[Sort]:
    return [(due, False), (score, True), (lead_id, True)]
