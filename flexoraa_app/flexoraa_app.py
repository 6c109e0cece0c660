"""The application that the server loads: pages, websocket and HTTP routes on one port."""

import reflex as rx
from starlette.types import ASGIApp

from flexoraa_app.compiled import serve_compiled_pages


def index() -> rx.Component:
    """Where a visitor arrives."""
    return rx.heading("Flexoraa")


app = rx.App()
app.add_page(index, route="/", title="Flexoraa")


def asgi() -> ASGIApp:
    """What the server loads: the application with the compiled pages mounted."""
    serve_compiled_pages()
    return app()
