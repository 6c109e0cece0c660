"""Whether policy held for every message that ever went out, recomputed from the stored messages themselves."""

from datetime import timedelta

from services.adapters.whatsapp.bodies import effect_of
from services.arrivals import Effect
from services.checks.look import Found, Look
from services.conversations.models import MessageKind
from services.rules.send_policy import STOP_CONFIRMATION_OPERATION
from services.rules.session_window import WHATSAPP

# Notices about the contact: they neither open a window nor cost the inbound fee.
SILENT_KINDS = [kind.value for kind in MessageKind if effect_of(kind) is Effect.NOTHING]

# A send and an opt-out that ran at the same moment took their times before their locks: a batch of deliveries at most.
_CROSSING = timedelta(seconds=5)


async def free_form_stays_inside_the_window(look: Look) -> list[Found]:
    """Free-form text went out only with more than a minute left of the 24 h since the contact was last heard."""
    return await look.found(
        "message",
        # Known at a send is what was stored before it by number or by time: clocks of two machines may differ.
        """with item as (
            select id, conversation_id, seq, direction, sending_at, coalesce(sending_at, created_at) as at,
                direction = 'outbound' and kind <> 'template' and author <> 'echo' as is_free_form,
                case when direction = 'inbound' and kind <> all(cast(:silent as text[])) then provider_at end
                    as heard_at
            from message where tenant_id = :tenant),
        known as (
            select *, greatest(
                max(heard_at) over (partition by conversation_id order by at, direction),
                max(heard_at) over (partition by conversation_id order by seq)) as last_heard_at
            from item)
        select id, format('went out at %s, the contact was last heard %s', sending_at,
            coalesce(last_heard_at::text, 'never')) as what
        from known where is_free_form and sending_at is not null and (last_heard_at is null or floor(extract(
            epoch from least(last_heard_at, sending_at) + cast(:window as interval) - sending_at)) <= :must_be_left)""",
        silent=SILENT_KINDS,
        window=timedelta(seconds=WHATSAPP.service_seconds or 0),
        must_be_left=WHATSAPP.must_have_left_seconds,
    )


async def nothing_goes_out_after_an_opt_out(look: Look) -> list[Found]:
    """After a contact opted out of everything, one confirmation goes out and nothing else until it opts in again."""
    return await look.found(
        "message",
        """with stop as (
            select s.channel, s.value_index, s.conversation_id, s.lifted_at, said.seq,
                coalesce(said.created_at, s.at) as at
            from suppression s left join lateral (
                select i.created_at, i.seq from message i
                where i.tenant_id = :tenant and i.conversation_id = s.conversation_id and i.direction = 'inbound'
                    and i.provider_at = s.at
                order by i.seq desc limit 1
            ) said on true
            where s.tenant_id = :tenant and s.purpose = 'all'),
        sent as (
            select distinct m.id, m.sending_at, m.operation is not distinct from :confirmation as is_confirmation,
                c.contact_id, max(stop.at) over (partition by m.id) as stopped_at
            from stop
            join channel_identity i on i.tenant_id = :tenant and i.channel = stop.channel
                and i.value_index = stop.value_index
            join conversation c on c.tenant_id = :tenant and c.contact_id = i.contact_id
            join message m on m.tenant_id = :tenant and m.conversation_id = c.id and m.direction = 'outbound'
            where m.author <> 'echo' and (stop.lifted_at is null or m.sending_at < stop.lifted_at)
                and (m.sending_at > stop.at + cast(:crossing as interval)
                    or (m.conversation_id = stop.conversation_id and m.seq > stop.seq and m.sending_at is not null))),
        numbered as (
            select *, row_number() over (partition by contact_id, stopped_at, is_confirmation order by sending_at, id)
                as number
            from sent)
        select id, format('went out at %s, after the opt-out of %s', sending_at, stopped_at) as what
        from numbered where not is_confirmation or number > 1""",
        confirmation=STOP_CONFIRMATION_OPERATION,
        crossing=_CROSSING,
    )


async def sends_carry_their_decision(look: Look) -> list[Found]:
    """Every message that went out carries the decision that allowed it."""
    return await look.found(
        "message",
        """select id, case when send_decision is null then 'went out without a decision'
            else format('went out though %s', send_decision ->> 'refusal') end as what
        from message
        where tenant_id = :tenant and direction = 'outbound' and author <> 'echo' and sending_at is not null
            and (send_decision is null
                or (status not in ('queued', 'failed') and send_decision ->> 'allowed' is distinct from 'true'))""",
    )


async def reviews_silence_the_ai(look: Look) -> list[Found]:
    """From the opening of a review until it is closed, the AI sends nothing but the placeholder."""
    return await look.found(
        "message",
        """select m.id, format('the AI wrote it at %s under the review of %s', m.sending_at, t.opened_at) as what
        from review_task t
        join message m on m.tenant_id = :tenant and m.conversation_id = t.conversation_id
        where t.tenant_id = :tenant and m.author = 'ai' and m.id is distinct from t.placeholder_id
            and m.sending_at > t.opened_at + cast(:crossing as interval)
            and (t.closed_at is null or m.sending_at < t.closed_at)""",
        crossing=_CROSSING,
    )
