"""The world around the phone: scenarios that play themselves, the demo's clock, and faults with what each shows."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.controls import button, switch
from flexoraa_app.components.table import section
from flexoraa_app.pages.simulator.stage_state import StageState

_play = StageState.play
_HOURS = ((1, "+1 h"), (23, "+23 h"), (24 * 7, "+7 days"))
# As services/flows/simulate_conditions.py names them, with what each does and what it shows.
_FAULTS = (
    ("duplicate", "Duplicate", "Every webhook comes twice.", "One message in the thread, charged once."),
    ("reorder", "Reorder", "Webhooks overtake each other.", "The thread keeps the order of the contact's clock."),
    ("delay", "Delay", "Every webhook is 10 s late.", "One tick on the phone, then two; nothing is lost."),
    ("drop", "Drop", "Half of what contacts write is lost.", "Those keep one tick: the product never got them."),
    ("forge", "Forge", "Webhooks with a wrong signature.", "Refused at the door: one tick, nothing in the thread."),
    ("down", "Meta is down (503)", "Sending fails.", "Replies wait and are tried again for two minutes."),
    ("busy", "Too many requests (429)", "Sending is refused for pace.", "Replies wait, longer each time, and arrive."),
    ("hang", "Hang", "Meta takes the call and says nothing.", "Unknown after 15 s: never sent again by itself."),
    ("lost_answer", "Lost answer", "Meta sends, its answer is lost.", "The phone has it once; its receipt settles it."),
    ("undeliverable", "Undeliverable", "The contact cannot be reached.", "Failed, with its reason, and paid back."),
)


def controls() -> rx.Component:
    """Scenarios first: they show most for one click."""
    return rx.el.aside(_scenarios(), _clock(), _faults(), class_name="controls", aria_label="Scenarios, clock, faults")


def _scenarios() -> rx.Component:
    over = button("Clear up", icon="rotate-ccw", size="s", title="Empty the phones and lift all faults",
                  on_click=StageState.clear_up)  # fmt: skip
    listed = rx.el.div(rx.foreach(StageState.scenarios, _scenario), class_name="plays")
    return section("Scenarios", rx.cond(_play.name != "", _steps(), rx.fragment()), listed, aside=[over])


def _scenario(scenario: Any) -> rx.Component:
    text = rx.el.span(
        rx.el.span(scenario.title, class_name="strong"),
        rx.el.span(scenario.about, class_name="small quiet"),
        class_name="stack-tight grow",
    )
    return rx.el.button(
        rx.icon("play", size=14, aria_hidden="true"),
        text,
        type="button",
        on_click=StageState.begin(scenario.name),
        aria_current=(scenario.name == _play.name) & (_play.progress == "playing"),
        class_name="play",
        key=scenario.name,
    )


def _steps() -> rx.Component:
    stop = button("Stop", icon="square", size="s", on_click=StageState.stop)
    word = rx.match(_play.progress, ("finished", "played to the end"), ("stopped", "stopped"), "")
    head = rx.el.div(
        rx.el.span(rx.el.strong(_play.title), " · ", _play.contact, class_name="grow clip"),
        rx.cond(_play.progress == "playing", stop, rx.el.span(word, class_name="small quiet")),
        class_name="steps-head",
    )
    watch = rx.el.ol(rx.foreach(_play.steps, _step), class_name="stack", aria_live="polite")
    return rx.el.div(head, watch, class_name="steps", role="group", aria_label="What to watch")


def _step(step: Any) -> rx.Component:
    marks = (
        ("done", rx.icon("circle-check", size=14, aria_hidden="true")),
        ("now", rx.icon("circle-play", size=14, aria_hidden="true")),
    )
    mark = rx.match(step.state, *marks, rx.icon("circle", size=14, aria_hidden="true"))
    return rx.el.li(mark, rx.el.span(step.watch), class_name="step", custom_attrs={"data-state": step.state})


def _clock() -> rx.Component:
    moves = [button(label, icon="fast-forward", on_click=StageState.move_clock(hours)) for hours, label in _HOURS]
    ahead = StageState.conditions.offset_seconds
    moved = rx.cond(
        ahead > 0,
        rx.fragment("This demo is ", rx.el.b(browser.count(ahead // 3600), " h"), " ahead of real time. "),
        "This demo runs in real time. ",
    )
    note = rx.el.p(
        moved,
        "The clock is the demo's own, for every company in it, and goes forward only. Sign-in codes keep real time.",
        class_name="small quiet",
    )
    return section("Clock", rx.el.div(*moves, class_name="row wrap"), note)


def _faults() -> rx.Component:
    return section("Faults", rx.el.div(*(_fault(*fault) for fault in _FAULTS), class_name="fault-list"))


def _fault(name: str, title: str, does: str, shows: str) -> rx.Component:
    struck = StageState.conditions.struck
    is_on = struck.contains(name)
    mark = switch("", is_on, aria_label=title, on_click=StageState.switch_fault(name))
    times = rx.cond(is_on, rx.el.span("struck ", struck[name], "×", class_name="small num"), rx.fragment())
    return rx.el.div(
        rx.el.span(rx.el.span(title, class_name="strong"), " ", times),
        mark,
        rx.el.span(does, " ", rx.el.span("Watch: ", shows), class_name="small quiet fault-shows"),
        class_name="fault-line",
        custom_attrs={"data-on": is_on},
    )
