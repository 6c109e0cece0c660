"""Many leads are given to a colleague at once and taken back: each goes where it was, unless it went on meanwhile."""

from uuid import UUID

import pytest
from factories import NOW, Company
from small_world import Morning, open_morning
from sqlalchemy import select, update

from services.assignments.models import Assignment, AssignmentState
from services.conversations.models import Conversation
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed, NotFound
from services.events.models import EventLog
from services.flows.assign_leads import MOST_LEADS, assign_leads, take_back_leads
from services.leads.models import Lead, LeadState


@pytest.fixture
async def morning(deps: Deps, asha: Company) -> Morning:
    return await open_morning(deps, asha)


@pytest.fixture
async def two(morning: Morning, asha: Company) -> list[UUID]:
    """Meera's lead, and one that nobody has."""
    hers = await morning.writes("919811170001", "Hi", NOW)
    nobodys = await morning.writes("919811170002", "Hi", NOW)
    await morning.routes(hers, NOW)
    return [await _lead_of(morning, one) for one in (hers, nobodys)]


async def _lead_of(morning: Morning, conversation_id: UUID) -> UUID:
    async with morning.deps.db.read(morning.company.system) as reader:
        found: UUID = await reader.scalar(select(Lead.id).where(Lead.conversation_id == conversation_id))
        return found


async def _owners(deps: Deps, company: Company, leads: list[UUID]) -> list[tuple[UUID | None, UUID | None]]:
    """Owner of the lead and assignee of its conversation, which are the same person always."""
    async with deps.db.read(company.system) as reader:
        statement = (
            select(Lead.id, Lead.owner_id, Conversation.assignee_id)
            .join(Conversation, Conversation.id == Lead.conversation_id)
            .where(Lead.tenant_id == company.tenant_id, Lead.id.in_(leads))
        )
        found = {row.id: (row.owner_id, row.assignee_id) for row in await reader.execute(statement)}
        return [found[one] for one in leads]


async def test_leads_are_given_and_go_back_to_where_they_were(deps, asha, two):
    manager, meera, dev = asha.member("manager"), asha.members["meera"], asha.members["dev"]

    given = await assign_leads(deps, manager, two, dev, NOW)
    during = await _owners(deps, asha, two)
    returned = await take_back_leads(deps, manager, given, NOW)

    assert during == [(dev, dev)] * 2
    assert returned == 2
    assert await _owners(deps, asha, two) == [(meera, meera), (None, None)]
    async with deps.db.read(asha.system) as reader:
        own = (EventLog.tenant_id == asha.tenant_id, EventLog.view["lead_id"].astext == str(two[1]))
        assert "lead.released" in set((await reader.execute(select(EventLog.action).where(*own))).scalars())


async def test_lead_that_went_on_stays_where_it_went(deps, asha, two):
    manager, meera, dev = asha.member("manager"), asha.members["meera"], asha.members["dev"]
    given = await assign_leads(deps, manager, two, dev, NOW)
    await assign_leads(deps, manager, two[1:], meera, NOW)

    returned = await take_back_leads(deps, manager, given, NOW)

    assert returned == 1
    assert await _owners(deps, asha, two) == [(meera, meera), (meera, meera)]


async def test_lead_out_of_the_queue_goes_back_into_it(deps, asha, two):
    manager, dev = asha.member("manager"), asha.members["dev"]
    async with deps.db.transaction(asha.system) as tx:
        state = update(Assignment).where(Assignment.tenant_id == asha.tenant_id, Assignment.lead_id == two[0])
        await tx.execute(state.values(state=AssignmentState.QUEUED, member_id=None))
        await tx.execute(update(Lead).where(Lead.tenant_id == asha.tenant_id, Lead.id == two[0]).values(owner_id=None))

    await take_back_leads(deps, manager, await assign_leads(deps, manager, two[:1], dev, NOW), NOW)

    async with deps.db.read(asha.system) as reader:
        waiting = (Assignment.lead_id == two[0], Assignment.state == AssignmentState.QUEUED)
        assert await reader.scalar(select(Assignment.member_id).where(*waiting)) is None
        assert await reader.scalar(select(Assignment.id).where(*waiting)) is not None


async def test_closed_lead_is_left_alone(deps, asha, two):
    async with deps.db.transaction(asha.system) as tx:
        closed = update(Lead).where(Lead.tenant_id == asha.tenant_id, Lead.id == two[1])
        await tx.execute(closed.values(state=LeadState.LOST))

    given = await assign_leads(deps, asha.member("manager"), two, asha.members["dev"], NOW)

    assert [one.lead_id for one in given] == two[:1]


@pytest.mark.parametrize("name", ["meera", "readonly", "product", "auditor", "devops"])
async def test_those_who_do_not_change_leads_give_none_away(deps, asha, two, name):
    with pytest.raises(NotAllowed):
        await assign_leads(deps, asha.member(name), two, asha.members["dev"], NOW)


async def test_other_tenant_gives_nothing_away_and_gets_nothing(deps, asha, borneo, two):
    before = await _owners(deps, asha, two)
    with pytest.raises(NotFound):
        await assign_leads(deps, borneo.member("manager"), two, borneo.members["dev"], NOW)
    with pytest.raises(NotFound):
        await assign_leads(deps, asha.member("manager"), two, borneo.members["dev"], NOW)

    assert await _owners(deps, asha, two) == before


@pytest.mark.parametrize("number", [0, MOST_LEADS + 1])
async def test_no_leads_and_too_many_are_refused(deps, asha, number):
    with pytest.raises(InvalidInput):
        await assign_leads(deps, asha.member("manager"), [UUID(int=n) for n in range(number)], UUID(int=1), NOW)
