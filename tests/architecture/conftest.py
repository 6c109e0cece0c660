"""The project's sources, parsed once for all tests of the architecture."""

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One Python file: its path from the root, and its syntax."""

    path: str
    tree: ast.Module

    def at(self, node: ast.AST) -> str:
        """`path:line` of a node, for messages."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def sources() -> list[Source]:
    """Every module of the product; tests and migrations are none."""
    files = sorted([*(ROOT / "services").rglob("*.py"), *(ROOT / "flexoraa_app").rglob("*.py")])
    return [
        Source(path=str(file.relative_to(ROOT)), tree=ast.parse(file.read_text(), str(file)))
        for file in files
        if "__pycache__" not in file.parts
    ]


@pytest.fixture(scope="session")
def pages() -> None:
    """Every module of the application imported, so that its states and pages are registered."""
    import importlib

    for file in sorted((ROOT / "flexoraa_app").rglob("*.py")):
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        importlib.import_module(name)
