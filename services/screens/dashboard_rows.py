"""The rows behind each number of the dashboard: who is counted, with the way to the conversation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from services.access import demand
from services.db import Reader
from services.errors import InvalidInput
from services.ids import first_id
from services.rules.bands import Band
from services.rules.escalation import Trigger
from services.rules.measures import Measure, Period, start_of
from services.rules.permissions import Area, Principal
from services.rules.reading import BudgetBand, IntentLevel, Timeline
from services.screens.conversation_columns import iso
from services.screens.dashboard import STEPS, load_figures
from services.screens.paging import cursor_after, values_in
from services.screens.people import contact_name, member_name, subject_of
from services.screens.words import BUDGETS, TRIGGERS

ROWS = 50
# A file holds as many as a person goes through.
MOST_ROWS = 10_000

_LEAD = "select l.id, l.id as lead_id, l.conversation_id, '' as detail from lead l"
_IN_PERIOD = "l.tenant_id = :tenant and l.id >= :first and l.id < :behind"
_CLOCK = """select k.id, k.lead_id, k.conversation_id,
        case when k.breached_at is not null or k.left_seconds < 0 then 'late'
            when k.stopped_at is not null then 'in time' else 'running' end as detail
    from sla_clock k
    where k.tenant_id = :tenant and k.id >= :first and k.id < :behind and k.promise = 'first_response'"""
_IS_LATE = "(k.breached_at is not null or k.left_seconds < 0)"
_ANSWERED = """exists (select from message m where m.tenant_id = :tenant and m.conversation_id = k.conversation_id
    and m.author = 'member' and m.created_at between k.started_at and k.stopped_at)"""
_MESSAGE = """select m.id, l.id as lead_id, m.conversation_id, coalesce(m.operation, '') as detail from message m
    join lateral (select id from lead where tenant_id = :tenant and conversation_id = m.conversation_id
        order by id desc limit 1) l on true
    where m.tenant_id = :tenant and m.id >= :first and m.id < :behind and m.author = """

# By the number's key: its title and the statement of its rows, as id, lead, conversation, detail.
_SOURCES: Mapping[str, tuple[str, str]] = {
    Measure.CONTACTS: (STEPS[Measure.CONTACTS], f"{_LEAD} where {_IN_PERIOD}"),
    Measure.QUALIFIED: (
        STEPS[Measure.QUALIFIED],
        f"""{_LEAD} where {_IN_PERIOD} and l.intent_level <> :unknown and l.budget_band <> :unknown
        and l.timeline <> :unknown""",
    ),
    Measure.HOT: (
        STEPS[Measure.HOT],
        f"""{_LEAD} where {_IN_PERIOD} and (l.band = 'HOT' or exists (select from score s
        where s.tenant_id = :tenant and s.lead_id = l.id and s.band = 'HOT'))""",
    ),
    Measure.ROUTED: (
        STEPS[Measure.ROUTED],
        f"""{_LEAD} where {_IN_PERIOD} and exists (select from assignment a
        where a.tenant_id = :tenant and a.lead_id = l.id and a.member_id is not null)""",
    ),
    Measure.ANSWERED: (
        STEPS[Measure.ANSWERED],
        f"""{_LEAD} where {_IN_PERIOD} and exists (select from message m where m.tenant_id = :tenant
        and m.conversation_id = l.conversation_id and m.author = 'member' and m.id >= l.id)""",
    ),
    Measure.WON: (STEPS[Measure.WON], f"{_LEAD} where {_IN_PERIOD} and l.state = 'won'"),
    Measure.LOST: (STEPS[Measure.LOST], f"{_LEAD} where {_IN_PERIOD} and l.state in ('lost', 'closed')"),
    Measure.PROMISED: ("Promises of a first answer", f"{_CLOCK} and k.band = :part"),
    Measure.LATE: ("Promises that were broken", f"{_CLOCK} and k.band = :part and {_IS_LATE}"),
    Measure.IN_TIME: (
        "Answered in time",
        f"{_CLOCK} and k.band = :part and not {_IS_LATE} and {_ANSWERED}",
    ),
    Measure.ASSIGNED: (
        "Leads given to an SDR",
        """select a.id, a.lead_id, a.conversation_id, a.band as detail from assignment a
        where a.tenant_id = :tenant and a.id >= :first and a.id < :behind and a.member_id::text = :part""",
    ),
    Measure.AI_MESSAGES: ("Messages by the AI", f"{_MESSAGE} 'ai'"),
    Measure.MEMBER_MESSAGES: ("Messages by the team", f"{_MESSAGE} 'member'"),
    Measure.ESCALATIONS: (
        "Escalations",
        """select e.id, e.subject_id as lead_id, e.conversation_id, coalesce(e.view ->> 'reason', '') as detail
        from event_log e where e.tenant_id = :tenant and e.action = 'lead.escalated' and e.at >= :start
            and e.at < :ending and (:part = '' or e.view ->> 'reason' = :part)""",
    ),
    "channel": (
        "Contacts of a channel",
        f"""{_LEAD} join conversation v on v.tenant_id = :tenant and v.id = l.conversation_id
        join inbox i on i.tenant_id = :tenant and i.id = v.inbox_id where {_IN_PERIOD} and i.channel = :part""",
    ),
    "language": (
        "Contacts who write in a language",
        f"""{_LEAD} join conversation v on v.tenant_id = :tenant and v.id = l.conversation_id
        where {_IN_PERIOD} and coalesce(v.language, 'und') = :part""",
    ),
}
_PAGE = """with found as ({source}),
    page as (select * from found where cast(:last as uuid) is null or id < cast(:last as uuid)
        order by id desc limit :most)
    select page.id, page.lead_id, page.conversation_id, page.detail, l.contact_id, l.band, l.score_tenths, l.state,
        l.budget_band, l.owner_id, l.created_at, c.name, c.subject_key, m.name as owner_name
    from page join lead l on l.tenant_id = :tenant and l.id = page.lead_id
    join contact c on c.tenant_id = :tenant and c.id = l.contact_id
    left join member m on m.tenant_id = :tenant and m.id = l.owner_id
    order by page.id desc"""
_BOUND = ("tenant", "first", "behind", "start", "ending", "part", "unknown", "last", "most")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """Which number of the dashboard: its key, the part of it ("HOT", a member's id), and the period."""

    key: str
    part: str = ""
    period: str = Period.WEEK.value


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRow:
    """One lead, promise or message that was counted."""

    id: str
    lead_id: str
    conversation_id: str
    at: str
    name: str
    band: str
    score: int
    state: str
    budget: str
    owner_name: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRows:
    """A page of what a number counted, newest first; `cursor` is empty after the last."""

    title: str = ""
    key: str = ""
    part: str = ""
    rows: list[CountedRow] = field(default_factory=list)
    cursor: str = ""


async def list_rows(
    reader: Reader,
    principal: Principal,
    number: Number,
    *,
    cursor: str = "",
    limit: int = ROWS,
    now: datetime,
) -> CountedRows:
    """The rows behind a number. Raises NotAllowed, InvalidInput for a number or period that there is not."""
    demand(principal, Area.REPORTS)
    if number.key not in _SOURCES:
        raise InvalidInput("The dashboard has no such number.")
    title, source = _SOURCES[number.key]
    last = values_in(cursor, (UUID,))
    asked = await _asked(reader, number.period, now)
    asked |= {"part": number.part[:80], "last": last[0] if last else None, "most": limit + 1}
    statement = _PAGE.replace("{source}", source)
    bound = {name: asked[name] for name in _BOUND if f":{name}" in statement}
    found = (await reader.execute(text(statement), bound)).all()
    shown = found[:limit]
    return CountedRows(
        title=title,
        key=number.key,
        part=number.part,
        rows=[_row(reader, row) for row in shown],
        cursor=cursor_after(shown[-1].id) if len(found) > limit else "",
    )


async def _asked(reader: Reader, period: str, now: datetime) -> dict[str, Any]:
    figures = await load_figures(reader, period, now)
    start = start_of(figures.days[0], figures.zone)
    ending = start_of(figures.days[-1] + timedelta(days=1), figures.zone)
    unknown = {IntentLevel.UNKNOWN.value, BudgetBand.UNKNOWN.value, Timeline.UNKNOWN.value}
    assert len(unknown) == 1
    return {
        "tenant": reader.tenant_id,
        "first": first_id(start),
        "behind": first_id(ending),
        "start": start,
        "ending": ending,
        "unknown": unknown.pop(),
    }


def _row(reader: Reader, row: Row[Any]) -> CountedRow:
    return CountedRow(
        id=str(row.id),
        lead_id=str(row.lead_id),
        conversation_id=str(row.conversation_id),
        at=iso(row.created_at),
        name=contact_name(reader, subject_of(reader, row), row.name),
        band=Band(row.band),
        score=row.score_tenths // 10,
        state=row.state,
        budget=BUDGETS[BudgetBand(row.budget_band)],
        owner_name=member_name(reader, row.owner_id, row.owner_name),
        detail=TRIGGERS[Trigger(row.detail)] if row.detail in set(Trigger) else row.detail,
    )
