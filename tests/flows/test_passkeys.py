"""Passkeys open what they may, once, from our pages only, and nothing that was forged, replayed or copied."""

import json
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from factories import NOW, Company
from soft_authenticator import SoftAuthenticator

from services.deps import Deps
from services.errors import ConfirmationNeeded, InvalidInput, NotAllowed, NotFound
from services.flows import passkey_sign_in, passkeys, sessions
from services.flows.passkey_answers import Answer
from services.flows.sign_in import Outcome
from services.rules.permissions import Principal
from services.tenants.credentials import Ceremony
from services.tenants.passkeys import CHALLENGE_LASTS
from services.tenants.sessions import Browser, hash_token

ORIGIN = "http://localhost:8000"
_hosts = count(1)


def fresh(company: Company, name: str) -> Principal:
    """A member who has just confirmed."""
    return replace(company.member(name), is_confirmed=True)


async def register(deps: Deps, principal: Principal, device: SoftAuthenticator, at: Any = NOW) -> None:
    """Add the device's key to a member."""
    options = await passkeys.registration_options(deps, principal, ORIGIN, NOW)
    new = passkeys.NewPasskey(origin=device.origin, name="Laptop", credential=device.make(options))
    await passkeys.add_passkey(deps, principal, new, at)


async def challenge(deps: Deps) -> str:
    """Options for signing in with any passkey."""
    return await passkey_sign_in.answer_options(deps, Ceremony.SIGN_IN, None, ORIGIN, now=NOW)


async def sign_in(deps: Deps, credential: str, *, origin: str = ORIGIN, at: Any = NOW) -> Any:
    """Sign in from a network of its own."""
    browser = Browser(address=f"10.7.{next(_hosts)}.1", user_agent="")
    return await passkey_sign_in.sign_in_by_passkey(deps, Answer(origin=origin, credential=credential), browser, at)


@pytest.fixture
async def device(deps, asha) -> SoftAuthenticator:
    """Meera's passkey."""
    made = SoftAuthenticator()
    await register(deps, fresh(asha, "meera"), made)
    return made


async def test_passkey_alone_signs_its_member_in(deps, asha, device):
    done = await sign_in(deps, device.answer(await challenge(deps)))

    who = await sessions.find_session(deps, hash_token(deps.settings, done.token), NOW)
    assert who == asha.member("meera")
    assert who.is_confirmed


async def test_answer_is_good_once(deps, device):
    answer = device.answer(await challenge(deps))

    tries = [(await sign_in(deps, answer)).outcome for _ in range(2)]

    assert tries == [Outcome.SIGNED_IN, Outcome.WRONG]


async def test_answer_comes_too_late(deps, device):
    answer = device.answer(await challenge(deps))

    assert (await sign_in(deps, answer, at=NOW + CHALLENGE_LASTS)).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"origin": "http://localhost:9000"}, id="signed on another origin"),
        pytest.param({"party": "evil.test"}, id="signed for another site"),
        pytest.param({"is_verified": False}, id="without knowing its holder"),
        pytest.param({"count": -1}, id="with a counter that stands still"),
        pytest.param({"key": SoftAuthenticator().key}, id="by another key"),
        pytest.param({"id": b"somebody else's key id, 32 bytes"}, id="under an unknown id"),
    ],
)
async def test_forged_answer_signs_nobody_in(deps, device, changes):
    await sign_in(deps, device.answer(await challenge(deps)))
    forged = replace(device, **({"count": 5} | changes))

    assert (await sign_in(deps, forged.answer(await challenge(deps)))).outcome is Outcome.WRONG


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8000", "https://evil.test", "null", ""])
async def test_page_of_another_origin_is_refused(deps, device, origin):
    answer = device.answer(await challenge(deps))

    with pytest.raises(InvalidInput):
        await sign_in(deps, answer, origin=origin)


@pytest.mark.parametrize("credential", ["", "[]", "{}", '{"response": 1}', '{"response": {"clientDataJSON": "????"}}'])
async def test_what_is_no_answer_is_refused(deps, credential):
    with pytest.raises(InvalidInput):
        await sign_in(deps, credential)


async def test_invented_challenge_is_unknown(deps, device):
    invented = json.dumps({"challenge": "AAAAAAAAAAAAAAAAAAAAAA"})

    assert (await sign_in(deps, device.answer(invented))).outcome is Outcome.WRONG


async def test_challenge_for_registering_signs_nobody_in(deps, asha, device):
    options = await passkeys.registration_options(deps, fresh(asha, "meera"), ORIGIN, NOW)

    assert (await sign_in(deps, device.answer(options))).outcome is Outcome.WRONG


async def test_challenge_of_one_member_registers_nothing_for_another(deps, asha, borneo):
    options = await passkeys.registration_options(deps, fresh(asha, "meera"), ORIGIN, NOW)
    new = passkeys.NewPasskey(origin=ORIGIN, name="", credential=SoftAuthenticator().make(options))

    with pytest.raises(InvalidInput):
        await passkeys.add_passkey(deps, fresh(borneo, "meera"), new, NOW)


async def test_key_is_registered_once_in_the_deployment(deps, borneo, device):
    with pytest.raises(InvalidInput):
        await register(deps, fresh(borneo, "meera"), device)


async def test_registration_that_took_too_long_is_refused(deps, asha):
    with pytest.raises(InvalidInput):
        await register(deps, fresh(asha, "dev"), SoftAuthenticator(), at=NOW + timedelta(minutes=6))


async def test_registering_needs_a_fresh_proof(deps, asha):
    with pytest.raises(ConfirmationNeeded):
        await passkeys.registration_options(deps, asha.member("meera"), ORIGIN, NOW)


async def test_passkey_confirms_its_own_member_only(deps, asha, device):
    session = await sign_in(deps, device.answer(await challenge(deps)))
    others = SoftAuthenticator()
    await register(deps, fresh(asha, "dev"), others)
    hashed, browser = hash_token(deps.settings, session.token), Browser(address="10.6.1.1", user_agent="")

    async def confirm(with_: SoftAuthenticator) -> Any:
        options = await passkey_sign_in.answer_options(deps, Ceremony.CONFIRM, asha.member("meera"), ORIGIN, now=NOW)
        answer = Answer(origin=ORIGIN, credential=with_.answer(options))
        return await passkey_sign_in.go_on_by_passkey(deps, hashed, Ceremony.CONFIRM, answer, browser, now=NOW)

    tries = [(await confirm(one)).outcome for one in (others, device)]

    assert tries == [Outcome.WRONG, Outcome.SIGNED_IN]
    assert await sessions.find_session(deps, hashed, NOW) is None


async def test_managers_last_passkey_stays(deps, asha):
    manager = fresh(asha, "manager")
    await register(deps, manager, SoftAuthenticator())
    await register(deps, manager, SoftAuthenticator())
    first, last = [UUID(one.id) for one in await passkeys.list_own(deps, manager)]
    await passkeys.remove_passkey(deps, manager, first, NOW)

    with pytest.raises(NotAllowed):
        await passkeys.remove_passkey(deps, manager, last, NOW)
    assert [one.id for one in await passkeys.list_own(deps, manager)] == [str(last)]


async def test_nobody_removes_the_other_tenants_passkey(deps, asha, borneo, device):
    [own] = await passkeys.list_own(deps, asha.member("meera"))

    with pytest.raises(NotFound):
        await passkeys.remove_passkey(deps, fresh(borneo, "admin"), UUID(own.id), NOW)
    assert len(await passkeys.list_own(deps, asha.member("meera"))) == 1
