"""What is said over the page when an act is done or refused: a toast, in the reader's language."""

import json

import reflex as rx


def said(text: str) -> rx.event.EventSpec:
    """A toast that an act succeeded."""
    return rx.toast.success(_spoken(text), position="bottom-right")


def refused(reason: str) -> rx.event.EventSpec:
    """A toast that says why an act was not done."""
    return rx.toast.error(_spoken(reason), position="bottom-right", duration=8000)


def _spoken(text: str) -> rx.Var[str]:
    return rx.Var(f"window.spoken({json.dumps(text)})", _var_type=str)
