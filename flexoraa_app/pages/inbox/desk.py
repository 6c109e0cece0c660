"""The open conversation's menus (assign, labels, snooze, resolve), the note beside the reply, and the offer to undo."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.composing import menu, menu_item
from flexoraa_app.components.controls import button, icon_button
from flexoraa_app.pages.inbox.desk_state import DeskState
from flexoraa_app.pages.inbox.many_state import ManyState
from flexoraa_app.pages.inbox.template_state import TemplateState
from flexoraa_app.pages.inbox.thread_state import ThreadState
from services.rules.snooze import Nap

_desk = ThreadState.desk
_NAPS = (
    (Nap.HOUR, "In an hour"),
    (Nap.LATER_TODAY, "In three hours"),
    (Nap.TOMORROW, "Tomorrow at 9:00"),
    (Nap.NEXT_WEEK, "Monday at 9:00"),
)


def desk_menus() -> rx.Component:
    """What can be done with the whole conversation, with its keys."""
    is_away = (_desk.status == "resolved") | (_desk.status == "snoozed")
    attributes = {"data-key": "e"}
    reopen = icon_button("rotate-ccw", "Reopen (e)", on_click=DeskState.resolve, custom_attrs=attributes)
    resolve = icon_button("check", "Resolve (e)", on_click=DeskState.resolve, custom_attrs=attributes)
    return rx.el.div(
        rx.cond(_desk.may_assign, _assign_menu(), rx.fragment()),
        _label_menu(),
        menu("alarm-clock", "Snooze", *[_nap(nap, words) for nap, words in _NAPS], key="s"),
        rx.cond(_desk.macros.length() > 0, _macro_menu(), rx.fragment()),
        rx.cond(is_away, reopen, resolve),
        class_name="desk-menus",
    )


def _assign_menu() -> rx.Component:
    return menu("user-round-check", "Assign", rx.foreach(_desk.colleagues, _colleague), key="a")


def _colleague(person: Any) -> rx.Component:
    return menu_item(
        _tick(person.is_chosen),
        rx.el.span(person.name, dir="auto"),
        on_click=DeskState.assign(person.id),
        key=person.id,
    )


def _macro_menu() -> rx.Component:
    return menu("zap", "Macros", rx.foreach(_desk.macros, _macro), key="m")


def _macro(macro: Any) -> rx.Component:
    name = rx.el.span(macro.name, dir="auto")
    return menu_item(name, on_click=ManyState.run(macro.id), key=macro.id)


def _label_menu() -> rx.Component:
    none = rx.el.p("No labels yet. Admins and managers add them under Settings.", class_name="menu-hint")
    return menu(
        "tag",
        "Labels",
        rx.foreach(_desk.labels, _label),
        rx.cond(_desk.labels.length() > 0, rx.fragment(), none),
        key="l",
    )


def _label(label: Any) -> rx.Component:
    mark = rx.el.span(class_name="label-dot", custom_attrs={"data-colour": label.colour})
    name = rx.el.span(label.name, class_name="grow", dir="auto")
    return menu_item(mark, name, _tick(label.is_on), on_click=DeskState.turn_label(label.id), key=label.id)


def _tick(is_on: Any) -> rx.Component:
    return rx.cond(is_on, rx.icon("check", size=14, aria_label="chosen"), rx.el.span(class_name="menu-blank"))


def _nap(nap: Nap, words: str) -> rx.Component:
    return menu_item(words, on_click=DeskState.snooze(nap.value))


def placed_strip() -> rx.Component:
    """Says where a conversation that is not open stands, and how it comes back."""
    asleep = rx.el.div(
        rx.icon("alarm-clock", size=14, aria_hidden="true"),
        rx.el.span("Snoozed until ", browser.exact_time(_desk.snoozed_until), ", or until the contact writes"),
        class_name="placed",
    )
    done = rx.el.div(
        rx.icon("check", size=14, aria_hidden="true"),
        rx.el.span("Resolved. It opens again when the contact writes."),
        class_name="placed",
    )
    return rx.match(_desk.status, ("snoozed", asleep), ("resolved", done), rx.fragment())


def undo_bar() -> rx.Component:
    """What was just done, with its way back, for a few seconds."""
    back = button("Undo", size="s", on_click=DeskState.undo, custom_attrs={"data-key": "z"})
    bar = rx.el.div(
        rx.el.span(DeskState.done),
        back,
        rx.el.kbd("z", class_name="only-wide"),
        class_name="undo",
        role="status",
        key=DeskState.done_count,
    )
    return rx.cond(DeskState.done != "", rx.el.div(bar, class_name="undo-place"), rx.fragment())


def modes() -> rx.Component:
    """Reply, note or template: chosen in the browser, so that a key is enough."""
    return rx.el.div(
        _mode("body", "Reply", "r", is_first=True),
        _mode("note", "Note", "n"),
        rx.cond(
            ThreadState.thread.takes_templates & (ThreadState.thread.cannot_reply == ""),
            _mode("template", "Template", "t", on_change=TemplateState.read),
            rx.fragment(),
        ),
        class_name="modes",
        role="radiogroup",
        aria_label="What to write",
    )


def _mode(value: str, label: str, key: str, *, is_first: bool = False, **props: Any) -> rx.Component:
    radio = rx.el.input(
        type="radio", name="mode", value=value, default_checked=is_first, class_name="mode-radio", **props
    )
    return rx.el.label(radio, label, class_name="mode", title=f"{label} ({key})", custom_attrs={"data-key": key})


def note_box() -> rx.Component:
    """A note for colleagues on its tinted ground; nothing written here is sent to the contact."""
    text = rx.el.textarea(
        name="note",
        placeholder="Write a note for the team, @ mentions a colleague",
        aria_label="Private note",
        dir="auto",
        required=True,
        max_length=4000,
        custom_attrs={"data-enter-sends": True},
    )
    mark = rx.icon("lock", size=13, aria_hidden="true")
    foot = rx.el.div(
        rx.el.span(mark, "Only the team sees this", class_name="row small quiet"),
        rx.el.span(class_name="grow"),
        button("Keep note", size="s", type="submit"),
        class_name="composer-foot",
    )
    return rx.el.form(
        rx.el.div(text, foot, class_name="composer-box", custom_attrs={"data-kind": "note"}),
        browser.DraftKey.create(about=ThreadState.thread.draft_place),
        on_submit=DeskState.write_note,
        class_name="composer-note",
        key=ThreadState.thread.id,
    )
