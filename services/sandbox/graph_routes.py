"""The Graph API's routes, under any version prefix or none."""

import re

from starlette.routing import Route, Router
from starlette.types import Receive, Scope, Send

from services.sandbox import graph_media, graph_messages, graph_objects, graph_templates

VERSION = re.compile(r"^(/graph)/v\d+\.\d+(?=/)")

_ROUTER = Router(
    [
        Route("/_files/{ticket}", graph_media.get_file, methods=["GET"]),
        Route("/{id}/messages", graph_messages.post_message, methods=["POST"]),
        Route("/{id}/marketing_messages", graph_messages.post_marketing_message, methods=["POST"]),
        Route("/{id}/media", graph_media.post_media, methods=["POST"]),
        Route("/{id}/message_templates", graph_templates.get_templates, methods=["GET"]),
        Route("/{id}/message_templates", graph_templates.post_template, methods=["POST"]),
        Route("/{id}/message_templates", graph_templates.delete_templates, methods=["DELETE"]),
        Route("/{id}/unpause", graph_templates.unpause_template, methods=["POST"]),
        Route("/{id}/phone_numbers", graph_objects.get_phone_numbers, methods=["GET"]),
        Route("/{id}/subscribed_apps", graph_objects.subscribed_apps, methods=["GET", "POST", "DELETE"]),
        Route("/{id}", graph_objects.get_object, methods=["GET"]),
        Route("/{id}", graph_objects.post_object, methods=["POST"]),
        Route("/{id}", graph_objects.delete_object, methods=["DELETE"]),
    ]
)


class AnyVersion:
    """Strips the version from the path before the routes see it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await _ROUTER({**scope, "path": VERSION.sub(r"\1", scope["path"])}, receive, send)
