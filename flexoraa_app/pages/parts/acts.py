"""What a person presses and fills in, and what is said afterwards."""

import reflex as rx

from flexoraa_app.components.controls import button, choice, field, icon_button, problem, search_box, select, switch
from flexoraa_app.components.language_menu import language_menu
from flexoraa_app.components.overlay import refused, said

_KINDS = ("main", "plain", "bare", "danger")


def buttons() -> rx.Component:
    """Every kind, at rest, small, with an icon and disabled."""
    return rx.el.div(*map(_button_row, _KINDS), _icons(), class_name="stack")


def _button_row(kind: str) -> rx.Component:
    return rx.el.div(
        button("Send", kind=kind),
        button("Send", kind=kind, icon="send"),
        button("Send", kind=kind, size="s"),
        button("Send", kind=kind, disabled=True),
        rx.el.code(kind),
        class_name="row wrap",
    )


def _icons() -> rx.Component:
    return rx.el.div(icon_button("archive", "Resolve"), icon_button("clock", "Snooze"), class_name="row")


def fields() -> rx.Component:
    """At rest, with a hint, refused, disabled, a choice, and a complaint that stands alone."""
    options = [rx.el.option(words) for words in ("Asia/Kolkata", "Asia/Dubai")]
    return rx.el.div(
        field("Name", "sample-name", placeholder="Meera Nair"),
        field("Quiet time", "sample-quiet", hint="Seconds without a new message before the AI answers."),
        field("E-mail", "sample-mail", error="This is no e-mail address.", default_value="meera@"),
        field("Company", "sample-company", disabled=True, default_value="Asha Motors"),
        choice("Time zone", "sample-zone", rx.fragment(*options)),
        problem("The file has more than 5 MB. Choose a smaller one."),
        class_name="parts-columns",
    )


def switches() -> rx.Component:
    """On and off, a native choice, the search of a list, and the languages of the interface."""
    return rx.el.div(
        switch("Notify me", rx.Var.create(value=True)),
        switch("Notify me", rx.Var.create(value=False)),
        select("sample-order", "Order", (("new", "Newest first"), ("old", "Oldest first"))),
        search_box("sample-search", "Search names"),
        language_menu(),
        class_name="row wrap parts-inline",
    )


def toasts() -> rx.Component:
    """What is said when an act is done, and when it is refused."""
    return rx.el.div(
        button("Say that it is done", on_click=said("The conversation is resolved.")),
        button("Say why it is not", on_click=refused("Somebody else changed it first.")),
        class_name="row wrap",
    )


def dialogs() -> rx.Component:
    """The palette and the sheet of keys, as Ctrl K and ? open them."""
    return rx.el.div(
        button("Palette", icon="search", on_click=rx.call_script("window.openPalette()")),
        rx.el.p("The sheet of keys opens with ", rx.el.kbd("?"), class_name="quiet"),
        class_name="row wrap",
    )
