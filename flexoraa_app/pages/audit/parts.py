"""Cells of the audit table."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser

_ACTOR_TONES = {"ai": "ai", "system": "plain", "member": "info", "api_key": "warn"}


def chain_cell(row: Any) -> rx.Component:
    """The place in the chain and the start of the hash; the whole of it on hover."""
    sealed = rx.fragment(
        rx.el.span(browser.count(row.seq), class_name="num"),
        rx.el.code(row.hash[:12], title=row.hash, class_name="code quiet"),
    )
    return rx.el.div(rx.cond(row.seq > 0, sealed, badge.badge("sealing", "warn")), class_name="chain")


def actor_cell(row: Any) -> rx.Component:
    """Who acted and as what."""
    return rx.el.div(
        rx.el.span(row.actor, dir="auto"), badge.state(row.actor_kind, _ACTOR_TONES), class_name="row wrap"
    )


def what_cell(row: Any) -> rx.Component:
    """The action and the random id of its subject."""
    return rx.el.div(
        rx.el.span(row.action, class_name="strong"),
        rx.el.code(row.subject, " ", row.subject_id[:8], title=row.subject_id, class_name="code quiet"),
        class_name="chain",
    )


def change_list(row: Any) -> rx.Component:
    """Each field that changed."""
    return rx.el.div(rx.foreach(row.changes, _change), class_name="stack-tight")


def _change(change: Any) -> rx.Component:
    before = rx.cond(change.before != "", rx.el.del_(change.before, dir="auto"), rx.fragment())
    return rx.el.div(
        rx.el.span(change.field, class_name="quiet"), before, rx.el.ins(change.after, dir="auto"), class_name="change"
    )
