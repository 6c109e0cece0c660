"""What the wallet page shows: balance, burn against the day's limit, usage; its list of movements is `ledger`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, func, select

from services.access import demand
from services.billing.models import Hold, HoldState
from services.billing.models import Wallet as WalletTable
from services.db import Reader
from services.errors import NotFound
from services.events.event import WALLET
from services.leads.models import Lead
from services.reports.figures import list_usage
from services.rules.burn import ALERT_PERCENTS, day_end
from services.rules.permissions import Area, Principal
from services.rules.plans import PLANS, PlanCode
from services.rules.rate_card import Operation
from services.rules.reading import BudgetBand, IntentLevel, Timeline
from services.screens.conversation_columns import iso
from services.screens.words import OPERATIONS
from services.tenants.models import Tenant

# What changes this screen: the topics of the nudges that make an open page read it again.
TOPICS = frozenset({WALLET})

USAGE_DAYS = 30
# The forecast goes by the pace of the last week, and not further than a year.
PACE_DAYS = 7
FORESEEN = timedelta(days=365)
DAY_SECONDS = 86_400
# Which colour an operation has in the charts; those that are seldom share the last.
SERIES: Mapping[Operation, int] = {
    Operation.INBOUND_WHATSAPP: 0,
    Operation.INBOUND_SOCIAL: 0,
    Operation.INTENT: 1,
    Operation.SCORE: 2,
    Operation.QUALIFICATION_MESSAGE: 3,
    Operation.PERSUASION_MESSAGE: 4,
}
OTHER_SERIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one operation took on a day, or over the whole time; `series` 0–5 is its colour, always the same."""

    operation: str
    series: int
    deci: int
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One burn day in the tenant's zone."""

    date: str
    total_deci: int
    shares: list[Share]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A mark of the period's use; once it is reached, admins and managers have been mailed."""

    percent: int
    is_reached: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wallet:
    """The wallet now. `empties_at` is the forecast's date, empty when usage is too small to say."""

    plan: str = ""
    balance_deci: int = 0
    held_deci: int = 0
    due_deci: int = 0
    granted_deci: int = 0
    topped_up_deci: int = 0
    period_ends_at: str = ""
    burnt_today_deci: int = 0
    day_limit_deci: int = 0
    day_resets_at: str = ""
    used_in_period_deci: int = 0
    empties_at: str = ""
    qualified_leads: int = 0  # in the period
    deci_per_qualified_lead: int = 0
    days: list[Day] = field(default_factory=list)  # oldest first, USAGE_DAYS of them
    period_total_deci: int = 0
    alerts: list[Alert] = field(default_factory=list)
    peak_deci: int = 0  # the highest day, which sets the scale
    by_operation: list[Share] = field(default_factory=list)  # over the same days, largest first


async def load_wallet(reader: Reader, principal: Principal, now: datetime) -> Wallet:
    """The wallet, its usage and its forecast."""
    demand(principal, Area.BILLING)
    row = await _load_row(reader)
    zone = ZoneInfo(row.timezone)
    today = now.astimezone(zone).date()
    usage = await list_usage(reader, [today - timedelta(days=back) for back in range(USAGE_DAYS)])
    days = _days(usage, today)
    balance = row.granted_deci + row.topped_up_deci
    return Wallet(
        plan=PLANS[PlanCode(row.plan)].name,
        balance_deci=balance,
        held_deci=row.held_deci,
        due_deci=row.due_deci,
        granted_deci=row.granted_deci,
        topped_up_deci=row.topped_up_deci,
        period_ends_at=iso(row.period_ends_at),
        burnt_today_deci=row.day_granted_used_deci if row.day == today else 0,
        day_limit_deci=row.burn_limit_deci,
        day_resets_at=iso(day_end(now, row.timezone)),
        used_in_period_deci=row.period_used_deci,
        period_total_deci=row.period_total_deci,
        alerts=[Alert(percent=one, is_reached=row.alerted_percent >= one) for one in ALERT_PERCENTS],
        empties_at=_empties_at(balance, days, now),
        qualified_leads=row.qualified_leads,
        deci_per_qualified_lead=row.period_used_deci // row.qualified_leads if row.qualified_leads else 0,
        days=days,
        peak_deci=max(day.total_deci for day in days),
        by_operation=_by_operation(usage),
    )


async def _load_row(reader: Reader) -> Row[Any]:
    """The wallet with what is held for open turns and how many leads of the period answered all three questions."""
    of_tenant = reader.tenant_id
    held = select(func.coalesce(func.sum(Hold.granted_deci + Hold.topped_up_deci), 0)).where(
        Hold.tenant_id == of_tenant, Hold.state == HoldState.OPEN
    )
    qualified = select(func.count()).where(
        Lead.tenant_id == of_tenant,
        Lead.intent_level != IntentLevel.UNKNOWN,
        Lead.budget_band != BudgetBand.UNKNOWN,
        Lead.timeline != Timeline.UNKNOWN,
        Lead.scored_at >= WalletTable.period_started_at,
    )
    statement = (
        select(
            WalletTable,
            Tenant.timezone,
            Tenant.plan,
            held.scalar_subquery().label("held_deci"),
            qualified.scalar_subquery().label("qualified_leads"),
        )
        .join(Tenant, Tenant.tenant_id == WalletTable.tenant_id)
        .where(WalletTable.tenant_id == of_tenant)
    )
    row = (await reader.execute(statement)).one_or_none()
    if row is None:
        raise NotFound("This tenant has no wallet.")
    return row


def _days(usage: Sequence[Row[Any]], today: date) -> list[Day]:
    """One day each, the empty ones too, oldest first."""
    by_day: dict[date, list[Row[Any]]] = {today - timedelta(days=back): [] for back in range(USAGE_DAYS)[::-1]}
    for row in usage:
        if row.day in by_day:
            by_day[row.day].append(row)
    return [
        Day(
            date=day.isoformat(),
            total_deci=sum(row.deci for row in rows),
            shares=sorted((_share(row.operation, row.deci, row.times) for row in rows), key=lambda share: share.series),
        )
        for day, rows in by_day.items()
    ]


def _by_operation(usage: Sequence[Row[Any]]) -> list[Share]:
    totals: dict[str, tuple[int, int]] = {}
    for row in usage:
        deci, count = totals.get(row.operation, (0, 0))
        totals[row.operation] = (deci + row.deci, count + row.times)
    shares = [_share(operation, deci, count) for operation, (deci, count) in totals.items()]
    return sorted(shares, key=lambda share: -share.deci)


def _share(operation: str, deci: int, count: int) -> Share:
    if not operation:
        return Share(operation="Other", series=OTHER_SERIES, deci=deci, count=count)
    known = Operation(operation)
    return Share(operation=OPERATIONS[known], series=SERIES.get(known, OTHER_SERIES), deci=deci, count=count)


def _empties_at(balance_deci: int, days: Sequence[Day], now: datetime) -> str:
    """When the balance ends at the pace of the last days; empty where that is more than a year away."""
    recent = sum(day.total_deci for day in days[-PACE_DAYS:])
    if recent <= 0:
        return ""
    left = timedelta(seconds=balance_deci * PACE_DAYS * DAY_SECONDS // recent)
    return iso(now + left) if left <= FORESEEN else ""
