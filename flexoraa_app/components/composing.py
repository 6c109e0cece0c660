"""What the browser does while somebody writes: completes canned replies and names, keeps menus in order."""

from typing import Any

import reflex as rx
from reflex_base.components.component import field
from reflex_base.event import no_args_event_spec, passthrough_event_spec

COMPOSER = "$/public/composer.js"
FOUND = "$/public/found.js"
CHOOSING = "$/public/choosing.js"
ATTACH = "$/public/attach.js"
TEMPLATES = "$/public/templates.js"


class Completion(rx.Component):
    """Completes "/" in a field `body` from `canned`, and "@" in a field `note` from `people`; stands in a .composer."""

    library = COMPOSER
    tag = "Completion"

    canned: rx.Var[list[Any]] = field(doc="Rows with `shortcut` and `text`, variables filled.")
    people: rx.Var[list[Any]] = field(doc="Rows with `name`.")


class Attach(rx.Component):
    """A file beside the text of a reply: chosen, dropped or pasted; sent by the form around it."""

    library = ATTACH
    tag = "Attach"

    conversation: rx.Var[str] = field(doc="Where it is sent.")


class ChosenBar(rx.Component):
    """The bar over the rows whose boxes (`data-choose`) are ticked in #conversations."""

    library = CHOOSING
    tag = "ChosenBar"

    labels: rx.Var[list[Any]] = field(doc="Rows with `id` and `name`.")
    colleagues: rx.Var[list[Any]] = field(doc="Rows with `id` and `name`; none hides the choice.")
    is_open: rx.Var[bool] = field(doc="Whether these were read.")

    on_open: rx.EventHandler[no_args_event_spec] = field(doc="Something is chosen and they are wanted.")
    on_act: rx.EventHandler[passthrough_event_spec(list[str], str, str)] = field(doc="Ids, act, value.")


class TemplatePicker(rx.Component):
    """A list of templates, the gaps of the chosen one and its preview; its fields belong to the form around it."""

    library = TEMPLATES
    tag = "TemplatePicker"

    choices: rx.Var[list[Any]] = field(doc="Rows as `services.screens.templates.TemplateChoice`.")


class FoundWords(rx.Component):
    """Scrolls to a message of the thread and marks words in all of them."""

    library = FOUND
    tag = "FoundWords"

    message: rx.Var[str] = field(doc="The id of the message; empty does nothing.")
    words: rx.Var[str] = field(doc="What was searched for.")


class MenuKeeper(rx.Component):
    """Closes the menus of a page and moves in them by keyboard; once a page."""

    library = COMPOSER
    tag = "MenuKeeper"


def menu(icon: str, label: str, *items: rx.Component, key: str = "") -> rx.Component:
    """An icon button that opens a list below itself; `key` is its shortcut."""
    mark = rx.icon(icon, size=16, aria_hidden="true")
    attributes = {"data-key": key} if key else {}
    title = f"{label} ({key})" if key else label
    face = rx.el.summary(mark, class_name="icon-button", aria_label=label, title=title, custom_attrs=attributes)
    listed = rx.el.div(*items, class_name="menu-list desk-menu")
    return rx.el.details(face, listed, class_name="menu", custom_attrs={"data-menu": True})


def menu_item(*content: Any, **props: Any) -> rx.Component:
    """One act of a menu; it closes the menu."""
    attributes = {"data-menu-act": True} | props.pop("custom_attrs", {})
    return rx.el.button(*content, type="button", class_name="menu-item", custom_attrs=attributes, **props)
