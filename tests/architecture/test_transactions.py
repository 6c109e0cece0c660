"""Who may commit, and what must never wait for an outside service."""

import ast
from collections.abc import Iterator
from pathlib import Path

# db.py is the product's one door; migrations run before there is a product.
MAY_COMMIT = {"services/db.py", "services/migrations.py"}
# Fields of Deps that answer from this process or its database; whatever else stands there is an outside service.
INSIDE = {"Settings", "Database", "Clock", "Queue", "Keyring", "LivePublisher", "LiveFeed", "Lanes", "Pressure"}


def _transactions(tree: ast.AST) -> Iterator[ast.AsyncWith]:
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncWith) and any(_opens(item.context_expr) for item in node.items):
            yield node


def _opens(expression: ast.expr) -> bool:
    called = expression.func if isinstance(expression, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in {
        "transaction",
        "prepared",
        "provisional",
        "deployment",
        "read",
    }


def _gateways(root: Path) -> set[str]:
    [deps] = [
        node
        for node in ast.parse((root / "services/deps.py").read_text()).body
        if isinstance(node, ast.ClassDef) and node.name == "Deps"
    ]
    fields = [node for node in deps.body if isinstance(node, ast.AnnAssign)]
    return {ast.unparse(field.target) for field in fields if ast.unparse(field.annotation) not in INSIDE}


def test_only_the_database_module_commits(sources):
    commits = [
        source.at(node)
        for source in sources
        if source.path not in MAY_COMMIT
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"commit", "rollback"}
    ]

    assert not commits, f"Leave the commit to `async with deps.db.transaction(…)`: {commits}"


def test_deps_names_its_outside_services(root):
    assert {"whatsapp", "reader"} <= _gateways(root)


def test_no_outside_service_is_called_inside_a_transaction(sources, root):
    gateways = _gateways(root)

    calls = [
        f"{source.at(node)} deps.{node.attr}"
        for source in sources
        for block in _transactions(source.tree)
        for node in ast.walk(block)
        if isinstance(node, ast.Attribute) and node.attr in gateways and ast.unparse(node.value).endswith("deps")
    ]

    assert not calls, (
        f"A slow answer would hold the transaction's locks: call before it opens or after it ends: {calls}"
    )


def test_only_edges_flows_and_the_worker_open_transactions(sources):
    allowed = (
        "services/flows/",
        "services/screens/",
        "services/worker.py",
        "services/runtime.py",
        "services/reactions.py",
    )
    openers = [
        source.at(block)
        for source in sources
        for block in _transactions(source.tree)
        if source.path.startswith(("services/rules/", *_features())) and not source.path.startswith(allowed)
    ]

    assert not openers, f"Features take a transaction as their first argument; a flow opens it: {openers}"


def _features() -> tuple[str, ...]:
    names = "tenants contacts conversations leads assignments replies outreach billing mail experiments compliance"
    return tuple(f"services/{name}/" for name in names.split())
