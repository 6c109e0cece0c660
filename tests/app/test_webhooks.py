"""The door: proves the sender, stores before it answers, and turns away what is no webhook."""

import asyncio
import hashlib
import hmac
from dataclasses import replace

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from flexoraa_app import running
from flexoraa_app.api.webhooks import LARGEST_BODY, MetaDoor, front
from services.adapters.whatsapp.signature import MetaSignature
from services.conversations.models import DELIVERY_BODY, Delivery, IntakeCount

PATH = "/webhooks/meta"


@pytest.fixture
async def door(deps):
    """The door in front of nothing."""
    running.bind(deps)
    opened = MetaDoor()
    transport = httpx.ASGITransport(app=opened)
    async with httpx.AsyncClient(transport=transport, base_url="http://door") as client:
        client.door = opened
        yield client
    await opened.close()


def signed(body, secret="test-app-secret"):
    return {"X-Hub-Signature-256": "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}


async def _stored(deps, size):
    async with deps.db.deployment() as deployment:
        rows = (await deployment.execute(select(Delivery).where(Delivery.size == size))).all()
        return [deployment.cipher.open_bytes(DELIVERY_BODY, row.id, row.body) for row in rows], rows


async def test_handshake_answers_the_bare_challenge(door):
    query = {"hub.mode": "subscribe", "hub.verify_token": "test-verify-token", "hub.challenge": "1158201444"}
    answer = await door.get(PATH, params=query)
    assert (answer.status_code, answer.text) == (200, "1158201444")
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "query",
    [
        {"hub.mode": "subscribe", "hub.verify_token": "wrong", "hub.challenge": "1"},
        {"hub.mode": "unsubscribe", "hub.verify_token": "test-verify-token", "hub.challenge": "1"},
        {},
    ],
    ids=["wrong token", "wrong mode", "empty"],
)
async def test_handshake_of_a_stranger_is_forbidden(door, query):
    assert (await door.get(PATH, params=query)).status_code == 403


async def test_delivery_is_stored_encrypted_before_the_answer(deps, door):
    body = b'{"canary": "stored-encrypted-1"}'
    assert (await door.post(PATH, content=body, headers=signed(body))).status_code == 200

    bodies, rows = await _stored(deps, len(body))
    assert bodies == [body]
    assert rows[0].state == "waiting"
    assert b"canary" not in rows[0].body


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="missing"),
        pytest.param({"X-Hub-Signature-256": "sha256=zz"}, id="not hex"),
        pytest.param({"X-Hub-Signature-256": hashlib.sha256(b"x").hexdigest()}, id="no prefix"),
        pytest.param(signed(b'{"a": 2}'), id="of another body"),
        pytest.param(signed(b'{"a": 1}', secret="other"), id="of another secret"),
        pytest.param(signed(b'{"a":1}'), id="of the same JSON written otherwise"),
    ],
)
async def test_wrong_signature_is_turned_away(door, headers):
    assert (await door.post(PATH, content=b'{"a": 1}', headers=headers)).status_code == 401


async def test_what_is_turned_away_is_counted_by_day(deps, door):
    statement = select(func.coalesce(func.sum(IntakeCount.count), 0)).where(IntakeCount.outcome == "bad_signature")
    async with deps.db.deployment() as deployment:
        before = await deployment.scalar(statement)
    for _ in range(3):
        await door.post(PATH, content=b"x")
    await door.door.close()

    async with deps.db.deployment() as deployment:
        assert await deployment.scalar(statement) == before + 3


def test_two_secrets_are_good_while_one_replaces_the_other():
    signature = MetaSignature(["old", "new"], "token")
    headers = [signed(b"body", secret)["X-Hub-Signature-256"].encode() for secret in ("old", "new", "next")]
    assert [signature.is_genuine(header, b"body") for header in headers] == [True, True, False]


async def test_body_over_three_mebibytes_is_refused(door):
    body = b"x" * (LARGEST_BODY + 1)
    assert (await door.post(PATH, content=body, headers=signed(body))).status_code == 413


async def test_body_without_a_length_is_counted_while_it_comes(door):
    taken = 0

    async def endless():
        nonlocal taken
        while True:
            taken += 1
            yield b"x" * 65_536

    async with asyncio.timeout(10):
        assert (await _stream(door.door, endless())) == 413
    assert taken <= LARGEST_BODY // 65_536 + 2


async def test_burst_is_stored_in_few_flushes(deps, door):
    bodies = [b'{"burst": %d, "pad": "%s"}' % (n, b"p" * 977) for n in range(100, 300)]
    answers = await asyncio.gather(*(door.post(PATH, content=body, headers=signed(body)) for body in bodies))

    assert {answer.status_code for answer in answers} == {200}
    stored, _ = await _stored(deps, len(bodies[0]))
    assert sorted(body for body in stored if body.startswith(b'{"burst"')) == sorted(bodies)
    assert door.door.counters.flushes < 100


async def test_database_away_asks_the_provider_to_send_again(deps, door):
    nowhere = deps.settings.model_copy(update={"database_url": SecretStr("postgresql://x:x@127.0.0.1:9/none")})
    running.bind(replace(deps, settings=nowhere))
    answer = await door.post(PATH, content=b"later", headers=signed(b"later"))
    running.bind(deps)

    assert answer.status_code == 503


async def test_other_paths_reach_the_application_behind():
    async def behind(scope, receive, send):
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    transport = httpx.ASGITransport(app=front(behind))
    async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
        assert (await client.get("/webhooks/other")).status_code == 204


async def test_method_that_no_provider_uses_is_not_allowed(door):
    assert (await door.put(PATH)).status_code == 405


async def _stream(app, chunks):
    """Send a body chunk by chunk without a length; the status of the answer."""
    answered = []

    async def receive():
        return {"type": "http.request", "body": await anext(chunks), "more_body": True}

    async def send(message):
        answered.append(message)

    scope = {"type": "http", "method": "POST", "path": PATH, "headers": [], "query_string": b""}
    await app(scope, receive, send)
    return answered[0]["status"]
