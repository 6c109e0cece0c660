"""Counts a day's rows: what the stored figures are made from, and what `flexoraa check` compares them with.

Rows are found by their ids, which are in the order of time, so that a day costs what it holds and no index more.
"""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import text

from services.db import Reader
from services.ids import first_id
from services.rules.bands import Band
from services.rules.measures import GROWTH, Counted, Family, Measure, start_of
from services.rules.reading import BudgetBand, IntentLevel, Timeline
from services.rules.sla import Promise

_LEADS = text(
    """with of_day as (
        select l.band, l.state, i.channel, coalesce(c.language, 'und') as language,
            l.intent_level <> :no_intent and l.budget_band <> :no_budget and l.timeline <> :no_timeline as is_qualified,
            l.band = :hot or exists (
                select from score s where s.tenant_id = :tenant and s.lead_id = l.id and s.band = :hot) as was_hot,
            exists (select from assignment a
                where a.tenant_id = :tenant and a.lead_id = l.id and a.member_id is not null) as was_routed,
            exists (select from message m where m.tenant_id = :tenant and m.conversation_id = l.conversation_id
                and m.author = 'member' and m.id >= l.id) as was_answered
        from lead l
        join conversation c on c.tenant_id = :tenant and c.id = l.conversation_id
        join inbox i on i.tenant_id = :tenant and i.id = c.inbox_id
        where l.tenant_id = :tenant and l.id >= :first and l.id < :behind)
    select measure, concat_ws('/', band, channel, language) as part, count(*) as value
    from of_day cross join lateral (values
        ('contacts', true), ('qualified', is_qualified), ('hot', was_hot), ('routed', was_routed),
        ('answered', was_answered), ('won', state = 'won'), ('lost', state in ('lost', 'closed'))
    ) as reached (measure, is_so)
    where is_so group by 1, 2"""
)

# A promise also ends when its lead is closed: an answer is counted where a member wrote while it ran.
_CLOCKS = text(
    """with of_day as (
        select k.band, k.breached_at is not null or k.left_seconds < 0 as is_late,
            a.answered_at is not null as is_answered,
            floor(ln(greatest(extract(epoch from a.answered_at - k.started_at), 1)) / ln(:growth))::int as bucket
        from sla_clock k left join lateral (
            select k.stopped_at as answered_at where exists (
                select from message m where m.tenant_id = :tenant and m.conversation_id = k.conversation_id
                    and m.author = 'member' and m.created_at between k.started_at and k.stopped_at)
        ) a on true
        where k.tenant_id = :tenant and k.id >= :first and k.id < :behind and k.promise = :first_response)
    select measure, part, count(*) as value
    from of_day cross join lateral (values
        ('promised', band, true), ('late', band, is_late), ('in_time', band, is_answered and not is_late),
        ('answer_seconds', concat_ws('/', band, bucket), is_answered)
    ) as reached (measure, part, is_so)
    where is_so group by 1, 2"""
)

_ASSIGNMENTS = text(
    """select 'assigned' as measure, concat_ws('/', member_id, band) as part, count(*) as value
    from assignment
    where tenant_id = :tenant and id >= :first and id < :behind and member_id is not null group by 2"""
)

_HAPPENINGS = text(
    """select m.author || '_messages' as measure, concat_ws('/', i.channel, coalesce(m.author_id::text, '')) as part,
        count(*) as value
    from message m join inbox i on i.tenant_id = :tenant and i.id = m.inbox_id
    where m.tenant_id = :tenant and m.id >= :first and m.id < :behind and m.author in ('contact', 'ai', 'member')
    group by 1, 2
    union all
    select 'escalations', coalesce(view ->> 'reason', ''), count(*) from event_log
    where tenant_id = :tenant and action = 'lead.escalated' and at >= :start and at < :ending group by 2"""
)

_STATEMENTS = {
    Family.LEADS: _LEADS,
    Family.CLOCKS: _CLOCKS,
    Family.ASSIGNMENTS: _ASSIGNMENTS,
    Family.HAPPENINGS: _HAPPENINGS,
}
_BOUND: dict[Family, dict[str, object]] = {
    Family.LEADS: {
        "no_intent": IntentLevel.UNKNOWN,
        "no_budget": BudgetBand.UNKNOWN,
        "no_timeline": Timeline.UNKNOWN,
        "hot": Band.HOT,
    },
    Family.CLOCKS: {"growth": GROWTH, "first_response": Promise.FIRST_RESPONSE},
}

_USAGE = text(
    """select coalesce(operation, '') as operation, -sum(granted_deci + topped_up_deci) as deci, count(*) as times
    from ledger_entry
    where tenant_id = :tenant and at >= :start and at < :ending and kind in ('usage', 'refund') group by 1"""
)


async def count_day(reader: Reader, family: Family, day: date, zone: ZoneInfo) -> list[Counted]:
    """Count the family's measures of one day, in the order of their names."""
    start, ending = start_of(day, zone), start_of(day + timedelta(days=1), zone)
    bounds: dict[str, object] = {"tenant": reader.tenant_id, "first": first_id(start), "behind": first_id(ending)}
    if family is Family.HAPPENINGS:
        bounds |= {"start": start, "ending": ending}
    rows = await reader.execute(_STATEMENTS[family], bounds | _BOUND.get(family, {}))
    found = [Counted(day=day, measure=Measure(row.measure), part=row.part, value=row.value) for row in rows]
    return sorted(found, key=lambda one: (one.measure, one.part))


async def count_usage(reader: Reader, day: date, zone: ZoneInfo) -> dict[str, tuple[int, int]]:
    """What each operation took on one burn day in tenths, and how many movements that was."""
    bounds = {"start": start_of(day, zone), "ending": start_of(day + timedelta(days=1), zone)}
    rows = await reader.execute(_USAGE, {"tenant": reader.tenant_id, **bounds})
    return {row.operation: (int(row.deci), row.times) for row in rows}
