"""Every event of the catalog, found by walking the modules beside this one."""

import importlib
import pkgutil

from services.events import catalog
from services.events.event import Event


def all_events() -> tuple[type[Event], ...]:
    """Return every event class of the catalog, ordered by action."""
    for module in pkgutil.iter_modules(catalog.__path__):
        importlib.import_module(f"{catalog.__name__}.{module.name}")
    events = [event for event in Event.__subclasses__() if event.__module__.startswith(catalog.__name__)]
    return tuple(sorted(events, key=lambda event: event.action))
