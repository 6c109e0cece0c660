"""Two tenants, told apart by what nobody else has."""

import pytest
from driven import figures
from factories import make_company
from twins import Twins, make_twins

from services.deps import Deps
from services.rules.plans import PlanCode


@pytest.fixture(scope="session")
async def twins(deps: Deps) -> Twins:
    """The first one acts, the second one must stay unseen."""
    own = await make_company(deps, plan=PlanCode.FULL_OS, burn_limit_deci=50_000)
    other = await make_company(deps, plan=PlanCode.FULL_OS, burn_limit_deci=50_000)
    return await make_twins(deps, own, other)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how much was driven: the figures of the README's security section."""
    counted = ", ".join(f"{number} {kind}" for kind, number in figures().items())
    terminalreporter.write_line(f"isolation: driven with the other tenant's ids: {counted}")
