"""No screen and no flow tells or changes anything of the other tenant, whoever asks, with its ids as arguments."""

from typing import Any

import pytest
from driven import FLOWS, ROLES, SCREENS
from factories import Company
from stand_ins import Arguments, Function, name_of, outcome_of
from twins import TYPED, Twins, fingerprint, forget_views

from services.deps import Deps

# The deployment's own rounds and figures name nobody; pieces inside a transaction are driven with the flow around them.
OF_THE_DEPLOYMENT = frozenset({"deps", "db", "now", "_now", "part", "new"})
# If one of them fails over a made-up row, the search of what it shows is in vain.
PERSONAL = {"inbox.list_conversations", "inbox_thread.load_thread", "inbox_profile.load_profile", "leads.load_board"}
INSIDE_A_TRANSACTION = frozenset({"tx", "deployment"})


def _names_somebody(flow: Function) -> bool:
    parameters = Arguments.parameters_of(flow)
    return not set(parameters) <= OF_THE_DEPLOYMENT and not INSIDE_A_TRANSACTION & set(parameters)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("screen", SCREENS, ids=name_of)
async def test_screen_shows_nothing_of_the_other_tenant(deps: Deps, twins: Twins, screen: Function, role: str) -> None:
    shown = await _look(deps, twins, screen, twins.own, role)

    assert {
        trace: arguments for arguments, output in shown for trace in twins.seen_in(output, arguments.values())
    } == {}


async def test_the_same_look_finds_its_own_tenant(deps: Deps, twins: Twins) -> None:
    found: set[str] = set()
    showing: set[str] = set()
    for screen in SCREENS:
        for _, output in await _look(deps, twins, screen, twins.other, "admin"):
            found |= set(twins.seen_in(output))
            if set(TYPED) & set(twins.seen_in(output)):
                showing.add(name_of(screen))

    assert set(TYPED) <= found
    assert showing >= PERSONAL
    assert len(found) > len(TYPED) + 10


@pytest.mark.parametrize("flow", [flow for flow in FLOWS if _names_somebody(flow)], ids=name_of)
async def test_flow_neither_tells_nor_changes_the_other_tenant(deps: Deps, twins: Twins, flow: Function) -> None:
    before = await fingerprint(deps, twins.other)
    told: list[tuple[str, str]] = []
    for role in ROLES:
        given = Arguments(twins, deps.clock.now(), deps, deps.db, twins.own.member(role), tenant_id=twins.own.tenant_id)
        for arguments in given.of(flow):
            output = await _tried(flow, arguments)
            told += [(role, trace) for trace in twins.seen_in(output, arguments.values())]
    await forget_views(deps, twins.own)

    assert told == []
    assert await fingerprint(deps, twins.other) == before


async def _look(deps: Deps, twins: Twins, screen: Function, company: Company, role: str) -> list[tuple[Any, Any]]:
    """What the screen showed for each set of arguments; a refusal is what it says."""
    async with deps.db.read(company.member(role)) as reader:
        given = Arguments(twins, deps.clock.now(), deps, reader, company.member(role))
        return [(arguments, await _tried(screen, arguments)) for arguments in given.of(screen)]


async def _tried(function: Function, arguments: dict[str, Any]) -> object:
    """What came out; an error is what it says, whatever it is: made-up arguments need not make sense."""
    try:
        return await outcome_of(function, arguments)
    except Exception as error:  # noqa: BLE001  # its words are searched like any other answer
        return f"{error!r} {error}"
