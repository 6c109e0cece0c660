"""The drawer "why this reply": what was understood, decided, cited, guarded and paid, and a replay of it."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.controls import button, icon_button
from flexoraa_app.pages.inbox.why_state import WhyState

_why = WhyState.why


def why_drawer() -> rx.Component:
    """A panel at the side, over the profile; nothing while no reply is asked about."""
    panel = rx.el.aside(
        _head(),
        rx.el.div(
            rx.cond(_why.note != "", rx.el.p(_why.note, class_name="banner"), rx.fragment()),
            _lines("What was understood", _why.understood),
            _lines("What was decided", _why.decided),
            _said(),
            _facts(),
            _guard(),
            _lines("Who read it", _why.engine),
            _lines("What it cost", _why.paid),
            _replay(),
            class_name="pane-scroll why-body",
        ),
        class_name="why",
        role="dialog",
        aria_label="Why this reply",
    )
    return rx.cond(_why.message_id != "", panel, rx.fragment())


def _head() -> rx.Component:
    return rx.el.header(
        rx.el.h2("Why this reply", class_name="grow dialog-title"),
        rx.el.span(browser.exact_time(_why.at), class_name="small quiet"),
        icon_button("x", "Close", auto_focus=True, on_click=WhyState.close_why),
        class_name="pane-head",
    )


def _lines(title: str, lines: Any) -> rx.Component:
    block = rx.el.section(rx.el.h3(title), rx.el.dl(rx.foreach(lines, _line)))
    return rx.cond(lines.length() > 0, block, rx.fragment())


def _line(line: Any) -> rx.Component:
    quote = rx.el.q(line.quote, class_name="quote", dir="auto")
    return rx.fragment(
        rx.el.dt(line.label),
        rx.el.dd(line.value, rx.cond(line.quote != "", quote, rx.fragment())),
    )


def _said() -> rx.Component:
    sentences = rx.el.dl(rx.foreach(_why.sentences, _sentence))
    block = rx.el.section(rx.el.h3("What it says, sentence by sentence"), sentences)
    return rx.cond(_why.sentences.length() > 0, block, rx.fragment())


def _sentence(sentence: Any) -> rx.Component:
    return rx.fragment(rx.el.dt(sentence.part), rx.el.dd(sentence.text, dir="auto"))


def _facts() -> rx.Component:
    none = rx.el.p("It states nothing about the company, so it needs no fact.", class_name="small quiet")
    cited = rx.el.div(rx.foreach(_why.facts, _fact), class_name="why-facts")
    return rx.el.section(rx.el.h3("Facts it cites"), rx.cond(_why.facts.length() > 0, cited, none))


def _fact(fact: Any) -> rx.Component:
    until = rx.cond(fact.until != "", rx.fragment(" until ", browser.day_label(fact.until)), rx.fragment(", no end"))
    return rx.el.div(
        rx.el.p(fact.text, dir="auto"),
        rx.el.p(
            fact.kind, " · from ", browser.exact_time(fact.since), until, " · approved by ", fact.approved_by,
            class_name="small quiet",
        ),
        rx.el.p("Evidence: ", fact.evidence, class_name="small quiet"),
    )  # fmt: skip


def _guard() -> rx.Component:
    reasons = rx.el.ul(rx.foreach(_why.guard_reasons, rx.el.li), class_name="small")
    return rx.el.section(
        rx.el.h3("What the guard said"),
        rx.el.p(_why.guard),
        rx.cond(_why.guard_reasons.length() > 0, reasons, rx.fragment()),
    )


def _replay() -> rx.Component:
    again = button("Replay", icon="rotate-ccw", size="s", on_click=WhyState.replay)
    anew = button("Ask the language model anew", size="s", on_click=WhyState.ask_model)
    keys = rx.el.div(again, rx.cond(_why.can_call, anew, rx.fragment()), class_name="row")
    return rx.el.section(
        rx.el.h3("Replay"),
        rx.el.p("Reads the recorded turn and writes the reply again. Free of charge, nothing is sent.",
                class_name="small quiet"),
        rx.cond(_why.can_replay, keys, rx.fragment()),
        rx.foreach(WhyState.replays, _replayed),
    )  # fmt: skip


def _replayed(replay: Any) -> rx.Component:
    mark = rx.cond(replay.is_equal, rx.icon("check", size=14), rx.icon("git-compare", size=14))
    table = rx.el.table(
        rx.el.thead(rx.el.tr(rx.el.th(""), rx.el.th("Then"), rx.el.th("Now"))),
        rx.el.tbody(rx.foreach(replay.rows, _change)),
        class_name="why-table",
    )
    return rx.el.div(
        rx.el.p(mark, replay.verdict, class_name="row", role="status"),
        rx.cond(replay.note != "", rx.el.p(replay.note, class_name="small quiet"), rx.fragment()),
        rx.cond(replay.rows.length() > 0, table, rx.fragment()),
        class_name="why-replay",
        custom_attrs={"data-equal": rx.cond(replay.is_equal, "true", "false")},
    )


def _change(row: Any) -> rx.Component:
    return rx.el.tr(
        rx.el.th(row.label, scope="row"),
        rx.el.td(row.before),
        rx.el.td(row.after),
        custom_attrs={"data-same": rx.cond(row.is_same, "true", "false")},
    )
