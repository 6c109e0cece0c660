"""Every page outside the frame in one table: what stands before the product, and what is asked in between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import reflex as rx

from flexoraa_app.languages.spoken import spoken
from flexoraa_app.pages.confirm.page import confirm_page
from flexoraa_app.pages.confirm.state import ConfirmState
from flexoraa_app.pages.enrol.page import enrol_page
from flexoraa_app.pages.enrol.state import EnrolState
from flexoraa_app.pages.sign_in.forgotten import ForgottenState, forgotten_page, reset_page
from flexoraa_app.pages.sign_in.join import join_page
from flexoraa_app.pages.sign_in.join_state import JoinState
from flexoraa_app.pages.sign_in.page import sign_in_page
from flexoraa_app.pages.sign_in.second_step import SecondStepState, second_step_page
from flexoraa_app.pages.sign_in.state import SignInState


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A page without rail and bar; what it may do is asked by its handlers and by the routes it posts to."""

    path: str
    title: str
    page: Callable[[], rx.Component]
    on_load: Sequence[Any]


# fmt: off
GATES = (
    Gate(path="/sign-in/", title="Sign in", page=sign_in_page, on_load=(SignInState.load, SignInState.follow)),
    Gate(path="/second-step/", title="Second step", page=second_step_page, on_load=(SecondStepState.load,)),
    Gate(path="/join/", title="Join", page=join_page, on_load=(JoinState.load,)),
    Gate(path="/enrol/", title="Second factor", page=enrol_page, on_load=(EnrolState.load,)),
    Gate(path="/forgotten/", title="New password", page=forgotten_page, on_load=(ForgottenState.load,)),
    Gate(path="/reset/", title="New password", page=reset_page, on_load=(ForgottenState.load,)),
    Gate(path="/confirm/", title="Confirm", page=confirm_page, on_load=(ConfirmState.load,)),
)
# fmt: on


def add_gates(app: rx.App) -> None:
    """Register every page with its title and what it reads when it opens."""
    for one in GATES:
        app.add_page(partial(_spoken, one), route=one.path, title=f"{one.title} · Flexoraa", on_load=list(one.on_load))


def _spoken(gate: Gate) -> rx.Component:
    return spoken(gate.page())
