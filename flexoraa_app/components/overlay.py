"""What is said over the page when an act is done or refused: a toast."""

import reflex as rx


def said(text: str) -> rx.event.EventSpec:
    """A toast that an act succeeded."""
    return rx.toast.success(text, position="bottom-right")


def refused(reason: str) -> rx.event.EventSpec:
    """A toast that says why an act was not done."""
    return rx.toast.error(reason, position="bottom-right", duration=8000)
