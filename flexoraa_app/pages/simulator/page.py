"""The simulator: a contact's phone, beside it what the product makes of what is written, and the world around both."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.message import message_item
from flexoraa_app.pages.simulator.phone import phone_place
from flexoraa_app.pages.simulator.state import SimulatorState
from flexoraa_app.pages.simulator.world import controls

_seen, _thread = SimulatorState.seen, SimulatorState.thread


def simulator_page() -> rx.Component:
    """Phone, product, world, from the start of the line to its end."""
    problem = rx.el.div(states.error_state(SimulatorState.problem, SimulatorState.load), class_name="page")
    no_phone = states.empty_state(
        "smartphone", "No inbox to write to", "Connect a number first: contacts write to a number of the company."
    )
    stage = rx.el.div(phone_place(), _product(), controls(), class_name="stage")
    shown = rx.cond(SimulatorState.phones.length() > 0, stage, no_phone)
    return rx.cond(
        SimulatorState.is_loading, states.skeleton(10), rx.cond(SimulatorState.problem != "", problem, shown)
    )


def _product() -> rx.Component:
    nothing = states.empty_state(
        "message-square",
        "The product has not met this contact",
        "Write on the phone, or play a scenario: reading, score, owner and price show here as they happen.",
    )
    unread = states.empty_state(
        "lock", "Your role reads no conversations", "Watch the phone; a colleague sees the thread in the inbox."
    )
    items = rx.el.div(rx.foreach(_thread.history, _item), class_name="messages")
    known = rx.cond(
        _thread.id != "", rx.fragment(_figures(), browser.BottomHold.create(items, about=_thread.id)), unread
    )
    return rx.el.section(
        _head(),
        rx.cond(_seen.conversation_id != "", known, nothing),
        class_name="product pane",
        aria_label="What the product sees",
    )


def _head() -> rx.Component:
    link = ReactRouterLink.create(
        "Open in the inbox",
        href="/inbox/?conversation=" + _seen.conversation_id,
        class_name="button",
        custom_attrs={"data-size": "s"},
    )
    return rx.el.header(
        rx.el.h2("What the product sees", class_name="grow clip"),
        rx.cond(_thread.id != "", link, rx.fragment()),
        class_name="pane-head",
    )


def _item(item: Any) -> rx.Component:
    return message_item(item, SimulatorState.open_inbox)


def _figures() -> rx.Component:
    band = rx.cond(_seen.band != "", badge.band(_seen.band, _seen.score), badge.badge("Not scored"))
    owner = rx.cond(_seen.owner_name != "", _seen.owner_name, "Nobody")
    return rx.el.div(
        rx.el.div(band),
        _figure("user", "Owner", owner),
        _figure("sparkles", "AI", rx.cond(_seen.ai_is_on, "AI answers", "AI is paused")),
        _figure("coins", "Spent on this lead", rx.fragment(browser.tokens(_seen.spent_deci), " tokens")),
        rx.el.div(browser.WindowCountdown.create(closes_at=_seen.window_closes_at), browser.SlaClock.create(
            due_at=_thread.sla_due_at)),
        class_name="product-figures",
    )  # fmt: skip


def _figure(icon: str, label: str, value: Any) -> rx.Component:
    mark = rx.icon(icon, size=14, aria_hidden="true", class_name="quiet")
    return rx.el.div(mark, rx.el.span(value), title=label)
