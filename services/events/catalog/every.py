"""Every event of the catalog, found by walking the modules beside this one."""

import importlib
import pkgutil

from services.events import catalog
from services.events.event import Event


def all_events() -> tuple[type[Event], ...]:
    """Return every event class of the catalog, ordered by action."""
    modules = [
        importlib.import_module(f"{catalog.__name__}.{found.name}") for found in pkgutil.iter_modules(catalog.__path__)
    ]
    # Not by `__subclasses__`: a dataclass with slots leaves the class it was made from there too.
    defined = [(module, value) for module in modules for value in vars(module).values() if isinstance(value, type)]
    events = [value for module, value in defined if issubclass(value, Event) and value.__module__ == module.__name__]
    return tuple(sorted(events, key=lambda event: event.action))
