"""A line of the conversation list."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser
from flexoraa_app.pages.inbox.thread_state import ThreadState


def conversation_row(row: Any) -> rx.Component:
    """Name, channel, last line, time; below them band, window, clock, owner and what needs a person."""
    return rx.el.div(_row(row), _choose(row), class_name="thread-item", key=row.id)


def _choose(row: Any) -> rx.Component:
    """A box over the channel's mark; shown on hover, by keyboard, and once something is chosen."""
    box = rx.el.input(type="checkbox", value=row.id, aria_label="Choose", custom_attrs={"data-choose": True})
    return rx.el.label(box, class_name="choose", title="Choose (x)")


def _row(row: Any) -> rx.Component:
    return rx.el.button(
        badge.channel(row.channel),
        rx.el.div(
            _head(row),
            _last_line(row),
            _foot(row),
            rx.cond(row.labels.length() > 0, label_marks(row.labels), rx.fragment()),
            class_name="thread-lines",
        ),
        type="button",
        class_name="thread-row",
        aria_current=rx.cond(ThreadState.thread.id == row.id, "true", "false"),
        on_click=ThreadState.open_conversation(row.id, row.found_message_id),
        custom_attrs={"data-nav-row": True, "data-unread": rx.cond(row.unread > 0, "true", "false")},
    )


def label_marks(labels: Any) -> rx.Component:
    """The labels as small words on their colour."""
    return rx.el.div(rx.foreach(labels, _label_mark), class_name="labels")


def _label_mark(label: Any) -> rx.Component:
    return rx.el.span(label.name, class_name="label", dir="auto", custom_attrs={"data-colour": label.colour})


def _head(row: Any) -> rx.Component:
    return rx.el.div(
        rx.el.span(row.name, class_name="thread-name clip", dir="auto"),
        rx.el.span(class_name="grow"),
        rx.el.span(browser.Ago.create(at=row.last_at), class_name="small quiet"),
        class_name="thread-line",
    )


def _last_line(row: Any) -> rx.Component:
    author = rx.match(
        row.last_author,
        ("ai", rx.el.span("AI: ", class_name="quiet")),
        ("member", rx.el.span("Team: ", class_name="quiet")),
        rx.fragment(),
    )
    return rx.el.div(
        rx.el.span(author, rx.el.bdi(row.last_line), class_name="thread-last clip grow"),
        rx.cond(ThreadState.thread.id == row.id, rx.fragment(), badge.unread(row.unread)),
        class_name="thread-line",
    )


def _foot(row: Any) -> rx.Component:
    owner = rx.cond(row.owner_name != "", row.owner_name, "Nobody yet")
    return rx.el.div(
        rx.cond(row.band != "", badge.band(row.band, row.score), badge.badge("Not scored")),
        browser.WindowRing.create(closes_at=row.window_closes_at),
        rx.cond(
            row.mentions_me, rx.el.span(badge.badge("You", "ai", "at-sign"), title="A note names you"), rx.fragment()
        ),
        rx.match(
            row.status,
            ("resolved", badge.badge("Resolved", "good", "check")),
            ("snoozed", badge.badge("Snoozed", "plain", "alarm-clock")),
            rx.fragment(),
        ),
        rx.cond(
            row.needs_person, rx.el.span(badge.badge("Person", "warn", "hand"), title="Needs a person"), rx.fragment()
        ),
        rx.el.span(class_name="grow"),
        browser.SlaClock.create(due_at=row.sla_due_at),
        rx.cond(row.sla_due_at == "", rx.el.span(owner, class_name="small quiet clip"), rx.fragment()),
        class_name="thread-line",
    )
