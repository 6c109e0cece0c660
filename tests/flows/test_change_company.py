"""A tenant's own settings are changed by those who may, field by field with an event, and only to what can be."""

from dataclasses import replace

import pytest
from factories import NOW, Company
from sqlalchemy import select

from services.deps import Deps
from services.errors import InvalidInput, NotAllowed
from services.events.models import EventLog
from services.flows.change_company import Wanted, change_company
from services.screens import company

SAME = Wanted(
    name="Asha", timezone="Asia/Kolkata", quiet_seconds="4", default_language="en", default_currency="INR"
)  # fmt: skip


async def shown(deps: Deps, whose: Company) -> company.Company:
    async with deps.db.read(whose.member("admin")) as reader:
        return await company.load(reader, whose.member("admin"))


async def changes(deps: Deps, whose: Company) -> list[tuple[object, ...]]:
    statement = select(EventLog.view).where(EventLog.action == "tenant.setting_changed").order_by(EventLog.id)
    async with deps.db.read(whose.system) as reader:
        views = (await reader.execute(statement)).scalars()
        return [(view["setting"], view["before"], view["after"]) for view in views]


async def test_each_changed_field_is_kept_with_its_event(deps: Deps, asha: Company, borneo: Company) -> None:
    before = await shown(deps, borneo)
    wanted = replace(SAME, timezone="Asia/Dubai", quiet_seconds="9")

    await change_company(deps, asha.member("admin"), wanted, now=NOW)
    await change_company(deps, asha.member("admin"), wanted, now=NOW)

    kept = await shown(deps, asha)
    assert (kept.name, kept.timezone, kept.quiet_seconds) == ("Asha", "Asia/Dubai", 9)
    assert await changes(deps, asha) == [
        ("name", None, None),
        ("timezone", "Asia/Kolkata", "Asia/Dubai"),
        ("quiet_seconds", "4", "9"),
    ]
    assert await shown(deps, borneo) == before


@pytest.mark.parametrize("name", ["manager", "meera", "product", "devops", "auditor", "readonly"])
async def test_only_an_admin_changes_them(deps: Deps, asha: Company, name: str) -> None:
    with pytest.raises(NotAllowed):
        await change_company(deps, asha.member(name), SAME, now=NOW)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"name": ""}, id="no name"),
        pytest.param({"name": "x" * 81}, id="a name too long"),
        pytest.param({"name": "Asha\x00Motors"}, id="a name that cannot be printed"),
        pytest.param({"timezone": "Mars/Olympus"}, id="a zone that is none"),
        pytest.param({"timezone": "../../etc/passwd"}, id="a zone that is a path"),
        pytest.param({"quiet_seconds": "-1"}, id="a negative time"),
        pytest.param({"quiet_seconds": "61"}, id="a time too long"),
        pytest.param({"quiet_seconds": "٤"}, id="digits of another script"),
        pytest.param({"quiet_seconds": ""}, id="no time"),
        pytest.param({"default_language": "xx"}, id="a language without words"),
        pytest.param({"default_currency": "XXX"}, id="a currency without a rate"),
    ],
)
async def test_what_cannot_be_is_refused(deps: Deps, asha: Company, wrong: dict[str, str]) -> None:
    before = await shown(deps, asha)

    with pytest.raises(InvalidInput):
        await change_company(deps, asha.member("admin"), replace(SAME, **wrong), now=NOW)

    assert await shown(deps, asha) == before
