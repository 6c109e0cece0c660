"""Facts are proposed by one member, approved by another, replaced by versions, and read again before a send."""

from dataclasses import replace
from datetime import timedelta

import pytest
from factories import NOW
from small_world import open_morning
from sqlalchemy import select, update

from services.conversations.models import Conversation, Message
from services.errors import InvalidInput, NotAllowed, NotFound
from services.events.models import EventLog
from services.flows.answer_turn import answer_turn
from services.flows.keep_facts import FactForm, approve_fact, end_fact, propose_fact
from services.replies.queries import facts_in_force
from services.tenants.models import Member, MemberState

PRICE = FactForm(
    kind="price",
    key="Creta",
    texts={"en": "The Creta starts at ₹13.2 lakh on road.", "hi": "क्रेटा ₹13.2 लाख ऑन रोड से शुरू है।"},
    amount="13,20,000",
    unit="INR",
    evidence="Price list of 1 November",
    valid_from="",
    valid_until="",
)


async def holding(deps, company, at=NOW):
    async with deps.db.read(company.system) as reader:
        return await facts_in_force(reader, at)


async def approved(deps, company, form=PRICE, at=NOW):
    fact_id = await propose_fact(deps, company.member("product"), form, at)
    await approve_fact(deps, company.member("admin"), fact_id, "", now=at)
    return fact_id


async def test_fact_holds_from_its_approval(deps, asha, borneo):
    fact_id = await propose_fact(deps, asha.member("product"), PRICE, NOW)
    assert await holding(deps, asha) == ()

    await approve_fact(deps, asha.member("admin"), fact_id, "", now=NOW)

    assert [(fact.id, fact.key) for fact in await holding(deps, asha)] == [(fact_id, "creta")]
    assert await holding(deps, borneo) == ()


async def test_writer_does_not_approve_their_own_while_another_can(deps, asha):
    fact_id = await propose_fact(deps, asha.member("admin"), PRICE, NOW)

    with pytest.raises(InvalidInput, match="Somebody else"):
        await approve_fact(deps, asha.member("admin"), fact_id, "I know", now=NOW)


async def test_only_writer_approves_with_a_note(deps, asha):
    async with deps.db.transaction(asha.system) as tx:
        own = (Member.tenant_id == asha.tenant_id, Member.role == "product")
        await tx.execute(update(Member).where(*own).values(state=MemberState.DISABLED))
    fact_id = await propose_fact(deps, asha.member("admin"), PRICE, NOW)

    with pytest.raises(InvalidInput, match="note"):
        await approve_fact(deps, asha.member("admin"), fact_id, " ", now=NOW)
    await approve_fact(deps, asha.member("admin"), fact_id, "I run this alone", now=NOW)

    assert len(await holding(deps, asha)) == 1


async def test_wordings_that_differ_are_approved_with_a_note_only(deps, asha):
    texts = PRICE.texts | {"hi": "क्रेटा ₹12.2 लाख ऑन रोड से शुरू है।"}
    fact_id = await propose_fact(deps, asha.member("product"), replace(PRICE, texts=texts), NOW)

    with pytest.raises(InvalidInput, match="note"):
        await approve_fact(deps, asha.member("admin"), fact_id, "", now=NOW)


async def test_old_version_holds_until_the_new_one_is_approved(deps, asha):
    first = await approved(deps, asha)
    later, texts = NOW + timedelta(days=1), {"en": "The Creta starts at ₹14 lakh on road."}
    changed = replace(PRICE, texts=texts, amount="1400000")
    second = await propose_fact(deps, asha.member("product"), changed, later, fact_id=first)
    assert [fact.id for fact in await holding(deps, asha, later)] == [first]

    await approve_fact(deps, asha.member("admin"), second, "", now=later)

    assert [fact.id for fact in await holding(deps, asha, later)] == [second]
    async with deps.db.read(asha.system) as reader:
        actions = (await reader.execute(select(EventLog.action).where(EventLog.action.like("fact.%")))).scalars().all()
    assert sorted(actions) == sorted(["fact.proposed"] * 2 + ["fact.approved"] * 2 + ["fact.ended"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"kind": "gossip"}, "kind", id="unknown kind"),
        pytest.param({"texts": {"hi": "क्रेटा"}}, "English", id="no English"),
        pytest.param({"texts": {"en": "x" * 401}}, "wording", id="too long"),
        pytest.param({"texts": PRICE.texts | {"xx": "?"}}, "wording", id="unknown language"),
        pytest.param({"amount": "12"}, "does not say", id="value that is not said"),
        pytest.param({"unit": "bananas"}, "unit", id="unknown unit"),
        pytest.param({"evidence": " "}, "where it stands", id="no evidence"),
        pytest.param({"valid_until": "2020-01-01"}, "last day", id="past"),
        pytest.param({"valid_until": "soon"}, "day looks", id="no day"),
        pytest.param({"valid_from": "9999-12-31"}, None, id="far day"),
    ],
)
async def test_form_is_checked(deps, asha, change, said):
    proposing = propose_fact(deps, asha.member("product"), replace(PRICE, **change), NOW)
    if said is None:
        assert await proposing
        return
    with pytest.raises(InvalidInput, match=said):
        await proposing


@pytest.mark.parametrize("name", ["manager", "meera", "devops", "auditor", "readonly"])
async def test_others_write_no_facts(deps, asha, name):
    with pytest.raises(NotAllowed):
        await propose_fact(deps, asha.member(name), PRICE, NOW)


async def test_fact_of_the_other_tenant_does_not_exist(deps, asha, borneo):
    fact_id = await approved(deps, asha)

    with pytest.raises(NotFound):
        await end_fact(deps, borneo.member("admin"), fact_id, now=NOW)
    with pytest.raises(NotFound):
        await propose_fact(deps, borneo.member("admin"), PRICE, NOW, fact_id=fact_id)
    assert len(await holding(deps, asha)) == 1


async def _statuses(deps, company):
    async with deps.db.read(company.system) as reader:
        statement = select(Message.status, Message.error_key, Message.operation, Conversation.ai_state).join(
            Conversation, Conversation.id == Message.conversation_id
        )
        where = (Message.direction == "outbound", Message.tenant_id == company.tenant_id)
        return [tuple(row) for row in await reader.execute(statement.where(*where).order_by(Message.seq))]


async def test_reply_whose_fact_ended_is_not_sent_and_a_person_goes_on(deps, asha):
    fact_id = await approved(deps, asha)
    morning = await open_morning(deps, asha)
    conversation = await morning.writes("919811114455", "What is the price of the Creta?")
    await answer_turn(morning.deps, asha.tenant_id, conversation, NOW)
    await end_fact(deps, asha.member("admin"), fact_id, now=NOW)

    await morning.sends()

    withdrawn, told = await _statuses(deps, asha)
    assert withdrawn == ("failed", "send_policy.facts_in_force", withdrawn[2], "paused")
    assert (told[0], told[2]) == ("sending", "fixed_text")


async def test_reply_whose_fact_holds_is_sent(deps, asha):
    await approved(deps, asha)
    morning = await open_morning(deps, asha)
    conversation = await morning.writes("919811114466", "What is the price of the Creta?")
    await answer_turn(morning.deps, asha.tenant_id, conversation, NOW)

    await morning.sends()

    assert [row[0] for row in await _statuses(deps, asha)] == ["sending"]
