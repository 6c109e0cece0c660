"""Every invariant is broken once by hand, and `flexoraa check` names exactly that one, for the right tenant."""

import pytest
from small_world import LATER, NO_PATIENCE, live_a_morning

from services.checks.registry import OF_EACH_TENANT
from services.checks.run import check_invariants

# An invariant, and what a thief, a bug or a bad restore did to break it.
CASES = {
    "told_messages_are_stored": """update message set provider_index = 'lost' where id = (
        select id from message where tenant_id = :tenant and direction = 'inbound' and seq = 1 limit 1)""",
    "inbound_messages_are_stored_once": """update message set provider_index = (
            select provider_index from message where tenant_id = :tenant and direction = 'inbound' and seq = 1 limit 1)
        where tenant_id = :tenant and direction = 'inbound' and seq > 1
            and conversation_id in (select id from conversation where tenant_id = :tenant and opted_out_at is null)""",
    "sends_are_unique": """update message set provider_index = (
            select provider_index from message
            where tenant_id = :tenant and author = 'member' and status = 'sending' limit 1)
        where tenant_id = :tenant and author = 'member' and status = 'sending'""",
    "turns_are_answered_once": """update message set decision_id = (
            select decision_id from message where tenant_id = :tenant and decision_id is not null limit 1)
        where id = (select id from message where tenant_id = :tenant and author = 'member' limit 1)""",
    "conversations_have_no_gap": """update conversation set last_seq = last_seq + 1 where id = (
        select id from conversation where tenant_id = :tenant limit 1)""",
    "answers_do_not_run_ahead": """update conversation set seen_seq = last_seq + 1 where id = (
        select id from conversation where tenant_id = :tenant limit 1)""",
    "statuses_follow_receipts": """update message set status = 'read'
        where tenant_id = :tenant and status = 'delivered'""",
    "receipts_find_their_message": "update receipt set message_id = null where tenant_id = :tenant",
    "free_form_stays_inside_the_window": """update message set sending_at = sending_at + interval '24 hours'
        where id = (select id from message where tenant_id = :tenant and author = 'member' limit 1)""",
    "nothing_goes_out_after_an_opt_out": """update message set operation = null
        where tenant_id = :tenant and operation = 'opt_out_confirmation'""",
    "sends_carry_their_decision": """update message set send_decision = null
        where id = (select id from message where tenant_id = :tenant and author = 'member' limit 1)""",
    "reviews_silence_the_ai": """insert into review_task
            (tenant_id, id, conversation_id, lead_id, topics, state, policy_version, opened_at, due_at)
        select m.tenant_id, gen_random_uuid(), m.conversation_id, l.id, array['legal_threat'], 'open', 'tampered',
            m.sending_at - interval '1 hour', m.sending_at
        from message m join lead l on l.tenant_id = m.tenant_id and l.conversation_id = m.conversation_id
        where m.tenant_id = :tenant and m.author = 'ai' and m.sending_at is not null limit 1""",
    "leads_have_one_current_assignment": """insert into assignment
        select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'state', 'queued'))).*
        from assignment a where a.tenant_id = :tenant and a.state = 'active'""",
    "owners_agree": "update lead set owner_id = null where tenant_id = :tenant and owner_id is not null",
    "routing_respects_capacity": """update assignment
        set ledger = replace(ledger::text, '"capacity": 15', '"capacity": 0')::jsonb
        where tenant_id = :tenant and state = 'active'""",
    "scores_are_the_sum_of_their_factors": """update score set budget_tenths = budget_tenths + 1
        where tenant_id = :tenant""",
    "merged_contacts_have_one_open_lead": """with two as (
            select min(contact_id::text)::uuid as one, max(contact_id::text)::uuid as other from lead
            where tenant_id = :tenant and state = 'open'),
        merged as (
            insert into contact_merge (tenant_id, id, contact_id, other_id, reason, evidence, changes, merged_at)
            select :tenant, gen_random_uuid(), one, other, 'member', '{}', '{}', now() from two)
        update contact set joined_as = '00000000-0000-0000-0000-000000000001'
        where tenant_id = :tenant and id in (select one from two union select other from two)""",
    "folded_conversations_are_of_one_person": """with two as (
            select min(id::text)::uuid as one, max(id::text)::uuid as other from conversation
            where tenant_id = :tenant),
        closed as (
            update lead set state = 'closed'
            where tenant_id = :tenant and conversation_id in (select one from two))
        update conversation set folded_into = (select other from two)
        where tenant_id = :tenant and id in (select one from two)""",
    "joined_contacts_have_their_merge": """update contact set joined_as = gen_random_uuid() where id = (
        select id from contact where tenant_id = :tenant limit 1)""",
    "wallets_are_the_sum_of_their_entries": """update wallet set granted_deci = granted_deci + 1
        where tenant_id = :tenant""",
    "balances_follow_each_other": """update ledger_entry set balance_deci = balance_deci + 1
        where tenant_id = :tenant and kind = 'grant'""",
    "balances_stay_above_zero": """insert into ledger_entry (tenant_id, id, wallet_id, kind, granted_deci,
            topped_up_deci, balance_deci, operation_key, rate_card, at)
        select w.tenant_id, gen_random_uuid(), w.id, 'adjustment', step.sign * (w.granted_deci + 7), 0, step.balance,
            'adjustment:' || step.sign, '', w.updated_at
        from wallet w cross join lateral (values (-1, -7), (1, w.granted_deci)) as step (sign, balance)
        where w.tenant_id = :tenant""",
    "holds_end_in_time": """update hold set created_at = created_at - interval '1 hour'
        where tenant_id = :tenant and state = 'open'""",
    "holds_are_what_the_ledger_holds": """update hold set state = 'released'
        where tenant_id = :tenant and state = 'open'""",
    "wallets_owe_what_is_due": "update wallet set due_deci = due_deci + 1 where tenant_id = :tenant",
    "fees_are_taken_once": """insert into due_fee (tenant_id, id, operation_key, amount_deci, at, paid_at)
        select tenant_id, gen_random_uuid(), 'never taken', 1, updated_at, updated_at
        from wallet where tenant_id = :tenant""",
    "inbound_messages_are_charged_once": """update ledger_entry set operation_key = 'lost' where id = (
        select id from ledger_entry where tenant_id = :tenant and operation_key like 'inbound:%' limit 1)""",
    "chain_is_whole": """update event_log set canonical = canonical || ' '
        where id = (select id from event_log where tenant_id = :tenant limit 1)""",
    "head_is_the_last_seal": "update event_head set seq = seq - 1 where tenant_id = :tenant",
    "events_are_sealed_in_time": """insert into event_log select (jsonb_populate_record(l, jsonb_build_object(
            'id', new.id, 'canonical', convert_to(replace(convert_from(l.canonical, 'UTF8'), l.id::text, new.id::text),
            'UTF8')))).*
        from event_log l cross join (select gen_random_uuid() as id offset 0) new
        where l.tenant_id = :tenant and l.action = 'lead.created'""",
    "events_say_what_their_rows_say": """update event_log set action = 'contact.found'
        where tenant_id = :tenant and action = 'contact.created'""",
    "messages_can_be_read": """update message m set body = other.body from message other
        where other.id = (select max(id::text)::uuid from message where tenant_id = :tenant)
            and m.id = (select min(id::text)::uuid from message where tenant_id = :tenant)""",
    "figures_are_what_their_rows_say": """with counted as (
            insert into counted_up_to (tenant_id, seq, zone, at)
            select tenant_id, seq, 'Asia/Kolkata', now() from event_head where tenant_id = :tenant)
        insert into day_measure (tenant_id, day, measure, part, value)
        values (:tenant, '2026-11-20', 'contacts', 'HOT/whatsapp/en', 1)""",
}


def test_every_invariant_of_a_tenant_is_broken_once():
    assert list(CASES) == [check.__name__ for check in OF_EACH_TENANT]


@pytest.mark.parametrize("invariant", CASES)
async def test_tampering_breaks_exactly_its_invariant(invariant, deps, asha, borneo, tamper):
    for company in (asha, borneo):
        await live_a_morning(deps, company)

    await tamper(CASES[invariant], borneo.tenant_id)

    report = await check_invariants(deps.db, LATER, [asha.tenant_id, borneo.tenant_id], patience=NO_PATIENCE)
    assert {(one.invariant, one.tenant_id) for one in report.violations} == {(invariant, borneo.tenant_id)}
