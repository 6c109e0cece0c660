"""The application that the server loads: pages, websocket and HTTP routes on one port."""

import reflex as rx
from reflex_base.registry import RegistrationContext
from starlette.applications import Starlette
from starlette.types import ASGIApp

from flexoraa_app.api.guard import guarded
from flexoraa_app.api.routes import ROUTES
from flexoraa_app.api.sound_events import sound_events
from flexoraa_app.api.webhooks import front
from flexoraa_app.compiled import PAGES, serve_compiled_pages
from flexoraa_app.failures import tell
from flexoraa_app.lifespan import product
from flexoraa_app.routes import add_pages
from flexoraa_app.theme import FAVICON, STYLESHEETS

app = rx.App(
    stylesheets=STYLESHEETS,
    reset_style=False,
    head_components=[rx.el.link(rel="icon", href=FAVICON, type="image/svg+xml")],
    backend_exception_handler=tell,
    api_transformer=Starlette(routes=ROUTES),
)
app.register_lifespan_task(product)
add_pages(app)


def asgi() -> ASGIApp:
    """What the server loads: the webhooks' door, then the limits and headers of all else, then events, then Reflex."""
    serve_compiled_pages()
    reflex = app()
    return front(guarded(sound_events(reflex, RegistrationContext.get().event_handlers), pages=PAGES))
