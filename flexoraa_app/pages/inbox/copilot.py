"""The copilot above the composer: what to ask with its price, what came of it with its sources, and its way in."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.controls import button, icon_button
from flexoraa_app.components.states import skeleton
from flexoraa_app.pages.inbox.copilot_state import CopilotState
from flexoraa_app.pages.inbox.thread_state import ThreadState
from services.flows.ask_copilot import NO_MODEL
from services.rules.copilot import Task, ceiling, needs_model

_TASKS = (
    (Task.DRAFT, "Draft a reply", "pen-line"),
    (Task.SHORTER, "Shorter", "fold-vertical"),
    (Task.WARMER, "Warmer", "heart-handshake"),
    (Task.FORMAL, "Formal", "briefcase-business"),
    (Task.TRANSLATE, "Into their language", "languages"),
    (Task.UNDERSTAND, "Translate theirs", "book-open-text"),
)
# What stands in the reply at the moment of the click; the server keeps no copy of what is being typed.
_TYPED = rx.Var(
    "(document.querySelector('.composer textarea[name=\"body\"]')?.value ?? '')", _var_type=str
).guess_type()
_suggestion = CopilotState.suggestion


def copilot_switch() -> rx.Component:
    """Opens the copilot in the browser; its key works while somebody types."""
    box = rx.el.input(type="checkbox", class_name="mode-radio copilot-open", aria_label="Copilot")
    mark = rx.icon("sparkles", size=13, aria_hidden="true")
    attributes = {"data-key": "copilot"}
    return rx.el.label(
        box, mark, "Copilot", class_name="mode copilot-switch", title="Copilot (Ctrl J)", custom_attrs=attributes
    )


def copilot_panel() -> rx.Component:
    """Shown while the switch is on."""
    is_here = CopilotState.about == ThreadState.thread.id
    result = rx.cond(CopilotState.summary.lines.length() > 0, _summary(), _suggested())
    return rx.el.div(
        rx.el.div(
            *[_task(task, words, icon) for task, words, icon in _TASKS], _summarise(), class_name="copilot-tasks"
        ),
        rx.cond(ThreadState.has_model, rx.fragment(), rx.el.p(NO_MODEL, class_name="small quiet")),
        rx.cond(is_here, result, rx.fragment()),
        class_name="copilot",
        role="region",
        aria_label="Copilot",
    )


def _task(task: Task, words: str, icon: str) -> rx.Component:
    is_off = CopilotState.is_busy | ~ThreadState.has_model if needs_model(task) else CopilotState.is_busy
    price = rx.el.span(
        "≤ " if task is Task.DRAFT else "", browser.tokens(ceiling(task)), class_name="num copilot-price"
    )
    return rx.el.button(
        rx.icon(icon, size=13, aria_hidden="true"),
        words,
        price,
        type="button",
        class_name="copilot-task",
        disabled=is_off,
        title=f"{words}: costs tokens as shown, nothing where nothing comes of it",
        on_click=CopilotState.ask(task.value, _TYPED),
    )


def _summarise() -> rx.Component:
    mark = rx.icon("list", size=13, aria_hidden="true")
    free = rx.el.span("free", class_name="copilot-price")
    return rx.el.button(
        mark, "Summarise", free, type="button", class_name="copilot-task", on_click=CopilotState.summarise
    )


def _suggested() -> rx.Component:
    failed = rx.el.p(_suggestion.problem, class_name="copilot-problem", role="alert")
    return rx.cond(
        CopilotState.is_busy,
        skeleton(2),
        rx.cond(_suggestion.problem != "", failed, rx.cond(_suggestion.text != "", _text(), rx.fragment())),
    )


def _text() -> rx.Component:
    price = rx.cond(
        _suggestion.price_deci > 0, rx.fragment(browser.tokens(_suggestion.price_deci), " tokens"), "nothing charged"
    )
    is_ours = _suggestion.task != Task.UNDERSTAND.value
    use = button("Use it", size="s", kind="main", custom_attrs={"data-put": _suggestion.text})
    return rx.el.div(
        rx.cond(_suggestion.task == Task.DRAFT.value, rx.fragment(), _original()),
        rx.el.p(_suggestion.text, class_name="copilot-text", dir="auto"),
        rx.el.ul(rx.foreach(_suggestion.sources, _source), class_name="copilot-sources", aria_label="Sources"),
        rx.el.div(
            rx.cond(is_ours, rx.fragment(use, _undo()), rx.fragment()),
            _leave(),
            rx.el.span(class_name="grow"),
            rx.el.span(price, class_name="small quiet num"),
            class_name="row",
        ),
        class_name="copilot-result",
    )


def _original() -> rx.Component:
    return rx.el.p(_suggestion.original, class_name="quote", dir="auto", title="As it was written")


def _summary() -> rx.Component:
    lines = CopilotState.summary.lines
    return rx.el.div(
        rx.el.ul(rx.foreach(lines, lambda line: rx.el.li(line, dir="auto")), class_name="copilot-lines"),
        rx.el.ul(rx.foreach(CopilotState.summary.sources, _source), class_name="copilot-sources", aria_label="Sources"),
        rx.el.div(_leave(), class_name="row"),
        class_name="copilot-result",
    )


def _source(source: Any) -> rx.Component:
    return rx.el.li(source, dir="auto")


def _undo() -> rx.Component:
    return button(
        "Undo", size="s", kind="bare", title="Bring back what stood there (Ctrl Z)", custom_attrs={"data-unput": True}
    )


def _leave() -> rx.Component:
    return icon_button("x", "Leave it", on_click=CopilotState.dismiss)
