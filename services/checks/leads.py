"""Whether each lead has one owner, within what an SDR may hold, and a score that is its own arithmetic."""

from services.checks.look import Found, Look


async def leads_have_one_current_assignment(look: Look) -> list[Found]:
    """A lead has at most one assignment that is queued or active."""
    return await look.found(
        "lead",
        """select lead_id as id, format('%s assignments are queued or active', count(*)) as what
        from assignment where tenant_id = :tenant and state in ('queued', 'active')
        group by lead_id having count(*) > 1""",
    )


async def owners_agree(look: Look) -> list[Found]:
    """An open lead's owner, its active assignment's member and its conversation's assignee are the same person."""
    return await look.found(
        "lead",
        """select l.id, format('owner %s, conversation with %s, assigned to %s', coalesce(l.owner_id::text, 'nobody'),
            coalesce(c.assignee_id::text, 'nobody'), coalesce(a.member_id::text, 'nobody')) as what
        from lead l
        join conversation c on c.tenant_id = :tenant and c.id = l.conversation_id
        left join (
            select lead_id, max(member_id::text)::uuid as member_id from assignment
            where tenant_id = :tenant and state = 'active' group by lead_id
        ) a on a.lead_id = l.id
        where l.tenant_id = :tenant and l.state = 'open'
            and (l.owner_id is distinct from a.member_id or c.assignee_id is distinct from l.owner_id)""",
    )


async def routing_respects_capacity(look: Look) -> list[Found]:
    """The product gave nobody a HOT or WARM lead beyond the capacity that it saw at that moment."""
    return await look.found(
        "assignment",
        # Bands are those of the routing, as the log has them: a lead that warms up later stays where it is.
        """with given as (
            select a.id, a.member_id, a.ledger, row_number() over (partition by a.member_id order by a.claimed_at, a.id)
                as number
            from assignment a
            join lead l on l.tenant_id = :tenant and l.id = a.lead_id
            join event_log e on e.tenant_id = :tenant and e.subject_id = a.lead_id and e.action = 'lead.routed'
                and e.view ->> 'assignment_id' = a.id::text
            where a.tenant_id = :tenant and a.state = 'active' and a.made_by = 'system' and l.state = 'open'
                and l.band in ('HOT', 'WARM') and e.view ->> 'band' in ('HOT', 'WARM'))
        select g.id, format('is number %s of %s, who may hold %s', g.number, g.member_id, chosen.capacity) as what
        from given g join lateral (
            select max((one ->> 'capacity')::int) as capacity from jsonb_array_elements(g.ledger -> 'considered') one
            where one ->> 'member_id' = g.member_id::text
        ) chosen on g.number > chosen.capacity""",
    )


async def scores_are_the_sum_of_their_factors(look: Look) -> list[Found]:
    """The five contributions of a score sum to it exactly."""
    return await look.found(
        "score",
        """select id, format('says %s, its factors sum to %s', total_tenths, sum) as what
        from (
            select id, total_tenths, budget_tenths + intent_tenths + engagement_tenths + latency_tenths
                + lifecycle_tenths as sum
            from score where tenant_id = :tenant
        ) s where total_tenths <> sum""",
    )
