"""Where things lie and what they are called."""

import ast
import sys
from pathlib import Path

VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "service", "core"}
FEATURE_FILES = {"models.py", "queries.py", "commands.py"}


def test_no_module_has_a_name_that_says_nothing(sources):
    vague = [
        source.path
        for source in sources
        if Path(source.path).stem in VAGUE or Path(source.path).stem.endswith("_manager")
    ]

    assert not vague, f"Name the module after the question it answers: {vague}"


def test_every_module_says_what_it_answers(sources):
    silent = [s.path for s in sources if s.tree.body and not ast.get_docstring(s.tree)]

    assert not silent, f"Open the module with one to five lines: what it answers, what it leaves to whom: {silent}"


def test_package_files_are_empty(sources):
    full = [source.path for source in sources if source.path.endswith("__init__.py") and source.tree.body]

    assert not full, f"Import from the module itself; a package's __init__.py stays empty: {full}"


def test_every_folder_of_the_product_is_a_package(sources, root):
    folders = {(root / source.path).parent for source in sources}
    bare = [str(folder.relative_to(root)) for folder in folders if not (folder / "__init__.py").exists()]

    assert not bare, f"Add an empty __init__.py, or mypy and import-linter pass these by: {bare}"


def test_test_folders_shadow_no_package(root):
    packages = [
        str(file.relative_to(root)) for folder in ("tests", "alembic") for file in (root / folder).rglob("__init__.py")
    ]

    assert not packages, f"Delete these, they would shadow a package of the same name: {packages}"


def test_test_files_have_unique_names(root):
    names = [file.name for file in (root / "tests").rglob("test_*.py")]
    twice = sorted({name for name in names if names.count(name) > 1})

    assert not twice, f"Rename: reports of failures would be ambiguous: {twice}"


def test_rules_import_only_the_standard_library(sources):
    foreign = [
        f"{source.at(node)} {module}"
        for source in sources
        if source.path.startswith("services/rules/")
        for node in ast.walk(source.tree)
        for module in _imported(node)
        if module.split(".")[0] not in sys.stdlib_module_names and not module.startswith("services.rules")
    ]

    assert not foreign, f"A rule decides from plain values; hand the rest in as arguments: {foreign}"


def _imported(node: ast.AST) -> list[str]:
    match node:
        case ast.Import():
            return [name.name for name in node.names]
        case ast.ImportFrom():
            return [node.module or ""]
        case _:
            return []
