"""The knowledge section: upload documents, see how far they are read, read their passages, try a question."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import button, icon_button
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.pages.settings.knowledge_state import KnowledgeState
from services.rules.passages import LEAST_SIMILARITY_MILLIS

_shown, _opened = KnowledgeState.shown, KnowledgeState.opened
_TONES = {"reading": "info", "ready": "good", "refused": "bad"}
_VERDICTS = {"quoted": "good", "too far": "plain", "needs a fact": "warn"}
_FILE = "knowledge-file"
# The file is the body of a request of its own: the page's socket carries no files.
_SEND = f"""(async () => {{
  const field = document.getElementById("{_FILE}"), file = field.files[0];
  field.value = "";
  if (!file) return {{problem: "Choose a file first."}};
  if (file.size > 5242880) return {{problem: "The file is larger than 5 MB."}};
  const address = "/api/knowledge/documents?name=" + encodeURIComponent(file.name);
  try {{
    const answer = await fetch(address, {{method: "POST", body: file}});
    return answer.headers.get("content-type")?.includes("json")
      ? await answer.json() : {{problem: await answer.text()}};
  }} catch {{ return {{problem: "The connection broke off. Try again."}}; }}
}})()"""


def knowledge_section() -> rx.Component:
    """Documents, the open one, and the question."""
    return rx.fragment(
        section(
            "Knowledge", _rule(), rx.cond(KnowledgeState.is_loading, states.skeleton(4), _rows()), aside=[_upload()]
        ),
        rx.cond(_opened.id != "", _document(), rx.fragment()),
        section("Try a question", _question(), _found()),
    )


def _rule() -> rx.Component:
    return rx.el.p(
        "Where no fact answers, the AI quotes one sentence of a document as it stands, in its own language, with its"
        " source. Promises, comparisons and sensitive matters are never quoted: approve them as facts.",
        class_name="small quiet",
    )


def _upload() -> rx.Component:
    hidden = rx.el.input(
        id=_FILE,
        type="file",
        accept=".md,.txt,.pdf,text/plain,text/markdown,application/pdf",
        class_name="off-screen",
        tab_index=-1,
        aria_label="A document",
        on_change=rx.call_script(_SEND, callback=KnowledgeState.sent),
    )
    choose = button(
        "Upload",
        icon="upload",
        kind="main",
        size="s",
        on_click=rx.call_script(f"document.getElementById('{_FILE}').click()"),
    )
    return rx.cond(_shown.may_change, rx.el.div(hidden, choose), rx.fragment())


def _rows() -> rx.Component:
    columns = (
        Column(head="Document", cell=_title),
        Column(head="State", cell=_state),
        Column(head="Passages", cell=lambda row: rx.el.span(row.passages, class_name="num"), is_figure=True),
        Column(head="Size", cell=lambda row: rx.el.span(row.size_kb, " KB", class_name="num nowrap"), is_figure=True),
        Column(head="Uploaded", cell=_uploaded),
        Column(head="", cell=_acts, is_figure=True),
    )
    nothing = states.empty_state("book-open", "No documents yet", "PDF, Markdown or text of up to 5 MB and 200 pages.")
    return rx.cond(_shown.rows.length() > 0, data_table(_shown.rows, columns, caption="Documents"), nothing)


def _title(row: Any) -> rx.Component:
    return rx.el.div(
        rx.el.span(row.title, class_name="strong", dir="auto"),
        rx.el.span(row.kind, class_name="small quiet"),
        class_name="stack-tight",
    )


def _state(row: Any) -> rx.Component:
    why = rx.cond(row.problem != "", rx.el.span(row.problem, class_name="small quiet"), rx.fragment())
    return rx.el.div(badge.state(row.state, _TONES), why, class_name="stack-tight")


def _uploaded(row: Any) -> rx.Component:
    return rx.el.div(
        browser.Ago.create(at=row.at), rx.el.span(row.uploader, class_name="small quiet"), class_name="stack-tight"
    )


def _acts(row: Any) -> rx.Component:
    look = button("Read", size="s", on_click=KnowledgeState.open_document(row.id))
    sure = rx.el.details(
        rx.el.summary("Delete …", class_name="link"),
        button("Delete for good", size="s", kind="danger", on_click=KnowledgeState.delete(row.id)),
    )
    return rx.el.div(
        rx.cond(row.passages > 0, look, rx.fragment()),
        rx.cond(_shown.may_change, sure, rx.fragment()),
        class_name="row acts",
    )


def _document() -> rx.Component:
    close = icon_button("x", "Close", on_click=KnowledgeState.load)
    left = rx.cond(
        _opened.left_out > 0,
        rx.el.p(_opened.left_out, " more passages are not shown.", class_name="small quiet"),
        rx.fragment(),
    )
    passages = rx.el.ol(rx.foreach(_opened.passages, _passage), class_name="lines")
    return section(rx.el.span(_opened.title, dir="auto"), passages, left, aside=[close])


def _passage(row: Any) -> rx.Component:
    head = rx.el.div(
        rx.el.span("Passage ", row.number, class_name="small quiet"),
        rx.el.span(row.heading, class_name="strong", dir="auto"),
        rx.cond(row.language != "", rx.el.span(row.language, class_name="tag"), rx.fragment()),
        class_name="row wrap",
    )
    return rx.el.li(head, rx.el.p(rx.foreach(row.sentences, _sentence), dir="auto"), class_name="passage", key=row.id)


def _sentence(one: Any) -> rx.Component:
    plain = rx.el.span(one.text, " ")
    barred = rx.el.span(one.text, " ", class_name="barred", title="Not quoted: needs an approved fact")
    return rx.cond(one.is_quotable, plain, barred)


def _question() -> rx.Component:
    return rx.el.form(
        rx.el.input(
            name="question",
            placeholder="How long does a test drive take?",
            aria_label="A contact's question",
            required=True,
            max_length=300,
            class_name="input grow",
            dir="auto",
        ),
        button("Find", icon="search", type="submit"),
        on_submit=KnowledgeState.ask,
        class_name="filters",
    )


def _found() -> rx.Component:
    rule = rx.el.p(
        f"Quoted from a nearness of {LEAST_SIMILARITY_MILLIS / 1000:.2f}; below it the reply offers a person.",
        class_name="small quiet",
    )
    nothing = rx.cond(
        KnowledgeState.question != "", rx.el.p("No document has anything to compare with."), rx.fragment()
    )
    lines = rx.el.ul(rx.foreach(KnowledgeState.matches, _match), class_name="lines", role="status")
    return rx.fragment(rx.cond(KnowledgeState.matches.length() > 0, lines, nothing), rule)


def _match(one: Any) -> rx.Component:
    words = rx.el.div(
        rx.el.span(one.text, dir="auto"),
        rx.el.span(one.source, class_name="small quiet", dir="auto"),
        class_name="stack-tight grow",
    )
    return rx.el.li(
        words,
        rx.el.span(browser.thousandths(one.similarity_millis), class_name="num"),
        badge.state(one.verdict, _VERDICTS),
        class_name="line",
        key=one.id,
    )
