"""The pieces of a lead's page: facts, answers with their proof, the chart of its scores, what-if, replies, log."""

from collections.abc import Sequence
from typing import Any

import reflex as rx

from flexoraa_app.charts.score_history import HEIGHT, HOT_EDGE, WARM_EDGE, WIDTH
from flexoraa_app.components import badge, browser
from flexoraa_app.components.controls import button, select
from flexoraa_app.components.figures import score_bar
from flexoraa_app.pages.inbox.why_state import WhyState
from flexoraa_app.pages.profile.state import LeadProfileState
from services.rules.reading import BudgetBand, IntentLevel, Timeline
from services.screens.what_if import MOST_DAYS
from services.screens.words import BUDGETS, INTENT_LEVELS, TIMELINES

_sheet = LeadProfileState.sheet
_profile = LeadProfileState.sheet.profile
_what_if = LeadProfileState.supposed
_CONSENT_TONES = {"given": "good", "withdrawn": "bad"}


def facts() -> rx.Component:
    """Who it is, where they came from, who has them, what they agreed to."""
    return rx.el.div(
        rx.foreach(_profile.identities, _identity),
        _fact("Owner", rx.cond(_profile.owner_name != "", _profile.owner_name, "Nobody yet")),
        _fact("Language", rx.cond(_profile.language != "", _profile.language, "Not known yet")),
        _fact("Came by", _profile.source),
        rx.cond(_sheet.campaign != "", _fact("Campaign", _sheet.campaign), rx.fragment()),
        _fact("First touch", _touch(_sheet.first_touch)),
        _fact("Last touch", _touch(_sheet.last_touch)),
        rx.foreach(_profile.consents, _consent),
        class_name="stack lead-facts",
    )


def _fact(label: str, value: Any) -> rx.Component:
    return rx.el.div(rx.el.span(label), rx.el.span(value, dir="auto"), class_name="fact")


def _touch(touch: Any) -> rx.Component:
    told = rx.fragment(browser.Ago.create(at=touch.at), rx.el.span(" · ", touch.inbox, class_name="quiet"))
    return rx.cond(touch.at != "", told, rx.el.span("None yet", class_name="quiet"))


def _identity(identity: Any) -> rx.Component:
    return rx.el.div(
        badge.channel_icon(identity.channel),
        rx.el.span(identity.address, class_name="num clip", dir="ltr"),
        class_name="row",
    )


def _consent(consent: Any) -> rx.Component:
    head = rx.el.span(badge.state(consent.state, _CONSENT_TONES), rx.el.span(consent.how), class_name="row wrap small")
    return rx.el.div(rx.el.span(consent.purpose), head, class_name="fact", key=consent.purpose)


def answers() -> rx.Component:
    """What they told, each with the words that prove it."""
    return rx.el.div(rx.foreach(_profile.answers, _answer), class_name="stack lead-facts")


def _answer(answer: Any) -> rx.Component:
    value = rx.cond(answer.value != "", rx.el.span(answer.value), rx.el.span("Not known yet", class_name="quiet"))
    quote = rx.cond(answer.quote != "", rx.el.q(answer.quote, class_name="quote", dir="auto"), rx.fragment())
    note = rx.cond(answer.corrected != "", rx.el.span(answer.corrected, class_name="small quiet"), rx.fragment())
    head = rx.el.div(rx.el.span(answer.label), value, class_name="fact")
    return rx.el.div(head, quote, note, class_name="stack-tight", key=answer.what)


def listed(texts: Any, none: str) -> rx.Component:
    """A list of sentences, or that there are none."""
    rows = rx.el.ul(rx.foreach(texts, lambda text: rx.el.li(text, dir="auto")))
    return rx.cond(texts.length() > 0, rows, rx.el.span(none, class_name="quiet"))


def history_chart(line: Any) -> rx.Component:
    """The scores over time, with the edges of the bands."""
    edges = [
        rx.el.svg.line(x1="0", x2=str(WIDTH), y1=str(y), y2=str(y), class_name="chart-edge")
        for y in (HOT_EDGE, WARM_EDGE)
    ]
    picture = rx.el.svg(
        *edges,
        rx.el.svg.path(d=line.path, class_name="chart-line"),
        rx.foreach(line.dots, _dot),
        view_box=f"0 0 {WIDTH} {HEIGHT}",
        preserve_aspect_ratio="none",
        role="img",
        aria_label="Scores over time",
        class_name="score-chart",
    )
    words = rx.el.div(rx.el.span("HOT from 61"), rx.el.span("WARM from 31"), class_name="chart-words small quiet")
    ends = rx.el.div(
        rx.el.span(browser.Ago.create(at=line.dots[0].at)),
        rx.el.span(line.dots.length(), " scores"),
        rx.el.span(browser.Ago.create(at=line.dots[line.dots.length() - 1].at)),
        class_name="days-ends small quiet num",
    )
    figure = rx.el.figure(picture, words, ends, class_name="score-figure")
    return rx.cond(line.dots.length() > 1, figure, rx.fragment())


def _dot(dot: Any) -> rx.Component:
    told = rx.el.svg.title(dot.score, " ", dot.band, ", ", browser.exact_time(dot.at))
    return rx.el.svg.path(told, d=dot.place, custom_attrs={"data-tone": dot.band}, class_name="chart-dot")


def what_if_controls() -> rx.Component:
    """What could be told or could pass, and the score that would give: the arithmetic of a real rescore."""
    gone = rx.el.label(
        rx.el.span("Days without a word"),
        rx.el.input(
            type="range",
            min="0",
            max=str(MOST_DAYS),
            value=_what_if.supposed.days.to(str),
            aria_label="Days without a word",
            on_change=LeadProfileState.suppose_silence,
            class_name="slider",
        ),
        rx.el.span(_what_if.supposed.days, class_name="num"),
        class_name="row small slider-line",
    )
    controls = rx.el.div(
        _choice("budget", "Budget", [(one.value, BUDGETS[one] or "not told") for one in BudgetBand]),
        _choice("intent", "Intent", [(one.value, INTENT_LEVELS[one] or "not told") for one in IntentLevel]),
        _choice("timeline", "Timeline", [(one.value, TIMELINES[one] or "not told") for one in Timeline]),
        gone,
        button("As it is", size="s", kind="bare", icon="rotate-ccw", on_click=LeadProfileState.suppose_nothing),
        class_name="filters",
    )
    return rx.el.div(controls, _outcome(), score_bar(_what_if.factors), class_name="stack")


def _choice(what: str, label: str, values: Sequence[tuple[str, str]]) -> rx.Component:
    offered = [("", f"{label}: as it is"), *((value, f"{label}: {text}") for value, text in values)]
    value = getattr(_what_if.supposed, what)
    return select(
        what, f"Suppose another {label.lower()}", offered, value=value, on_change=LeadProfileState.suppose(what)
    )


def _outcome() -> rx.Component:
    risen, fallen = _what_if.tenths > _what_if.now_tenths, _what_if.tenths < _what_if.now_tenths
    mark = rx.cond(
        risen, rx.icon("trending-up", size=16), rx.cond(fallen, rx.icon("trending-down", size=16), rx.fragment())
    )
    return rx.el.div(
        rx.el.span(browser.points(_what_if.now_tenths), class_name="num quiet"),
        rx.icon("arrow-right", size=14, aria_hidden="true"),
        rx.el.strong(browser.points(_what_if.tenths), class_name="big-score"),
        badge.band(_what_if.band),
        mark,
        rx.el.span("the same arithmetic as a real rescore; nothing is written", class_name="small quiet"),
        class_name="row wrap",
        role="status",
    )


def replies() -> rx.Component:
    """The AI's messages that can be explained and replayed."""
    none = rx.el.span("The AI has not written to them yet", class_name="quiet")
    rows = rx.el.div(rx.foreach(_sheet.replies, _reply), class_name="stack-tight")
    return rx.cond(_sheet.replies.length() > 0, rows, none)


def _reply(reply: Any) -> rx.Component:
    return rx.el.button(
        rx.icon("sparkles", size=13, aria_hidden="true"),
        rx.el.span(reply.text, class_name="clip grow", dir="auto"),
        rx.el.span(browser.Ago.create(at=reply.at), class_name="small quiet nowrap"),
        type="button",
        title="Why this reply",
        class_name="menu-item",
        key=reply.message_id,
        on_click=WhyState.explain(reply.message_id),
    )


def audit_excerpt() -> rx.Component:
    """The newest events about the lead, with the way to all of them."""
    none = rx.el.span("No events yet", class_name="quiet")
    rows = rx.el.ol(rx.foreach(_sheet.events, _event), class_name="stack-tight")
    return rx.cond(_sheet.events.length() > 0, rows, none)


def _event(row: Any) -> rx.Component:
    values = rx.foreach(row.changes, lambda one: rx.el.span(rx.el.em(one.field), " ", one.after))
    return rx.el.li(
        rx.el.div(
            rx.el.strong(row.title, class_name="strong grow"),
            rx.el.span(browser.Ago.create(at=row.at), class_name="small quiet nowrap"),
            rx.el.span(browser.count(row.seq), class_name="small quiet num", title=row.hash),
            class_name="row",
        ),
        rx.el.span(values, class_name="event-values"),
        key=row.id,
    )
