"""Members are told once of what is theirs to act on, nobody else's; unread lines go out by mail as each chose."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from services.assignments import commands as assignments
from services.assignments.models import Assignment, SlaClock
from services.errors import InvalidInput, NotAllowed
from services.events.models import EventLog
from services.flows import notify, own_notifications
from services.flows.mail_digests import mail_digests_of
from services.flows.own_notifications import ChoicesForm
from services.flows.sweep import sweep_tenant
from services.flows.write_note import write_note
from services.leads.queries import find_open
from services.mail.models import Mail
from services.mail.queries import load_waiting
from services.notifications.models import Notification
from services.rules.notifications import Kind, Way
from services.screens import bell

MINUTE = timedelta(minutes=1)
LOUD = ChoicesForm(
    ways={Kind.MENTION: [Way.EMAIL]},
    zone="Asia/Kolkata",
    digest="hourly",
    daily_at="09:00",
    quiet_from="00:00",
    quiet_until="00:00",
)


@pytest.fixture
async def conversation_id(deps, receive, conversations_of, wire, ravi, asha, now):
    """A conversation that belongs to Meera."""
    await receive(wire.body(wire.text(ravi, f"wamid.{ravi.phone}.bell", "hello")))
    (conversation,) = await conversations_of(asha)
    async with deps.db.transaction(asha.system) as tx:
        lead = await find_open(tx, conversation["id"])
        await assignments.claim_for_member(
            tx, lead.id, conversation["id"], asha.members["meera"], reason="test", now=now
        )
    return conversation["id"]


@pytest.fixture
def seen_by(deps, now):
    """What a member's bell shows."""

    async def look(who, at=None):
        async with deps.db.read(who) as reader:
            return await bell.load(reader, who, at or now)

    return look


async def test_mentioned_member_is_told_once_with_the_name_and_reads_it(
    deps, asha, conversation_id, ravi, seen_by, now
):
    note_id = uuid4()
    await write_note(deps, asha.member("meera"), conversation_id, "@manager look", note_id=note_id, now=now)

    for _ in range(2):
        await notify.tell_mentioned(deps, asha.tenant_id, note_id, now)

    shown = await seen_by(asha.member("manager"))
    assert (shown.unread, [(row.kind, row.about) for row in shown.rows]) == (1, [("mention", ravi.name)])
    assert (await seen_by(asha.member("meera"))).rows == []
    await own_notifications.read_notifications(deps, asha.member("manager"), None, now)
    assert (await seen_by(asha.member("manager"))).unread == 0


async def test_sdr_is_told_of_the_lead_and_warned_before_the_promise_breaks(
    deps, asha, conversation_id, rows_of, seen_by, now
):
    (assignment,) = await rows_of(asha, Assignment)
    async with deps.db.transaction(asha.system) as tx:
        clock = {
            "tenant_id": asha.tenant_id,
            "id": uuid4(),
            "lead_id": assignment["lead_id"],
            "conversation_id": conversation_id,
            "promise": "first_response",
            "band": "HOT",
            "started_at": now,
            "left_seconds": 600,
            "running_since": now,
            "due_at": now + 10 * MINUTE,
            "policy_version": "test",
        }
        await tx.insert(SlaClock, [clock])
    await notify.tell_routed(deps, asha.tenant_id, assignment["id"], now)

    for minutes in (7, 9, 9):
        await sweep_tenant(deps, asha.tenant_id, now + minutes * MINUTE)
    warned = [row.kind for row in (await seen_by(asha.member("meera"))).rows]
    await sweep_tenant(deps, asha.tenant_id, now + 11 * MINUTE)
    await notify.tell_breached(deps, asha.tenant_id, clock["id"], now + 11 * MINUTE)

    assert sorted(warned) == ["assigned", "sla_soon"]
    assert "sla_missed" in [row.kind for row in (await seen_by(asha.member("manager"))).rows]
    assert (await seen_by(asha.member("dev"))).rows == []


async def test_digest_goes_out_as_chosen_once_and_names_nobody(deps, asha, conversation_id, ravi, now, rows_of):
    manager = asha.member("manager")
    await own_notifications.choose_notifications(deps, manager, LOUD, now=now)
    note_id = uuid4()
    await write_note(deps, asha.member("meera"), conversation_id, "@manager secret", note_id=note_id, now=now)
    await notify.tell_mentioned(deps, asha.tenant_id, note_id, now)

    early = await mail_digests_of(deps, asha.tenant_id, now + 59 * MINUTE)
    due = await mail_digests_of(deps, asha.tenant_id, now + 60 * MINUTE)
    again = await mail_digests_of(deps, asha.tenant_id, now + 180 * MINUTE)

    assert (early, due, again) == (0, 1, 0)
    (queued,) = [row for row in await rows_of(asha, Mail) if row["kind"] == "digest"]
    async with deps.db.read(asha.system) as reader:
        text = (await load_waiting(reader, queued["id"])).mail.text
    assert "1 mention" in text
    assert ravi.name not in text
    assert "secret" not in text


async def test_choices_are_the_members_own_and_an_event(deps, asha, now):
    meera = asha.member("meera")
    await own_notifications.choose_notifications(deps, meera, LOUD, now=now)
    await own_notifications.choose_notifications(deps, meera, LOUD, now=now)

    async with deps.db.read(asha.member("dev")) as reader:
        assert (await bell.load_own_choices(reader, asha.member("dev"))).digest == "daily"
    async with deps.db.read(asha.system) as reader:
        changed = select(EventLog.view).where(EventLog.action == "notification.choices_changed")
        (view,) = (await reader.execute(changed)).scalars()
    assert ("digest daily" in view["before"], "digest hourly" in view["after"]) == (True, True)


async def test_bells_are_nobody_elses(deps, asha, borneo, conversation_id, now):
    async with deps.db.transaction(asha.system) as tx:
        row = {"kind": "mention", "key": "k", "created_at": now, "conversation_id": conversation_id}
        own = {"tenant_id": asha.tenant_id, "id": uuid4(), "member_id": asha.members["meera"]}
        await tx.insert(Notification, [row | own])

    await own_notifications.read_notifications(deps, asha.member("manager"), [own["id"]], now)
    await own_notifications.read_notifications(deps, borneo.member("manager"), [own["id"]], now)

    for who in (asha.member("manager"), borneo.member("meera")):
        async with deps.db.read(who) as reader:
            assert (await reader.execute(select(Notification.id))).all() == []
    async with deps.db.read(asha.member("meera")) as reader:
        assert (await reader.execute(select(Notification.read_at))).scalars().all() == [None]


async def test_what_cannot_be_chosen_is_refused(deps, asha, now):
    for wrong in ({"zone": "Mars"}, {"digest": "yearly"}, {"quiet_from": "25:00"}):
        form = ChoicesForm(**({name: getattr(LOUD, name) for name in LOUD.__slots__} | wrong))
        with pytest.raises(InvalidInput):
            await own_notifications.choose_notifications(deps, asha.member("meera"), form, now=now)
    with pytest.raises(NotAllowed):
        await own_notifications.choose_notifications(deps, asha.member("devops"), LOUD, now=now)
