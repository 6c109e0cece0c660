"""Every handler of a state can be called by any client with any arguments: each first asks who acts."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

from reflex_base.registry import RegistrationContext

# Before sign-in nobody acts yet: what these pages do is checked by the routes that they post to.
BEFORE_SIGN_IN = "flexoraa_app.pages.sign_in"


def _handlers() -> Iterator[Callable[..., Any]]:
    for entry in RegistrationContext.get().event_handlers.values():
        handler = inspect.unwrap(entry.handler.fn)
        if handler.__module__.startswith("flexoraa_app"):
            yield handler


def _first_statement(handler: Callable[..., Any]) -> str:
    [function] = ast.parse(textwrap.dedent(inspect.getsource(handler))).body
    assert isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return ast.unparse(body[0]) if body else ""


def test_every_handler_asks_first_who_acts(pages):
    open_doors = [
        f"{handler.__module__}.{handler.__qualname__}"
        for handler in _handlers()
        if not handler.__module__.startswith(BEFORE_SIGN_IN) and "_principal(" not in _first_statement(handler)
    ]

    assert not open_doors, f"Begin with `await self._principal(area, access)`, or with an underscore: {open_doors}"


def test_no_handler_can_be_reached_as_a_setter(pages):
    setters = [handler.__qualname__ for handler in _handlers() if handler.__name__.startswith("set_")]

    assert not setters, f"Reflex's own `setvar` calls any `set_…` on behalf of the client: rename {setters}"
