"""Every page is in the table of routes, with the area that its reader must be allowed to read."""

import ast
import inspect
import textwrap

import pytest

from services.rules.permissions import Area

# Where nobody is signed in yet, where visitors are sent on, and where nothing is.
PUBLIC = {"index", "404", "legal"}
# What every member has, whatever the role.
PERSONAL = {"account", "help", "help/parts"}
# Sends on to the first section that the member may open; the sections ask for their own areas.
DOOR = "/settings/"


@pytest.fixture
def routes(pages):
    """The table, once every page could be imported."""
    from flexoraa_app.routes import INNER, ROUTES

    return [*ROUTES, *INNER]


@pytest.fixture
def sections(pages):
    """The settings' own table."""
    from flexoraa_app.pages.settings.sections import SECTIONS

    return SECTIONS


def test_every_route_names_its_area(routes):
    nameless = [route.link.path for route in routes if not isinstance(route.link.area, Area)]

    assert not nameless, f"Say who may see these: {nameless}"


def test_no_page_is_added_beside_the_table(routes, sections):
    from flexoraa_app.flexoraa_app import app
    from flexoraa_app.gates import GATES

    listed = (
        {gate.path.strip("/") for gate in GATES}
        | {route.link.path.strip("/") for route in routes}
        | {section.path.strip("/") for section in sections}
    )
    strays = set(app._unevaluated_pages) - listed - PUBLIC - PERSONAL

    assert not strays, f"Give these a line in flexoraa_app/routes.py: {strays}"


def test_first_reader_of_a_page_asks_for_its_area(routes, sections):
    pages = [(route.link.path, route.link.area, route.on_load[0]) for route in routes if route.link.path != DOOR]
    pages += [(section.path, section.area, section.on_load[0]) for section in sections]
    unchecked = [
        f"{path} {handler.fn.__qualname__}"
        for path, area, handler in pages
        if f"Area.{area.name}" not in _source_of(handler)
    ]

    assert not unchecked, f"Begin with `await self._principal(Area.…)` of the route's own area: {unchecked}"


def test_paths_end_with_a_slash(routes):
    bare = [route.link.path for route in routes if not route.link.path.endswith("/")]

    assert not bare, f"Without the slash the server answers with a redirect: {bare}"


def _source_of(handler) -> str:
    return ast.unparse(ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(handler.fn)))))
