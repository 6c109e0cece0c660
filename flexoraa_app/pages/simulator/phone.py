"""The contact's phone: whose it is, what was said as they see it, buttons to tap, a clip and a line to write."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser, states
from flexoraa_app.components.composing import MenuKeeper, menu, menu_item
from flexoraa_app.components.controls import button, icon_button, select
from flexoraa_app.components.message import ticks
from flexoraa_app.pages.simulator.phone_state import PhoneState
from flexoraa_app.pages.simulator.state import SimulatorState

_FILES = (
    ("photo", "image", "Photo"),
    ("document", "file-text", "Document"),
    ("voice", "mic", "Voice note"),
    ("location", "map-pin", "Place"),
)
_KIND_ICONS = (
    ("image", "image"),
    ("document", "file-text"),
    ("audio", "mic"),
    ("video", "film"),
    ("location", "map-pin"),
)
_ATTENTIONS = (
    ("reading", "eye", "Reading", "Ticks turn blue: what is sent is delivered and read"),
    ("away", "eye-off", "Put down", "Two grey ticks: delivered, not read"),
    ("off", "power-off", "Off", "One tick: sent, delivered once the phone is on again"),
)


def phone_place() -> rx.Component:
    """Whose phone it is, the phone, and what its owner does with it."""
    phone = rx.el.div(
        _head(), _talk(), _write(), class_name="phone", custom_attrs={"data-attention": SimulatorState.attention}
    )
    return rx.el.section(
        _whose(), phone, _attention(), MenuKeeper.create(), class_name="phone-place", aria_label="The contact's phone"
    )


def _whose() -> rx.Component:
    people = rx.el.div(
        rx.foreach(SimulatorState.contacts, _person), class_name="phone-people", role="group", aria_label="Contacts"
    )
    typed = rx.el.form(
        _input("name", "Contact's name", SimulatorState.name),
        _input("address", "Contact's number", SimulatorState.address),
        button("Use", size="s", type="submit"),
        on_submit=SimulatorState.be_contact,
        class_name="phone-id",
    )
    return rx.el.div(people, typed, class_name="phone-whose")


def _person(contact: Any) -> rx.Component:
    return rx.el.button(
        contact.name,
        type="button",
        title=contact.address,
        on_click=SimulatorState.be(contact.address),
        aria_pressed=contact.address == SimulatorState.address,
        class_name="phone-person clip",
        dir="auto",
        key=contact.address,
    )


def _input(name: str, label: str, value: Any) -> rx.Component:
    return rx.el.input(
        name=name,
        default_value=value,
        aria_label=label,
        title=label,
        class_name="input",
        custom_attrs={"data-size": "s"},
        key=value,
    )


def _head() -> rx.Component:
    one = rx.el.strong(SimulatorState.inbox_name, class_name="grow clip")
    several = select(
        "inbox",
        "The company's number",
        [],
        value=SimulatorState.inbox_id,
        on_change=SimulatorState.take_inbox,
    )
    several.children = [rx.foreach(SimulatorState.phones, _inbox)]
    return rx.el.div(
        rx.el.span(rx.icon("message-circle", size=16, aria_hidden="true"), class_name="channel"),
        rx.cond(SimulatorState.phones.length() > 1, several, one),
        icon_button("user-plus", "Somebody new", on_click=SimulatorState.be_somebody_new),
        class_name="phone-head",
    )


def _inbox(inbox: Any) -> rx.Component:
    return rx.el.option(inbox.name, value=inbox.inbox_id)


def _talk() -> rx.Component:
    nothing = states.empty_state(
        "message-circle", "No messages yet", "Ask for a price, a test drive, or write in Hindi."
    )
    lines = rx.el.div(rx.foreach(SimulatorState.lines, _line), class_name="messages")
    return browser.BottomHold.create(
        rx.cond(SimulatorState.lines.length() > 0, lines, nothing), about=SimulatorState.address
    )


def _line(line: Any) -> rx.Component:
    foot = rx.el.div(
        rx.el.span(browser.clock_time(line.at), class_name="num"),
        rx.cond(line.from_contact, ticks(line.status), rx.fragment()),
        class_name="message-foot",
    )
    return rx.el.article(
        rx.el.div(_kind(line.kind), line.text, class_name="message-text", dir="auto"),
        rx.el.div(rx.foreach(line.choices, _choice), class_name="phone-choices"),
        foot,
        key=line.id,
        class_name="message",
        custom_attrs={"data-author": rx.cond(line.from_contact, "member", "contact")},
    )


def _kind(kind: Any) -> rx.Component:
    shown = [(name, rx.icon(icon, size=14, aria_hidden="true")) for name, icon in _KIND_ICONS]
    return rx.match(kind, *shown, rx.fragment())


def _choice(choice: Any) -> rx.Component:
    return button(choice.title, size="s", on_click=PhoneState.tap(choice.kind, choice.id, choice.title))


def _write() -> rx.Component:
    files = [
        menu_item(rx.icon(icon, size=16, aria_hidden="true"), label, on_click=PhoneState.attach(kind))
        for kind, icon, label in _FILES
    ]
    moves = menu_item(
        rx.icon("phone-forwarded", size=16, aria_hidden="true"), "Change number", on_click=PhoneState.change_number
    )
    text = rx.el.input(
        name="text", placeholder="Write as the contact", aria_label="Write as the contact", dir="auto",
        auto_complete="off", class_name="input",
    )  # fmt: skip
    return rx.el.form(
        menu("paperclip", "Attach", *files, moves),
        text,
        button("Send", kind="main", type="submit"),
        on_submit=PhoneState.write,
        reset_on_submit=True,
        class_name="phone-write",
    )


def _attention() -> rx.Component:
    choices = [
        rx.el.button(
            rx.icon(icon, size=14, aria_hidden="true"),
            label,
            type="button",
            title=shows,
            aria_pressed=SimulatorState.attention == value,
            on_click=PhoneState.attend(value),
        )
        for value, icon, label, shows in _ATTENTIONS
    ]
    return rx.el.div(*choices, class_name="attention", role="group", aria_label="What the contact does with the phone")
