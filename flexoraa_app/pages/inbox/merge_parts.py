"""Who else the open contact may be, with what speaks for it, and the way back from the last merge."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.controls import button
from flexoraa_app.pages.inbox.merge_state import MergeState
from flexoraa_app.pages.inbox.thread_state import ThreadState

_profile = ThreadState.profile
_WHAT_HAPPENS = "One thread, one open lead, one owner; what either refused is refused for both. Can be undone."
_WHAT_UNDO_DOES = "Both contacts as before; messages written since stay with the number they came by."


def suggestions() -> rx.Component:
    """Contacts that may be the same person; nothing without any."""
    section = rx.el.section(rx.el.h3("Same person?"), rx.foreach(_profile.suggestions, _suggestion))
    return rx.cond(_profile.suggestions.length() > 0, section, rx.fragment())


def merged() -> rx.Component:
    """The last merge with its reason, and how to take it back."""
    undo = button(
        "Undo",
        size="s",
        icon="undo-2",
        title=_WHAT_UNDO_DOES,
        on_click=MergeState.unmerge,
    )
    line = rx.el.div(
        rx.icon("merge", size=14, aria_hidden="true"),
        rx.el.span(_profile.merged.why, class_name="grow small"),
        browser.Ago.create(at=_profile.merged.at),
        rx.cond(_profile.may_merge, undo, rx.fragment()),
        class_name="row",
    )
    return rx.cond(_profile.merged.id != "", line, rx.fragment())


def _suggestion(other: Any) -> rx.Component:
    join = button("Join", size="s", icon="merge", title=_WHAT_HAPPENS, on_click=MergeState.merge(other.contact_id))
    head = rx.el.div(
        rx.el.a(other.name, href=f"/inbox/?conversation={other.conversation_id}", class_name="grow clip", dir="auto"),
        browser.Ago.create(at=other.last_at),
        join,
        class_name="row",
    )
    return rx.el.div(head, rx.el.span(other.why, class_name="small quiet"), class_name="stack")
