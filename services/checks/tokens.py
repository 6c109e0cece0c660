"""Whether every token is accounted for: wallets, entries, holds, fees that are due, and what inbound messages cost."""

from datetime import timedelta

from services.checks.look import Found, Look
from services.checks.sends import SILENT_KINDS
from services.rules import rate_card

# The sweep goes round every 15 s; a minute later its silence is a fault.
_SWEPT_WITHIN = timedelta(seconds=60)


async def wallets_are_the_sum_of_their_entries(look: Look) -> list[Found]:
    """A wallet holds, granted and topped up, exactly what its ledger entries sum to."""
    return await look.found(
        "wallet",
        """select w.id, format('holds %s granted and %s topped up, its entries sum to %s and %s (tenths)',
            w.granted_deci, w.topped_up_deci, e.granted, e.topped_up) as what
        from wallet w cross join (
            select coalesce(sum(granted_deci), 0) as granted, coalesce(sum(topped_up_deci), 0) as topped_up
            from ledger_entry where tenant_id = :tenant
        ) e
        where w.tenant_id = :tenant and (w.granted_deci <> e.granted or w.topped_up_deci <> e.topped_up)""",
    )


async def balances_follow_each_other(look: Look) -> list[Found]:
    """Each entry starts from the balance at which another ended: one unbroken line from zero to the sum of all."""
    return await look.found(
        "ledger_entry",
        # Entries of one moment have no order of their own, so the line is looked for in the balances themselves.
        """with step as (
            select id, balance_deci as after, balance_deci - granted_deci - topped_up_deci as before
            from ledger_entry where tenant_id = :tenant),
        ends as (select after as balance, count(*) as count from step group by after),
        starts as (select before as balance, count(*) as count, max(id::text) as id from step group by before),
        final as (select coalesce(sum(after - before), 0) as balance from step)
        select s.id, format('starts from a balance of %s, at which no entry ended (tenths)', s.balance) as what
        from starts s cross join final f left join ends e on e.balance = s.balance
        where s.count > coalesce(e.count, 0) + (s.balance = 0)::int - (s.balance = f.balance)::int""",
    )


async def balances_stay_above_zero(look: Look) -> list[Found]:
    """No balance is or ever was below zero."""
    wallets = await look.found(
        "wallet",
        """select id, format('holds %s granted, %s topped up, %s due (tenths)', granted_deci, topped_up_deci, due_deci)
            as what
        from wallet where tenant_id = :tenant and least(granted_deci, topped_up_deci, due_deci) < 0""",
    )
    entries = await look.found(
        "ledger_entry",
        """select id, format('left a balance of %s (tenths)', balance_deci) as what
        from ledger_entry where tenant_id = :tenant and balance_deci < 0""",
    )
    return wallets + entries


async def holds_end_in_time(look: Look) -> list[Found]:
    """No hold is open for longer than ten minutes while a worker lives."""
    if look.worked_until is None:
        return []
    longest = timedelta(seconds=rate_card.DEFAULT.hold_seconds) + _SWEPT_WITHIN
    return await look.found(
        "hold",
        """select id, format('of turn %s is open since %s', turn_key, created_at) as what
        from hold where tenant_id = :tenant and state = 'open' and created_at < :oldest""",
        oldest=look.worked_until - longest,
    )


async def holds_are_what_the_ledger_holds(look: Look) -> list[Found]:
    """What the ledger took for holds and did not release is what the open holds hold."""
    return await look.found(
        "wallet",
        """select w.id, format('its ledger holds %s granted and %s topped up, its open holds %s and %s (tenths)',
            e.granted, e.topped_up, h.granted, h.topped_up) as what
        from wallet w cross join (
            select coalesce(-sum(granted_deci), 0) as granted, coalesce(-sum(topped_up_deci), 0) as topped_up
            from ledger_entry where tenant_id = :tenant and kind in ('hold', 'release')
        ) e cross join (
            select coalesce(sum(granted_deci), 0) as granted, coalesce(sum(topped_up_deci), 0) as topped_up
            from hold where tenant_id = :tenant and state = 'open'
        ) h
        where w.tenant_id = :tenant and (e.granted <> h.granted or e.topped_up <> h.topped_up)""",
    )


async def wallets_owe_what_is_due(look: Look) -> list[Found]:
    """A wallet owes exactly the fees that are not paid yet."""
    return await look.found(
        "wallet",
        """select w.id, format('owes %s, its unpaid fees sum to %s (tenths)', w.due_deci, d.due) as what
        from wallet w cross join (
            select coalesce(sum(amount_deci), 0) as due from due_fee where tenant_id = :tenant and paid_at is null
        ) d
        where w.tenant_id = :tenant and w.due_deci <> d.due""",
    )


async def fees_are_taken_once(look: Look) -> list[Found]:
    """A fee that was due has a ledger entry if it is paid, and none before."""
    return await look.found(
        "due_fee",
        """select d.id, case when e.id is null then format('%s is paid without a ledger entry', d.operation_key)
            else format('%s is due although it was taken', d.operation_key) end as what
        from due_fee d
        left join ledger_entry e on e.tenant_id = :tenant and e.operation_key = d.operation_key
        where d.tenant_id = :tenant and (d.paid_at is null) = (e.id is not null)""",
    )


async def inbound_messages_are_charged_once(look: Look) -> list[Found]:
    """Each stored message of a contact has one ledger entry or one due fee, and no such entry lacks a message."""
    uncharged = await look.found(
        "message",
        """select m.id, 'was never charged' as what
        from message m
        left join ledger_entry e on e.tenant_id = :tenant and e.operation_key = 'inbound:' || m.id
        left join due_fee d on d.tenant_id = :tenant and d.operation_key = 'inbound:' || m.id
        where m.tenant_id = :tenant and m.direction = 'inbound' and m.kind <> all(cast(:silent as text[]))
            and e.id is null and d.id is null""",
        silent=SILENT_KINDS,
    )
    repeated = await look.found(
        "ledger_entry",
        """select max(id::text) as id, format('is one of %s inbound fees of message %s', count(*), message_id) as what
        from ledger_entry where tenant_id = :tenant and operation like 'inbound%' and message_id is not null
        group by message_id having count(*) > 1""",
    )
    unfounded = await look.found(
        "ledger_entry",
        """select e.id, format('%s charges a message that is not there', e.operation_key) as what
        from ledger_entry e
        left join message m on m.tenant_id = :tenant and 'inbound:' || m.id = e.operation_key
        where e.tenant_id = :tenant and e.operation_key like 'inbound:%' and m.id is null""",
    )
    return uncharged + repeated + unfounded
