"""The contact's phone: whose it is, what was said with its ticks, buttons to press, a line to write."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser, states
from flexoraa_app.components.controls import button, icon_button
from flexoraa_app.components.message import ticks
from flexoraa_app.pages.simulator.state import SimulatorState


def phone() -> rx.Component:
    """The phone under a line that says whose it is."""
    return rx.el.div(_whose(), rx.el.div(_head(), _talk(), _write(), class_name="phone"), class_name="phone-place")


def _whose() -> rx.Component:
    return rx.el.form(
        _input("name", "Contact's name", SimulatorState.name),
        _input("address", "Contact's number", SimulatorState.address),
        button("Use", size="s", type="submit"),
        on_submit=SimulatorState.be_contact,
        class_name="row phone-whose",
    )


def _input(name: str, label: str, value: Any) -> rx.Component:
    attributes = {"data-size": "s"}
    return rx.el.input(
        name=name,
        default_value=value,
        aria_label=label,
        title=label,
        class_name="input",
        custom_attrs=attributes,
        key=value,
    )


def _head() -> rx.Component:
    return rx.el.div(
        rx.el.span(rx.icon("message-circle", size=16, aria_hidden="true"), class_name="channel"),
        rx.el.strong(SimulatorState.inbox_name, class_name="grow clip"),
        icon_button("check-check", "Read everything", on_click=SimulatorState.read_all),
        class_name="phone-head",
    )


def _talk() -> rx.Component:
    nothing = states.empty_state(
        "message-circle", "No messages yet", "Ask for a price, a test drive, or write in Hindi."
    )
    lines = rx.el.div(rx.foreach(SimulatorState.lines, _line), class_name="messages")
    return browser.BottomHold.create(
        rx.cond(SimulatorState.lines.length() > 0, lines, nothing), about=SimulatorState.address
    )


def _line(line: Any) -> rx.Component:
    author = rx.cond(line.from_contact, "member", "contact")
    foot = rx.el.div(
        rx.el.span(browser.clock_time(line.at), class_name="num"),
        rx.cond(line.status != "", ticks(line.status), rx.fragment()),
        class_name="message-foot",
    )
    return rx.el.article(
        rx.el.div(line.text, class_name="message-text", dir="auto"),
        rx.el.div(rx.foreach(line.buttons, _choice), class_name="row wrap"),
        foot,
        key=line.id,
        class_name="message",
        custom_attrs={"data-author": author},
    )


def _choice(choice: Any) -> rx.Component:
    return button(choice.title, size="s", on_click=SimulatorState.press(choice.id, choice.title))


def _write() -> rx.Component:
    return rx.el.form(
        rx.el.input(
            name="text", placeholder="Write as the contact", aria_label="Write as the contact", dir="auto",
            auto_complete="off", class_name="input",
        ),
        button("Send", kind="main", type="submit"),
        on_submit=SimulatorState.write,
        reset_on_submit=True,
        class_name="phone-write",
    )  # fmt: skip
