"""High-risk reviews: the queue with age and promise, the words of one, and the decision."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser, states
from flexoraa_app.components.controls import button
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.pages.review.state import ReviewsState
from services.rules.review import ReviewDecision

_DECISIONS = (
    (ReviewDecision.MEMBER_REPLIES, "A member must reply"),
    (ReviewDecision.HAND_BACK, "Back to the AI"),
    (ReviewDecision.NO_REPLY, "No reply"),
)


def review_page() -> rx.Component:
    """The queue, and below it what is read."""
    return rx.el.div(
        section("Reviews", rx.cond(ReviewsState.is_loading, states.skeleton(4), _queue())),
        rx.cond(ReviewsState.words.task_id != "", section("What was said", _words()), rx.fragment()),
        class_name="page",
    )


def _queue() -> rx.Component:
    columns = (
        Column(head="Topic", cell=lambda row: row.topics),
        Column(head="State", cell=lambda row: row.state),
        Column(head="Age", cell=lambda row: browser.Ago.create(at=row.opened_at)),
        Column(head="Decide within", cell=lambda row: browser.SlaClock.create(due_at=row.due_at)),
        Column(head="Held by", cell=lambda row: row.holder),
        Column(head="Decision", cell=lambda row: row.decision),
        Column(head="", cell=_acts),
    )
    nothing = states.empty_state(
        "shield-check", "Nothing to review", "Sensitive messages wait here; the AI is silent until you decide."
    )
    table = data_table(ReviewsState.rows, columns, caption="High-risk reviews")
    return rx.cond(ReviewsState.rows.length() > 0, table, nothing)


def _acts(row: Any) -> rx.Component:
    claim = button("Claim", kind="main", size="s", on_click=ReviewsState.claim(row.id))
    decide = [
        button(label, size="s", on_click=ReviewsState.decide(row.id, decision.value)) for decision, label in _DECISIONS
    ]
    return rx.el.div(
        button("Read", size="s", on_click=ReviewsState.read_words(row.id)),
        rx.cond(row.may_claim, claim, rx.fragment()),
        rx.cond(row.may_decide, rx.fragment(*decide), rx.fragment()),
        class_name="row",
    )


def _words() -> rx.Component:
    return rx.el.div(rx.foreach(ReviewsState.words.said, _said), class_name="stack")


def _said(one: Any) -> rx.Component:
    who = rx.el.span(one.author, " · ", browser.Ago.create(at=one.at), class_name="small quiet")
    return rx.el.div(who, rx.el.div(one.text, dir="auto"), key=one.id)
