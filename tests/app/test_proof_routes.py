"""The routes of forgotten passwords, second factors and passkeys, as a browser and as a stranger call them."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import count

import httpx
import pytest
from factories import Company
from soft_authenticator import SoftAuthenticator
from sqlalchemy import select, update
from starlette.applications import Starlette
from tabs import open_session

from flexoraa_app.api import passkeys, passwords, sign_in
from flexoraa_app.cookies import COOKIE, SECURE_COOKIE
from flexoraa_app.running import bind
from flexoraa_app.session import wall_now
from services.deps import Deps
from services.mail.models import MAIL_CONTENT, Mail
from services.passwords import hash_password
from services.settings import Settings
from services.tenants.models import MEMBER_EMAIL, Member, MemberSession, SignIn

LOCAL = "http://localhost:8000"
_numbers = count(1)


async def _browser(deps: Deps, origin: str) -> AsyncIterator[httpx.AsyncClient]:
    bind(deps)
    routes = Starlette(routes=[*sign_in.ROUTES, *passwords.ROUTES, *passkeys.ROUTES])
    transport = httpx.ASGITransport(routes, client=(f"10.1.{next(_numbers)}.1", 1))
    async with httpx.AsyncClient(transport=transport, base_url=origin, headers={"origin": origin}) as opened:
        yield opened


@pytest.fixture
async def browser(deps: Deps) -> AsyncIterator[httpx.AsyncClient]:
    """A browser on the development address, by its name."""
    async for opened in _browser(deps, LOCAL):
        yield opened


@pytest.fixture
async def meera(deps: Deps, asha: Company) -> str:
    """Meera's address."""
    async with deps.db.read(asha.system) as reader:
        sealed = await reader.scalar(select(Member.email).where(Member.id == asha.members["meera"]))
        return reader.cipher.open(MEMBER_EMAIL, asha.members["meera"], sealed)


async def _link(deps: Deps, company: Company) -> str:
    async with deps.db.read(company.system) as reader:
        row = (await reader.execute(select(Mail).where(Mail.tenant_id == company.tenant_id))).one()
        words = reader.cipher.open(MAIL_CONTENT, row.id, row.content)
    return re.findall(r"/reset/\?token=([\w-]+)", words)[0]


async def test_known_and_unknown_addresses_are_answered_alike(browser, meera):
    known = await browser.post("/api/forgotten", data={"email": meera})
    unknown = await browser.post("/api/forgotten", data={"email": "nobody@elsewhere.test"})

    assert (known.status_code, known.headers["location"]) == (303, "/forgotten/?asked=1")
    assert unknown.headers == known.headers


async def test_mailed_link_sets_a_password_and_signs_nobody_in(deps, browser, asha, meera):
    await browser.post("/api/forgotten", data={"email": meera})
    token = await _link(deps, asha)

    weak = await browser.post("/api/reset", data={"token": token, "password": "qwerty123456"})
    done = await browser.post("/api/reset", data={"token": token, "password": "seven brown bicycles"})
    again = await browser.post("/api/reset", data={"token": token, "password": "eight brown bicycles"})

    assert weak.headers["location"] == f"/reset/?token={token}&problem=common"
    assert done.headers["location"] == "/sign-in/?problem=changed"
    assert again.headers["location"] == "/forgotten/?problem=expired"
    assert COOKIE not in browser.cookies


@pytest.mark.parametrize(
    "path",
    ["/api/forgotten", "/api/reset", "/api/enrolled", "/api/passkeys/sign_in", "/api/passkeys/register/options"],
)
async def test_request_of_another_site_is_refused(browser, path):
    by_origin = await browser.post(path, headers={"origin": "https://elsewhere.test"})
    by_metadata = await browser.post(path, headers={"sec-fetch-site": "cross-site"})

    assert (by_origin.status_code, by_metadata.status_code) == (403, 403)


@pytest.mark.parametrize("ceremony", ["register", "confirm", "second_factor"])
async def test_ceremony_of_a_member_needs_a_session(browser, ceremony):
    assert (await browser.post(f"/api/passkeys/{ceremony}/options")).status_code == 401


@pytest.mark.parametrize("path", ["/api/passkeys/steal/options", "/api/passkeys/steal"])
async def test_unknown_ceremony_is_refused(browser, path):
    assert (await browser.post(path, content=b"{}")).status_code == 422


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b'{"credential": null}', b"\xff"])
async def test_body_that_is_no_answer_is_refused_in_words(browser, body):
    answer = await browser.post("/api/passkeys/sign_in", content=body)

    assert answer.status_code == 422
    assert answer.json()["problem"]


async def test_member_adds_a_passkey_and_signs_in_by_it(deps, browser, asha):
    session = await open_session(deps, asha.member("meera"), wall_now())
    device, signed_in = SoftAuthenticator(), {"cookie": session}
    options = await browser.post("/api/passkeys/register/options", headers=signed_in)
    made = {"credential": json.loads(device.make(options.text)), "name": "Laptop"}

    added = await browser.post("/api/passkeys/register", json=made, headers=signed_in)
    asked = await browser.post("/api/passkeys/sign_in/options")
    done = await browser.post("/api/passkeys/sign_in", json={"credential": json.loads(device.answer(asked.text))})

    assert (added.status_code, done.status_code) == (200, 200)
    assert (await browser.post("/api/act")).status_code == 204


async def test_stale_session_is_sent_to_confirm_before_it_adds_a_passkey(deps, browser, asha):
    session = await open_session(deps, asha.member("dev"), wall_now())
    async with deps.db.deployment() as tx:
        own = MemberSession.member_id == asha.members["dev"]
        await tx.execute(update(MemberSession).where(own).values(confirmed_at=None))

    answer = await browser.post("/api/passkeys/register/options", headers={"cookie": session})

    assert (answer.status_code, answer.json()) == (403, {"go": "/confirm/?next=/account/"})


async def test_over_https_the_cookie_is_bound_to_the_host(deps: Deps, asha: Company, meera: str) -> None:
    settings: Settings = deps.settings.model_copy(update={"public_url": "https://app.flexoraa.test"})
    async for browser in _browser(replace(deps, settings=settings), "https://app.flexoraa.test"):
        async with deps.db.deployment() as tx:
            own = SignIn.member_id == asha.members["meera"]
            await tx.execute(update(SignIn).where(own).values(password_hash=hash_password("seven brown bicycles")))
        answer = await browser.post("/api/sign-in", data={"email": meera, "password": "seven brown bicycles"})
        given = answer.headers["set-cookie"]
        plain = given.split(";")[0].replace(SECURE_COOKIE, COOKIE)

        assert given.startswith(f"{SECURE_COOKIE}=")
        assert "; Secure" in given
        assert "Path=/" in given
        assert "Domain" not in given
        assert (await browser.post("/api/act", headers={"cookie": plain})).status_code == 401
    bind(deps)
