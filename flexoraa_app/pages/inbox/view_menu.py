"""The menu of saved views beside the inbox's own: show one, remove one, keep what narrows the list now."""

from typing import Any

import reflex as rx

from flexoraa_app.components.composing import menu, menu_item
from flexoraa_app.components.controls import button, icon_button
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.inbox.view_state import InboxViewState
from services.rules.saved_views import LONGEST_NAME


def view_menu() -> rx.Component:
    """Lists the views of the team and of the member; read when the page opens."""
    none = rx.el.p("Choose a view, a label or a band, then keep it under a name.", class_name="menu-hint")
    kept = rx.cond(InboxViewState.views.length() > 0, rx.foreach(InboxViewState.views, _view), none)
    return rx.el.div(
        menu("bookmark", "Saved views", kept, _keep()), class_name="view-menu", on_mount=InboxViewState.read
    )


def _keep() -> rx.Component:
    name = rx.el.input(
        name="name",
        placeholder="Name of this view",
        aria_label="Name of this view",
        required=True,
        max_length=LONGEST_NAME,
        class_name="input",
        custom_attrs={"data-size": "s"},
    )
    shared = rx.el.label(
        rx.el.input(type="checkbox", name="is_shared"), "For the whole team", class_name="row small quiet"
    )
    return rx.el.form(
        name,
        rx.cond(FrameState.grants.contains("leads:write"), shared, rx.fragment()),
        button("Save view", size="s", type="submit"),
        class_name="stack view-form",
        on_submit=InboxViewState.keep,
        reset_on_submit=True,
    )


def _view(view: Any) -> rx.Component:
    mark = rx.cond(view.is_shared, rx.icon("users", size=14), rx.icon("user-round", size=14))
    name = rx.el.span(view.name, class_name="clip grow", dir="auto")
    drop = icon_button("x", "Remove this view", on_click=InboxViewState.drop(view.id))
    return rx.el.div(
        menu_item(mark, name, on_click=InboxViewState.show(view.id)),
        rx.cond(view.may_remove, drop, rx.fragment()),
        key=view.id,
        class_name="row view-row",
    )
