"""The log is complete: every event of the catalogue happens somewhere, and nothing outside it is emitted."""

import ast

import pytest

from services.events import catalog


def _events() -> dict[str, type[catalog.Event]]:
    return {
        name: value
        for name, value in vars(catalog).items()
        if isinstance(value, type) and issubclass(value, catalog.Event) and value is not catalog.Event
    }


@pytest.fixture
def made(sources) -> set[str]:
    """Names of what is called anywhere outside the catalogue."""
    return {
        ast.unparse(node.func).rpartition(".")[2]
        for source in sources
        if source.path != "services/events/catalog.py"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
    }


def test_every_event_of_the_catalogue_is_emitted(made):
    silent = sorted(set(_events()) - made)

    assert not silent, f"Emit these where they happen, or delete them from the catalogue: {silent}"


def test_events_are_defined_in_the_catalogue_only(sources):
    strays = [
        source.at(node)
        for source in sources
        if source.path != "services/events/catalog.py"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(base) in {"Event", "catalog.Event"} for base in node.bases)
    ]

    assert not strays, f"Move these to services/events/catalog.py: {strays}"


def test_actions_are_unique_and_past_tense_of_a_subject():
    actions = [event.action for event in _events().values()]

    assert len(actions) == len(set(actions)), "Two events share one action: the log could not tell them apart"
    assert all(action.count(".") == 1 and action == action.lower() for action in actions)
