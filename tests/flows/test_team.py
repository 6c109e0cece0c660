"""People are invited, join, change role and leave: with links that work once, and always an admin left."""

import asyncio
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from factories import NOW, Company
from sqlalchemy import select, text

from services.deps import Deps
from services.errors import ConfirmationNeeded, InvalidInput, NotAllowed, NotFound
from services.events.models import EventLog, EventSeal
from services.flows import change_member, invite_member, sign_in
from services.flows.join_team import JoinRefused, find_offer, join_team
from services.flows.sessions import find_session
from services.flows.sign_in import Attempt, Outcome
from services.mail.models import MAIL_CONTENT, Mail
from services.rules.permissions import Principal, Role
from services.screens import team
from services.tenants.models import Member
from services.tenants.sessions import hash_token
from tests.tabs import open_session

PASSWORD = "a long sentence of mine"
MANAGERS = ["manager", "meera", "product", "devops", "auditor", "readonly"]


def confirmed(whose: Company, name: str = "admin") -> Principal:
    """A member who proved a moment ago who they are."""
    return replace(whose.member(name), is_confirmed=True)


async def shown(deps: Deps, whose: Company) -> team.Team:
    return await team.load(deps, whose.member("admin"), NOW)


async def newest_token(deps: Deps, whose: Company) -> str:
    async with deps.db.read(whose.system) as reader:
        row = (await reader.execute(select(Mail).order_by(Mail.id.desc()).limit(1))).one()
        found = re.search(r"token=(\S+?)(\\n|\s)", reader.cipher.open(MAIL_CONTENT, row.id, row.content))
    assert found
    return found[1]


async def happened(deps: Deps, whose: Company, subject: UUID) -> list[str]:
    statement = (
        select(EventLog.action)
        .join(EventSeal, (EventSeal.tenant_id == EventLog.tenant_id) & (EventSeal.event_id == EventLog.id))
        .where(EventLog.subject_id == subject)
        .order_by(EventSeal.seq)
    )
    async with deps.db.read(whose.system) as reader:
        return list((await reader.execute(statement)).scalars())


async def invite(deps: Deps, whose: Company, role: Role = Role.SDR) -> tuple[UUID, str, str]:
    email = f"new-{whose.tenant_id}@invited.test"
    member_id = await invite_member.invite(deps, confirmed(whose), email, role, now=NOW)
    return member_id, email, await newest_token(deps, whose)


async def test_an_invited_person_joins_and_signs_in(deps: Deps, asha: Company, borneo: Company) -> None:
    member_id, email, token = await invite(deps, asha)
    offer = await find_offer(deps, token, NOW)
    assert offer
    assert (offer.email, offer.role) == (email, "sdr")

    await join_team(deps, token, "Nila Rao", PASSWORD, now=NOW)

    attempt = Attempt(email=email.upper(), password=PASSWORD, code="", address=str(member_id), user_agent="")
    assert (await sign_in.sign_in(deps, attempt, NOW)).outcome is Outcome.SIGNED_IN
    [joined] = [row for row in (await shown(deps, asha)).members if row.id == str(member_id)]
    assert (joined.name, joined.role, joined.state) == ("Nila Rao", "sdr", "active")
    assert (await happened(deps, asha, member_id))[:2] == ["member.invited", "member.joined"]
    assert all(row.email != email for row in (await shown(deps, borneo)).members)


async def test_a_link_works_once(deps: Deps, asha: Company) -> None:
    _id, _email, token = await invite(deps, asha)
    await join_team(deps, token, "Nila Rao", PASSWORD, now=NOW)

    assert await find_offer(deps, token, NOW) is None
    with pytest.raises(NotFound):
        await join_team(deps, token, "Somebody Else", "another long sentence", now=NOW)


async def test_a_link_ends_after_seven_days(deps: Deps, asha: Company) -> None:
    _id, _email, token = await invite(deps, asha)

    assert await find_offer(deps, token, NOW + timedelta(days=7) - timedelta(seconds=1))
    with pytest.raises(NotFound):
        await join_team(deps, token, "Nila Rao", PASSWORD, now=NOW + timedelta(days=7))
    [row] = (await team.load(deps, confirmed(asha), NOW + timedelta(days=7))).invitations
    assert row.has_ended


async def test_a_new_link_replaces_the_former(deps: Deps, asha: Company) -> None:
    member_id, _email, former = await invite(deps, asha)
    later = NOW + timedelta(days=8)

    await invite_member.resend(deps, confirmed(asha), member_id, now=later)

    assert await find_offer(deps, former, later) is None
    assert await find_offer(deps, await newest_token(deps, asha), later)


async def test_a_revoked_link_works_no_more(deps: Deps, asha: Company) -> None:
    member_id, _email, token = await invite(deps, asha)

    await invite_member.revoke(deps, confirmed(asha), member_id, now=NOW)

    assert await find_offer(deps, token, NOW) is None
    assert (await shown(deps, asha)).invitations == []
    assert await happened(deps, asha, member_id) == ["member.invited", "member.invitation_revoked"]


@pytest.mark.parametrize("token", ["", "x", "' or 1=1 --", "\x00", "A" * 300])
async def test_what_is_no_link_offers_nothing(deps: Deps, asha: Company, token: str) -> None:
    await invite(deps, asha)

    assert await find_offer(deps, token, NOW) is None


@pytest.mark.parametrize(
    ("name", "password", "reason"),
    [
        pytest.param("", PASSWORD, "name", id="no name"),
        pytest.param("x" * 81, PASSWORD, "name", id="a name too long"),
        pytest.param("Nila\nRao", PASSWORD, "name", id="a name of two lines"),
        pytest.param("Nila", "short", "short", id="a short password"),
        pytest.param("Nila", "x" * 300, "long", id="a password too long"),
        pytest.param("Nila Rao", "Nila-Rao-2026", "own_words", id="a password of the own name"),
        pytest.param("Nila", "123456789012", "common", id="a password from breaches"),
    ],
)
async def test_joining_needs_a_name_and_a_password(
    deps: Deps, asha: Company, name: str, password: str, reason: str
) -> None:
    _id, _email, token = await invite(deps, asha)

    with pytest.raises(JoinRefused) as refused:
        await join_team(deps, token, name, password, now=NOW)

    assert refused.value.reason == reason
    assert await find_offer(deps, token, NOW)


@pytest.mark.parametrize(
    "email",
    [
        "",
        "nobody",
        "a@b",
        "a@@b.test",
        "a b@c.test",
        "a@c.test,b@c.test",
        "<a@c.test>",
        "a@c.test\nBcc: x",
        f"{'x' * 250}@c.test",
    ],
)
async def test_what_is_no_address_is_not_invited(deps: Deps, asha: Company, email: str) -> None:
    with pytest.raises(InvalidInput):
        await invite_member.invite(deps, confirmed(asha), email, Role.SDR, now=NOW)


async def test_an_address_is_invited_once_and_is_one_member(deps: Deps, asha: Company, borneo: Company) -> None:
    _id, email, token = await invite(deps, asha)
    with pytest.raises(InvalidInput):
        await invite_member.invite(deps, confirmed(asha), email.upper(), Role.ADMIN, now=NOW)
    await invite_member.invite(deps, confirmed(borneo), email, Role.SDR, now=NOW)
    other = await newest_token(deps, borneo)
    await join_team(deps, token, "Nila Rao", PASSWORD, now=NOW)

    with pytest.raises(JoinRefused) as refused:
        await join_team(deps, other, "Nila Rao", "another long sentence", now=NOW)

    assert refused.value.reason == "taken"


@pytest.mark.parametrize("name", MANAGERS)
async def test_only_an_admin_changes_the_team(deps: Deps, asha: Company, name: str) -> None:
    who, dev = confirmed(asha, name), asha.members["dev"]
    for act in (
        invite_member.invite(deps, who, "x@invited.test", Role.SDR, now=NOW),
        invite_member.resend(deps, who, dev, now=NOW),
        invite_member.revoke(deps, who, dev, now=NOW),
        change_member.grant_role(deps, who, dev, Role.ADMIN, now=NOW),
        change_member.disable(deps, who, dev, now=NOW),
        change_member.enable(deps, who, dev, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            await act


async def test_the_other_tenants_member_does_not_exist(deps: Deps, asha: Company, borneo: Company) -> None:
    invited, _email, _token = await invite(deps, borneo)
    admin, theirs = confirmed(asha), borneo.members["dev"]
    for act in (
        invite_member.resend(deps, admin, invited, now=NOW),
        invite_member.revoke(deps, admin, invited, now=NOW),
        change_member.grant_role(deps, admin, theirs, Role.ADMIN, now=NOW),
        change_member.disable(deps, admin, theirs, now=NOW),
        change_member.enable(deps, admin, theirs, now=NOW),
    ):
        with pytest.raises(NotFound):
            await act


async def test_giving_power_away_needs_a_fresh_proof(deps: Deps, asha: Company) -> None:
    admin, dev = asha.member("admin"), asha.members["dev"]
    for act in (
        invite_member.invite(deps, admin, "x@invited.test", Role.ADMIN, now=NOW),
        change_member.grant_role(deps, admin, dev, Role.ADMIN, now=NOW),
        change_member.disable(deps, admin, dev, now=NOW),
        change_member.enable(deps, admin, dev, now=NOW),
    ):
        with pytest.raises(ConfirmationNeeded):
            await act


async def test_nobody_changes_their_own_role(deps: Deps, asha: Company) -> None:
    admin = confirmed(asha)
    with pytest.raises(InvalidInput):
        await change_member.grant_role(deps, admin, asha.members["admin"], Role.SDR, now=NOW)
    with pytest.raises(InvalidInput):
        await change_member.disable(deps, admin, asha.members["admin"], now=NOW)


async def test_of_two_admins_who_demote_each_other_one_stays(deps: Deps, asha: Company) -> None:
    admin, other = confirmed(asha), asha.members["manager"]
    await change_member.grant_role(deps, admin, other, Role.ADMIN, now=NOW)
    second = replace(Principal.member(asha.tenant_id, other, Role.ADMIN), is_confirmed=True)

    done = await asyncio.gather(
        change_member.grant_role(deps, admin, other, Role.SDR, now=NOW),
        change_member.grant_role(deps, second, asha.members["admin"], Role.SDR, now=NOW),
        return_exceptions=True,
    )

    assert [type(one) for one in done if one is not None] == [NotAllowed]
    async with deps.db.read(asha.system) as reader:
        roles = list((await reader.execute(select(Member.role).where(Member.role == Role.ADMIN))).scalars())
    assert len(roles) == 1


async def test_a_disabled_member_is_out_at_once_and_old_sessions_stay_ended(deps: Deps, asha: Company) -> None:
    cookie = await open_session(deps, asha.member("dev"), NOW)
    hashed = hash_token(deps.settings, cookie.partition("=")[2])
    assert await find_session(deps, hashed, NOW)

    await change_member.disable(deps, confirmed(asha), asha.members["dev"], now=NOW)
    assert await find_session(deps, hashed, NOW) is None
    await change_member.enable(deps, confirmed(asha), asha.members["dev"], now=NOW)

    assert await find_session(deps, hashed, NOW) is None
    assert await happened(deps, asha, asha.members["dev"]) == ["member.disabled", "member.enabled"]


async def test_a_granted_role_is_an_event_and_ends_the_sessions(deps: Deps, asha: Company) -> None:
    cookie = await open_session(deps, asha.member("dev"), NOW)

    await change_member.grant_role(deps, confirmed(asha), asha.members["dev"], Role.MANAGER, now=NOW)

    hashed = hash_token(deps.settings, cookie.partition("=")[2])
    assert await find_session(deps, hashed, NOW) is None
    assert await happened(deps, asha, asha.members["dev"]) == ["role.granted"]


async def test_a_repeated_change_happens_once(deps: Deps, asha: Company) -> None:
    for _ in range(2):
        await change_member.disable(deps, confirmed(asha), asha.members["dev"], now=NOW)

    assert await happened(deps, asha, asha.members["dev"]) == ["member.disabled"]


async def test_tokens_are_kept_as_hashes_only(deps: Deps, asha: Company) -> None:
    _id, _email, token = await invite(deps, asha)

    async with deps.db.deployment() as deployment:
        rows: Any = await deployment.execute(text("select invitation::text from invitation"))
        kept = " ".join(rows.scalars())
    assert token not in kept
    assert token.encode().hex() not in kept
