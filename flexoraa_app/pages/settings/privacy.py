"""The privacy section: who asked to be forgotten, who decides, what was done."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import button
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.pages.settings.privacy_state import PrivacyState

_TONES = {"requested": "warn", "approved": "plain", "restricted": "plain", "refused": "plain", "completed": "good"}
_SURE = (
    "Erase this contact? Their key is destroyed: nobody can ever read their messages again, and it cannot be undone."
)


def privacy_section() -> rx.Component:
    """The requests as a table."""
    how = rx.el.p(
        "A request comes from the contact by message or from a colleague in the contact's profile. Whoever asked cannot"
        " approve. After the approval nothing more is sent; figures, the log and the keyed list of opt-outs stay.",
        class_name="small quiet",
    )
    nothing = states.empty_state(
        "shield-off", "No privacy requests", "When a contact writes “delete my data”, the request appears here."
    )
    rows = rx.cond(PrivacyState.requests.length() > 0, _table(), nothing)
    return section("Privacy requests", how, rx.cond(PrivacyState.is_loading, states.skeleton(4), rows))


def _table() -> rx.Component:
    columns = (
        Column(head="Contact", cell=lambda row: rx.el.span(row.contact, dir="auto", class_name="strong")),
        Column(head="Asked", cell=_asked),
        Column(head="Authority", cell=lambda row: row.authority),
        Column(head="State", cell=_state),
        Column(head="", cell=_acts, is_figure=True),
    )
    return data_table(PrivacyState.requests, columns, caption="Requests to erase a contact")


def _asked(row: Any) -> rx.Component:
    when = rx.el.span(browser.Ago.create(at=row.asked_at), class_name="small quiet")
    return rx.el.div(rx.el.span(row.asked_by), when, class_name="stack-tight")


def _state(row: Any) -> rx.Component:
    tone = rx.match(row.state, *_TONES.items(), "plain")
    due = rx.el.span("on ", browser.exact_time(row.due_at), class_name="small quiet")
    ended = rx.el.span(row.decided_by, " ", browser.Ago.create(at=row.completed_at), class_name="small quiet")
    return rx.el.div(
        badge.badge(row.state_text, tone),
        rx.cond(row.due_at != "", due, rx.fragment()),
        rx.cond(row.completed_at != "", ended, rx.fragment()),
        class_name="stack-tight",
    )


def _acts(row: Any) -> rx.Component:
    erase = button("Erase for good", kind="danger", size="s", on_click=PrivacyState.approve(row.id))
    approve = rx.el.details(
        rx.el.summary("Approve …", class_name="link"), rx.el.p(_SURE, class_name="small"), erase, class_name="stack"
    )
    decide = rx.el.div(approve, button("Refuse", size="s", on_click=PrivacyState.refuse(row.id)), class_name="stack")
    certificate = rx.el.a("Certificate", href=f"/api/erasure-certificate/{row.id}", target="_blank", class_name="link")
    return rx.el.div(
        rx.cond(row.may_decide, decide, rx.fragment()),
        rx.cond(row.note != "", rx.el.span(row.note, class_name="small quiet"), rx.fragment()),
        rx.cond(row.has_certificate, certificate, rx.fragment()),
    )
