"""Whether each message came in once, went out at most once, and stands where its receipts say."""

from services.checks.look import Found, Look
from services.conversations.provider_ids import index_of
from services.rules.delivery_status import REACHED_CONTACT, DeliveryStatus

# In the order in which they overrule each other, so that a position is a rank.
_STATUSES = [status.value for status in DeliveryStatus]
_TOLD_BY_RECEIPTS = [DeliveryStatus.SENT.value, *sorted(status.value for status in REACHED_CONTACT)]


async def inbound_messages_are_stored_once(look: Look) -> list[Found]:
    """No two inbound messages of an inbox carry the same provider id."""
    return await look.found(
        "message",
        """select max(m.id::text) as id, format('%s messages are %s', count(*), encode(m.provider_index, 'hex')) as what
        from message m where m.tenant_id = :tenant and m.direction = 'inbound' and m.provider_index is not null
        group by m.inbox_id, m.provider_index having count(*) > 1""",
    )


async def sends_are_unique(look: Look) -> list[Found]:
    """No two outbound messages of an inbox carry the same provider id."""
    return await look.found(
        "message",
        """select max(m.id::text) as id, format('%s sends are %s', count(*), encode(m.provider_index, 'hex')) as what
        from message m where m.tenant_id = :tenant and m.direction = 'outbound' and m.provider_index is not null
        group by m.inbox_id, m.provider_index having count(*) > 1""",
    )


async def turns_are_answered_once(look: Look) -> list[Found]:
    """At most one message answers a turn."""
    return await look.found(
        "message",
        """select max(m.id::text) as id, format('%s messages answer the turn %s', count(*), d.turn_key) as what
        from message m join decision d on d.tenant_id = m.tenant_id and d.id = m.decision_id
        where m.tenant_id = :tenant and d.tenant_id = :tenant and m.direction = 'outbound'
        group by m.conversation_id, d.turn_key having count(*) > 1""",
    )


async def conversations_have_no_gap(look: Look) -> list[Found]:
    """A conversation's messages are numbered up to its last number without a gap."""
    return await look.found(
        "conversation",
        """select c.id, format('%s messages up to number %s, the last is number %s',
            coalesce(m.count, 0), coalesce(m.last, 0), c.last_seq) as what
        from conversation c left join (
            select conversation_id, count(*) as count, min(seq) as first, max(seq) as last
            from message where tenant_id = :tenant group by conversation_id
        ) m on m.conversation_id = c.id
        where c.tenant_id = :tenant and (coalesce(m.last, 0) <> c.last_seq or m.count <> m.last - m.first + 1)""",
    )


async def answers_do_not_run_ahead(look: Look) -> list[Found]:
    """Nothing is answered, seen or received beyond a conversation's last number."""
    return await look.found(
        "conversation",
        """select id, format('answered to %s, seen to %s, received to %s, the last is %s',
            answered_seq, seen_seq, last_inbound_seq, last_seq) as what
        from conversation
        where tenant_id = :tenant and greatest(answered_seq, seen_seq, last_inbound_seq) > last_seq""",
    )


async def statuses_follow_receipts(look: Look) -> list[Found]:
    """A sent message stands where the furthest of its receipts says; only an echo was sent before any."""
    return await look.found(
        "message",
        """with ranked as (
            select inbox_id, provider_index, max(array_position(cast(:statuses as text[]), status)) as rank
            from receipt where tenant_id = :tenant group by inbox_id, provider_index),
        standing as (
            select m.id, m.status, m.author, array_position(cast(:statuses as text[]), m.status) as rank,
                greatest(r.rank, array_position(cast(:statuses as text[]), case m.author when 'echo' then 'sent' end))
                    as told
            from message m left join ranked r on r.inbox_id = m.inbox_id and r.provider_index = m.provider_index
            where m.tenant_id = :tenant and m.direction = 'outbound')
        select id, format('is %s, its receipts say %s', status,
            coalesce((cast(:statuses as text[]))[told], 'nothing')) as what
        from standing where rank <> told or (told is null and status = any(cast(:by_receipts as text[])))""",
        statuses=_STATUSES,
        by_receipts=_TOLD_BY_RECEIPTS,
    )


async def receipts_find_their_message(look: Look) -> list[Found]:
    """A receipt of a message that is known is joined to it."""
    return await look.found(
        "receipt",
        """select r.id, format('says %s of message %s and is not joined to it', r.status, m.id) as what
        from receipt r
        join message m on m.tenant_id = r.tenant_id and m.inbox_id = r.inbox_id and m.provider_index = r.provider_index
        where r.tenant_id = :tenant and m.tenant_id = :tenant and m.direction = 'outbound'
            and r.message_id is distinct from m.id""",
    )


async def told_messages_are_stored(look: Look) -> list[Found]:
    """Every message that a processed delivery told of is stored."""
    indexes = [index_of(look.reader.cipher, told.provider_id) for told in look.told]
    rows = await look.rows(
        """select t.place - 1 as place from unnest(cast(:inboxes as uuid[]), cast(:indexes as bytea[]))
            with ordinality as t (inbox_id, provider_index, place)
        left join message m on m.tenant_id = :tenant and m.inbox_id = t.inbox_id and m.provider_index = t.provider_index
        where m.id is null order by t.place""",
        inboxes=[told.inbox_id for told in look.told],
        indexes=indexes,
    )
    missing = [(look.told[row.place], indexes[row.place]) for row in rows]
    return [
        Found(table="delivery", row_id=str(told.delivery_id), what=f"told of {index.hex()}, which is not stored")
        for told, index in missing
    ]
