"""What the tests of isolation drive, read from the code's own registries: a new one takes part by itself."""

import inspect
from collections.abc import Iterator, Mapping

from reflex_base.registry import RegistrationContext
from stand_ins import functions_of
from starlette.routing import BaseRoute, Mount, Route

from flexoraa_app.flexoraa_app import app

# A member of each role; Meera is an SDR.
ROLES = ("admin", "manager", "meera", "product", "devops", "auditor", "readonly")

SCREENS = list(functions_of("services.screens"))
FLOWS = list(functions_of("services.flows"))
HANDLERS = {
    name: entry.handler
    for name, entry in RegistrationContext.get().event_handlers.items()
    if inspect.unwrap(entry.handler.fn).__module__.startswith("flexoraa_app")
}


def _requests(found: list[BaseRoute], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Method and path of every route of ours, mounted ones too."""
    for route in found:
        if isinstance(route, Mount):
            yield from _requests(list(route.routes), prefix + route.path)
        elif isinstance(route, Route):
            yield from ((method, prefix + route.path) for method in sorted((route.methods or set()) - {"HEAD"}))


REQUESTS = list(_requests(list(app.api_transformer.routes)))  # type: ignore[union-attr]  # it is a Starlette


def figures() -> Mapping[str, int]:
    """How many of each kind are driven, as every role."""
    found = {"handlers": HANDLERS, "HTTP routes": REQUESTS, "screen queries": SCREENS, "flows": FLOWS, "roles": ROLES}
    return {kind: len(ones) for kind, ones in found.items()}
