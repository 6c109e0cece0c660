"""The channels: every connected inbox with its health and templates, and the form that connects a number."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import button, field, problem
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.channels.state import ChannelsState
from services.flows.connect_inbox import ID_MOST, NAME_MOST, TOKEN_MOST
from services.rules.permissions import Access, Area, grant_words

_shown = ChannelsState.shown
_MAY_CONNECT = FrameState.grants.contains(grant_words(Area.CHANNELS, Access.MANAGE))
_QUALITY_TONES = {"green": "good", "yellow": "warn", "red": "bad"}


def channels_page() -> rx.Component:
    """The table, the form while somebody connects, and what an examination found."""
    add = button("Connect a number", icon="plus", kind="main", size="s", on_click=ChannelsState.turn_form)
    inboxes = section("Inboxes", _inboxes(), aside=[rx.cond(_MAY_CONNECT, add, rx.fragment())])
    shown = rx.fragment(rx.cond(ChannelsState.is_connecting, _form(), rx.fragment()), inboxes)
    return rx.el.div(rx.cond(ChannelsState.is_loading, states.skeleton(6), shown), class_name="page")


def _inboxes() -> rx.Component:
    columns = (
        Column(head="Inbox", cell=_name),
        Column(head="State", cell=_state),
        Column(head="Quality", cell=_quality),
        Column(head="Last webhook", cell=lambda row: _ago(row.received_at, "none yet")),
        Column(head="Templates", cell=_templates),
        Column(head="", cell=_examine, is_figure=True),
    )
    nothing = states.empty_state(
        "radio-tower", "No inbox yet", "Connect a WhatsApp number; the simulator has one without any account."
    )
    table = data_table(_shown.inboxes, columns, caption="Inboxes")
    return rx.cond(_shown.inboxes.length() > 0, table, nothing)


def _name(row: Any) -> rx.Component:
    ids = rx.el.span("Number ", row.external_id, " · account ", row.business_id, class_name="small quiet num")
    return rx.el.div(
        rx.el.span(badge.channel_icon(row.channel), rx.el.strong(row.name, dir="auto"), row.address, class_name="row"),
        ids,
        class_name="stack-tight",
    )


def _state(row: Any) -> rx.Component:
    reason = rx.cond(row.reason != "", rx.el.span(row.reason, class_name="small warn-text"), rx.fragment())
    return rx.el.div(badge.state(row.state, {"connected": "good", "halted": "bad"}), reason, class_name="stack-tight")


def _quality(row: Any) -> rx.Component:
    return rx.cond(
        row.quality != "", badge.state(row.quality, _QUALITY_TONES), rx.el.span("not told", class_name="quiet")
    )


def _ago(at: Any, otherwise: str) -> rx.Component:
    return rx.cond(at != "", browser.Ago.create(at=at), rx.el.span(otherwise, class_name="quiet"))


def _templates(row: Any) -> rx.Component:
    counts = rx.el.span(row.approved, " approved of ", row.templates, class_name="num nowrap")
    synced = rx.el.span("synced ", _ago(row.synced_at, "never"), class_name="small quiet")
    return rx.el.div(counts, synced, class_name="stack-tight")


def _examine(row: Any) -> rx.Component:
    act = button("Examine", size="s", icon="stethoscope", on_click=ChannelsState.examine(row.id))
    fine = badge.badge("Meta answers, nothing is wrong", "good", "check")
    found = rx.el.ul(rx.foreach(ChannelsState.findings, _finding), class_name="small warn-text steps")
    result = rx.cond(ChannelsState.findings.length() > 0, found, fine)
    return rx.el.div(
        rx.cond(ChannelsState.examined == row.id, result, rx.fragment()), act, class_name="row acts", role="status"
    )


def _finding(words: Any) -> rx.Component:
    return rx.el.li(words)


def _form() -> rx.Component:
    wrong = rx.cond(ChannelsState.problem != "", problem(ChannelsState.problem), rx.fragment())
    form = rx.el.form(
        rx.el.div(
            field("Name", "name", max_length=NAME_MOST, hint="Empty: the name that Meta has verified."),
            field("Phone number id", "phone_number_id", required=True, max_length=ID_MOST, input_mode="numeric"),
            field("WhatsApp business account id", "business_id", required=True, max_length=ID_MOST,
                  input_mode="numeric"),
            class_name="form-grid",
        ),
        field("Access token", "access_token", type="password", required=True, max_length=TOKEN_MOST,
              auto_complete="off", hint="Of a system user, with whatsapp_business_messaging and …_management."),
        wrong,
        rx.el.div(button("Test and connect", kind="main", type="submit"),
                  button("Cancel", on_click=ChannelsState.turn_form), class_name="row"),
        on_submit=ChannelsState.connect, class_name="form form-wide",
    )  # fmt: skip
    note = rx.el.p(
        "All three stand in Meta’s app dashboard under WhatsApp, API setup. The token is tried before it is kept, and"
        " lies encrypted under your company’s key; it is shown to nobody again.",
        class_name="small quiet",
    )
    return section("Connect a WhatsApp number", note, form)
