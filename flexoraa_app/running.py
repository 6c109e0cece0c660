"""The running product that pages and routes call: bound once at start, read everywhere else in this package."""

from services.deps import Deps

_bound: list[Deps] = []


def bind(deps: Deps) -> None:
    """Make `deps` the product of this process; the last call wins, which tests use."""
    _bound[:] = [deps]


def deps() -> Deps:
    """The product of this process; raises RuntimeError before `bind`."""
    if not _bound:
        raise RuntimeError("The product is not running: call flexoraa_app.running.bind(deps) at start.")
    return _bound[0]
