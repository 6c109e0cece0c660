"""The bar over the leads: board or table, search, filters, saved views, export and import."""

from collections.abc import Sequence
from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from flexoraa_app.components.composing import menu
from flexoraa_app.components.controls import button, icon_button, search_box, select
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.leads.acts_state import LeadActsState
from flexoraa_app.pages.leads.state import BOARD, TABLE, LeadsState
from services.rules.permissions import Access, Area, grant_words
from services.rules.saved_views import LONGEST_NAME
from services.screens.lead_filters import BAND_CHOICES, BUDGET_CHOICES, LANGUAGE_CHOICES, STATE_CHOICES

_offered, _words = LeadsState.offered, LeadsState.words
_CHANGES = FrameState.grants.contains(grant_words(Area.LEADS, Access.WRITE))
_EXPORTS = FrameState.grants.contains(grant_words(Area.REPORTS, Access.READ))


def filter_bar() -> rx.Component:
    """Everything that decides which leads are shown, and how."""
    return rx.el.div(
        _shapes(),
        _search(),
        rx.cond(_offered.owners.length() > 0, _offer("owner", "Owner", _offered.owners), rx.fragment()),
        rx.cond(_offered.inboxes.length() > 2, _offer("inbox", "Inbox", _offered.inboxes), rx.fragment()),
        _fixed("language", "Language", LANGUAGE_CHOICES),
        rx.cond(_offered.labels.length() > 1, _offer("label", "Label", _offered.labels), rx.fragment()),
        rx.cond(LeadsState.shape == TABLE, _for_table(), rx.fragment()),
        rx.cond(LeadsState.is_narrowed, _clear(), rx.fragment()),
        rx.el.span(class_name="grow"),
        _views(),
        rx.cond(_CHANGES, _import(), rx.fragment()),
        rx.cond(_EXPORTS, _export(), rx.fragment()),
        class_name="filters board-filters",
    )


def _shapes() -> rx.Component:
    return rx.el.div(
        _shape(BOARD, "Board", "columns-3"),
        _shape(TABLE, "Table", "table-2"),
        class_name="modes",
        role="group",
        aria_label="Show as",
    )


def _shape(shape: str, label: str, icon: str) -> rx.Component:
    return rx.el.button(
        rx.icon(icon, size=14, aria_hidden="true"),
        label,
        type="button",
        class_name="mode shape",
        aria_pressed=LeadsState.shape == shape,
        on_click=LeadsState.show_as(shape),
    )


def _search() -> rx.Component:
    asked = _words["q"].to(str)
    field = search_box(
        "q", "Name or phone", default_value=asked, title="Whole words of a name, or a phone number; Enter searches"
    )
    # Another key is another field: one that was cleared elsewhere is empty again.
    return rx.el.form(field, key=rx.cond(asked == "", "empty", "filled"), on_submit=LeadsState.search)


def _offer(name: str, label: str, choices: Any) -> rx.Component:
    options = rx.foreach(choices, lambda one: rx.el.option(one.text, value=one.value))
    return rx.el.select(
        options,
        name=name,
        value=_words[name].to(str),
        aria_label=label,
        class_name="input",
        custom_attrs={"data-size": "s"},
        on_change=LeadsState.narrow(name),
    )


def _fixed(name: str, label: str, choices: Sequence[tuple[str, str]]) -> rx.Component:
    return select(name, label, choices, value=_words[name].to(str), on_change=LeadsState.narrow(name))


def _for_table() -> rx.Component:
    return rx.fragment(
        _fixed("band", "Band", BAND_CHOICES),
        _fixed("budget", "Budget", BUDGET_CHOICES),
        _fixed("state", "State", STATE_CHOICES),
    )


def _clear() -> rx.Component:
    return button("Clear", icon="x", kind="bare", size="s", on_click=LeadsState.clear)


def _views() -> rx.Component:
    kept = rx.foreach(LeadsState.views, _view)
    none = rx.el.p("Filter, then keep the filters under a name.", class_name="menu-hint")
    shared = rx.el.label(
        rx.el.input(type="checkbox", name="is_shared"), "For the whole team", class_name="row small quiet"
    )
    name = rx.el.input(
        name="name",
        placeholder="Name of this view",
        aria_label="Name of this view",
        required=True,
        max_length=LONGEST_NAME,
        class_name="input",
        custom_attrs={"data-size": "s"},
    )
    keep = rx.el.form(
        name,
        rx.cond(_CHANGES, shared, rx.fragment()),
        button("Save view", size="s", type="submit"),
        class_name="stack view-form",
        on_submit=LeadActsState.keep_view,
        reset_on_submit=True,
    )
    return menu("bookmark", "Saved views", rx.cond(LeadsState.views.length() > 0, rx.fragment(kept), none), keep)


def _view(view: Any) -> rx.Component:
    mark = rx.cond(view.is_shared, rx.icon("users", size=14), rx.icon("user-round", size=14))
    whose = rx.cond(view.is_shared, "The team's", "Yours")
    # A full page load: the address decides everything that is shown.
    go = rx.el.a(
        mark, rx.el.span(view.name, class_name="clip grow", dir="auto"), href="/leads/?" + view.query,
        class_name="menu-item grow", title=whose,
    )  # fmt: skip
    drop = icon_button("x", "Remove this view", on_click=LeadActsState.drop_view(view.id))
    return rx.el.div(go, rx.cond(view.may_remove, drop, rx.fragment()), key=view.id, class_name="row view-row")


def _import() -> rx.Component:
    mark = rx.icon("upload", size=14, aria_hidden="true")
    attributes = {"data-size": "s"}
    return ReactRouterLink.create(mark, "Import", href="/leads/import/", class_name="button", custom_attrs=attributes)


def _export() -> rx.Component:
    return button("Export", icon="download", size="s", title="These leads as CSV", on_click=LeadActsState.export)
