"""Two tenants, told apart by what nobody else has."""

import logging
from collections.abc import Iterator

import pytest
import structlog
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


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """Every line that the standard library's logging or structlog would write, at any level."""
    lines: list[str] = []

    class _Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    def keep(_logger: object, _name: str, event: structlog.typing.EventDict) -> str:
        lines.append(repr(event))
        raise structlog.DropEvent

    root, keeper, before = logging.getLogger(), _Keeper(logging.DEBUG), structlog.get_config()
    root.addHandler(keeper)
    level, root.level = root.level, logging.DEBUG
    structlog.configure(processors=[keep], wrapper_class=structlog.BoundLogger, cache_logger_on_first_use=False)
    yield lines
    structlog.configure(**before)
    root.removeHandler(keeper)
    root.setLevel(level)
