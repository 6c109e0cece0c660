"""The policy over sends is recomputed from the messages themselves, whatever the conversation's row says."""

from datetime import timedelta

import pytest
from factories import NOW
from small_world import LATER, NO_PATIENCE, live_a_morning, open_morning, seal_all

from services.checks.run import check_invariants
from services.flows.answer_turn import answer_turn
from services.flows.member_reply import member_reply
from services.flows.note_pulse import JOBS_PART, note_pulse


@pytest.mark.parametrize(
    ("heard", "violations"),
    [
        pytest.param("23 hours 58 minutes", set(), id="two minutes left"),
        pytest.param("23 hours 59 minutes", {"free_form_stays_inside_the_window"}, id="one minute left"),
        pytest.param("30 hours", {"free_form_stays_inside_the_window"}, id="shut for six hours"),
    ],
)
async def test_window_is_counted_from_the_last_message_before_the_send(heard, violations, deps, asha, tamper):
    morning = await open_morning(deps, asha)
    conversation_id = await morning.writes("919811113333", "Is anybody there?")
    await member_reply(deps, asha.member("manager"), conversation_id, text="Yes.", idempotency_key="1", now=NOW)
    await morning.sends()

    await tamper(
        f"""update message set provider_at = provider_at - interval '{heard}'
            where tenant_id = :tenant and direction = 'inbound'""",
        asha.tenant_id,
    )

    report = await check_invariants(deps.db, NOW, [asha.tenant_id])
    assert {one.invariant for one in report.violations} == violations


async def test_second_confirmation_of_one_opt_out_is_a_violation(deps, asha, tamper):
    await live_a_morning(deps, asha)

    await tamper(
        """insert into message select (jsonb_populate_record(m, jsonb_build_object(
                'id', gen_random_uuid(), 'seq', m.seq + 1, 'provider_index', 'again', 'idempotency_key', null))).*
            from message m where m.tenant_id = :tenant and m.operation = 'opt_out_confirmation'""",
        asha.tenant_id,
    )

    report = await check_invariants(deps.db, LATER, [asha.tenant_id], patience=NO_PATIENCE)
    assert "nothing_goes_out_after_an_opt_out" in {one.invariant for one in report.violations}


async def test_contact_who_came_back_is_written_to_again(deps, asha):
    morning = await open_morning(deps, asha)
    phone, minute = "919811112222", timedelta(minutes=1)
    for number, words in enumerate(("hello", "STOP", "START")):
        await morning.writes(phone, words, NOW + number * minute)
        await morning.sends(NOW + number * minute)

    report = await check_invariants(deps.db, NOW, [asha.tenant_id])

    assert (report.violations, report.counted["sends"]) == ([], 2)


async def test_nothing_is_owed_for_a_time_in_which_no_worker_lived(deps, asha, tamper):
    await live_a_morning(deps, asha)
    await tamper(
        "update hold set created_at = created_at - interval '1 hour' where tenant_id = :tenant and state = 'open'",
        asha.tenant_id,
    )

    await note_pulse(deps, JOBS_PART, NOW - timedelta(minutes=50))
    report = await check_invariants(deps.db, LATER, [asha.tenant_id], patience=NO_PATIENCE)

    assert report.violations == []


async def test_ai_that_speaks_under_review_is_a_violation(deps, asha, tamper):
    morning = await open_morning(deps, asha)
    conversation_id = await morning.writes("919811114444", "hello")
    await answer_turn(morning.deps, asha.tenant_id, conversation_id, NOW)
    await morning.sends()
    await morning.writes("919811114444", "I want to kill myself", NOW + timedelta(minutes=1))
    await answer_turn(morning.deps, asha.tenant_id, conversation_id, NOW + timedelta(minutes=1))
    await morning.sends(NOW + timedelta(minutes=1))
    await seal_all(deps)
    assert (await check_invariants(deps.db, LATER, [asha.tenant_id])).violations == []

    await tamper(
        "update message set sending_at = sending_at + interval '2 minutes' where tenant_id = :tenant and seq = 2",
        asha.tenant_id,
    )

    report = await check_invariants(deps.db, LATER, [asha.tenant_id])
    assert {one.invariant for one in report.violations} == {"reviews_silence_the_ai"}
