"""What the dashboard shows of this moment: HOT leads that wait with the money at risk, and what each SDR carries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, text

from services.access import demand
from services.db import Reader
from services.rules.bands import Band
from services.rules.measures import Counted, Measure, Period, total
from services.rules.money_at_risk import Waiting, at_risk_minor
from services.rules.permissions import Area, Principal, Role
from services.rules.reading import BudgetBand
from services.screens.conversation_columns import iso
from services.screens.dashboard import Figures, load_figures
from services.screens.leads import CURRENCY, VALUES_MINOR
from services.screens.people import contact_name, member_name, subject_of
from services.screens.words import BUDGETS
from services.tenants.models import Availability, MemberState

# The longest wait first; more than these stand behind the count.
SHOWN_WAITING = 12

# Promises run from the routing on, in the queue too.
_WAITING = text(
    """select l.id, l.conversation_id, l.contact_id, l.owner_id, l.budget_band, l.score_tenths, c.name, c.subject_key,
        m.name as owner_name, k.started_at, k.due_at
    from lead l
    join sla_clock k on k.tenant_id = :tenant and k.lead_id = l.id and k.promise = 'first_response'
        and k.stopped_at is null and k.due_at is not null
    join contact c on c.tenant_id = :tenant and c.id = l.contact_id
    left join member m on m.tenant_id = :tenant and m.id = l.owner_id
    where l.tenant_id = :tenant and l.state = 'open' and l.band = :hot
    order by k.due_at, l.id"""
)
_SDRS = text(
    """select m.id, m.name, m.availability, m.capacity, m.state,
        count(l.id) filter (where l.band = 'HOT') as hot, count(l.id) filter (where l.band = 'WARM') as warm
    from member m
    left join lead l on l.tenant_id = :tenant and l.owner_id = m.id and l.state = 'open'
    where m.tenant_id = :tenant and m.role = :sdr and m.state = :active
    group by m.tenant_id, m.id order by m.id"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """A HOT lead without a person's answer; the browser moves the money on from `since` to `due_at`."""

    id: str
    conversation_id: str
    name: str
    owner_name: str  # empty while it waits in the queue
    score: int
    budget: str
    value_minor: int
    since: str
    due_at: str
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """An SDR: what they hold now of what they may hold, and what the period gave them and got from them."""

    id: str
    name: str
    initials: str
    availability: str
    hot: int
    warm: int
    capacity: int
    given: int
    given_hot: int
    messages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """This moment. `at_risk_minor` is the sum as of `at`; `fewest` and `most` are what SDRs were given."""

    at: str = ""
    currency: str = CURRENCY
    waiting: list[WaitingRow] = field(default_factory=list)
    waiting_count: int = 0
    late_count: int = 0
    unknown_count: int = 0  # told no budget
    at_risk_minor: int = 0
    rest_minor: int = 0  # at risk behind the rows that are shown
    sdrs: list[Load] = field(default_factory=list)
    fewest: int = 0
    most: int = 0


async def load(reader: Reader, principal: Principal, *, period: str = Period.WEEK, now: datetime) -> Now:
    """What waits and who carries what. Raises NotAllowed, InvalidInput for no such period."""
    demand(principal, Area.REPORTS)
    figures = await load_figures(reader, period, now)
    asked = {"tenant": reader.tenant_id, "hot": Band.HOT}
    found = (await reader.execute(_WAITING, asked)).all()
    sdrs = await _list_sdrs(reader, figures)
    given = [one.given for one in sdrs]
    risks = [at_risk_minor(_waits(row), now) for row in found]
    return Now(
        at=iso(now),
        waiting=[_waiting(reader, row, now) for row in found[:SHOWN_WAITING]],
        waiting_count=len(found),
        late_count=sum(row.due_at < now for row in found),
        unknown_count=sum(row.budget_band == BudgetBand.UNKNOWN for row in found),
        at_risk_minor=sum(risks),
        rest_minor=sum(risks[SHOWN_WAITING:]),
        sdrs=sdrs,
        fewest=min(given, default=0),
        most=max(given, default=0),
    )


def _waits(row: Row[Any]) -> Waiting:
    return Waiting(value_minor=VALUES_MINOR[BudgetBand(row.budget_band)], since=row.started_at, due_at=row.due_at)


def _waiting(reader: Reader, row: Row[Any], now: datetime) -> WaitingRow:
    return WaitingRow(
        id=str(row.id),
        conversation_id=str(row.conversation_id),
        name=contact_name(reader, subject_of(reader, row), row.name),
        owner_name=member_name(reader, row.owner_id, row.owner_name),
        score=row.score_tenths // 10,
        budget=BUDGETS[BudgetBand(row.budget_band)],
        value_minor=VALUES_MINOR[BudgetBand(row.budget_band)],
        since=iso(row.started_at),
        due_at=iso(row.due_at),
        is_late=row.due_at < now,
    )


async def _list_sdrs(reader: Reader, figures: Figures) -> list[Load]:
    asked = {"tenant": reader.tenant_id, "sdr": Role.SDR, "active": MemberState.ACTIVE}
    rows = (await reader.execute(_SDRS, asked)).all()
    return sorted((_load(reader, row, figures.counts) for row in rows), key=lambda one: (-one.hot, one.name))


def _load(reader: Reader, row: Row[Any], counts: Sequence[Counted]) -> Load:
    name, member = member_name(reader, row.id, row.name), str(row.id)
    return Load(
        id=member,
        name=name,
        initials="".join(word[0] for word in name.split()[:2]).upper(),
        availability=Availability(row.availability),
        hot=row.hot,
        warm=row.warm,
        capacity=row.capacity,
        given=total(counts, Measure.ASSIGNED, member=member),
        given_hot=total(counts, Measure.ASSIGNED, member=member, band=Band.HOT),
        messages=total(counts, Measure.MEMBER_MESSAGES, member=member),
    )
