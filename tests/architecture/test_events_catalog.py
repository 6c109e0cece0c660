"""The log is complete: every event of the catalogue happens somewhere, and nothing outside it is emitted."""

import ast

import pytest

from services.events.catalog.every import all_events

CATALOG = "services/events/catalog/"


@pytest.fixture
def made(sources) -> set[str]:
    """Names of what is called anywhere outside the catalogue."""
    return {
        ast.unparse(node.func).rpartition(".")[2]
        for source in sources
        if not source.path.startswith(CATALOG)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
    }


def test_every_event_of_the_catalogue_is_emitted(made):
    silent = sorted({event.__name__ for event in all_events()} - made)

    assert not silent, f"Emit these where they happen, or delete them from the catalogue: {silent}"


def test_events_are_defined_in_the_catalogue_only(sources):
    strays = [
        source.at(node)
        for source in sources
        if not source.path.startswith(CATALOG)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(base).rpartition(".")[2] == "Event" for base in node.bases)
    ]

    assert not strays, f"Move these to services/events/catalog/: {strays}"


def test_actions_are_unique_and_past_tense_of_a_subject():
    actions = [event.action for event in all_events()]

    assert len(actions) == len(set(actions)), "Two events share one action: the log could not tell them apart"
    assert all(action.count(".") == 1 and action == action.lower() for action in actions)
