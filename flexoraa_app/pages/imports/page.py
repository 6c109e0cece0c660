"""Importing contacts: choose a file, see what would come of it row by row, say why they may be written to, do it."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from flexoraa_app.components import browser, states
from flexoraa_app.components.controls import button, choice, field
from flexoraa_app.components.table import section
from flexoraa_app.pages.imports.state import ImportState
from services.rules.contact_import import LONGEST_PROOF, Ground

_shown = ImportState.shown
_FILE = "contacts-file"
_GROUNDS = (
    (Ground.ASKED_US, "They asked us to contact them"),
    (Ground.MARKETING, "They agreed to marketing messages"),
)
# The file is the body of a request of its own: the page's socket carries no files, and nothing keeps it in between.
_SEND = """(async () => {{
  const file = document.getElementById("{file}").files[0];
  if (!file) return {{problem: "Choose a file first."}};
  if (file.size > 1000000) return {{problem: "The file is larger than 1 MB."}};
  const asked = new URLSearchParams({asked});
  try {{
    const answer = await fetch("/api/contacts/import?" + asked, {{method: "POST", body: file}});
    return answer.headers.get("content-type")?.includes("json")
      ? await answer.json() : {{problem: await answer.text()}};
  }} catch {{ return {{problem: "The connection broke off. Try again."}}; }}
}})()"""
_LOOK = _SEND.format(file=_FILE, asked="{}")
_BRING_IN = _SEND.format(
    file=_FILE, asked='{ground: document.getElementById("ground").value, proof: document.getElementById("proof").value}'
)


def import_page() -> rx.Component:
    """The steps, one below the other."""
    return rx.el.div(
        rx.el.div(
            section("Import contacts", _rule(), _file(), _problem()),
            rx.cond(ImportState.is_looked_at, _found(), rx.fragment()),
            class_name="import-steps",
        ),
        class_name="page",
    )


def _rule() -> rx.Component:
    return rx.el.p(
        "A CSV file with a column for the phone and, if there is one, the name and the campaign. Numbers without a"
        " country code are read as Indian. Who is known already stays as they are; who asked us to stop is not brought"
        " back. Until they write to you, only approved templates can be sent to them.",
        class_name="quiet",
    )


def _file() -> rx.Component:
    hidden = rx.el.input(
        id=_FILE,
        type="file",
        accept=".csv,.txt,text/csv,text/plain",
        class_name="off-screen",
        tab_index=-1,
        aria_label="A CSV file",
        on_change=rx.call_script(_LOOK, callback=ImportState.looked),
    )
    choose = button(
        "Choose a file",
        icon="upload",
        on_click=rx.call_script(f"document.getElementById('{_FILE}').click()"),
    )
    return rx.el.div(hidden, choose, class_name="row")


def _problem() -> rx.Component:
    said = rx.el.p(ImportState.problem, class_name="field-error", role="alert")
    return rx.cond(ImportState.problem != "", said, rx.fragment())


def _found() -> rx.Component:
    return rx.fragment(
        section("What comes of it", _counts(), rx.cond(_shown.left_out_count > 0, _left_out(), rx.fragment())),
        rx.cond(ImportState.is_done, _done(), rx.cond(_shown.contacts > 0, _confirm(), rx.fragment())),
    )


def _counts() -> rx.Component:
    will = rx.cond(ImportState.is_done, " brought in", " will be brought in")
    return rx.el.div(
        rx.el.p(rx.el.strong(browser.count(_shown.contacts), class_name="big-score"), will, class_name="row"),
        rx.cond(
            _shown.names != "",
            rx.el.p("The first: ", rx.el.span(_shown.names, dir="auto"), class_name="quiet"),
            rx.fragment(),
        ),
        class_name="stack",
        role="status",
    )


def _left_out() -> rx.Component:
    rows = rx.el.table(
        rx.el.caption("Rows that are left out", class_name="off-screen"),
        rx.el.thead(
            rx.el.tr(*(rx.el.th(head, scope="col") for head in ("Line", "Who", "Why it is left out"))),
        ),
        rx.el.tbody(rx.foreach(_shown.left_out, _line)),
        class_name="table",
    )
    return rx.el.div(
        rx.el.p(browser.count(_shown.left_out_count), " rows are left out", class_name="warn-text"),
        rx.el.div(rows, class_name="table-wrap", tab_index=0, role="region", aria_label="Rows that are left out"),
        class_name="stack",
    )


def _line(row: Any) -> rx.Component:
    return rx.el.tr(
        rx.el.td(row.line, class_name="num"),
        rx.el.td(rx.el.span(row.name, dir="auto")),
        rx.el.td(row.reason),
        key=row.line,
    )


def _confirm() -> rx.Component:
    options = [rx.el.option(text, value=ground.value) for ground, text in _GROUNDS]
    return section(
        "Why may they be written to?",
        rx.el.div(
            choice(
                "Ground",
                "ground",
                options,
                hint="Only consent to marketing lets a marketing template go out; it is recorded for each contact.",
            ),
            field(
                "Where and when they said so",
                "proof",
                hint="Kept encrypted with each consent, as its evidence.",
                max_length=LONGEST_PROOF,
                required=True,
                placeholder="Auto Expo stand, paper form, 14 November 2026",
            ),
            button(
                rx.fragment("Import ", browser.count(_shown.contacts), " contacts"),
                kind="main",
                on_click=rx.call_script(_BRING_IN, callback=ImportState.brought_in),
            ),
            class_name="form",
        ),
    )


def _done() -> rx.Component:
    see = ReactRouterLink.create("See the leads", href="/leads/?view=table&sort=-created", class_name="button")
    return states.empty_state(
        "circle-check", "Imported", "Each has a lead. Choose a template in their conversation to write first.", see
    )
