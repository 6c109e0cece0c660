"""A card of the board, labels, and the offer to undo."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from flexoraa_app.components import badge, browser
from flexoraa_app.components.controls import button
from flexoraa_app.pages.leads.acts_state import LeadActsState


def lead_card(card: Any) -> rx.Component:
    """A lead: who, how ready, what was said last, who owns it and what runs out."""
    return ReactRouterLink.create(
        _head(card),
        rx.cond(card.last_line != "", rx.el.p(card.last_line, class_name="thread-last clip", dir="auto"), _silent()),
        _answers(card),
        _foot(card),
        key=card.id,
        href="/leads/" + card.id + "/",
        class_name="card",
        custom_attrs={
            "data-urgent": rx.cond(card.is_late, "true", "false"),
            "data-nav-row": True,
            "data-card": card.id,
        },
    )


def _head(card: Any) -> rx.Component:
    return rx.el.div(
        badge.channel_icon(card.channel),
        rx.el.strong(card.name, class_name="clip grow", dir="auto"),
        rx.el.span(card.score, class_name="num card-score", title="Score"),
        class_name="row",
    )


def _silent() -> rx.Component:
    return rx.el.p("Has not written yet", class_name="thread-last quiet")


def _answers(card: Any) -> rx.Component:
    known = [
        rx.cond(text != "", badge.badge(text, "plain", icon), rx.fragment())
        for text, icon in ((card.budget, "wallet"), (card.timeline, "calendar"), (card.intent, "target"))
    ]
    return rx.el.div(*known, rx.foreach(card.labels, label_mark), class_name="row wrap")


def label_mark(one: Any) -> rx.Component:
    """A label of the lead's conversation."""
    return rx.el.span(one.name, key=one.id, class_name="label", dir="auto", custom_attrs={"data-colour": one.colour})


def _foot(card: Any) -> rx.Component:
    return rx.el.div(
        owner(card),
        browser.SlaClock.create(due_at=card.sla_due_at),
        rx.cond(
            (card.sla_due_at == "") & (card.last_at != ""),
            rx.el.span(browser.Ago.create(at=card.last_at), class_name="small quiet"),
            rx.fragment(),
        ),
        class_name="row",
    )


def owner(lead: Any) -> rx.Component:
    """Who owns it."""
    mark = rx.icon("user-round", size=13, aria_hidden="true")
    nobody = rx.icon("user-round-x", size=13, aria_hidden="true")
    name = rx.cond(lead.owner_name != "", lead.owner_name, "Nobody yet")
    return rx.el.span(
        rx.cond(lead.owner_name != "", mark, nobody),
        rx.el.span(name, class_name="clip", dir="auto"),
        class_name="small quiet row-tight grow",
        title="Owner",
    )


def undo_bar() -> rx.Component:
    """What was just done, with its way back, for a few seconds."""
    back = button("Undo", size="s", on_click=LeadActsState.undo, custom_attrs={"data-key": "z"})
    bar = rx.el.div(
        rx.el.span(LeadActsState.done),
        back,
        rx.el.kbd("z", class_name="only-wide"),
        class_name="undo",
        role="status",
        key=LeadActsState.done_count,
    )
    return rx.cond(LeadActsState.done != "", rx.el.div(bar, class_name="undo-place"), rx.fragment())
