"""A number is connected once its token was tried; it is sealed, routed to one company, and examined on demand."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from services.errors import ConfirmationNeeded, Conflict, InvalidInput, NotAllowed, NotFound
from services.flows.connect_inbox import Wanted, connect_inbox, examine_inbox
from services.screens import channels
from services.tenants.models import Inbox
from services.tenants.queries import list_inboxes


def _admin(company):
    return replace(company.member("admin"), is_confirmed=True)


def _wanted(company, **other):
    known = {"name": "", "phone_number_id": company.phone_number_id, "business_id": company.business_id}
    return Wanted(**(known | {"access_token": "sandbox-token"} | other))


async def test_tried_token_is_kept_sealed_and_a_second_one_replaces_it(meta, asha, now):
    for _ in range(2):
        inbox_id = await connect_inbox(meta.deps, _admin(asha), _wanted(asha), now=now)

    async with meta.deps.db.read(_admin(asha)) as reader:
        (inbox,) = await list_inboxes(reader)
        sealed = await reader.scalar(select(Inbox.access_token).where(Inbox.id == inbox_id))
        (row,) = (await channels.load(reader, _admin(asha))).inboxes
    assert inbox.id == inbox_id == asha.inbox_id
    assert inbox.sender.access_token == "sandbox-token"
    assert b"sandbox-token" not in sealed
    assert (row.state, row.quality) == ("connected", "green")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        pytest.param({"access_token": "expired"}, "token", id="a token that Meta refuses"),
        pytest.param({"phone_number_id": "999"}, "ids", id="a number that Meta does not know"),
        pytest.param({"phone_number_id": "+91 80"}, "digits", id="a phone number in place of its id"),
        pytest.param({"access_token": "two\nlines"}, "Paste", id="half a token"),
        pytest.param({"name": "x" * 61}, "name", id="a name too long"),
    ],
)
async def test_what_cannot_work_is_told_and_not_kept(meta, asha, now, rows_of, wrong, says):
    before = await rows_of(asha, Inbox)

    with pytest.raises(InvalidInput, match=says):
        await connect_inbox(meta.deps, _admin(asha), _wanted(asha, **wrong), now=now)

    assert await rows_of(asha, Inbox) == before


async def test_number_of_another_company_stays_theirs(meta, asha, borneo, now):
    with pytest.raises(Conflict):
        await connect_inbox(meta.deps, _admin(borneo), _wanted(asha), now=now)


async def test_only_a_confirmed_admin_connects_and_only_who_sees_channels_examines(meta, asha, borneo, now):
    with pytest.raises(ConfirmationNeeded):
        await connect_inbox(meta.deps, asha.member("admin"), _wanted(asha), now=now)
    with pytest.raises(NotAllowed):
        await connect_inbox(meta.deps, asha.member("manager"), _wanted(asha), now=now)
    with pytest.raises(NotAllowed):
        await examine_inbox(meta.deps, asha.member("meera"), asha.inbox_id)
    with pytest.raises(NotFound):
        await examine_inbox(meta.deps, borneo.member("devops"), asha.inbox_id)


async def test_examination_says_what_is_wrong(meta, asha):
    found = await examine_inbox(meta.deps, asha.member("devops"), asha.inbox_id)

    assert found == ["No webhook of this number has come yet."]
