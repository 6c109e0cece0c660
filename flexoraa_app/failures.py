"""What a person sees when a handler fails: the sign-in page, a plain sentence, or a reference for the operator."""

import logging
from uuid import uuid4

import reflex as rx
from reflex.event import EventSpec

from flexoraa_app.components.overlay import refused
from services.errors import ConfirmationNeeded, FlexoraaError, SignedOut, TermsOutstanding
from services.job_failures import without_words

# The page knows best where the member is; the cookie changes on the way, so it is a full page load.
_CONFIRM = "window.location.assign('/confirm/?next=' + encodeURIComponent(location.pathname + location.search))"

_log = logging.getLogger(__name__)


def tell(exception: Exception) -> EventSpec:
    """Reflex's handler for whatever a page's handler raised; one of the two broad catches of the product."""
    if isinstance(exception, SignedOut):
        return rx.redirect("/sign-in/")
    if isinstance(exception, ConfirmationNeeded):
        return rx.call_script(_CONFIRM)
    if isinstance(exception, TermsOutstanding):
        return rx.redirect("/legal/")
    if isinstance(exception, FlexoraaError):
        return refused(str(exception))
    reference = uuid4().hex[:8]
    # Its kind and place: its words may be a person's.
    _log.error("a page's handler failed, reference %s: %s", reference, without_words(exception))
    return refused(f"Something went wrong on our side. Try again; if it stays, tell support {reference}.")
