"""The simulator plays contacts of the tenant's own inboxes, and shows on the phone what went both ways."""

from dataclasses import replace
from typing import Any

import pytest

from services.deps import Deps
from services.errors import InvalidInput, NotAllowed, NotFound
from services.flows import simulate
from services.flows.simulate import ChoiceShown, Contact

RAVI = "+91 99001 12233"


def contact_of(company: Any) -> Contact:
    return Contact(inbox_id=str(company.inbox_id), address=RAVI, name="Ravi Kumar")


async def test_what_the_contact_does_shows_on_the_phone(played: Deps, asha: Any) -> None:
    admin, ravi = asha.member("admin"), contact_of(asha)

    await simulate.write(played, admin, ravi, text="Creta ka price?")
    await simulate.tap(played, admin, ravi, choice=ChoiceShown(id="yes", title="Haan", kind="button_reply"))
    await simulate.attach(played, admin, ravi, kind="photo", caption="This one")

    lines = await simulate.show_phone(played, admin, ravi)
    assert [(line.from_contact, line.kind, line.text) for line in lines] == [
        (True, "text", "Creta ka price?"),
        (True, "interactive", "Haan"),
        (True, "image", "This one"),
    ]


async def test_what_the_product_has_not_taken_keeps_one_tick(played: Deps, asha: Any) -> None:
    admin = asha.member("admin")

    await simulate.write(played, admin, contact_of(asha), text="Namaste")

    assert [line.status for line in await simulate.show_phone(played, admin, contact_of(asha))] == ["sent"]


async def test_another_contact_has_a_phone_of_their_own(played: Deps, asha: Any) -> None:
    admin = asha.member("admin")
    await simulate.write(played, admin, contact_of(asha), text="Namaste")

    other = await simulate.new_contact(played, admin, str(asha.inbox_id))

    assert await simulate.show_phone(played, admin, other) == []


async def test_who_wrote_is_listed_with_their_last_word(played: Deps, asha: Any) -> None:
    admin = asha.member("admin")
    stranger = replace(await simulate.new_contact(played, admin, str(asha.inbox_id)), name="Zoya")
    await simulate.write(played, admin, stranger, text="Salaam")

    listed = await simulate.list_contacts(played, admin, str(asha.inbox_id))

    assert [(one.name, one.last) for one in listed if one.address == stranger.address] == [("Zoya", "Salaam")]


async def test_contact_goes_on_under_another_number(played: Deps, asha: Any) -> None:
    admin = asha.member("admin")

    moved = await simulate.change_number(played, admin, contact_of(asha))

    assert moved.name == "Ravi Kumar"
    assert moved.address != RAVI


async def test_an_inbox_of_another_tenant_cannot_be_written_to(played: Deps, asha: Any, borneo: Any) -> None:
    with pytest.raises(NotFound):
        await simulate.write(played, borneo.member("admin"), contact_of(asha), text="Namaste")


async def test_only_own_inboxes_are_listed(played: Deps, asha: Any, borneo: Any) -> None:
    phones = await simulate.list_phones(played, borneo.member("manager"))

    assert [phone.inbox_id for phone in phones] == [str(borneo.inbox_id)]


async def test_what_the_phone_does_not_offer_is_refused(played: Deps, asha: Any) -> None:
    admin, ravi = asha.member("admin"), contact_of(asha)

    for act in (
        simulate.attach(played, admin, ravi, kind="virus"),
        simulate.attend(played, admin, ravi, attention="stolen"),
        simulate.tap(played, admin, ravi, choice=ChoiceShown(id="x", title="x", kind="system")),
    ):
        with pytest.raises(InvalidInput):
            await act


async def test_an_sdr_has_no_simulator(played: Deps, asha: Any) -> None:
    with pytest.raises(NotAllowed):
        await simulate.write(played, asha.member("meera"), contact_of(asha), text="Namaste")


async def test_without_a_sandbox_there_is_no_simulator(deps: Deps, asha: Any) -> None:
    with pytest.raises(NotFound, match="demos only"):
        await simulate.write(deps, asha.member("admin"), contact_of(asha), text="Namaste")
