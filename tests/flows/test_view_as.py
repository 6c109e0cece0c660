"""An admin looks as another role: its rows, no changes, an event; nobody else may, and never as an admin."""

import pytest
from sqlalchemy import select

from services.errors import NotAllowed
from services.events.models import EventLog
from services.flows.presence import note_present
from services.flows.sessions import find_session, sign_out
from services.flows.view_as import view_as
from services.rules.permissions import Access, Area, Role, may
from services.rules.session_life import SessionStage, ends_at
from services.tenants import sessions
from services.tenants.sessions import Browser, NewSession, hash_token


@pytest.fixture
def signed_in(deps, now):
    """A full session of a member; returns its token's hash."""

    async def sign_in(who):
        new = NewSession(
            tenant_id=who.tenant_id,
            member_id=who.member_id,
            role=who.role,
            stage=SessionStage.FULL,
            method="password",
            expires_at=ends_at(SessionStage.FULL, now),
        )
        async with deps.db.deployment() as deployment:
            browser = Browser(address="192.0.2.7", user_agent="tests")
            token = await sessions.open_session(deployment, deps.settings, new, browser, now=now)
        return hash_token(deps.settings, token)

    return sign_in


async def test_admin_sees_as_the_role_does_and_changes_nothing(deps, asha, signed_in, now):
    token = await signed_in(asha.member("admin"))

    await view_as(deps, token, Role.SDR, now)
    viewing = await find_session(deps, token, now)

    assert (viewing.role, viewing.is_viewing, viewing.is_confirmed) == (Role.SDR, True, False)
    assert may(viewing, Area.LEADS, Access.READ)
    assert not may(viewing, Area.LEADS, Access.ACT)
    assert not may(viewing, Area.TEAM, Access.READ)
    await note_present(deps, viewing)
    with pytest.raises(NotAllowed):
        async with deps.db.transaction(viewing):
            pass


async def test_each_look_begins_and_ends_with_an_event(deps, asha, signed_in, now):
    token = await signed_in(asha.member("admin"))

    await view_as(deps, token, Role.AUDITOR, now)
    await view_as(deps, token, None, now)

    assert (await find_session(deps, token, now)).role is Role.ADMIN
    async with deps.db.read(asha.system) as reader:
        looks = select(EventLog.view).where(EventLog.action == "member.viewed_as").order_by(EventLog.id)
        views = (await reader.execute(looks)).scalars()
        assert [(view["before"], view["after"]) for view in views] == [("admin", "auditor"), ("auditor", "admin")]
    await view_as(deps, token, Role.SDR, now)
    await sign_out(deps, token, now)
    assert await find_session(deps, token, now) is None


@pytest.mark.parametrize(("name", "role"), [("manager", Role.SDR), ("meera", Role.MANAGER), ("admin", Role.ADMIN)])
async def test_nobody_but_an_admin_looks_and_not_as_an_admin(deps, asha, signed_in, now, name, role):
    token = await signed_in(asha.member(name))

    with pytest.raises(NotAllowed):
        await view_as(deps, token, role, now)

    assert not (await find_session(deps, token, now)).is_viewing
