"""The legal page: every document in its current version, for anybody; below, how the visitor's company stands."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser
from flexoraa_app.components.controls import button
from flexoraa_app.components.prose import prose
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.pages.legal.state import LegalState
from services.legal.documents import LegalDocument, current_documents

_standing = LegalState.standing


def legal_page() -> rx.Component:
    """Contents beside the texts; what is to be accepted comes first for whoever may accept it."""
    documents = list(current_documents().values())
    return rx.el.div(
        rx.el.nav(
            rx.el.a(
                rx.icon("orbit", size=18, aria_hidden="true"), "Flexoraa", href="/", class_name="strong row legal-mark"
            ),
            *(rx.el.a(one.title, href=f"#{one.kind}", class_name="sections-link") for one in documents),
            class_name="sections",
            aria_label="Documents",
        ),
        rx.el.main(
            rx.el.h1("Legal", class_name="dialog-title"),
            rx.cond(_standing.outstanding.length() > 0, _outstanding(documents), rx.fragment()),
            *(_document(one) for one in documents),
            rx.cond(_standing.is_signed_in, _record(), rx.fragment()),
            class_name="section-page legal",
        ),
        class_name="settings legal-page",
    )


def _outstanding(documents: list[LegalDocument]) -> rx.Component:
    shown = [rx.el.input(type="hidden", name=one.kind.value, value=str(one.version)) for one in documents]
    titles = rx.el.ul(rx.foreach(_standing.outstanding, rx.el.li))
    agree = rx.el.label(
        rx.el.input(type="checkbox", required=True, name="read"),
        "I have read these documents and may accept them for my company.",
        class_name="row",
    )
    form = rx.el.form(
        *shown,
        agree,
        button("Accept for the company", kind="main", type="submit"),
        on_submit=LegalState.accept,
        class_name="form",
    )
    asked = rx.el.p("An admin of your company has to accept them. Your own work goes on as before.", class_name="quiet")
    return rx.el.section(
        rx.el.h2("To be accepted by your company"),
        titles,
        rx.el.p(
            "Settings and billing open afterwards. The inbox, exports and erasures stay open in any case.",
            class_name="small quiet",
        ),
        rx.cond(_standing.may_accept, form, asked),
        class_name="legal-box",
    )


def _document(document: LegalDocument) -> rx.Component:
    return rx.el.article(
        rx.el.div(
            rx.el.h2(document.title, class_name="grow"), badge.badge(f"version {document.version}"), class_name="row"
        ),
        *prose(document.text.split("\n", 1)[1]),
        rx.el.p("SHA-256 ", rx.el.code(document.digest.hex(), class_name="code"), class_name="small quiet clip"),
        id=document.kind.value,
    )


def _record() -> rx.Component:
    columns = (
        Column(head="Document", cell=lambda row: row.title),
        Column(head="Version", cell=lambda row: row.version, is_figure=True),
        Column(head="Accepted by", cell=lambda row: rx.el.span(row.by, dir="auto")),
        Column(head="When", cell=lambda row: rx.el.span(browser.exact_time(row.at), class_name="num")),
        Column(head="SHA-256", cell=_digest),
    )
    table = data_table(_standing.rows, columns, caption="Acceptances of your company")
    return rx.cond(_standing.rows.length() > 0, section("Accepted by your company", table), rx.fragment())


def _digest(row: Any) -> rx.Component:
    return rx.el.code(row.digest[:16], title=row.digest, class_name="code quiet")
