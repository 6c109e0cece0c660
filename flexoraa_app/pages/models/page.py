"""The models page: who reads now and at what cost, prompts with their gate, drift, and the local model's card."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import button
from flexoraa_app.components.figures import stat, stats
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.pages.models.card import model_card
from flexoraa_app.pages.models.state import ModelsState

_models = ModelsState.shown
_STATE_TONES = {"active": "good", "canary": "info", "retired": "warn"}


def models_page() -> rx.Component:
    """Figures, engines, prompts, runs, drift, card."""
    loaded = rx.fragment(_figures(), _engines(), _prompts(), _runs(), _drift(), model_card())
    return rx.el.div(rx.cond(ModelsState.is_loading, states.skeleton(10), loaded), class_name="page")


def _figures() -> rx.Component:
    return section(
        "Reading, last 30 days",
        rx.el.p(_models.mode, class_name="quiet"),
        stats(
            stat("Readings", browser.count(_models.readings)),
            stat("Models cost the operator", _models.cost, "Language model calls; the local model is free"),
            stat(
                "Per qualified lead",
                _models.cost_per_lead,
                rx.fragment(browser.count(_models.qualified), " with intent, budget and timeline"),
            ),
        ),
    )


def _engines() -> rx.Component:
    columns = (
        Column(head="Engine", cell=lambda row: row.engine),
        Column(head="Readings", cell=lambda row: browser.count(row.readings), is_figure=True),
        Column(head="Median", cell=lambda row: rx.fragment(row.median_ms, " ms"), is_figure=True),
        Column(head="Model tokens", cell=lambda row: browser.count(row.model_tokens), is_figure=True),
        Column(head="Cost", cell=lambda row: row.cost, is_figure=True),
        Column(head="Fell back because", cell=lambda row: rx.cond(row.fell_back != "", row.fell_back, "–")),
    )
    nothing = states.empty_state("cpu", "Nothing was read yet", "Each message that is understood is counted here.")
    table = data_table(_models.engines, columns, caption="Engines")
    return section("Engines", rx.cond(_models.engines.length() > 0, table, nothing))


def _prompts() -> rx.Component:
    columns = (
        Column(head="Prompt", cell=_prompt),
        Column(head="Content", cell=lambda row: rx.el.code(row.hash)),
        Column(head="State", cell=lambda row: badge.state(row.state, _STATE_TONES)),
        Column(head="Since", cell=_since),
        Column(head="", cell=_prompt_acts),
    )
    local = button(
        "Replay the past with the local model",
        icon="rotate-ccw",
        size="s",
        on_click=ModelsState.replay("local"),
        disabled=ModelsState.is_replaying,
    )
    note = (
        "A prompt is never edited. It reads live messages only after a replay of the past has passed; "
        "a canary reads one conversation in ten."
    )
    return section(
        "Prompts",
        rx.el.p(note, class_name="quiet"),
        rx.cond(
            _models.can_ask,
            rx.fragment(),
            rx.el.p(
                "No language model is connected, so no prompt is in use and none can be replayed.",
                class_name="small quiet",
            ),
        ),
        data_table(_models.prompts, columns, caption="Prompts"),
        aside=[rx.cond(_models.may_change, local, rx.fragment())],
    )


def _prompt(row: Any) -> rx.Component:
    return rx.el.details(
        rx.el.summary(row.id),
        rx.el.pre(row.text, class_name="prompt-text"),
    )


def _since(row: Any) -> rx.Component:
    return rx.cond(row.changed_at != "", browser.exact_time(row.changed_at), "shipped")


def _prompt_acts(row: Any) -> rx.Component:
    replay = button(
        "Replay the past",
        size="s",
        on_click=ModelsState.replay(row.id),
        disabled=ModelsState.is_replaying | ~_models.can_ask,
    )
    moves = rx.foreach(
        row.moves, lambda state: button(_verb(state), size="s", kind="bare", on_click=ModelsState.move(row.id, state))
    )
    return rx.cond(_models.may_change, rx.el.div(replay, moves, class_name="row"), rx.fragment())


def _verb(state: Any) -> Any:
    words = (("canary", "Make canary"), ("active", "Activate"), ("retired", "Retire"))
    return rx.match(state, *words, "Back to draft")


def _runs() -> rx.Component:
    columns = (
        Column(head="When", cell=lambda row: rx.el.span(browser.exact_time(row.at), class_name="num")),
        Column(head="Candidate", cell=lambda row: rx.fragment(row.candidate, " · ", row.model)),
        Column(head="Compared", cell=lambda row: browser.count(row.compared), is_figure=True),
        Column(head="Failed", cell=lambda row: browser.count(row.failed), is_figure=True),
        Column(head="Intents", cell=lambda row: browser.count(row.changed_intents), is_figure=True),
        Column(head="Bands", cell=lambda row: browser.count(row.changed_bands), is_figure=True),
        Column(head="Escalations", cell=lambda row: browser.count(row.changed_escalations), is_figure=True),
        Column(head="Gate", cell=_gate),
        Column(head="", cell=lambda row: button("Changes", size="s", on_click=ModelsState.show_changes(row.id))),
    )
    nothing = states.empty_state(
        "history", "No replay yet", "Replay the past with a candidate to see which readings it would change."
    )
    table = data_table(_models.runs, columns, caption="Replays of the past")
    shown = rx.cond(_models.runs.length() > 0, table, nothing)
    busy = rx.cond(ModelsState.is_replaying, rx.el.p("Reading the past again …", role="status"), rx.fragment())
    return section("Replays of the past", busy, shown, _changed())


def _gate(row: Any) -> rx.Component:
    return rx.el.span(row.verdict, class_name=rx.cond(row.has_passed, "good-text", "warn-text"))


def _changed() -> rx.Component:
    columns = (
        Column(head="Would change", cell=lambda row: row.changes),
        Column(head="Safety", cell=lambda row: rx.cond(row.loses_safety, "lost", "kept")),
        Column(
            head="",
            cell=lambda row: rx.el.a("Open", href="/inbox/?conversation=" + row.conversation_id, class_name="link"),
        ),
    )
    table = data_table(ModelsState.changed, columns, caption="Readings that would change")
    none = rx.el.p("This run would change no intent, band or escalation.", class_name="quiet")
    return rx.cond(ModelsState.open_run != "", rx.cond(ModelsState.changed.length() > 0, table, none), rx.fragment())


def _drift() -> rx.Component:
    columns = (
        Column(head="Language", cell=lambda row: row.language),
        Column(head="Measure", cell=lambda row: row.measure),
        Column(head="Value", cell=lambda row: row.value, is_figure=True),
        Column(head="Readings", cell=lambda row: browser.count(row.readings), is_figure=True),
        Column(head="", cell=lambda row: rx.cond(row.is_alert, badge.state("drift", {"drift": "bad"}), rx.fragment())),
    )
    nothing = states.empty_state(
        "trending-up",
        "Not measured yet",
        "Once a week the last 1,000 readings are compared with the 1,000 before; it takes 200.",
    )
    table = data_table(_models.drift, columns, caption="Drift")
    return section("Drift", rx.cond(_models.drift.length() > 0, table, nothing))
