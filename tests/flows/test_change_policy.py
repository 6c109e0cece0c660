"""A tenant's own rules are changed by those who may, only to what can be, with an event; and what runs goes by them."""

from datetime import UTC, datetime, timedelta

import pytest
from factories import NOW
from sqlalchemy import select

from services.assignments.models import SlaClock
from services.errors import InvalidInput, NotAllowed
from services.events.models import EventLog
from services.flows import change_policy
from services.flows.answer_turn import answer_turn
from services.flows.member_reply import member_reply
from services.tenants.policies import load_policy
from services.tenants.policy_forms import Promises

# NOW is Monday 12:00 in India: an hour before the first shift.
AFTERNOON = dict.fromkeys(range(5), ("13:00", "18:00"))
AT_ONE = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PERSON = "I want to talk to a person please"


@pytest.fixture
def say(deps, receive, wire, ravi, asha, conversations_of):
    """Ravi writes and the turn is answered; returns what the company has said until then."""
    numbers = iter(range(1, 50))

    async def write(words, at):
        await receive(wire.body(wire.text(ravi, f"wamid.{ravi.phone}.{next(numbers)}", words, at)), at=at)
        (conversation,) = await conversations_of(asha)
        await answer_turn(deps, asha.tenant_id, conversation["id"], at + MINUTE)
        return conversation["id"]

    return write


@pytest.fixture
def clock(rows_of, asha):
    """The one clock of the company."""

    async def read():
        (row,) = await rows_of(asha, SlaClock)
        return row

    return read


async def test_promise_waits_for_the_working_hours_and_follows_their_change(deps, asha, say, clock):
    admin = asha.member("admin")
    await change_policy.change_promises(
        deps, admin, Promises(hot="25", warm="30", warm_resolution="60", cold="45"), now=NOW
    )
    await change_policy.change_hours(deps, admin, AFTERNOON, is_always=False, now=NOW)

    await say(PERSON, NOW)
    promised = await clock()
    await change_policy.change_hours(deps, admin, {}, is_always=True, now=NOW + 5 * MINUTE)
    follows = await clock()

    minutes = {"HOT": 25, "WARM": 30, "COLD": 45}[promised["band"]]
    assert promised["due_at"] == AT_ONE + minutes * MINUTE
    assert promised["policy_version"].endswith("+2")
    assert follows["due_at"] == NOW + 5 * MINUTE + minutes * MINUTE


async def test_contact_is_told_once_that_nobody_is_in(deps, asha, messages_of, say):
    admin = asha.member("admin")
    await change_policy.change_hours(deps, admin, AFTERNOON, is_always=False, now=NOW)
    await change_policy.change_away(deps, admin, {"en": "We are out; you hear from us {opens}."}, is_on=True, now=NOW)
    told = "We are out; you hear from us from Monday at 13:00."

    conversation_id = await say(PERSON, NOW)
    await say("Is anybody there?", NOW + 5 * MINUTE)
    said_while_away = [row["text"] for row in await messages_of(asha)]
    await member_reply(deps, admin, conversation_id, text="Hello", idempotency_key="k" * 32, now=AT_ONE)
    await say("Thank you", AT_ONE + MINUTE)

    assert said_while_away.count(told) == 1
    assert [row["text"] for row in await messages_of(asha)].count(told) == 1


async def test_conversation_of_a_person_is_told_after_hours_too(deps, asha, messages_of, say):
    conversation_id = await say("Hello", NOW)
    await member_reply(deps, asha.member("admin"), conversation_id, text="Hi", idempotency_key="k" * 32, now=NOW)
    await change_policy.change_hours(deps, asha.member("admin"), AFTERNOON, is_always=False, now=NOW)

    await say("Kya aap mujhe call kar sakte hain?", NOW + 5 * MINUTE)

    assert "13:00" in (await messages_of(asha))[-1]["text"]


async def test_ai_answers_in_the_languages_that_the_company_offers(deps, asha, say, messages_of):
    await change_policy.change_languages(deps, asha.member("admin"), ["en", "hi"], now=NOW)

    await say("Hola, busco un coche para mi familia", NOW)

    answers = [row for row in await messages_of(asha) if row["direction"] == "outbound"]
    assert [row["language"] for row in answers] == ["en"]


async def test_each_change_is_an_event_with_before_and_after_and_no_text(deps, asha):
    admin = asha.member("admin")
    await change_policy.add_holiday(deps, admin, "2026-12-25", "Christmas of Ravi", now=NOW)
    await change_policy.add_holiday(deps, admin, "2026-12-25", "Christmas of Ravi", now=NOW)
    await change_policy.change_away(deps, admin, {"en": "Ravi is out."}, is_on=True, now=NOW)
    await change_policy.remove_holiday(deps, admin, "2026-12-25", now=NOW)

    async with deps.db.read(asha.system) as reader:
        statement = select(EventLog.view).where(EventLog.action == "tenant.setting_changed").order_by(EventLog.id)
        views = list((await reader.execute(statement)).scalars())
        assert (await load_policy(reader)).number == 3
    assert [(view["setting"], view["before"], view["after"]) for view in views] == [
        ("holidays", "none", "2026-12-25"),
        ("away", "on, own texts: none", "on, own texts: en"),
        ("holidays", "2026-12-25", "none"),
    ]
    assert "Ravi" not in str(views)


SOUND = Promises(hot="10", warm="60", warm_resolution="120", cold="")
WRONG = [
    pytest.param(change_policy.change_hours, ({},), {"is_always": False}, id="never open"),
    pytest.param(
        change_policy.change_promises, (Promises(hot="0", warm="1", warm_resolution="1", cold=""),), {}, id="0"
    ),
    pytest.param(
        change_policy.change_promises, (Promises(hot="1", warm="9", warm_resolution="8", cold=""),), {}, id="backwards"
    ),
    pytest.param(
        change_policy.change_promises, (Promises(hot="9e9", warm="9", warm_resolution="9", cold=""),), {}, id="huge"
    ),
    pytest.param(change_policy.add_holiday, ("2026-02-30", "x"), {}, id="no day"),
    pytest.param(change_policy.add_holiday, ("2199-01-01", "x"), {}, id="too far"),
    pytest.param(change_policy.add_holiday, ("2026-12-25", " "), {}, id="no name"),
    pytest.param(change_policy.change_away, ({"en": "Only 2 left!"},), {"is_on": True}, id="a claim"),
    pytest.param(change_policy.change_languages, (["hi"],), {}, id="without its own"),
    pytest.param(
        change_policy.change_routing,
        (),
        {"hot_owner_minutes": "-1", "warm_owner_hours": "1", "warm_days": "7"},
        id="negative",
    ),
]


@pytest.mark.parametrize(("change", "given", "named"), WRONG)
async def test_what_cannot_be_is_refused(deps, asha, change, given, named):
    with pytest.raises(InvalidInput):
        await change(deps, asha.member("admin"), *given, **named, now=NOW)


@pytest.mark.parametrize("name", ["manager", "meera", "product", "devops", "auditor", "readonly"])
async def test_only_an_admin_changes_them(deps, asha, name):
    with pytest.raises(NotAllowed):
        await change_policy.change_promises(deps, asha.member(name), SOUND, now=NOW)
