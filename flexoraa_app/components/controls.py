"""What a person presses and fills in: buttons, fields with their errors, switches."""

from typing import Any

import reflex as rx

from flexoraa_app.theme import ICON_SMALL


def button(label: Any, *, icon: str = "", kind: str = "plain", size: str = "m", **props: Any) -> rx.Component:
    """A button with a word; kind is main (one on a screen), plain, bare or danger."""
    mark = rx.icon(icon, size=ICON_SMALL, aria_hidden="true") if icon else rx.fragment()
    attributes = {"data-kind": kind, "data-size": size} | props.pop("custom_attrs", {})
    return rx.el.button(
        mark, label, type=props.pop("type", "button"), class_name="button", custom_attrs=attributes, **props
    )


def icon_button(icon: str, label: str, **props: Any) -> rx.Component:
    """A button that shows only an icon; the label is its name for readers and on hover."""
    mark = rx.icon(icon, size=16, aria_hidden="true")
    kind = f"icon-button {props.pop('class_name', '')}".strip()
    return rx.el.button(mark, type="button", class_name=kind, title=label, aria_label=label, **props)


def field(label: str, name: str, *, error: Any = "", hint: str = "", **props: Any) -> rx.Component:
    """A labelled input. `error` is a var: when it is not empty the input is marked and the text is read out."""
    failed = rx.Var.create(error) != ""
    control = rx.el.input(id=name, name=name, class_name="input", aria_invalid=failed, **props)
    note = rx.el.span(hint, class_name="field-hint") if hint else rx.fragment()
    return rx.el.div(
        rx.el.label(label, html_for=name), control, rx.cond(failed, problem(error), note), class_name="field"
    )


def choice(label: str, name: str, options: Any, *, hint: str = "", **props: Any) -> rx.Component:
    """A labelled native choice; `options` are option elements."""
    control = rx.el.select(options, id=name, name=name, class_name="input", **props)
    note = rx.el.span(hint, class_name="field-hint") if hint else rx.fragment()
    return rx.el.div(rx.el.label(label, html_for=name), control, note, class_name="field")


def tick(label: Any, name: Any, **props: Any) -> rx.Component:
    """A box to tick with its words; a form has it only where it is ticked."""
    return rx.el.label(
        rx.el.input(type="checkbox", name=name, class_name="tick-box", **props), label, class_name="tick"
    )


def problem(text: Any) -> rx.Component:
    """What is wrong, in plain words, beside the thing that is wrong."""
    mark = rx.icon("circle-alert", size=ICON_SMALL, aria_hidden="true")
    return rx.el.p(mark, text, class_name="field-error", role="alert")


def select(name: str, label: str, options: Any, **props: Any) -> rx.Component:
    """A native choice of (value, text) pairs; the label is its accessible name."""
    items = [rx.el.option(text, value=value) for value, text in options]
    return rx.el.select(
        *items, name=name, aria_label=label, class_name="input", custom_attrs={"data-size": "s"}, **props
    )


def search_box(name: str, label: str, **props: Any) -> rx.Component:
    """A field that narrows a list; `/` moves into it."""
    attributes = {"data-size": "s", "data-key": "/"}
    return rx.el.input(
        name=name,
        type="search",
        placeholder=label,
        aria_label=label,
        class_name="input",
        custom_attrs=attributes,
        **props,
    )


def switch(label: Any, is_on: Any, **props: Any) -> rx.Component:
    """An on/off switch with its word."""
    return rx.el.button(
        rx.el.span(class_name="switch-track"),
        label,
        type="button",
        role="switch",
        aria_checked=rx.Var.create(is_on),
        class_name="switch",
        **props,
    )
