"""Keys are replaced beside readers and writers, by steps that may be repeated, and the old one ends at count zero."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from services.conversations import outbox
from services.conversations.models import MESSAGE_BODY, Author, Conversation, Message
from services.conversations.outbox import Outgoing
from services.conversations.subjects import subject_key_of
from services.crypto import Purpose
from services.data_keys import KeyState, TenantKey
from services.db import Database
from services.errors import ConfirmationNeeded, Conflict, DecryptionError, InvalidInput, NotAllowed
from services.flows.answer_turn import answer_turn
from services.flows.rotate_keys import request_rotation, rotate_keys, rotate_tenant
from services.keyring import Keyring
from services.keys.models import KeyRotation
from services.keys.reencrypting import count_left
from services.rules.key_rotation import ROTATE_AFTER, RotationState
from services.runtime import key_provider
from services.subject_keys import Subject

PURPOSES = (Purpose.MESSAGES, Purpose.PERSONAL, Purpose.SECRETS)


def _process(deps):
    """The product as another process has it: keys of its own, looked for in every transaction."""
    keyring = Keyring(key_provider(deps.settings), refresh_seconds=0)
    return replace(deps, db=Database(deps.db.engine, keyring, deps.live, {}))


@pytest.fixture
def process(deps):
    """A process that rotates."""
    return _process(deps)


@pytest.fixture
async def conversation_id(process, receive, conversations_of, wire, ravi, asha, now):
    """A conversation with an answered turn."""
    await receive(wire.body(wire.text(ravi, f"wamid.rotate.{ravi.phone}", "our budget is 40 lakh, start this month")))
    (conversation,) = await conversations_of(asha)
    await answer_turn(process, asha.tenant_id, conversation["id"], now)
    return conversation["id"]


def _admin(company):
    return replace(company.member("admin"), is_confirmed=True)


async def _rotate_to_end(process, company, now, most=400):
    for _ in range(most):
        await rotate_tenant(process, company.tenant_id, now)
        async with process.db.read(company.system) as reader:
            left = select(KeyRotation.id).where(KeyRotation.finished_at.is_(None))
            if (await reader.execute(left)).first() is None:
                return
        await asyncio.sleep(0)
    raise AssertionError("the rotation does not end")


async def _bodies(process, company):
    async with process.db.read(company.system) as reader:
        statement = select(Message.id, Message.body, Conversation.contact_id, subject_key_of()).join(
            Conversation, Conversation.id == Message.conversation_id
        )
        return [
            Subject(reader.cipher, row.contact_id, row.subject_key).open(MESSAGE_BODY, row.id, row.body)
            for row in await reader.execute(statement)
        ]


async def _keys(process, company, purpose):
    async with process.db.read(company.system) as reader:
        statement = select(TenantKey.version, TenantKey.state).where(TenantKey.purpose == purpose)
        return {row.version: row.state for row in await reader.execute(statement.order_by(TenantKey.version))}


@pytest.mark.parametrize("purpose", PURPOSES)
async def test_everything_is_under_the_new_key_and_the_old_one_is_gone(
    process, conversation_id, asha, borneo, now, purpose
):
    before = sorted(await _bodies(process, asha))
    await request_rotation(process, _admin(asha), purpose, now)

    await _rotate_to_end(process, asha, now)

    assert await _keys(process, asha, purpose) == {2: KeyState.ACTIVE}
    assert await _keys(process, borneo, purpose) == {1: KeyState.ACTIVE}
    assert sorted(await _bodies(process, asha)) == before
    async with process.db.read(asha.system) as reader:
        assert await count_left(reader, purpose, 2) == 0
        assert await count_left(reader, purpose, 3) > 0


async def test_new_key_seals_only_once_every_process_knows_it(deps, process, conversation_id, asha, now):
    await request_rotation(process, _admin(asha), Purpose.MESSAGES, now)
    async with deps.db.read(asha.system):
        for _ in range(5):
            await rotate_tenant(process, asha.tenant_id, now)
        held_up = await _keys(process, asha, Purpose.MESSAGES)
    await rotate_tenant(process, asha.tenant_id, now)

    assert held_up == {1: KeyState.ACTIVE, 2: KeyState.PENDING}
    assert await _keys(process, asha, Purpose.MESSAGES) == {1: KeyState.RETIRED, 2: KeyState.ACTIVE}


async def test_readers_and_writers_meet_no_error(process, conversation_id, asha, now):
    stop, errors, reads = asyncio.Event(), [], []

    async def read(own):
        while not stop.is_set():
            try:
                reads.append(len(await _bodies(own, asha)))
            except DecryptionError as error:
                errors.append(error)
            await asyncio.sleep(0)

    async def write(own):
        while not stop.is_set():
            outgoing = Outgoing(
                conversation_id=conversation_id, inbox_id=asha.inbox_id, author=Author.AI, text="written meanwhile"
            )
            async with own.db.transaction(asha.system) as tx:
                await outbox.queue(tx, outgoing, now)
            await asyncio.sleep(0.005)

    tasks = [asyncio.create_task(work(_process(process))) for work in (read, read, write)]
    for purpose in PURPOSES:
        await request_rotation(process, _admin(asha), purpose, now)
        await _rotate_to_end(process, asha, now, most=4000)
    stop.set()
    await asyncio.gather(*tasks)

    assert errors == []
    assert max(reads) > min(reads)


async def test_key_is_rotated_by_itself_after_ninety_days(process, conversation_id, asha, now):
    async with process.db.transaction(asha.system) as tx:
        old = update(TenantKey).where(TenantKey.purpose == Purpose.SECRETS)
        await tx.execute(old.values(created_at=now - ROTATE_AFTER))
        await tx.execute(
            update(TenantKey)
            .where(TenantKey.purpose == Purpose.MESSAGES)
            .values(created_at=now - ROTATE_AFTER + timedelta(seconds=1))
        )

    await rotate_keys(process, now)

    async with process.db.read(asha.system) as reader:
        rows = (await reader.execute(select(KeyRotation.purpose, KeyRotation.state))).all()
    assert [(row.purpose, row.state) for row in rows] == [(Purpose.SECRETS, RotationState.PREPARED)]


async def test_rotations_of_one_key_at_once_are_one(process, conversation_id, asha, now):
    admin = _admin(asha)
    tries = [request_rotation(process, admin, Purpose.MESSAGES, now) for _ in range(4)]

    outcomes = await asyncio.gather(*tries, return_exceptions=True)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict"] * 3 + ["UUID"]
    with pytest.raises(Conflict):
        await request_rotation(process, admin, Purpose.MESSAGES, now)


@pytest.mark.parametrize("name", ["manager", "meera", "product", "devops", "auditor", "readonly"])
async def test_only_admins_rotate(process, asha, now, name):
    with pytest.raises(NotAllowed):
        await request_rotation(process, asha.member(name), Purpose.MESSAGES, now)


async def test_rotation_asks_to_confirm_first(process, asha, now):
    with pytest.raises(ConfirmationNeeded):
        await request_rotation(process, asha.member("admin"), Purpose.MESSAGES, now)


@pytest.mark.parametrize("purpose", ["index", "intake", "none of these"])
async def test_key_that_is_not_rotated_is_refused(process, asha, now, purpose):
    with pytest.raises(InvalidInput):
        await request_rotation(process, _admin(asha), purpose, now)


async def test_rows_older_than_subject_keys_get_their_contacts_key(process, conversation_id, asha, now):
    async with process.db.transaction(asha.system) as tx:
        row = (await tx.execute(select(Message.id).limit(1))).one()
        old = tx.cipher.seal(MESSAGE_BODY, row.id, "from before")
        await tx.execute(update(Message).where(Message.id == row.id).values(body=old))
    await request_rotation(process, _admin(asha), Purpose.MESSAGES, now)

    await _rotate_to_end(process, asha, now)

    assert "from before" in await _bodies(process, asha)
    async with process.db.read(asha.system) as reader:
        formats = await reader.execute(text("select distinct get_byte(body, 0) as format from message"))
        assert [row.format for row in formats] == [2]


async def test_rotation_is_on_record_step_by_step(process, conversation_id, asha, now):
    await request_rotation(process, _admin(asha), Purpose.SECRETS, now)
    await _rotate_to_end(process, asha, now)

    async with process.db.read(asha.system) as reader:
        logged = await reader.execute(text("select action from event_log where action like 'key.%' order by id"))
        sealed = await reader.execute(
            text("select count(*) from event_seal s join event_log l on l.id = s.event_id where l.action like 'key.%'")
        )
    assert [row.action for row in logged] == ["key.rotation_started", "key.activated", "key.destroyed"]
    assert sealed.scalar_one() == 3
