"""Which frames of a websocket reach Reflex: plumbing, and events of our handlers with arguments that they have."""

import json
from typing import Any

import pytest
from reflex_base.registry import RegistrationContext

from flexoraa_app.api.sound_events import is_sound
from flexoraa_app.flexoraa_app import app
from flexoraa_app.pages.operations.state import OperationsState

RETRY = f"{OperationsState.get_full_name()}.retry"
HYDRATE = "reflex___state____state.hydrate_and_load"


def framed(*parts: Any) -> str:
    return f"42/_event,{json.dumps(parts)}"


def event(name: Any, payload: Any = None) -> str:
    return framed("event", {"name": name, "payload": payload or {}, "router_data": {"pathname": "/"}})


@pytest.mark.parametrize(
    "frame", ["2probe", "3", "40/_event,", "41/_event,", event(HYDRATE), event(RETRY, {"job_id": "1"})]
)
def test_what_a_page_sends_passes(frame: str) -> None:
    assert app
    assert is_sound(frame, RegistrationContext.get().event_handlers)


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(None, id="bytes"),
        pytest.param("", id="nothing"),
        pytest.param('42/_event,["event",', id="cut off"),
        pytest.param("42/_event,{}", id="no list"),
        pytest.param("42" + "[" * 100_000, id="nested without end"),
        pytest.param(framed("shutdown", 1), id="another message"),
        pytest.param(framed("event", None), id="no event"),
        pytest.param(framed("event", {"name": 5}), id="a number for a name"),
        pytest.param(event("reflex___state____state.nope"), id="an unknown handler"),
        pytest.param(event(HYDRATE, [1]), id="a list of arguments"),
        pytest.param(event(RETRY, {"principal": "admin"}), id="an argument that it has not"),
        pytest.param("451-/_event,[]", id="a binary event"),
    ],
)
def test_what_no_page_sends_stops_here(frame: str | None) -> None:
    assert not is_sound(frame, RegistrationContext.get().event_handlers)
