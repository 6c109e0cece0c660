"""Passwords, second factors and sessions of members of two tenants, as their holders and others use them."""

import asyncio
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pyotp
import pytest
from factories import NOW, Company
from sqlalchemy import select, update

from services.crypto import normal_email
from services.deps import Deps
from services.errors import ConfirmationNeeded, InvalidInput, NotAllowed, NotFound
from services.events.models import EventLog
from services.flows import second_factors, sessions
from services.flows.change_password import LINK_LASTS, ask_reset, change_password, use_link
from services.flows.confirm_identity import Proof, confirm_identity
from services.flows.sign_in import Attempt, Outcome, prove_second_factor, sign_in
from services.mail.models import MAIL_CONTENT, Mail
from services.passwords import hash_password
from services.rules.password_policy import Weakness
from services.rules.permissions import Principal
from services.tenants.models import MEMBER_EMAIL, Member, SignIn
from services.tenants.sessions import Browser, hash_token

PASSWORD, BETTER = "correct horse battery", "a staple holds the horse"
WRONG = Outcome.WRONG
_hosts = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member who can sign in, from a network of their own."""

    deps: Deps
    company: Company
    name: str
    email: str
    browser: Browser

    @property
    def principal(self) -> Principal:
        """The member, who has just confirmed."""
        return replace(self.company.member(self.name), is_confirmed=True)

    async def sign_in(self, code: str = "", *, password: str = PASSWORD, at: datetime = NOW) -> Any:
        """Try to sign in."""
        browser = self.browser
        attempt = Attempt(
            email=self.email, password=password, code=code, address=browser.address, user_agent=browser.user_agent
        )
        return await sign_in(self.deps, attempt, at)

    async def who(self, token: str, at: datetime = NOW) -> Principal | None:
        """Whom a session's token stands for."""
        return await sessions.find_session(self.deps, hash_token(self.deps.settings, token), at)

    async def enrol(self, at: datetime = NOW) -> tuple[str, tuple[str, ...]]:
        """Set up an authenticator; its secret and the recovery codes."""
        new = await second_factors.begin_authenticator(self.deps, self.principal)
        secret = new.key.replace(" ", "")
        codes = await second_factors.finish_authenticator(self.deps, self.principal, pyotp.TOTP(secret).at(at), at)
        return secret, codes

    async def mails(self) -> list[str]:
        """The texts of the company's waiting mails, oldest first."""
        async with self.deps.db.read(self.company.system) as reader:
            rows = (
                await reader.execute(select(Mail).where(Mail.tenant_id == reader.tenant_id).order_by(Mail.id))
            ).all()
            return [reader.cipher.open(MAIL_CONTENT, row.id, row.content) for row in rows]

    async def link(self, at: datetime = NOW) -> str:
        """The token of the newest link that was mailed."""
        await ask_reset(self.deps, self.email, self.browser.address, at)
        return re.findall(r"token=([\w-]+)", (await self.mails())[-1])[-1]

    async def actions(self) -> list[str]:
        """What the company's log says of this member."""
        async with self.deps.db.read(self.company.system) as reader:
            own = select(EventLog.action).where(EventLog.subject_id == self.company.members[self.name])
            return list((await reader.execute(own.order_by(EventLog.id))).scalars())


@pytest.fixture(scope="module")
def password_hash() -> str:
    """Hashed once: it takes a core for a while."""
    return hash_password(PASSWORD)


async def _person(deps: Deps, company: Company, name: str, password_hash: str) -> Person:
    member_id = company.members[name]
    async with deps.db.read(company.system) as reader:
        sealed = await reader.scalar(select(Member.email).where(Member.id == member_id))
        email = reader.cipher.open(MEMBER_EMAIL, member_id, sealed)
    async with deps.db.deployment() as tx:
        index = tx.cipher.index("email", normal_email(email))
        await tx.execute(update(SignIn).where(SignIn.email_index == index).values(password_hash=password_hash))
    browser = Browser(address=f"10.9.{next(_hosts)}.7", user_agent="Mozilla/5.0 (X11; Linux) Firefox/132.0")
    return Person(deps=deps, company=company, name=name, email=email, browser=browser)


@pytest.fixture
async def meera(deps, asha, password_hash) -> Person:
    """An SDR of the first company."""
    return await _person(deps, asha, "meera", password_hash)


@pytest.fixture
async def manager(deps, asha, password_hash) -> Person:
    """A manager of the first company, who has no second factor yet."""
    return await _person(deps, asha, "manager", password_hash)


@pytest.fixture
async def stranger(deps, borneo, password_hash) -> Person:
    """An SDR of the other company."""
    return await _person(deps, borneo, "meera", password_hash)


async def test_link_sets_the_password_once_and_ends_every_session(deps, meera):
    session = await meera.sign_in()
    token = await meera.link()

    first = await use_link(deps, token, BETTER, NOW)
    again = await use_link(deps, token, "yet another good one", NOW)

    assert (first.is_known, first.weakness, again.is_known) == (True, None, False)
    assert await meera.who(session.token) is None
    assert (await meera.sign_in()).outcome is WRONG
    assert (await meera.sign_in(password=BETTER)).outcome is Outcome.SIGNED_IN


@pytest.mark.parametrize(
    ("at", "known"),
    [
        pytest.param(NOW + LINK_LASTS - timedelta(seconds=1), True, id="just in time"),
        pytest.param(NOW + LINK_LASTS, False, id="thirty minutes later"),
        pytest.param(NOW - timedelta(seconds=1), False, id="before it was made"),
    ],
)
async def test_link_lasts_thirty_minutes(deps, meera, at, known):
    assert (await use_link(deps, await meera.link(), BETTER, at)).is_known is known


async def test_newer_link_replaces_the_older(deps, meera):
    older = await meera.link()
    newer = await meera.link(NOW + timedelta(minutes=1))

    results = [(await use_link(deps, token, BETTER, NOW + timedelta(minutes=2))).is_known for token in (older, newer)]

    assert results == [False, True]


async def test_two_uses_of_a_link_at_once_set_one_password(deps, meera):
    token = await meera.link()

    done = await asyncio.gather(*(use_link(deps, token, f"{BETTER} {n}", NOW) for n in range(2)))

    assert sorted(one.is_known for one in done) == [False, True]


async def test_weak_password_leaves_the_link_good(deps, meera):
    token = await meera.link()

    refused = await use_link(deps, token, "qwerty123456", NOW)
    taken = await use_link(deps, token, BETTER, NOW)

    assert (refused.weakness, taken.weakness) == (Weakness.COMMON, None)


@pytest.mark.parametrize("token", ["", "made-up", "' or 1=1 --", "é" * 40])
async def test_forged_link_is_unknown(deps, meera, token):
    await meera.link()

    assert not (await use_link(deps, token, BETTER, NOW)).is_known


async def test_unknown_address_gets_no_mail_and_no_error(deps, meera, stranger):
    await ask_reset(deps, "nobody@elsewhere.test", meera.browser.address, NOW)

    assert await meera.mails() == await stranger.mails() == []


async def test_asking_again_and_again_is_slowed_down(meera):
    for second in range(8):
        await ask_reset(meera.deps, meera.email, meera.browser.address, NOW + timedelta(milliseconds=second))

    assert len(await meera.mails()) == 5


async def test_asking_for_links_does_not_slow_signing_in(meera):
    for second in range(8):
        await ask_reset(meera.deps, meera.email, meera.browser.address, NOW + timedelta(milliseconds=second))

    assert (await meera.sign_in()).outcome is Outcome.SIGNED_IN


async def test_link_of_one_tenant_says_nothing_of_the_other(deps, meera, stranger):
    await use_link(deps, await meera.link(), BETTER, NOW)

    assert (await stranger.sign_in()).outcome is Outcome.SIGNED_IN
    assert await stranger.mails() == []


async def test_reset_password_does_not_replace_the_second_factor(deps, meera):
    await meera.enrol()
    await use_link(deps, await meera.link(), BETTER, NOW)

    assert (await meera.sign_in(password=BETTER)).outcome is Outcome.NEEDS_FACTOR


async def test_own_change_keeps_this_session_and_ends_the_others(deps, meera):
    here, there = await meera.sign_in(), await meera.sign_in()
    keep = hash_token(deps.settings, here.token)

    changed = await change_password(deps, meera.principal, BETTER, NOW, keep=keep)

    assert changed.weakness is None
    assert await meera.who(here.token)
    assert await meera.who(there.token) is None


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda d, p: change_password(d, p, BETTER, NOW, keep=b""), id="a new password"),
        pytest.param(second_factors.begin_authenticator, id="an authenticator"),
        pytest.param(lambda d, p: second_factors.make_recovery_codes(d, p, NOW), id="recovery codes"),
        pytest.param(lambda d, p: second_factors.remove_authenticator(d, p, NOW), id="one less"),
    ],
)
async def test_sensitive_act_needs_a_fresh_proof(deps, meera, act):
    with pytest.raises(ConfirmationNeeded):
        await act(deps, replace(meera.principal, is_confirmed=False))


async def test_confirming_makes_ten_minutes_of_sensitive_acts(deps, meera):
    session = await meera.sign_in()
    later = NOW + timedelta(minutes=15)
    stale = await meera.who(session.token, later)

    proof = Proof(password=PASSWORD, code="")
    hashed = hash_token(deps.settings, session.token)
    renewed = await confirm_identity(deps, hashed, proof, meera.browser, later)

    fresh = await meera.who(renewed.token, later + timedelta(minutes=9))
    assert (stale.is_confirmed, fresh.is_confirmed) == (False, True)
    assert await meera.who(session.token, later) is None
    assert await meera.who(renewed.token, NOW + timedelta(hours=24)) is None


async def test_confirming_needs_the_second_factor_too(deps, meera):
    secret, codes = await meera.enrol()
    session = await meera.sign_in(codes[0])
    hashed = hash_token(deps.settings, session.token)

    tries = [
        (await confirm_identity(deps, hashed, Proof(password=PASSWORD, code=code), meera.browser, NOW)).outcome
        for code in ("", "000000", pyotp.TOTP(secret).at(NOW), codes[0], codes[1])
    ]

    assert tries == [WRONG, WRONG, WRONG, WRONG, Outcome.SIGNED_IN]


@pytest.mark.parametrize(
    ("steps", "outcome"),
    [(0, Outcome.SIGNED_IN), (-1, Outcome.SIGNED_IN), (-2, WRONG), (1, WRONG)],
    ids=["present code", "the one before", "two before", "the next"],
)
async def test_code_fits_its_time(meera, steps, outcome):
    secret, _ = await meera.enrol()
    at = NOW + timedelta(minutes=10)

    signed_in = await meera.sign_in(pyotp.TOTP(secret).at(at + timedelta(seconds=30 * steps)), at=at)

    assert signed_in.outcome is outcome


async def test_code_that_set_the_app_up_signs_nobody_in(meera):
    secret, _ = await meera.enrol()

    assert (await meera.sign_in(pyotp.TOTP(secret).at(NOW))).outcome is WRONG


async def test_recovery_code_works_once(meera):
    _, codes = await meera.enrol()

    tries = [(await meera.sign_in(code)).outcome for code in (codes[3], codes[3], codes[4].lower().replace("-", " "))]

    assert tries == [Outcome.SIGNED_IN, WRONG, Outcome.SIGNED_IN]
    assert "recovery_code.used" in await meera.actions()


async def test_two_uses_of_a_recovery_code_at_once_let_one_in(meera):
    _, codes = await meera.enrol()

    done = await asyncio.gather(*(meera.sign_in(codes[0]) for _ in range(2)))

    assert sorted(one.outcome for one in done) == [Outcome.SIGNED_IN, WRONG]


async def test_recovery_code_of_another_member_is_worth_nothing(meera, stranger):
    _, codes = await meera.enrol()
    await stranger.enrol()

    assert (await stranger.sign_in(codes[0])).outcome is WRONG


async def test_new_recovery_codes_replace_the_old(deps, meera):
    _, old = await meera.enrol()

    new = await second_factors.make_recovery_codes(deps, meera.principal, NOW)

    assert [(await meera.sign_in(code)).outcome for code in (old[0], new[0])] == [WRONG, Outcome.SIGNED_IN]


async def test_member_with_an_app_is_half_way_after_the_password(deps, meera):
    secret, _ = await meera.enrol()
    half = await meera.sign_in()
    hashed, at = hash_token(deps.settings, half.token), NOW + timedelta(minutes=1)

    whole = await prove_second_factor(deps, hashed, pyotp.TOTP(secret).at(at), meera.browser, at)

    assert (half.outcome, whole.outcome) == (Outcome.NEEDS_FACTOR, Outcome.SIGNED_IN)
    assert await meera.who(half.token) is None
    assert await meera.who(whole.token, at)


async def test_half_a_session_ends_after_ten_minutes(deps, meera):
    secret, _ = await meera.enrol()
    half = await meera.sign_in()
    hashed, at = hash_token(deps.settings, half.token), NOW + timedelta(minutes=10)

    late = await prove_second_factor(deps, hashed, pyotp.TOTP(secret).at(at), meera.browser, at)

    assert late.outcome is WRONG


async def test_manager_without_a_factor_reaches_nothing_but_setting_one_up(deps, manager):
    session = await manager.sign_in()
    hashed = hash_token(deps.settings, session.token)

    assert session.outcome is Outcome.NEEDS_ENROLMENT
    assert await manager.who(session.token) is None
    assert await sessions.find_enrolling(deps, hashed, NOW) == manager.principal


async def test_managers_last_factor_stays(deps, manager):
    await manager.enrol()

    with pytest.raises(NotAllowed):
        await second_factors.remove_authenticator(deps, manager.principal, NOW)


@pytest.mark.parametrize("code", ["000000", "", "abc", "١٢٣٤٥٦", "' or 1=1"])
async def test_app_is_not_on_before_it_proved_itself(deps, meera, code):
    await second_factors.begin_authenticator(deps, meera.principal)

    with pytest.raises(InvalidInput):
        await second_factors.finish_authenticator(deps, meera.principal, code, NOW)
    assert (await meera.sign_in()).outcome is Outcome.SIGNED_IN


async def test_admin_resets_a_members_factor(deps, asha, meera):
    await meera.enrol()
    admin = replace(asha.member("admin"), is_confirmed=True)

    await second_factors.reset_factors(deps, admin, asha.members["meera"], NOW)

    assert (await meera.sign_in()).outcome is Outcome.SIGNED_IN
    assert "mfa.reset" in await meera.actions()


async def test_nobody_resets_the_other_tenants_factor(deps, borneo, meera):
    await meera.enrol()
    admin = replace(borneo.member("admin"), is_confirmed=True)

    with pytest.raises(NotFound):
        await second_factors.reset_factors(deps, admin, meera.company.members["meera"], NOW)
    assert (await meera.sign_in()).outcome is Outcome.NEEDS_FACTOR


@pytest.mark.parametrize("name", ["manager", "dev", "auditor"])
async def test_who_does_not_manage_the_team_resets_nothing(deps, asha, name):
    someone = replace(asha.member(name), is_confirmed=True)

    with pytest.raises(NotAllowed):
        await second_factors.reset_factors(deps, someone, asha.members["meera"], NOW)


async def test_own_sessions_are_listed_and_ended_one_by_one(deps, meera, stranger):
    here, there = await meera.sign_in(), await meera.sign_in()
    hashed = hash_token(deps.settings, here.token)
    shown = await sessions.list_own(deps, meera.principal, hashed, NOW)

    with pytest.raises(NotFound):
        await sessions.end_own(deps, stranger.principal, _id(shown[1]), NOW)
    await sessions.end_own(deps, meera.principal, _id(shown[1]), NOW)

    assert [(one.device, one.is_current) for one in shown] == [("Firefox on Linux", True), ("Firefox on Linux", False)]
    assert shown[0].network.endswith(".0/24")
    assert await meera.who(here.token)
    assert await meera.who(there.token) is None


async def test_signing_out_everywhere_else_stays_here(deps, meera):
    here, *others = [await meera.sign_in() for _ in range(3)]

    ended = await sessions.end_others(deps, meera.principal, hash_token(deps.settings, here.token), NOW)

    assert ended == 2
    assert await meera.who(here.token)
    assert [await meera.who(one.token) for one in others] == [None, None]


async def test_admin_ends_a_members_sessions_and_no_other_tenants(deps, asha, borneo, meera):
    session = await meera.sign_in()
    with pytest.raises(NotFound):
        await sessions.end_all_of(deps, borneo.member("admin"), asha.members["meera"], NOW)
    before = await meera.who(session.token)

    await sessions.end_all_of(deps, asha.member("admin"), asha.members["meera"], NOW)

    assert before
    assert await meera.who(session.token) is None
    assert "session.revoked" in await meera.actions()


async def test_token_hashed_under_another_secret_is_nobodys(deps, meera):
    session = await meera.sign_in()
    forged = hash_token(deps.settings.model_copy(update={"secret_key": deps.settings.meta_app_secret}), session.token)

    assert await sessions.find_session(deps, forged, NOW) is None


async def test_refused_sign_in_is_in_the_log_without_words(meera):
    await meera.sign_in(password="a wrong guess")

    assert await meera.actions() == ["member.sign_in_refused"]


async def test_second_step_is_slowed_down_by_account(deps, meera):
    await meera.enrol()
    half = await meera.sign_in()
    hashed = hash_token(deps.settings, half.token)

    tries = [
        (await prove_second_factor(deps, hashed, "000000", replace(meera.browser, address=f"10.8.{n}.1"), NOW)).outcome
        for n in range(6)
    ]

    assert tries == [WRONG] * 5 + [Outcome.TOO_MANY]


def _id(shown: sessions.OwnSession) -> UUID:
    return UUID(shown.id)
