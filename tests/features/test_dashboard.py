"""Every number of the dashboard is the number of its rows, for those who may see them."""

from datetime import timedelta
from uuid import UUID

import pytest
from factories import NOW
from sqlalchemy import select

from services.demo.companies import ASHA, BORNEO
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed
from services.rules.goals import GoalId, Verdict
from services.rules.masking import mask_name
from services.rules.permissions import Principal, Role
from services.screens import dashboard, dashboard_now, dashboard_rows, dashboard_sheets, goals
from services.screens.dashboard import Dashboard
from services.screens.dashboard_rows import Number
from services.tenants.models import Member

MONTH = "30"


@pytest.fixture
async def manager(deps: Deps, demo: dict[str, UUID]) -> Principal:
    """The demo's manager."""
    return await _member(deps, demo[ASHA.slug], Role.MANAGER)


async def _member(deps: Deps, tenant_id: UUID, role: Role) -> Principal:
    async with deps.db.read(Principal.system(tenant_id)) as reader:
        member_id = await reader.scalar(select(Member.id).where(Member.role == role).limit(1))
    return Principal.member(tenant_id, member_id, role)


def _numbers(shown: Dashboard) -> dict[tuple[str, str], int]:
    told = {(step.id, ""): step.count for step in shown.steps} | {("lost", ""): shown.lost}
    told |= {("ai_messages", ""): shown.ai_messages, ("member_messages", ""): shown.member_messages}
    told |= {("escalations", ""): shown.escalations}
    told |= {("escalations", line.id): line.count for line in shown.reasons}
    told |= {("channel", line.id): line.count for line in shown.channels}
    told |= {("language", line.id): line.count for line in shown.languages}
    for one in shown.answers:
        told |= {("promised", one.id): one.promised, ("in_time", one.id): one.in_time, ("late", one.id): one.late}
    return told


@pytest.mark.parametrize("period", ["7", MONTH])
async def test_every_number_opens_as_many_rows_as_it_says(deps: Deps, manager: Principal, period: str) -> None:
    async with deps.db.read(manager) as reader:
        told = _numbers(await dashboard.load(reader, manager, period=period, now=NOW))
        moment = await dashboard_now.load(reader, manager, period=period, now=NOW)
        told |= {("assigned", one.id): one.given for one in moment.sdrs}
        rows = {key: await _count_rows(reader, manager, *key, period) for key in told}

    assert rows == told
    assert sum(value > 0 for value in told.values()) > 15


async def _count_rows(reader, principal: Principal, key: str, part: str, period: str) -> int:
    number = Number(key=key, part=part, period=period)
    found = await dashboard_rows.list_rows(reader, principal, number, limit=1000, now=NOW)
    return len(found.rows)


async def test_pages_of_rows_follow_each_other_without_a_gap(deps: Deps, manager: Principal) -> None:
    number = Number(key="contacts", period=MONTH)
    async with deps.db.read(manager) as reader:
        whole = await dashboard_rows.list_rows(reader, manager, number, limit=1000, now=NOW)
        first = await dashboard_rows.list_rows(reader, manager, number, limit=40, now=NOW)
        then = await dashboard_rows.list_rows(reader, manager, number, limit=1000, cursor=first.cursor, now=NOW)

    assert [*first.rows, *then.rows] == whole.rows


async def test_money_at_risk_grows_until_the_promise_is_broken(deps: Deps, manager: Principal) -> None:
    async with deps.db.read(manager) as reader:
        before, later, last = [
            await dashboard_now.load(reader, manager, now=NOW + timedelta(minutes=minutes)) for minutes in (0, 1, 600)
        ]

    assert before.waiting_count == later.waiting_count > 0
    assert before.at_risk_minor < later.at_risk_minor < last.at_risk_minor
    assert last.at_risk_minor == sum(row.value_minor for row in last.waiting) + last.rest_minor


async def test_a_file_has_the_figures_of_the_page(deps: Deps, manager: Principal) -> None:
    async with deps.db.read(manager) as reader:
        shown = await dashboard.load(reader, manager, period=MONTH, now=NOW)
        sheets = dashboard_sheets.sheets_of(shown, await dashboard_now.load(reader, manager, period=MONTH, now=NOW))

    assert [row[1] for row in sheets[0].rows] == [str(step.count) for step in shown.steps]
    assert all(len(row) == len(sheet.heads) for sheet in sheets for row in sheet.rows)


async def test_the_product_role_sees_numbers_and_masked_names(deps: Deps, manager: Principal) -> None:
    product = await _member(deps, manager.tenant_id, Role.PRODUCT)
    number = Number(key="hot", period=MONTH)

    async with deps.db.read(manager) as reader:
        named = await dashboard_rows.list_rows(reader, manager, number, now=NOW)
    async with deps.db.read(product) as reader:
        masked = await dashboard_rows.list_rows(reader, product, number, now=NOW)

    assert [row.name for row in masked.rows] == [mask_name(row.name) for row in named.rows]


@pytest.mark.parametrize("role", [Role.SDR, Role.DEVOPS])
async def test_who_reads_no_reports_is_refused(deps: Deps, manager: Principal, role: Role) -> None:
    member = await _member(deps, manager.tenant_id, role)
    async with deps.db.read(member) as reader:
        for screen in (dashboard.load, dashboard_now.load):
            with pytest.raises(NotAllowed):
                await screen(reader, member, now=NOW)
        with pytest.raises(NotAllowed):
            await dashboard_rows.list_rows(reader, member, Number(key="hot"), now=NOW)


async def test_another_company_has_its_own_figures(deps: Deps, manager: Principal, demo: dict[str, UUID]) -> None:
    other = await _member(deps, demo[BORNEO.slug], Role.MANAGER)
    async with deps.db.read(other) as reader:
        theirs = await dashboard_rows.list_rows(reader, other, Number(key="contacts", period=MONTH), now=NOW)
    async with deps.db.read(manager) as reader:
        ours = await dashboard_rows.list_rows(reader, manager, Number(key="contacts", period=MONTH), now=NOW)

    assert not {row.id for row in ours.rows} & {row.id for row in theirs.rows}


@pytest.mark.parametrize("number", [Number(key="nonsense"), Number(key="hot", period="1; drop table lead")])
async def test_a_number_that_there_is_not_is_refused(deps: Deps, manager: Principal, number: Number) -> None:
    async with deps.db.read(manager) as reader:
        with pytest.raises(InvalidInput):
            await dashboard_rows.list_rows(reader, manager, number, now=NOW)


async def test_goals_stand_against_what_happened_and_say_what_nothing_measures(deps: Deps, manager: Principal) -> None:
    async with deps.db.read(manager) as reader:
        rows = {row.id: row for row in await goals.load(reader, manager, deps.replayer.card, NOW)}
        shown = await dashboard.load(reader, manager, period=MONTH, now=NOW)

    assert list(rows) == list(GoalId)
    hot = rows[GoalId.HOT_IN_30_MINUTES]
    ended = shown.answers[0].in_time + shown.answers[0].late
    assert f"of {ended} were answered within 30 minutes" in hot.how
    assert hot.actual.endswith("%")
    unmeasured = {row.id for row in rows.values() if row.verdict == Verdict.UNMEASURED}
    assert {GoalId.UPTIME, GoalId.COLD_RECOVERED} <= unmeasured
    assert all(row.actual == "–" for row in rows.values() if row.id in unmeasured)
