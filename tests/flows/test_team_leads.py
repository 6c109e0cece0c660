"""What a member had goes on with others when they leave: to the queue, and from there to who may take it."""

from dataclasses import replace
from uuid import UUID

import pytest
from factories import NOW, Company
from small_world import Morning, open_morning
from sqlalchemy import select

from services.assignments.models import Assignment, AssignmentState
from services.conversations.models import Conversation
from services.deps import Deps
from services.flows import change_member, take_over
from services.leads.models import Lead
from services.rules.permissions import Role


@pytest.fixture
async def held(deps: Deps, asha: Company) -> UUID:
    """A conversation whose lead the manager took over."""
    morning: Morning = await open_morning(deps, asha)
    conversation = await morning.writes("919811116666", "Hi, my budget is 20 lakh", morning.deps.clock.now())
    manager = asha.member("manager")
    await take_over.take_over(deps, manager, conversation, NOW)
    return conversation


@pytest.mark.parametrize("act", ["disable", "another role"])
async def test_leads_of_who_leaves_wait_for_somebody_else(deps: Deps, asha: Company, held: UUID, act: str) -> None:
    admin = replace(asha.member("admin"), is_confirmed=True)
    manager = asha.members["manager"]

    if act == "disable":
        await change_member.disable(deps, admin, manager, now=NOW)
    else:
        await change_member.grant_role(deps, admin, manager, Role.READONLY, now=NOW)

    async with deps.db.read(asha.system) as reader:
        states = (await reader.execute(select(Assignment.state, Assignment.member_id))).all()
        owners = (await reader.execute(select(Lead.owner_id))).scalars().all()
        assignees = (await reader.execute(select(Conversation.assignee_id))).scalars().all()
    waiting = [row.member_id for row in states if row.state == AssignmentState.QUEUED]
    assert waiting == [None]
    assert owners == [None]
    assert assignees == [None]
    assert not [row for row in states if row.state == AssignmentState.ACTIVE and row.member_id == manager]
