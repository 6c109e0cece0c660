"""A lead's own page: who it is, what makes the score and what would change it, and all that was said and happened."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.figures import score_bar
from flexoraa_app.components.message import message_item
from flexoraa_app.components.table import section
from flexoraa_app.pages.inbox.why import why_drawer
from flexoraa_app.pages.inbox.why_state import WhyState
from flexoraa_app.pages.profile.parts import (
    answers,
    audit_excerpt,
    facts,
    history_chart,
    listed,
    replies,
    what_if_controls,
)
from flexoraa_app.pages.profile.state import LeadProfileState

_sheet = LeadProfileState.sheet
_profile = LeadProfileState.sheet.profile


def lead_profile_page() -> rx.Component:
    """The lead of the address, or that there is none for the reader."""
    gone = states.empty_state(
        "user-round-x",
        "There is no such lead here",
        LeadProfileState.problem,
        ReactRouterLink.create("All leads", href="/leads/", class_name="button", custom_attrs={"data-size": "s"}),
    )
    found = rx.cond(_sheet.lead_id != "", _lead(), gone)
    return rx.el.div(rx.cond(LeadProfileState.is_loading, states.skeleton(10), found), class_name="lead-page")


def _lead() -> rx.Component:
    wide = rx.el.div(
        section("Score", _score(), history_chart(LeadProfileState.line)),
        rx.cond(_sheet.is_scored, section("What if", what_if_controls()), rx.fragment()),
        section("Timeline", _timeline()),
        class_name="stack-wide lead-main",
    )
    narrow = rx.el.div(
        section("Contact", facts()),
        section("Answers", answers()),
        section("Buying signals", listed(_profile.signals, "None yet")),
        section("Objections", listed(_profile.objections, "None so far")),
        section("Why the AI replied so", replies()),
        rx.cond(_sheet.reads_audit, section("Audit log", audit_excerpt()), rx.fragment()),
        class_name="stack-wide lead-side",
    )
    return rx.fragment(_head(), rx.el.div(wide, narrow, class_name="lead-columns"), why_drawer())


def _head() -> rx.Component:
    back = ReactRouterLink.create(
        rx.icon("arrow-left", size=16, aria_hidden="true"), href="/leads/", class_name="icon-button lead-back",
        title="All leads", aria_label="All leads",
    )  # fmt: skip
    thread = ReactRouterLink.create(
        rx.icon("message-circle", size=14, aria_hidden="true"),
        "Open the conversation",
        href="/inbox/?conversation=" + _sheet.conversation_id,
        class_name="button",
        custom_attrs={"data-size": "s", "data-key": "r"},
    )
    state = rx.cond(_sheet.state != "open", badge.badge(_sheet.state), rx.fragment())
    return rx.el.header(
        back,
        rx.el.h2(_profile.name, class_name="dialog-title clip", dir="auto"),
        rx.cond(_profile.band != "", badge.band(_profile.band, _profile.score), badge.badge("Not scored yet")),
        state,
        rx.cond(_profile.opted_out, badge.badge("Opted out", "bad", "ban"), rx.fragment()),
        rx.el.span(class_name="grow"),
        thread,
        class_name="row wrap lead-head",
    )


def _score() -> rx.Component:
    hint = rx.cond(
        _profile.would_make_hot != "",
        rx.el.p(rx.icon("flame", size=14, aria_hidden="true"), _profile.would_make_hot, class_name="row small"),
        rx.fragment(),
    )
    none = rx.el.p("The first message that the AI reads gives the first score.", class_name="quiet")
    shown = rx.el.div(score_bar(_profile.factors), hint, class_name="stack")
    return rx.cond(_profile.factors.length() > 0, shown, none)


def _timeline() -> rx.Component:
    nothing = states.empty_state("message-circle", "Nothing was said yet", "An imported contact waits for a template.")
    older = states.more(LeadProfileState.older.length() > 0, LeadProfileState.load_older)
    items = rx.el.div(rx.foreach(LeadProfileState.items, _item), class_name="messages lead-timeline")
    return rx.cond(LeadProfileState.items.length() > 0, rx.fragment(older, browser_box(items)), nothing)


def browser_box(items: rx.Component) -> rx.Component:
    """The timeline in a box that stays at its newest item until the reader scrolls up."""
    return browser.BottomHold.create(items, about=_sheet.lead_id)


def _item(item: Any) -> rx.Component:
    return message_item(item, WhyState.explain)
