"""One item of a conversation: a message with its author, language and ticks, an event, a day mark."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.badge import ai_mark, icon_of
from flexoraa_app.components.media_parts import carried, reactions
from services.rules.delivery_status import DeliveryStatus

_TICKS = {
    DeliveryStatus.QUEUED: "clock",
    DeliveryStatus.SENDING: "clock",
    DeliveryStatus.UNKNOWN: "circle-help",
    DeliveryStatus.SENT: "check",
    DeliveryStatus.DELIVERED: "check-check",
    DeliveryStatus.READ: "check-check",
    DeliveryStatus.PLAYED: "check-check",
    DeliveryStatus.FAILED: "circle-alert",
}
_EVENT_ICONS = {
    "scored": "gauge",
    "routed": "route",
    "charged": "coins",
    "escalated": "hand",
    "merged": "merge",
    "consent": "shield-check",
}


def message_item(item: Any, on_why: Callable[[Any], Any]) -> rx.Component:
    """A row of the thread: an event inline, or a message, below a day mark when its day begins.

    `on_why` gives the event that explains the AI's message with an id.
    """
    return rx.fragment(
        rx.cond(item.starts_day != "", _day_mark(item.starts_day), rx.fragment()),
        rx.match(item.kind, ("event", _event(item)), ("note", _note(item)), _message(item, on_why)),
        key=item.id,
    )


def _day_mark(day: Any) -> rx.Component:
    return rx.el.div(rx.el.span(browser.day_label(day)), class_name="day")


def _event(item: Any) -> rx.Component:
    mark = icon_of(item.event_icon, _EVENT_ICONS, "circle-dot", 13)
    return rx.el.div(mark, rx.el.span(item.body), browser.Ago.create(at=item.at), class_name="happening")


def _note(item: Any) -> rx.Component:
    mark = rx.icon("lock", size=12, aria_hidden="true")
    foot = rx.el.div(
        mark,
        rx.el.span("Note by ", item.author_name, ", for the team only"),
        rx.el.time(browser.clock_time(item.at), date_time=item.at, title=browser.exact_time(item.at), class_name="num"),
        class_name="message-foot",
    )
    text = rx.el.div(item.body, class_name="message-text", dir="auto")
    return rx.el.article(text, foot, class_name="message", custom_attrs={"data-author": "note"})


def _message(item: Any, on_why: Callable[[Any], Any]) -> rx.Component:
    return rx.el.article(
        carried(item),
        rx.cond(item.body != "", rx.el.div(item.body, class_name="message-text", dir="auto"), rx.fragment()),
        reactions(item),
        _foot(item, on_why),
        rx.cond(item.source != "", _source(item.source), rx.fragment()),
        rx.cond(item.failure != "", rx.el.p(item.failure, class_name="message-why"), rx.fragment()),
        class_name="message",
        custom_attrs={
            "data-author": item.author,
            "data-kind": item.kind,
            "data-status": item.status,
            "data-id": item.id,
        },
    )


def _source(words: Any) -> rx.Component:
    mark = rx.icon("quote", size=11, aria_hidden="true")
    return rx.el.div(mark, rx.el.span(words, dir="auto"), class_name="message-foot", title="What this rests on")


def _foot(item: Any, on_why: Callable[[Any], Any]) -> rx.Component:
    return rx.el.div(
        rx.cond(item.author == "ai", ai_mark(), rx.el.span(item.author_name)),
        rx.cond(item.kind == "template", rx.el.span("template", class_name="tag"), rx.fragment()),
        rx.cond(item.language != "", rx.el.span(item.language, class_name="tag", title="Language"), rx.fragment()),
        rx.el.time(browser.clock_time(item.at), date_time=item.at, title=browser.exact_time(item.at), class_name="num"),
        rx.cond(item.status != "", ticks(item.status), rx.fragment()),
        rx.cond(item.explains, _why(item, on_why), rx.fragment()),
        class_name="message-foot",
    )


def _why(item: Any, on_why: Callable[[Any], Any]) -> rx.Component:
    return rx.el.button("Why?", type="button", class_name="why-key", title="Why this reply", on_click=on_why(item.id))


def ticks(status: Any) -> rx.Component:
    """Where an outbound message stands, as ticks; the word is there for readers and on hover."""
    mark = icon_of(status, {str(key): name for key, name in _TICKS.items()}, "clock", 14)
    attributes = {"data-status": status}
    return rx.el.span(mark, class_name="ticks", role="img", title=status, aria_label=status, custom_attrs=attributes)
