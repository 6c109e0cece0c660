"""Programs over HTTP: keys and tokens, what each role reads, what other tenants' ids are, how fast, how once."""

import base64
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import jwt
import pytest
from factories import Company
from small_world import Morning
from sqlalchemy import func, select
from starlette.applications import Starlette

from flexoraa_app.api.rest.operations import OPERATIONS
from flexoraa_app.api.rest.routes import ROUTES
from flexoraa_app.running import bind
from flexoraa_app.session import wall_now
from services import api_tokens
from services.conversations.models import Message
from services.deps import Deps
from services.errors import ConfirmationNeeded, InvalidInput, NotAllowed, NotFound
from services.events.models import EventLog
from services.flows.api_keys import NewKey, create_key, revoke_key
from services.rules.permissions import MATRIX, Principal, Role, may
from services.screens import api_keys

PHONE = "919811115555"
Calling = Callable[..., Awaitable[httpx.Response]]


class Unpaced:
    """A pace that admits everybody, for tests about something else."""

    async def admits(self, tenant_id: UUID) -> bool:
        return True


def confirmed(whose: Company, name: str = "admin") -> Principal:
    return replace(whose.member(name), is_confirmed=True)


async def make_key(deps: Deps, whose: Company, role: str = "manager") -> str:
    return await create_key(deps, confirmed(whose), NewKey(name="CRM", role=role, days="30"), now=wall_now())


@pytest.fixture
async def api(deps: Deps) -> AsyncIterator[httpx.AsyncClient]:
    bind(replace(deps, api_pace=Unpaced()))
    transport = httpx.ASGITransport(Starlette(routes=ROUTES))
    async with httpx.AsyncClient(transport=transport, base_url="http://flexoraa.test/api/v1") as client:
        yield client


async def token_for(api: httpx.AsyncClient, key: str) -> str:
    answer = await api.post("/tokens", json={"api_key": key})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    return str(answer.json()["access_token"])


async def call(api: httpx.AsyncClient, token: str, path: str, **more: Any) -> httpx.Response:
    return await api.get(path, headers={"Authorization": f"Bearer {token}"}, **more)


@pytest.fixture
async def conversation(morning: Morning) -> UUID:
    return await morning.writes(PHONE, "Hi, my budget is 20 lakh", morning.deps.clock.now())


async def test_a_key_becomes_a_token_that_reads_its_own_tenant(
    deps: Deps, api: httpx.AsyncClient, asha: Company, borneo: Company, conversation: UUID
) -> None:
    ours, theirs = [await token_for(api, await make_key(deps, one)) for one in (asha, borneo)]

    rows = (await call(api, ours, "/conversations")).json()["data"]

    assert [row["id"] for row in rows] == [str(conversation)]
    assert (await call(api, theirs, "/conversations")).json() == {"data": [], "next_cursor": ""}


@pytest.mark.parametrize("path", ["/conversations/{id}/messages", "/conversations/{id}/contact"])
async def test_ids_of_the_other_tenant_do_not_exist(
    deps: Deps, api: httpx.AsyncClient, asha: Company, borneo: Company, conversation: UUID, path: str
) -> None:
    ours, theirs = [await token_for(api, await make_key(deps, one)) for one in (asha, borneo)]

    assert (await call(api, ours, path.format(id=conversation))).status_code == 200
    refused = await call(api, theirs, path.format(id=conversation))

    assert refused.status_code == 404
    assert refused.headers["content-type"] == "application/problem+json"
    for words in ("x", str(uuid4()), "..%2f"):
        assert (await call(api, ours, path.format(id=words))).status_code == 404


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one.method} {one.path}")
@pytest.mark.parametrize("role", ["readonly", "product", "manager"])
async def test_each_operation_opens_for_the_roles_of_the_matrix(
    deps: Deps, api: httpx.AsyncClient, asha: Company, conversation: UUID, role: str, operation: Any
) -> None:
    token = await token_for(api, await make_key(deps, asha, role))
    path = operation.path.format(id=conversation)

    answer = await api.request(operation.method, path, headers={"Authorization": f"Bearer {token}"})

    allowed = may(Principal.api_key(asha.tenant_id, uuid4(), Role(role)), operation.area, operation.access)
    assert (answer.status_code == 403) is not allowed
    assert (operation.area in MATRIX[Role(role)]) or not allowed


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one.method} {one.path}")
async def test_no_operation_opens_without_a_token(api: httpx.AsyncClient, operation: Any) -> None:
    answer = await api.request(operation.method, operation.path.format(id=uuid4()))

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_product_keys_see_no_personal_data(
    deps: Deps, api: httpx.AsyncClient, asha: Company, conversation: UUID
) -> None:
    token = await token_for(api, await make_key(deps, asha, "product"))

    for path in ("/conversations", "/leads", f"/conversations/{conversation}/messages"):
        said = (await call(api, token, path)).text
        assert "20 lakh" not in said
        assert PHONE not in said


def _part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


async def test_forged_tokens_count_for_nothing(deps: Deps, api: httpx.AsyncClient, asha: Company) -> None:
    good = await token_for(api, await make_key(deps, asha))
    head, claims = jwt.get_unverified_header(good), jwt.decode(good, options={"verify_signature": False})
    secret = api_tokens._secret(deps.settings)
    day = 86_400

    def signed(key: Any = secret, algorithm: str = "HS256", kid: Any = head["kid"], **changed: Any) -> str:
        return jwt.encode(claims | changed, key, algorithm=algorithm, headers={"kid": kid})

    forged = {
        "alg none": f"{_part({'alg': 'none', 'kid': head['kid']})}.{_part(claims)}.",
        "another algorithm": signed(algorithm="HS512"),
        "another secret": signed(key=b"x" * 64),
        "wrong audience": signed(aud="somebody-else"),
        "wrong issuer": signed(iss="somebody-else"),
        "expired": signed(iat=claims["iat"] - 2 * day, exp=claims["iat"] - day),
        "from the future": signed(iat=claims["iat"] + 3600, exp=claims["iat"] + 3600 + day),
        "too long": signed(exp=claims["iat"] + 365 * day),
        "unknown key id": signed(kid="0" * 16),
        "no such API key": signed(sub=str(uuid4())),
        "a subject that is no id": signed(sub="admin"),
        "changed claims": ".".join([good.split(".")[0], _part(claims | {"sub": str(uuid4())}), good.split(".")[2]]),
        "cut": good[:-4],
        "not a token": "x.y.z",
        "the key itself": "fxk_x",
    }

    counted = [name for name, token in forged.items() if (await call(api, token, "/leads")).status_code != 401]

    assert counted == []
    assert (await call(api, good, "/leads")).status_code == 200


async def test_a_clock_that_is_a_little_ahead_is_borne(deps: Deps, asha: Company) -> None:
    now = wall_now()
    token = api_tokens.sign_token(deps.settings, uuid4(), now)

    assert api_tokens.read_token(deps.settings, token, now - timedelta(seconds=59))
    assert api_tokens.read_token(deps.settings, token, now - timedelta(seconds=62)) is None
    assert api_tokens.read_token(deps.settings, token, now + timedelta(hours=24)) is None


async def test_a_revoked_key_ends_its_tokens_at_once(
    deps: Deps, api: httpx.AsyncClient, asha: Company, borneo: Company
) -> None:
    key = await make_key(deps, asha)
    token = await token_for(api, key)
    [row] = await api_keys.load(deps, asha.member("admin"), wall_now())
    with pytest.raises(NotFound):
        await revoke_key(deps, confirmed(borneo), UUID(row.id), now=wall_now())
    assert (await call(api, token, "/leads")).status_code == 200

    await revoke_key(deps, confirmed(asha), UUID(row.id), now=wall_now())

    assert (await call(api, token, "/leads")).status_code == 401
    assert (await api.post("/tokens", json={"api_key": key})).status_code == 401
    statement = select(EventLog.action).where(EventLog.subject_id == UUID(row.id)).order_by(EventLog.id)
    async with deps.db.read(asha.system) as reader:
        assert list((await reader.execute(statement)).scalars()) == ["api_key.created", "api_key.revoked"]


@pytest.mark.parametrize("name", ["manager", "meera", "product", "devops", "auditor", "readonly"])
async def test_only_an_admin_makes_keys(deps: Deps, asha: Company, name: str) -> None:
    with pytest.raises(NotAllowed):
        await create_key(deps, confirmed(asha, name), NewKey(name="x", role="readonly", days="30"), now=wall_now())


async def test_making_a_key_needs_a_fresh_proof(deps: Deps, asha: Company) -> None:
    with pytest.raises(ConfirmationNeeded):
        await create_key(deps, asha.member("admin"), NewKey(name="x", role="readonly", days="30"), now=wall_now())


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"name": "x" * 61}, {"name": "a\nb"}, {"role": "admin"}, {"role": "sdr"}, {"days": "9999"}],
    ids=str,
)
async def test_a_key_that_cannot_be_is_refused(deps: Deps, asha: Company, wrong: dict[str, str]) -> None:
    new = replace(NewKey(name="CRM", role="readonly", days="30"), **wrong)

    with pytest.raises(InvalidInput):
        await create_key(deps, confirmed(asha), new, now=wall_now())


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"api_key": 1}', b'{"api_key": "' + b"x" * 300 + b'"}', b"\xff"])
async def test_a_body_without_a_key_is_refused(api: httpx.AsyncClient, body: bytes) -> None:
    assert (await api.post("/tokens", content=body)).status_code == 400


@pytest.mark.parametrize("path", ["/leads", "/conversations", "/usage/movements", "/events"])
@pytest.mark.parametrize("cursor", ["x", "bm9uc2Vuc2U", "WzEsMl0", "ÿ", "W10"])
async def test_a_broken_cursor_is_refused(
    deps: Deps, api: httpx.AsyncClient, asha: Company, path: str, cursor: str
) -> None:
    token = await token_for(api, await make_key(deps, asha))

    assert (await call(api, token, path, params={"cursor": cursor})).status_code == 400


async def send(api: httpx.AsyncClient, token: str, key: str, body: object) -> httpx.Response:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
    return await api.post("/messages", json=body, headers=headers)


async def test_a_message_is_sent_once_for_its_key(
    deps: Deps, api: httpx.AsyncClient, asha: Company, conversation: UUID
) -> None:
    token = await token_for(api, await make_key(deps, asha))
    body = {"conversation_id": str(conversation), "text": "We have it in stock."}

    first, again = await send(api, token, "k-1", body), await send(api, token, "k-1", body)
    other = await send(api, token, "k-1", body | {"text": "Something else."})

    assert (first.status_code, again.status_code, other.status_code) == (202, 202, 409)
    assert first.json() == again.json()
    async with deps.db.read(asha.system) as reader:
        sent = select(func.count()).where(Message.tenant_id == asha.tenant_id, Message.author == "member")
        assert await reader.scalar(sent) == 1


async def test_a_message_that_cannot_be_is_refused(
    deps: Deps, api: httpx.AsyncClient, asha: Company, borneo: Company, conversation: UUID
) -> None:
    ours, theirs = [await token_for(api, await make_key(deps, one)) for one in (asha, borneo)]
    body = {"conversation_id": str(conversation), "text": "Hello"}

    assert (await send(api, theirs, "k", body)).status_code == 404
    assert (await send(api, ours, "", body)).status_code == 400
    assert (await send(api, ours, "k" * 201, body)).status_code == 400
    assert (await send(api, ours, "k1", body | {"text": ""})).status_code == 400
    assert (await send(api, ours, "k2", body | {"text": "x" * 4097})).status_code == 400
    assert (await send(api, ours, "k3", {"text": "Hello"})).status_code == 404
    assert (await send(api, ours, "k4", {"conversation_id": str(conversation)})).status_code == 400
    assert (await send(api, ours, "k5", ["x"])).status_code == 400


async def test_the_sixth_call_of_a_moment_waits_and_the_other_tenant_does_not(
    deps: Deps, api: httpx.AsyncClient, asha: Company, borneo: Company
) -> None:
    ours, theirs = [await token_for(api, await make_key(deps, one)) for one in (asha, borneo)]
    bind(deps)
    admitted = [await deps.api_pace.admits(asha.tenant_id) for _ in range(40)]

    slowed = await call(api, ours, "/usage")

    assert admitted[:5] == [True] * 5
    assert not all(admitted)
    assert slowed.status_code == 429
    assert slowed.headers["retry-after"] == "1"
    assert (await call(api, theirs, "/usage")).status_code == 200


async def test_the_description_names_every_route(api: httpx.AsyncClient) -> None:
    document = (await api.get("/openapi.json")).json()

    described = {(path, method.upper()) for path, methods in document["paths"].items() for method in methods}
    served = {(route.path, method) for route in ROUTES for method in route.methods or () if method != "HEAD"}
    assert described == {one for one in served if not one[0].endswith(("/openapi.json", "/docs"))}
    page = await api.get("/docs")
    assert all(operation.path in page.text for operation in OPERATIONS)
    assert "<script" not in page.text


async def test_who_guesses_keys_is_slowed_down_by_address(deps: Deps, asha: Company) -> None:
    key = await make_key(deps, asha)
    bind(deps)

    async def tries(address: str, given: str) -> int:
        transport = httpx.ASGITransport(Starlette(routes=ROUTES), client=(address, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://flexoraa.test/api/v1") as client:
            return (await client.post("/tokens", json={"api_key": given})).status_code

    guesses = [await tries("192.0.2.77", "fxk_guess") for _ in range(7)]

    assert guesses[:5] == [401] * 5
    assert guesses[-1] == 429
    assert await tries("192.0.2.77", key) == 429
    assert await tries("192.0.2.78", key) == 200
