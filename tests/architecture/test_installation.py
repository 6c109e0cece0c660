"""What a machine installs: pinned by hash, from whatever registry that machine is configured with."""

import re

import pytest

LOCKS = ("requirements.lock", "reflex.lock/bun.lock", "reflex.lock/package.json", "bunfig.toml", ".npmrc")


@pytest.mark.parametrize("name", LOCKS)
def test_lock_carries_no_address(root, name):
    addresses = re.findall(r"[a-z+]+://\S+", (root / name).read_text())

    assert not addresses, f"{name} must not name a registry: {addresses[:3]}"


def test_every_python_package_has_hashes(root):
    entries = re.split(r"\n(?=[a-z0-9])", (root / "requirements.lock").read_text())
    bare = [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]

    assert not bare, f"Run `make lock`: {bare}"


def test_every_direct_need_is_locked(root):
    named = re.findall(r"^([a-zA-Z0-9_-]+)", (root / "requirements.in").read_text(), re.MULTILINE)
    locked = set(re.findall(r"^([a-z0-9-]+)==", (root / "requirements.lock").read_text(), re.MULTILINE))
    missing = [name for name in named if name.lower().replace("_", "-") not in locked]

    assert not missing, f"Run `make lock`: {missing}"


def test_javascript_packages_are_pinned_exactly(root):
    loose = re.findall(r'"[^"]+": "[~^>*][^"]*"', (root / "reflex.lock/package.json").read_text())

    assert not loose


@pytest.mark.parametrize("target", ["run", "test", "check", "bench"])
def test_makefile_offers(root, target):
    assert re.search(rf"^{target}:", (root / "Makefile").read_text(), re.MULTILINE)
