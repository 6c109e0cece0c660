"""The simulator plays contacts of the tenant's own inboxes, and shows on the phone what went both ways."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.adapters.sandbox_control.client import SandboxClient
from services.clock import ShiftedClock
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed, NotFound
from services.flows import simulate
from services.flows.simulate import Contact
from services.rules.permissions import Principal

RAVI = "+91 99001 12233"


@pytest.fixture
async def played(meta: Any) -> AsyncIterator[Deps]:
    """Dependencies with a sandbox of their own, and a clock that follows it."""
    control = SandboxClient(meta.url)
    yield replace(meta.deps, sandbox=control, clock=ShiftedClock())
    await control.close()


def contact_of(company: Any) -> Contact:
    return Contact(inbox_id=str(company.inbox_id), address=RAVI, name="Ravi Kumar")


async def test_what_the_contact_writes_shows_on_the_phone(played: Deps, asha: Any) -> None:
    admin = asha.member("admin")

    await simulate.write(played, admin, contact_of(asha), text="Creta ka price?")
    await simulate.press(played, admin, contact_of(asha), button_id="yes", title="Haan")

    talk = await simulate.show_phone(played, admin, contact_of(asha))
    assert [(line.from_contact, line.text) for line in talk.lines] == [(True, "Creta ka price?"), (True, "Haan")]


async def test_another_contact_has_a_phone_of_their_own(played: Deps, asha: Any) -> None:
    admin = asha.member("admin")
    await simulate.write(played, admin, contact_of(asha), text="Namaste")

    other = replace(contact_of(asha), address="+91 98000 00001")

    assert (await simulate.show_phone(played, admin, other)).lines == []


async def test_an_inbox_of_another_tenant_cannot_be_written_to(played: Deps, asha: Any, borneo: Any) -> None:
    with pytest.raises(NotFound):
        await simulate.write(played, borneo.member("admin"), contact_of(asha), text="Namaste")


async def test_only_own_inboxes_are_listed(played: Deps, asha: Any, borneo: Any) -> None:
    phones = await simulate.list_phones(played, borneo.member("manager"))

    assert [phone.inbox_id for phone in phones] == [str(borneo.inbox_id)]


async def test_the_clock_moves_for_both(played: Deps, asha: Any) -> None:
    before = played.clock.now()

    await simulate.move_clock(played, asha.member("admin"), hours=23)

    assert played.clock.now() - before >= timedelta(hours=23)
    assert (await simulate.show_phone(played, asha.member("admin"), contact_of(asha))).offset_seconds == 23 * 3600


async def test_the_clock_does_not_go_back(played: Deps, asha: Any) -> None:
    with pytest.raises(InvalidInput):
        await simulate.move_clock(played, asha.member("admin"), hours=-1)


@pytest.mark.parametrize("kind", simulate.FAULTS)
async def test_a_fault_is_switched_on_and_off(played: Deps, asha: Any, kind: str) -> None:
    admin = asha.member("admin")

    await simulate.switch_fault(played, admin, kind=kind)
    assert (await simulate.show_phone(played, admin, contact_of(asha))).faults == [kind]

    await simulate.switch_fault(played, admin, kind=kind)
    assert (await simulate.show_phone(played, admin, contact_of(asha))).faults == []


async def test_an_sdr_has_no_simulator(played: Deps, asha: Any) -> None:
    sdr: Principal = asha.member("meera")

    with pytest.raises(NotAllowed):
        await simulate.write(played, sdr, contact_of(asha), text="Namaste")
