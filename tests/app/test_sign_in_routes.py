"""The routes that open, keep and end a session, as a browser and as somebody else's page call them."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from itertools import count

import httpx
import pyotp
import pytest
from sqlalchemy import ColumnElement, select, update
from starlette.applications import Starlette

from flexoraa_app.api import sign_in as routes
from flexoraa_app.cookies import COOKIE
from flexoraa_app.running import bind
from flexoraa_app.session import wall_now
from services.deps import Deps
from services.flows.open_tenant import NewMember, NewTenant, open_tenant
from services.passwords import hash_password
from services.rules.permissions import Principal, Role
from services.rules.plans import PlanCode
from services.tenants.models import Member, MemberSession, MemberState, SignInThrottle
from services.tenants.sessions import hash_token

PASSWORD = "correct horse battery"
SECRET = pyotp.random_base32()
ORIGIN = "http://flexoraa.test"
_numbers = count(1)


@pytest.fixture(scope="module")
def password_hash() -> str:
    """Hashed once: it takes a core for a while."""
    return hash_password(PASSWORD)


@pytest.fixture
async def domain(deps: Deps, password_hash: str) -> str:
    """The domain of a company whose manager has a second factor and whose SDR has none."""
    name = f"routes-{next(_numbers)}"
    people = (("manager", Role.MANAGER, SECRET), ("bare-admin", Role.ADMIN, None), ("meera", Role.SDR, None))
    members = tuple(
        NewMember(email=f"{who}@{name}.test", name=who, role=role, password_hash=password_hash, totp_secret=secret)
        for who, role, secret in people
    )
    await open_tenant(deps.db, NewTenant(name=name, slug=name, plan=PlanCode.FULL_OS, members=members), wall_now())
    return f"{name}.test"


@pytest.fixture
async def browser(deps: Deps) -> AsyncIterator[httpx.AsyncClient]:
    """A browser of an address of its own; it keeps cookies and follows nothing."""
    bind(deps)
    client = (f"10.0.{next(_numbers)}.1", 1)
    transport = httpx.ASGITransport(Starlette(routes=routes.ROUTES), client=client)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN, headers={"origin": ORIGIN}) as opened:
        yield opened


async def sign_in(browser: httpx.AsyncClient, email: str, **fields: str) -> str:
    """Post the form; where the answer sends the browser."""
    answer = await browser.post("/api/sign-in", data={"email": email, "password": PASSWORD, "code": ""} | fields)
    return answer.headers["location"]


def code(steps_ago: int = 0) -> str:
    """The manager's code of this moment, or of some steps before."""
    return pyotp.TOTP(SECRET).at(wall_now() - timedelta(seconds=30 * steps_ago))


async def test_sdr_signs_in_with_a_password(browser: httpx.AsyncClient, domain: str) -> None:
    assert await sign_in(browser, f"meera@{domain}") == "/"
    assert (await browser.post("/api/act")).status_code == 204


async def test_cookie_is_out_of_reach_of_scripts_and_other_sites(browser: httpx.AsyncClient, domain: str) -> None:
    answer = await browser.post("/api/sign-in", data={"email": f"meera@{domain}", "password": PASSWORD})

    given = answer.headers["set-cookie"].lower()
    assert "httponly" in given
    assert "samesite=lax" in given


async def test_manager_needs_the_code(browser: httpx.AsyncClient, domain: str) -> None:
    without = await sign_in(browser, f"manager@{domain}")
    half_way = (await browser.post("/api/act")).status_code
    wrong = await sign_in(browser, f"manager@{domain}", code="000000")
    right = await sign_in(browser, f"manager@{domain}", code=code())

    assert (without, half_way) == ("/second-step/", 401)
    assert (wrong, right) == ("/sign-in/?problem=wrong", "/")


async def test_code_works_once(browser: httpx.AsyncClient, domain: str) -> None:
    shown = code()

    first = await sign_in(browser, f"manager@{domain}", code=shown)
    second = await sign_in(browser, f"manager@{domain}", code=shown)

    assert (first, second) == ("/", "/sign-in/?problem=wrong")


async def test_code_of_two_steps_ago_is_worth_nothing(browser: httpx.AsyncClient, domain: str) -> None:
    assert await sign_in(browser, f"manager@{domain}", code=code(steps_ago=2)) == "/sign-in/?problem=wrong"


async def test_admin_without_second_factor_reaches_nothing_but_setting_one_up(
    browser: httpx.AsyncClient, domain: str
) -> None:
    assert await sign_in(browser, f"bare-admin@{domain}") == "/enrol/"
    assert (await browser.post("/api/act")).status_code == 401


async def test_second_step_turns_half_a_session_into_a_whole_one(browser: httpx.AsyncClient, domain: str) -> None:
    await sign_in(browser, f"manager@{domain}")
    half = browser.cookies[COOKIE]

    wrong = await browser.post("/api/second-step", data={"code": "000000"})
    right = await browser.post("/api/second-step", data={"code": code()})

    assert wrong.headers["location"] == "/second-step/?problem=wrong"
    assert right.headers["location"] == "/"
    assert browser.cookies[COOKIE] != half
    assert (await browser.post("/api/act")).status_code == 204
    assert (await browser.post("/api/act", headers={"cookie": f"{COOKIE}={half}"})).status_code == 401


@pytest.mark.parametrize("path", ["/api/second-step", "/api/confirm"])
async def test_step_without_a_session_begins_at_the_beginning(browser: httpx.AsyncClient, path: str) -> None:
    answer = await browser.post(path, data={"code": code(), "password": PASSWORD})

    assert answer.headers["location"] == "/sign-in/?problem=expired"


async def test_confirming_goes_back_under_a_new_token(browser: httpx.AsyncClient, domain: str) -> None:
    await sign_in(browser, f"meera@{domain}")
    before = browser.cookies[COOKIE]

    wrong = await browser.post("/api/confirm", data={"password": "guess", "next": "/audit/?day=1"})
    right = await browser.post("/api/confirm", data={"password": PASSWORD, "next": "/audit/?day=1"})

    assert wrong.headers["location"] == "/confirm/?problem=wrong&next=%2Faudit%2F%3Fday%3D1"
    assert right.headers["location"] == "/audit/?day=1"
    assert browser.cookies[COOKIE] != before
    assert (await browser.post("/api/act", headers={"cookie": f"{COOKIE}={before}"})).status_code == 401


@pytest.mark.parametrize("elsewhere", ["https://evil.test/", "//evil.test/", "/\\evil.test", "javascript:alert(1)", ""])
async def test_confirming_leads_nowhere_else(browser: httpx.AsyncClient, domain: str, elsewhere: str) -> None:
    await sign_in(browser, f"meera@{domain}")

    answer = await browser.post("/api/confirm", data={"password": PASSWORD, "next": elsewhere})

    assert answer.headers["location"] == "/"


async def test_unknown_address_looks_like_a_wrong_password(browser: httpx.AsyncClient, domain: str) -> None:
    nobody = await sign_in(browser, f"nobody@{domain}")
    somebody = await sign_in(browser, f"meera@{domain}", password="guess")

    assert nobody == somebody == "/sign-in/?problem=wrong"


async def test_many_wrong_tries_slow_down_and_lock_nobody_out(
    deps: Deps, browser: httpx.AsyncClient, domain: str
) -> None:
    for _ in range(6):
        await sign_in(browser, f"meera@{domain}", password="guess")
    # On a busy machine the wait may be over by the next line: the last try was just now.
    await _last_try_was(deps, wall_now())
    right = await sign_in(browser, f"meera@{domain}")
    await _last_try_was(deps, wall_now() - timedelta(minutes=2))

    assert right == "/sign-in/?problem=slow"
    assert await sign_in(browser, f"meera@{domain}") == "/"


async def _last_try_was(deps: Deps, at: datetime) -> None:
    async with deps.db.deployment() as tx:
        await tx.execute(update(SignInThrottle).values(failed_at=at))


@pytest.mark.parametrize("path", ["/api/sign-in", "/api/sign-out", "/api/act", "/api/second-step", "/api/confirm"])
async def test_form_of_another_site_is_refused(browser: httpx.AsyncClient, path: str) -> None:
    answer = await browser.post(path, headers={"origin": "https://elsewhere.test"})

    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "cookie",
    [
        pytest.param("fx_session=made-up", id="made up"),
        pytest.param("fx_session=", id="empty"),
        pytest.param("fx_session=' or 1=1 --", id="hostile"),
        pytest.param('fx_session="\\', id="malformed"),
    ],
)
async def test_forged_cookie_is_nobody(browser: httpx.AsyncClient, cookie: str) -> None:
    assert (await browser.post("/api/act", headers={"cookie": cookie})).status_code == 401


async def test_signing_out_ends_the_session_on_the_server(browser: httpx.AsyncClient, domain: str) -> None:
    await sign_in(browser, f"meera@{domain}")
    kept = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())

    await browser.post("/api/sign-out")

    assert (await browser.post("/api/act", headers={"cookie": kept})).status_code == 401


@pytest.mark.parametrize(
    ("idle", "status"),
    [pytest.param(29, 204, id="29 minutes"), pytest.param(31, 401, id="31 minutes")],
)
async def test_session_ends_half_an_hour_after_the_last_act(
    deps: Deps, browser: httpx.AsyncClient, domain: str, idle: int, status: int
) -> None:
    await sign_in(browser, f"meera@{domain}")
    await _age(deps, browser, acted_at=wall_now() - timedelta(minutes=idle))

    assert (await browser.post("/api/act")).status_code == status


async def test_an_act_starts_the_half_hour_again(deps: Deps, browser: httpx.AsyncClient, domain: str) -> None:
    await sign_in(browser, f"meera@{domain}")
    await _age(deps, browser, acted_at=wall_now() - timedelta(minutes=29))
    await browser.post("/api/act")

    async with deps.db.deployment() as tx:
        acted_at = await tx.scalar(select(MemberSession.acted_at).where(_of(deps, browser)))
    assert wall_now() - acted_at < timedelta(minutes=1)


async def test_session_ends_after_a_day_whatever_was_done(deps: Deps, browser: httpx.AsyncClient, domain: str) -> None:
    await sign_in(browser, f"meera@{domain}")
    await _age(deps, browser, expires_at=wall_now() - timedelta(seconds=1))

    assert (await browser.post("/api/act")).status_code == 401


async def test_disabled_member_is_out_at_once(deps: Deps, browser: httpx.AsyncClient, domain: str) -> None:
    await sign_in(browser, f"meera@{domain}")
    async with deps.db.deployment() as tx:
        found = await tx.execute(select(MemberSession.tenant_id, MemberSession.member_id).where(_of(deps, browser)))
        who = found.one()
    async with deps.db.transaction(Principal.system(who.tenant_id)) as tenant:
        await tenant.execute(update(Member).where(Member.id == who.member_id).values(state=MemberState.DISABLED))

    assert (await browser.post("/api/act")).status_code == 401


async def _age(deps: Deps, browser: httpx.AsyncClient, **values: object) -> None:
    async with deps.db.deployment() as tx:
        await tx.execute(update(MemberSession).where(_of(deps, browser)).values(**values))


def _of(deps: Deps, browser: httpx.AsyncClient) -> ColumnElement[bool]:
    return MemberSession.token_hash == hash_token(deps.settings, browser.cookies[COOKIE])
