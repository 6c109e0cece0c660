"""A process that is killed while it re-encrypts leaves rows that can all be read, and the next one goes on."""

import asyncio
import os
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime

from factories import Company
from sqlalchemy import insert, select

from services.contacts.models import Contact
from services.conversations.models import MESSAGE_BODY, Author, Conversation, Direction, Message
from services.crypto import Purpose
from services.db import Database
from services.deps import Deps
from services.flows.rotate_keys import request_rotation, rotate_tenant
from services.ids import new_id
from services.keyring import Keyring
from services.keys.models import KeyRotation
from services.keys.reencrypting import BATCH_ROWS, count_left
from services.rules.key_rotation import RotationState
from services.runtime import key_provider
from services.subject_keys import Subject, new_subject

ROWS = BATCH_ROWS * 8
NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
_ROTATING = """
import asyncio, sys
from dataclasses import replace
from datetime import datetime
from uuid import UUID
from services import runtime
from services.db import Database
from services.flows.rotate_keys import rotate_tenant
from services.keyring import Keyring
from services.settings import load_settings

async def main():
    settings = load_settings()
    async with runtime.running(settings) as deps:
        keyring = Keyring(runtime.key_provider(settings), refresh_seconds=0)
        deps = replace(deps, db=Database(deps.db.engine, keyring, deps.live, {}))
        while True:
            print(await rotate_tenant(deps, UUID(sys.argv[1]), datetime.fromisoformat(sys.argv[2])), flush=True)

asyncio.run(main())
"""


async def test_killed_rotation_is_gone_on_with(deps: Deps, asha: Company, borneo: Company) -> None:
    process = _process(deps)
    await _fill(process, asha)
    await request_rotation(process, replace(asha.member("admin"), is_confirmed=True), Purpose.MESSAGES, NOW)

    await _rotate_and_kill(deps, asha)

    async with process.db.read(asha.system) as reader:
        state = await reader.scalar(select(KeyRotation.state))
        left = await count_left(reader, Purpose.MESSAGES, 2)
    assert state == RotationState.REENCRYPTING
    assert 0 < left < ROWS
    assert await _readable(process, asha) == ROWS

    while state != RotationState.DONE:
        await rotate_tenant(process, asha.tenant_id, NOW)
        async with process.db.read(asha.system) as reader:
            state = await reader.scalar(select(KeyRotation.state))
    async with process.db.read(asha.system) as reader:
        assert await count_left(reader, Purpose.MESSAGES, 2) == 0
    assert await _readable(process, asha) == ROWS


def _process(deps: Deps) -> Deps:
    keyring = Keyring(key_provider(deps.settings), refresh_seconds=0)
    return replace(deps, db=Database(deps.db.engine, keyring, deps.live, {}))


async def _rotate_and_kill(deps: Deps, company: Company) -> None:
    """Let another process rotate, and kill it after its second batch."""
    settings = deps.settings
    assert settings.database_url
    assert settings.redis_url
    environment = os.environ | {
        "DATABASE_URL": settings.database_url.get_secret_value(),
        "REDIS_URL": settings.redis_url.get_secret_value(),
        "FLEXORAA_DATA": str(settings.data_dir),
        "FLEXORAA_USE_EMBEDDINGS": "false",
    }
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _ROTATING, str(company.tenant_id), NOW.isoformat(),
        env=environment, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert child.stdout
    batches = 0
    while batches < 2:
        line = await asyncio.wait_for(child.stdout.readline(), 60)
        assert line, "the rotating process ended by itself"
        batches += int(line) == BATCH_ROWS
    child.send_signal(signal.SIGKILL)
    assert await child.wait() == -signal.SIGKILL


async def _fill(deps: Deps, company: Company) -> None:
    contact_id, conversation_id = new_id(NOW), new_id(NOW)
    async with deps.db.transaction(company.system) as tx:
        subject = new_subject(tx.cipher, contact_id)
        own = {"tenant_id": tx.tenant_id, "created_at": NOW}
        await tx.execute(insert(Contact).values(**own, id=contact_id, subject_key=subject.wrapped))
        counters = {"last_seq": ROWS, "last_inbound_seq": ROWS, "answered_seq": ROWS, "seen_seq": ROWS}
        conversation = own | {"id": conversation_id, "contact_id": contact_id, "inbox_id": company.inbox_id}
        standing = {"state": "open", "ai_state": "on", "updated_at": NOW}
        await tx.execute(insert(Conversation).values(**conversation, **counters, **standing))
        rows = []
        for seq in range(1, ROWS + 1):
            message_id = new_id(NOW)
            place = {"id": message_id, "conversation_id": conversation_id, "inbox_id": company.inbox_id, "seq": seq}
            said = {"direction": Direction.INBOUND, "author": Author.CONTACT, "kind": "text", "attempts": 0}
            body = subject.seal(MESSAGE_BODY, message_id, f"line {seq}")
            rows.append(own | place | said | {"body": body})
        await tx.execute(insert(Message), rows)


async def _readable(deps: Deps, company: Company) -> int:
    async with deps.db.read(company.system) as reader:
        contact = (await reader.execute(select(Contact.id, Contact.subject_key))).one()
        subject = Subject(reader.cipher, contact.id, contact.subject_key)
        rows = (await reader.execute(select(Message.id, Message.seq, Message.body))).all()
    return sum(subject.open(MESSAGE_BODY, row.id, row.body) == f"line {row.seq}" for row in rows)
