"""One act on many conversations, or a macro on one: what may be done is done, the rest is told, all can be undone."""

from uuid import uuid4

import pytest

from services.desk import lists
from services.desk.models import ConversationLabel, LabelColour
from services.errors import NotAllowed, NotFound
from services.flows.act_on_many import act_on_many, run_macro, undo
from services.rules.macros import MacroAct, Step


@pytest.fixture
async def conversation_ids(receive, conversations_of, wire, ravi, asha, now):
    """Two conversations."""
    people = (ravi, type(ravi)(phone="919811110001", user_id="IN.9811110001", name="Sita"))
    for number, person in enumerate(people):
        await receive(wire.body(wire.text(person, f"wamid.many.{number}", "hello")))
    return [row["id"] for row in await conversations_of(asha)]


@pytest.fixture
async def label_id(deps, asha, now):
    async with deps.db.transaction(asha.system) as tx:
        return await lists.create_label(tx, "Fleet", LabelColour.BLUE, now)


@pytest.fixture
def states(conversations_of, rows_of, asha):
    """Where the conversations stand, who has them, and how many labels are on."""

    async def look():
        rows = await conversations_of(asha)
        places = sorted({(row["state"], row["assignee_id"]) for row in rows}, key=str)
        return places, len(await rows_of(asha, ConversationLabel))

    return look


@pytest.mark.parametrize("act", ["resolve", "snooze", "label", "assign"])
async def test_one_act_reaches_all_that_may_be_and_is_taken_back(
    deps, conversation_ids, label_id, states, asha, now, act
):
    manager, dev = asha.member("manager"), asha.members["dev"]
    value = {"snooze": "tomorrow", "label": str(label_id), "assign": str(dev)}.get(act, "")
    expected = {
        "resolve": ([("resolved", None)], 0),
        "snooze": ([("snoozed", None)], 0),
        "label": ([("open", None)], 2),
        "assign": ([("open", dev)], 0),
    }[act]

    step = Step(act=MacroAct(act), value=value)
    outcome = await act_on_many(deps, manager, [*conversation_ids, uuid4()], step, now)
    done = await states()
    refusals = await undo(deps, manager, outcome.backs, now)

    assert (done, outcome.done, len(outcome.refusals), refusals) == (expected, 2, 1, [])
    # Nobody had them: there is nobody to give them back to.
    assert await states() == (expected if act == "assign" else ([("open", None)], 0))


async def test_strangers_and_readers_change_nothing(deps, conversation_ids, states, asha, borneo, now):
    step = Step(act=MacroAct.RESOLVE)
    before = await states()

    theirs = await act_on_many(deps, borneo.member("admin"), conversation_ids, step, now)
    with pytest.raises(NotAllowed):
        await act_on_many(deps, asha.member("auditor"), conversation_ids, step, now)

    assert (theirs.done, await states()) == (0, before)


async def test_macro_does_its_steps_in_order_once_and_stops_where_one_refuses(
    deps, conversation_ids, label_id, messages_of, states, asha, borneo, now
):
    manager, conversation_id = asha.member("manager"), conversation_ids[0]
    async with deps.db.transaction(asha.system) as tx:
        canned_id = await lists.save_canned(tx, "hi", "Hello {first_name}!", now)
        steps = (
            Step(act=MacroAct.REPLY, value=str(canned_id)),
            Step(act=MacroAct.LABEL, value=str(label_id)),
            Step(act=MacroAct.LABEL, value=str(uuid4())),
            Step(act=MacroAct.RESOLVE),
        )
        macro_id = await lists.save_macro(tx, "Greet", steps, now)

    ran = [await run_macro(deps, manager, conversation_id, macro_id, run_key="k", now=now) for _ in range(2)]
    with pytest.raises(NotFound):
        await run_macro(deps, borneo.member("admin"), conversation_id, macro_id, run_key="k", now=now)

    sent = [row["text"] for row in await messages_of(asha) if row["author"] == "member"]
    assert sent in (["Hello Ravi!"], ["Hello Sita!"])
    assert [(one.done, one.refusals[0][:17]) for one in ran] == [(2, "Stopped at step 3")] * 2
    assert (await states())[1] == 1
