"""The facts section: what the AI may say of the company, who approved it, and how a reply would say it."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import button
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.settings.fact_form import fact_form
from flexoraa_app.pages.settings.facts_state import FactsState
from services.replies.wording import WORDING
from services.rules.facts import FactState
from services.rules.permissions import Access, Area, grant_words
from services.screens.facts import QUESTION_MOST
from services.screens.words import language

_MAY_WRITE = FrameState.grants.contains(grant_words(Area.AI, Access.WRITE))
_TONES = {
    FactState.PROPOSED.value: "warn",
    FactState.PLANNED.value: "info",
    FactState.IN_FORCE.value: "good",
    FactState.ENDED.value: "plain",
}
_shown = FactsState.shown


def facts_section() -> rx.Component:
    """The table, the form while somebody writes, and the preview."""
    add = rx.cond(
        _MAY_WRITE & ~FactsState.is_writing,
        button("New fact", icon="plus", kind="main", size="s", on_click=FactsState.write_new),
        rx.fragment(),
    )
    ended = button(
        rx.cond(FactsState.shows_ended, "Hide ended", "Show ended"), size="s", on_click=FactsState.turn_ended
    )
    return rx.fragment(
        section(
            "Facts", _rule(), _counts(), rx.cond(FactsState.is_loading, states.skeleton(6), _rows()), aside=[ended, add]
        ),
        rx.cond(FactsState.is_writing, fact_form(), rx.fragment()),
        section("How a reply would say it", _question(), _answer()),
    )


def _rule() -> rx.Component:
    return rx.el.p(
        "Figures, promises and comparisons leave only where an approved fact says the same. A fact about “creta”"
        " answers where the contact names it; one without a thing answers for its whole kind.",
        class_name="small quiet",
    )


def _counts() -> rx.Component:
    look = rx.cond(_shown.stale > 0, badge.badge(f"{_shown.stale} to look at", "warn", "clock-alert"), rx.fragment())
    waits = rx.cond(_shown.proposed > 0, badge.badge(f"{_shown.proposed} to approve", "warn"), rx.fragment())
    return rx.el.div(badge.badge(f"{_shown.in_force} in force", "good"), waits, look, class_name="row wrap")


def _rows() -> rx.Component:
    columns = (
        Column(head="About", cell=_about),
        Column(head="Says", cell=_says),
        Column(head="Value", cell=_value, is_figure=True),
        Column(head="State", cell=_state),
        Column(head="Valid", cell=_valid),
        Column(head="", cell=_acts, is_figure=True),
    )
    nothing = states.empty_state(
        "badge-check", "No facts yet", "Until there is one, the AI asks and hands over; it claims nothing."
    )
    return rx.cond(_shown.rows.length() > 0, data_table(_shown.rows, columns, caption="Facts"), nothing)


def _about(row: Any) -> rx.Component:
    thing = rx.cond(row.key != "", rx.el.span(row.key, class_name="quiet", dir="auto"), rx.fragment())
    return rx.el.div(rx.el.span(row.kind_text, class_name="strong"), thing, class_name="stack-tight")


def _says(row: Any) -> rx.Component:
    languages = rx.el.details(
        rx.el.summary(f"{row.wordings.length()} languages, evidence", class_name="link small"),
        rx.foreach(row.wordings, _wording),
        rx.el.p(rx.el.span("Stands in: ", class_name="quiet"), row.evidence, class_name="small", dir="auto"),
        rx.cond(
            row.note != "",
            rx.el.p(rx.el.span("Note: ", class_name="quiet"), row.note, class_name="small"),
            rx.fragment(),
        ),
        class_name="stack-tight",
    )
    differs = rx.el.ul(rx.foreach(row.differs, _difference), class_name="small warn-text")
    return rx.el.div(
        rx.el.span(row.english, dir="auto"),
        rx.cond(row.differs.length() > 0, differs, rx.fragment()),
        languages,
        class_name="stack-tight fact-says",
    )


def _difference(what: Any) -> rx.Component:
    return rx.el.li(what)


def _wording(one: Any) -> rx.Component:
    return rx.el.p(
        rx.el.span(one.language, ": ", class_name="quiet"), rx.el.span(one.text, dir="auto"), class_name="small"
    )


def _value(row: Any) -> rx.Component:
    return rx.el.span(row.amount, " ", row.unit, class_name="num nowrap")


def _state(row: Any) -> rx.Component:
    stale = rx.cond(row.stale != "", rx.el.span(row.stale, class_name="small warn-text"), rx.fragment())
    who = rx.cond(
        row.approver != "",
        rx.el.span("approved by ", row.approver, class_name="small quiet"),
        rx.cond(row.writer != "", rx.el.span("by ", row.writer, class_name="small quiet"), rx.fragment()),
    )
    version = rx.cond(
        row.is_version & (row.state == FactState.PROPOSED.value),
        rx.el.span("new version", class_name="small quiet"),
        rx.fragment(),
    )
    return rx.el.div(badge.state(row.state, _TONES), who, version, stale, class_name="stack-tight fact-state")


def _valid(row: Any) -> rx.Component:
    until = rx.cond(row.until != "", rx.fragment(" to ", browser.day_label(row.until)), rx.fragment())
    return rx.el.span(browser.day_label(row.since), until, class_name="small nowrap")


def _acts(row: Any) -> rx.Component:
    note = rx.el.input(
        name="note",
        placeholder="Why it is right",
        aria_label="Note",
        required=row.needs_note,
        class_name="input",
        custom_attrs={"data-size": "s"},
    )
    approve = rx.el.form(
        rx.el.input(type="hidden", name="fact_id", value=row.id),
        rx.cond(row.needs_note, note, rx.fragment()),
        button("Approve", size="s", kind="main", type="submit"),
        on_submit=FactsState.approve,
        class_name="row acts wrap",
    )
    change = button("Edit", size="s", kind="bare", on_click=FactsState.change(row.id))
    end = button("End", size="s", kind="bare", on_click=FactsState.end(row.id))
    return rx.el.div(
        rx.cond(row.may_approve, approve, rx.fragment()),
        rx.cond(row.may_change, rx.el.div(change, end, class_name="row acts"), rx.fragment()),
        class_name="stack-tight",
    )


def _question() -> rx.Component:
    spoken = [rx.el.option(language(code), value=code) for code in WORDING]
    return rx.el.form(
        rx.el.input(
            name="question", placeholder="What is the price of the Creta?", aria_label="A contact's question",
            required=True, max_length=QUESTION_MOST, class_name="input grow", dir="auto",
        ),
        rx.el.select(*spoken, name="spoken", aria_label="Language of the reply", class_name="input"),
        rx.el.select(
            rx.el.option("Facts in force", value="now"),
            rx.el.option("Also what is proposed", value="proposals"),
            name="scope", aria_label="Which facts", class_name="input",
        ),
        button("Preview", type="submit"),
        on_submit=FactsState.ask,
        class_name="filters",
    )  # fmt: skip


def _answer() -> rx.Component:
    preview = FactsState.preview
    rest = rx.cond(
        preview.has_fact,
        rx.fragment(),
        rx.el.p("No fact answers this: the reply offers a person.", class_name="small quiet"),
    )
    stopped = rx.el.p("The guard stopped a first draft: ", preview.refused, class_name="small warn-text")
    said = rx.el.div(
        rx.foreach(preview.said, _sentence),
        rest,
        rx.cond(preview.refused != "", stopped, rx.fragment()),
        class_name="stack-tight",
        role="status",
    )
    return rx.cond(preview.said.length() > 0, said, rx.fragment())


def _sentence(one: Any) -> rx.Component:
    source = rx.cond(one.rests_on != "", badge.badge(one.rests_on, "ai", "quote"), rx.fragment())
    return rx.el.div(rx.el.span(one.text, dir="auto"), source, class_name="row wrap")
