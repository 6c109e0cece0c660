"""Takes the counts that the controls speak of, each by one statement over the tenant's stored rows of a period."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text

from services.db import Reader
from services.rules.controls import Counted, Evidence
from services.rules.send_policy import STOP_CONFIRMATION_OPERATION

# A send and an opt-out that ran at the same moment took their times before their locks.
_CROSSING = timedelta(seconds=5)
# Younger events may still be on their way to the sealer.
_SEALED_WITHIN = timedelta(minutes=1)
_OUTSIDE_THE_WINDOW = 131047  # contracts/whatsapp.md, errors

# Stands for {sent} in the statements below.
_SENT = """tenant_id = :tenant and direction = 'outbound' and author <> 'echo'
    and sending_at >= :since and sending_at < :until"""

# Each gives one row: checked, broken. `:since` is inside of the period, `:until` is not.
_COUNTS: Mapping[Evidence, str] = {
    Evidence.ISOLATION: """select count(*) as checked,
            count(*) filter (where not (c.relrowsecurity and c.relforcerowsecurity)) as broken
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and exists (select 1 from pg_attribute a
            where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)""",
    Evidence.ENCRYPTION: """select count(*) as checked,
            count(*) filter (where length(body) < 34 or get_byte(body, 0) not in (1, 2) or get_byte(body, 1) <> 1)
                as broken
        from message where tenant_id = :tenant and created_at >= :since and created_at < :until""",
    Evidence.CHAIN: """select coalesce((view ->> 'through_seq')::bigint, 0) as checked,
            case when view ->> 'first_bad_seq' is null then 0 else 1 end as broken
        from event_log where tenant_id = :tenant and action = 'audit.verified' and at >= :since and at < :until
        order by at desc limit 1""",
    Evidence.SEALING: """select count(*) as checked, count(*) filter (where s.seq is null) as broken
        from event_log e left join event_seal s on s.tenant_id = e.tenant_id and s.event_id = e.id
        where e.tenant_id = :tenant and e.at >= :since and e.at < least(cast(:until as timestamptz), :sealed_by)""",
    Evidence.DECISIONS: """select count(*) as checked, count(*) filter (where send_decision is null
            or (status not in ('queued', 'failed') and send_decision ->> 'allowed' is distinct from 'true')) as broken
        from message where {sent}""",
    Evidence.WINDOW: """select count(*) as checked,
            count(*) filter (where error_code = :outside) as broken
        from message where {sent} and kind <> 'template'""",
    Evidence.OPT_OUTS: """with stop as (
            select conversation_id, at, lifted_at from suppression
            where tenant_id = :tenant and purpose = 'all' and at >= :since and at < :until)
        select (select count(*) from stop) as checked, (
            select count(distinct m.id) from stop join message m
                on m.tenant_id = :tenant and m.conversation_id = stop.conversation_id and m.direction = 'outbound'
            where m.author <> 'echo' and m.operation is distinct from :confirmation
                and m.sending_at > stop.at + cast(:crossing as interval)
                and (stop.lifted_at is null or m.sending_at < stop.lifted_at)) as broken""",
    Evidence.MARKETING: """select count(*) as checked, count(*) filter (where not exists (
                select 1 from consent k where k.tenant_id = :tenant and k.contact_id = c.contact_id
                    and k.purpose = 'marketing' and k.act = 'given' and k.at <= m.sending_at)) as broken
        from (select * from message where {sent}) m
        join template t on t.tenant_id = :tenant and t.id = m.template_id and t.category = 'MARKETING'
        join conversation c on c.tenant_id = :tenant and c.id = m.conversation_id""",
    Evidence.CONSENTS: """select count(*) as checked, count(*) filter (where wording_id is null) as broken
        from consent
        where tenant_id = :tenant and act = 'given' and method = 'form' and at >= :since and at < :until""",
    Evidence.SECOND_FACTOR: """select count(*) as checked, count(*) filter (where e.view ->> 'method' = 'password')
            as broken
        from event_log e join member m on m.tenant_id = e.tenant_id and m.id = e.subject_id
        where e.tenant_id = :tenant and e.action = 'member.signed_in' and m.role in ('admin', 'manager')
            and e.at >= :since and e.at < :until""",
    Evidence.DOCUMENTS: """select cardinality(cast(:documents as text[])) as checked,
            cardinality(cast(:documents as text[])) - count(*) as broken
        from legal_acceptance where tenant_id = :tenant
            and kind || '.' || version = any (cast(:documents as text[]))""",
}


async def take_counts(
    reader: Reader, since: datetime, until: datetime, *, now: datetime, documents: list[str]
) -> dict[Evidence, Counted]:
    """Every count for the half-open period; `documents` are those in force, as `kind.version`."""
    values = {
        "tenant": reader.tenant_id,
        "since": since,
        "until": until,
        "sealed_by": now - _SEALED_WITHIN,
        "documents": documents,
        "confirmation": STOP_CONFIRMATION_OPERATION,
        "crossing": _CROSSING,
        "outside": _OUTSIDE_THE_WINDOW,
    }
    return {evidence: await _count(reader, statement, values) for evidence, statement in _COUNTS.items()}


async def _count(reader: Reader, statement: str, values: Mapping[str, Any]) -> Counted:
    wanted = text(statement.replace("{sent}", _SENT))
    asked = {name: value for name, value in values.items() if name in wanted.compile().params}
    row = (await reader.execute(wanted, asked)).one_or_none()
    return Counted(checked=int(row.checked), broken=int(row.broken)) if row else Counted(checked=0, broken=0)
