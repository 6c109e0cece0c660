"""The lists section: labels, canned replies and macros, each with its form below."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser, states
from flexoraa_app.components.controls import button, field, icon_button
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.settings.lists_state import ListsState
from services.desk.models import LabelColour
from services.rules.canned import LONGEST_TEXT, Variable
from services.rules.macros import LONGEST_NAME
from services.rules.permissions import Access, Area, grant_words

_lists = ListsState.lists
_MAY_WRITE = FrameState.grants.contains(grant_words(Area.LEADS, Access.WRITE))
_VARIABLES = ", ".join(f"{{{one}}}" for one in Variable)


def lists_section() -> rx.Component:
    """The three lists."""
    shown = rx.fragment(_labels(), _canned(), _macros())
    return rx.cond(ListsState.is_loading, section("Lists", states.skeleton(8)), shown)


def _labels() -> rx.Component:
    columns = (
        Column(head="Label", cell=_label),
        Column(head="On conversations", cell=lambda row: browser.count(row.used), is_figure=True),
        Column(head="", cell=lambda row: _remove(ListsState.remove_label(row.id)), is_figure=True),
    )
    nothing = states.empty_state("tags", "No labels", "A label groups conversations: Test drive, Fleet.")
    table = data_table(_lists.labels, columns, caption="Labels")
    add = rx.el.form(
        rx.el.input(name="name", required=True, max_length=24, placeholder="New label", aria_label="Name of the label",
                    class_name="input grow", dir="auto"),
        _colours("grey"),
        button("Add", icon="plus", type="submit"),
        on_submit=ListsState.add_label, reset_on_submit=True, class_name="filters",
    )  # fmt: skip
    shown = rx.cond(_lists.labels.length() > 0, table, nothing)
    return section("Labels", shown, rx.cond(_MAY_WRITE, add, rx.fragment()))


def _label(row: Any) -> rx.Component:
    shown = rx.el.span(row.name, class_name="label", custom_attrs={"data-colour": row.colour}, dir="auto")
    form = rx.el.form(
        rx.el.input(type="hidden", name="label_id", value=row.id),
        rx.el.input(name="name", default_value=row.name, required=True, max_length=24, aria_label="Name",
                    class_name="input", custom_attrs={"data-size": "s"}, dir="auto"),
        _colours(row.colour), button("Save", size="s", type="submit"),
        on_submit=ListsState.change_label, class_name="row",
    )  # fmt: skip
    change = rx.el.details(rx.el.summary("Change", class_name="link small"), form)
    return rx.el.div(shown, rx.cond(_MAY_WRITE, change, rx.fragment()), class_name="row wrap")


def _colours(chosen: Any) -> rx.Component:
    options = [rx.el.option(one.value.title(), value=one.value) for one in LabelColour]
    return rx.el.select(*options, name="colour", aria_label="Colour", default_value=chosen, class_name="input auto",
                        custom_attrs={"data-size": "s"})  # fmt: skip


def _remove(on_click: Any) -> rx.Component:
    return rx.cond(_MAY_WRITE, button("Remove", kind="bare", size="s", on_click=on_click), rx.fragment())


def _canned() -> rx.Component:
    columns = (
        Column(head="Shortcut", cell=lambda row: rx.el.code("/", row.shortcut)),
        Column(head="Text", cell=_text),
        Column(head="", cell=_canned_acts, is_figure=True),
    )
    nothing = states.empty_state("message-square-quote", "No canned replies", "Type / in the composer to use one.")
    table = data_table(_lists.canned, columns, caption="Canned replies")
    form = rx.el.form(
        field("Shortcut", "shortcut", default_value=ListsState.canned["shortcut"], required=True, max_length=24,
              hint="Small letters, digits and hyphens; the same one again replaces its text."),
        rx.el.div(
            rx.el.label("Text", html_for="canned_text"),
            rx.el.textarea(id="canned_text", name="text", default_value=ListsState.canned["text"], rows=3,
                           required=True, max_length=LONGEST_TEXT, dir="auto", class_name="input"),
            rx.el.span(f"In any language. Filled in when it is chosen: {_VARIABLES}.", class_name="field-hint"),
            class_name="field",
        ),
        button("Save", kind="main", type="submit"),
        on_submit=ListsState.save_canned, key=f"canned{ListsState.canned['shortcut']}{_lists.canned.length()}",
        class_name="form form-wide",
    )  # fmt: skip
    shown = rx.cond(_lists.canned.length() > 0, table, nothing)
    return section("Canned replies", shown, rx.cond(_MAY_WRITE, form, rx.fragment()))


def _text(row: Any) -> rx.Component:
    return rx.el.div(
        rx.el.span(row.text, dir="auto"), rx.el.span("Reads: ", rx.el.bdi(row.reads), class_name="small quiet"),
        class_name="stack-tight",
    )  # fmt: skip


def _canned_acts(row: Any) -> rx.Component:
    change = button("Change", kind="bare", size="s", on_click=ListsState.write_canned(row.id))
    acts = rx.el.div(change, _remove(ListsState.remove_canned(row.id)), class_name="row acts")
    return rx.cond(_MAY_WRITE, acts, rx.fragment())


def _macros() -> rx.Component:
    columns = (
        Column(head="Macro", cell=lambda row: rx.el.span(row.name, class_name="strong", dir="auto")),
        Column(head="Steps", cell=lambda row: rx.el.ol(rx.foreach(row.steps, _item), class_name="steps")),
        Column(head="", cell=lambda row: _remove(ListsState.remove_macro(row.id)), is_figure=True),
    )
    nothing = states.empty_state("list-checks", "No macros", "A macro does several things at once in the inbox.")
    table = data_table(_lists.macros, columns, caption="Macros")
    pick = rx.el.select(
        rx.el.option("Add a step…", value=""),
        rx.foreach(_lists.choices, lambda one: rx.el.option(one.text, value=one.value)),
        value="", on_change=ListsState.add_step, aria_label="Add a step", class_name="input",
    )  # fmt: skip
    form = rx.el.form(
        field("Name", "macro", required=True, max_length=LONGEST_NAME, hint="The same name again replaces its steps."),
        rx.el.ol(rx.foreach(ListsState.steps, _step), class_name="steps"),
        pick,
        button("Save macro", kind="main", type="submit", disabled=ListsState.steps.length() == 0),
        on_submit=ListsState.save_macro, key=f"macros{_lists.macros.length()}", class_name="form",
    )  # fmt: skip
    shown = rx.cond(_lists.macros.length() > 0, table, nothing)
    return section("Macros", shown, rx.cond(_MAY_WRITE, form, rx.fragment()))


def _item(words: Any) -> rx.Component:
    return rx.el.li(words)


def _step(value: Any, index: Any) -> rx.Component:
    chosen = rx.foreach(_lists.choices, lambda one: rx.cond(one.value == value, one.text, ""))
    drop = icon_button("x", "Remove the step", on_click=ListsState.drop_step(index))
    return rx.el.li(rx.el.div(rx.el.span(chosen, class_name="grow"), drop, class_name="row"))
