"""The form of a fact: what it is about, its wordings, typed value, evidence and dates."""

import reflex as rx

from flexoraa_app.components.controls import button, choice, field, problem
from flexoraa_app.components.table import section
from flexoraa_app.pages.settings.facts_state import FactsState
from services.flows.keep_facts import EVIDENCE_MOST, KEY_MOST, TEXT_MOST
from services.replies.wording import ENGLISH, WORDING
from services.rules.facts import units
from services.screens.facts import KINDS
from services.screens.words import language

_form = FactsState.form


def fact_form() -> rx.Component:
    """What is kept is a proposal; an edited fact goes on until its new version is approved."""
    title = rx.cond(FactsState.fact_id != "", "New version", "New fact")
    wrong = rx.cond(FactsState.problem != "", problem(FactsState.problem), rx.fragment())
    acts = rx.el.div(
        button("Propose", kind="main", type="submit"), button("Cancel", on_click=FactsState.close), class_name="row"
    )
    form = rx.el.form(
        rx.el.div(*_about(), class_name="form-grid"),
        *(_wording(code) for code in WORDING),
        rx.el.div(*_measure(), class_name="form-grid"),
        _evidence(),
        wrong,
        acts,
        on_submit=FactsState.save,
        key=f"fact{FactsState.fact_id}",
        class_name="form form-wide",
    )
    return section(title, form)


def _about() -> list[rx.Component]:
    kinds = [rx.el.option(text, value=kind) for kind, text in KINDS.items()]
    thing = field("Thing", "key", default_value=_form["key"], max_length=KEY_MOST, read_only=FactsState.fact_id != "",
                  hint="creta, emi; empty for all of the kind.")  # fmt: skip
    return [choice("Kind", "kind", rx.fragment(*kinds), default_value=_form["kind"]), thing]


def _wording(code: str) -> rx.Component:
    name = f"text_{code}"
    text = rx.el.textarea(
        id=name,
        name=name,
        default_value=_form[name],
        rows=2,
        max_length=TEXT_MOST,
        required=code == ENGLISH,
        dir="auto",
        class_name="input",
    )
    return rx.el.div(rx.el.label(language(code), html_for=name), text, class_name="field")


def _measure() -> list[rx.Component]:
    every = [rx.el.option(unit or "(a count)", value=unit) for unit in units()]
    return [
        field("Value", "amount", default_value=_form["amount"], input_mode="decimal", hint="In full: 1320000."),
        choice("Unit", "unit", rx.fragment(*every), default_value=_form["unit"]),
        field("Valid from", "valid_from", type="date", default_value=_form["valid_from"], hint="Empty: at approval."),
        field("Valid until", "valid_until", type="date", default_value=_form["valid_until"], hint="Empty: open end."),
    ]


def _evidence() -> rx.Component:
    return field(
        "Evidence",
        "evidence",
        default_value=_form["evidence"],
        required=True,
        max_length=EVIDENCE_MOST,
        hint="Where it stands: price list of 1 November, page 2.",
    )
