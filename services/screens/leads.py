"""What the leads board shows: open leads in their bands; who waits for an answer first, then by score."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, Select, and_, exists, func, literal, select, union_all

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
from services.screens.lead_rows import PAGE_COLUMNS, LeadRow, lead_row, narrowed, runs, shown, with_labels
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
    columns = [await _column(reader, conditions, totals[band], band, cursor="", now=now) for band in Band]
    labelled = iter(await with_labels(reader, [card for column in columns for card in column.cards]))
    return [replace(column, cards=[next(labelled) for _ in column.cards]) for column in columns]


async def list_cards(
    reader: Reader, principal: Principal, query: LeadQuery, band: str, *, cursor: str, now: datetime
) -> Column:
    """The next cards of one column."""
    demand(principal, Area.LEADS)
    if band not in tuple(Band):
        raise InvalidInput("There is no such band.")
    conditions = await narrowed(reader, replace(query, band=None))
    totals = await _load_totals(reader, conditions)
    column = await _column(reader, conditions, totals[Band(band)], Band(band), cursor=cursor, now=now)
    return replace(column, cards=await with_labels(reader, column.cards))


@dataclass(slots=True, kw_only=True)
class _Totals:
    count: int = 0
    waiting: int = 0
    value_minor: int = 0


async def _load_totals(reader: Reader, conditions: _Conditions) -> dict[Band, _Totals]:
    """Per band how many leads it holds, how many wait for a person, and what they may be worth."""
    groups = (Lead.band, Lead.budget_band)
    counted = select(*groups, func.count().label("leads")).where(*conditions).group_by(*groups)
    waiting = select(Lead.band, func.count().label("leads")).join(SlaClock, _clock_of(reader)).where(*conditions)
    totals = {band: _Totals() for band in Band}
    for row in await reader.execute(counted):
        total = totals[Band(row.band)]
        total.count += row.leads
        total.value_minor += row.leads * VALUES_MINOR[BudgetBand(row.budget_band)]
    for row in await reader.execute(waiting.group_by(Lead.band)):
        totals[Band(row.band)].waiting = row.leads
    return totals


async def _column(
    reader: Reader, conditions: _Conditions, totals: _Totals, band: Band, *, cursor: str, now: datetime
) -> Column:
    statement = _cards_statement(reader, [*conditions, Lead.band == band], cursor)
    found = (await reader.execute(statement)).all()
    page = found[:COLUMN_CARDS]
    last = page[-1] if len(found) > COLUMN_CARDS else None
    return Column(
        band=band,
        count=totals.count,
        value_minor=totals.value_minor,
        currency=CURRENCY,
        waiting=totals.waiting,
        cards=[lead_row(reader, row, now) for row in page],
        cursor=cursor_after(last.due_at or NEVER, last.score_tenths, last.id) if last else "",
    )


def _cards_statement(reader: Reader, conditions: _Conditions, cursor: str) -> _Rows:
    """The next leads: those that wait by due time, then the others by score; each part walks an index of its own."""
    values = values_in(cursor, (datetime, int, UUID))
    parts = [_others(reader, conditions, values)]
    if values is None or values[0] != NEVER:
        parts.insert(0, _waiting(reader, conditions, values))
    both = union_all(*(select(part.subquery()) for part in parts)).subquery("both")
    order = _sorts(func.coalesce(both.c.due_at, NEVER), both.c.score_tenths, both.c.id)
    page = select(both).order_by(*ordering(order)).limit(COLUMN_CARDS + 1).subquery("page")
    again = _sorts(func.coalesce(page.c.due_at, NEVER), page.c.score_tenths, page.c.id)
    return shown(reader, page).order_by(*ordering(again))


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
