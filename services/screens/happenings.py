"""What happened in a conversation between its messages: scores, owners, escalation, charges, consent.

Read from the rows that hold each of these, which every reader of the conversation may see; the audit log is for fewer.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, Text, Uuid, bindparam, text

from services.db import Reader
from services.rules.escalation import Trigger
from services.screens.conversation_columns import iso
from services.screens.people import member_name
from services.screens.thread_rows import ThreadItem
from services.screens.words import TRIGGERS, tokens

MOST_HAPPENINGS = 200

# The ledger's rows are visible to those who see the wallet; for others nothing is shown of it.
_HAPPENED = (
    text(
        """with owned as (select l.id, l.escalated_at, l.escalation_reason from lead l
        join conversation k on k.tenant_id = :tenant_id and k.id = :conversation_id
            and (k.contact_id = l.contact_id or k.id = l.conversation_id)
        where l.tenant_id = :tenant_id)
    select * from (
        select s.id, s.at, 'scored' as what, s.band as word, s.total_tenths as figure,
               cast(null as uuid) as member_id, cast(null as bytea) as member_name
        from score s where s.tenant_id = :tenant_id and s.lead_id in (select id from owned)
        union all
        select a.id, a.created_at, case when a.member_id is null then 'queued' else 'routed' end, a.band, 0,
               a.member_id, m.name
        from assignment a left join member m on m.tenant_id = a.tenant_id and m.id = a.member_id
        where a.tenant_id = :tenant_id and a.lead_id in (select id from owned)
        union all
        select o.id, o.escalated_at, 'escalated', o.escalation_reason, 0, null, null
        from owned o where o.escalated_at is not null
        union all
        select c.id, c.opted_out_at, 'consent', '', 0, null, null
        from conversation c where c.tenant_id = :tenant_id and c.id = :conversation_id and c.opted_out_at is not null
        union all
        select g.id, g.merged_at, 'merged', g.reason, 0, g.merged_by, m.name
        from conversation c
        join contact_merge g on g.tenant_id = :tenant_id and c.contact_id in (g.contact_id, g.other_id)
        left join member m on m.tenant_id = g.tenant_id and m.id = g.merged_by
        where c.tenant_id = :tenant_id and c.id = :conversation_id and g.undone_at is null
        union all
        select min(e.id::text)::uuid, e.at, 'charged', '', -sum(e.granted_deci + e.topped_up_deci)::int, null, null
        from ledger_entry e
        where e.tenant_id = :tenant_id and e.conversation_id = :conversation_id and e.kind = 'usage'
        group by e.at
    ) happened
    where (cast(:since as timestamptz) is null or at >= :since)
      and (cast(:until as timestamptz) is null or at <= :until)
    order by at desc limit :most"""
    )
    .bindparams(
        bindparam("tenant_id", type_=Uuid()),
        bindparam("conversation_id", type_=Uuid()),
        bindparam("since", type_=DateTime(timezone=True)),
        bindparam("until", type_=DateTime(timezone=True)),
    )
    .columns(member_id=Uuid(), word=Text())
)

_ICONS: Mapping[str, str] = {
    "scored": "scored",
    "queued": "routed",
    "routed": "routed",
    "escalated": "escalated",
    "consent": "consent",
    "charged": "charged",
    "merged": "merged",
}


async def list_happenings(
    reader: Reader, conversation_id: UUID, *, since: datetime | None, until: datetime | None
) -> list[ThreadItem]:
    """What happened in the time between two messages, None for an open end; in no order."""
    parameters = {
        "tenant_id": reader.tenant_id,
        "conversation_id": conversation_id,
        "since": since,
        "until": until,
        "most": MOST_HAPPENINGS,
    }
    return [_item(reader, row) for row in await reader.execute(_HAPPENED, parameters)]


def _item(reader: Reader, row: Any) -> ThreadItem:
    return ThreadItem(
        id=f"{row.what}:{row.id}:{int(row.at.timestamp())}",
        kind="event",
        author="system",
        author_name="",
        body=_said(reader, row),
        at=iso(row.at),
        starts_day="",
        event_icon=_ICONS[row.what],
    )


def _said(reader: Reader, row: Any) -> str:
    match row.what:
        case "scored":
            return f"Scored {row.figure // 10}, {row.word}"
        case "routed":
            return f"Assigned to {member_name(reader, row.member_id, row.member_name)}"
        case "queued":
            return f"Waits for a colleague to become available, {row.word}"
        case "escalated":
            return f"Needs a person: {TRIGGERS[Trigger(row.word)]}"
        case "merged" if row.member_id is None:
            return "The number changed: joined with the contact's earlier conversation"
        case "merged":
            return f"{member_name(reader, row.member_id, row.member_name)} joined two contacts of one person"
        case "consent":
            return "Opted out: nothing more is sent"
        case _:
            return f"{tokens(row.figure)} tokens"
