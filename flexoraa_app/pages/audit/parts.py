"""One event of the audit page: a line that says what happened, and what unfolds below it."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser
from flexoraa_app.pages.audit.state import AuditState

_ACTOR_ICONS = {"ai": "sparkles", "system": "cog", "member": "user", "api_key": "key-round"}


def event_row(row: Any) -> rx.Component:
    """The line, and its details while it is open."""
    is_open = AuditState.open_id == row.id
    line = rx.el.button(
        rx.el.span(browser.exact_time(row.at), class_name="event-at num"),
        rx.el.span(rx.el.strong(row.title), _summary(row), class_name="event-what"),
        rx.el.span(_actor_icon(row), rx.el.span(row.actor, dir="auto", class_name="clip"), class_name="event-who"),
        rx.cond(
            row.seq > 0,
            rx.el.span(browser.count(row.seq), class_name="event-seq num", title=row.hash),
            rx.el.span(badge.badge("sealing", "warn"), class_name="event-seq"),
        ),
        type="button",
        class_name="event-line",
        aria_expanded=is_open,
        on_click=AuditState.unfold(row.id),
    )
    return rx.el.li(line, rx.cond(is_open, _details(row), rx.fragment()), key=row.id)


def _actor_icon(row: Any) -> rx.Component:
    return badge.icon_of(row.actor_kind, _ACTOR_ICONS, "user")


def _summary(row: Any) -> rx.Component:
    """The values in one line, as far as it goes."""
    return rx.el.span(rx.foreach(row.changes, _short), class_name="event-values")


def _short(change: Any) -> rx.Component:
    before = rx.cond(change.before != "", rx.fragment(rx.el.del_(change.before), " → "), rx.fragment())
    return rx.el.span(rx.el.em(change.field), " ", before, change.after)


def _details(row: Any) -> rx.Component:
    facts = rx.el.dl(
        rx.foreach(row.changes, _value),
        _fact("Action", rx.el.code(row.action, class_name="code")),
        _fact(row.subject, rx.el.code(row.subject_id, class_name="code")),
        rx.cond(row.actor_id != "", _fact("Acted as", rx.el.code(row.actor_id, class_name="code")), rx.fragment()),
        _fact("Event", rx.el.code(row.id, class_name="code")),
        rx.cond(row.hash != "", _fact("Hash", rx.el.code(row.hash, class_name="code")), rx.fragment()),
        class_name="event-facts",
    )
    mark = rx.icon("message-square", size=14, aria_hidden="true")
    link = rx.el.a(
        mark, "Open the conversation", href="/inbox/?conversation=" + row.conversation_id, class_name="link row"
    )
    return rx.el.div(facts, rx.cond(row.conversation_id != "", link, rx.fragment()), class_name="event-details")


def _value(change: Any) -> rx.Component:
    before = rx.cond(change.before != "", rx.fragment(rx.el.del_(change.before, dir="auto"), " → "), rx.fragment())
    return _fact(change.field, rx.fragment(before, rx.el.ins(change.after, dir="auto")))


def _fact(name: Any, value: Any) -> rx.Component:
    return rx.fragment(rx.el.dt(name), rx.el.dd(value))
