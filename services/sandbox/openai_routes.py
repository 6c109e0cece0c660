"""OpenAI's routes."""

from starlette.routing import BaseRoute

OPENAI_ROUTES: list[BaseRoute] = []
