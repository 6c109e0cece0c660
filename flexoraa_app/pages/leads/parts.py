"""A card of the leads board."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from flexoraa_app.components import badge, browser


def lead_card(card: Any) -> rx.Component:
    """A lead: who, how ready, what was said last, who owns it and what runs out."""
    return ReactRouterLink.create(
        _head(card),
        rx.el.p(card.last_line, class_name="thread-last clip", dir="auto"),
        _answers(card),
        _foot(card),
        key=card.id,
        href="/inbox/?conversation=" + card.conversation_id,
        class_name="card",
        custom_attrs={"data-urgent": rx.cond(card.is_late, "true", "false"), "data-nav-row": True},
    )


def _head(card: Any) -> rx.Component:
    return rx.el.div(
        badge.channel_icon(card.channel),
        rx.el.strong(card.name, class_name="clip grow", dir="auto"),
        rx.el.span(card.score, class_name="num card-score", title="Score"),
        class_name="row",
    )


def _answers(card: Any) -> rx.Component:
    known = [
        rx.cond(text != "", badge.badge(text, "plain", icon), rx.fragment())
        for text, icon in ((card.budget, "wallet"), (card.timeline, "calendar"), (card.intent, "target"))
    ]
    return rx.el.div(*known, class_name="row wrap")


def _foot(card: Any) -> rx.Component:
    owner = rx.cond(card.owner_name != "", card.owner_name, "Nobody yet")
    return rx.el.div(
        rx.el.span(owner, class_name="small quiet clip grow"),
        browser.SlaClock.create(due_at=card.sla_due_at),
        rx.cond(
            card.sla_due_at == "",
            rx.el.span(browser.Ago.create(at=card.last_at), class_name="small quiet"),
            rx.fragment(),
        ),
        class_name="row",
    )
