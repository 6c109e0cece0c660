"""Every encrypted field is known to rotation, and to erasure where it is about a contact."""

import importlib
import pkgutil

import services
from services.crypto import DEPLOYMENT_PURPOSES, Field, Purpose
from services.keys.reencrypting import places_of
from services.keys.rotation import ROTATED
from services.schema import METADATA
from services.thoughts import THOUGHT

# In Redis for two minutes: gone before a rotation or an erasure looks for it, and unreadable after either.
KEPT_IN_NO_TABLE = {THOUGHT}


def _declared() -> set[Field]:
    """Every field that a module of the product declares."""
    names = [found.name for found in pkgutil.walk_packages(services.__path__, "services.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    found = {value for module in modules for value in vars(module).values() if isinstance(value, Field)}
    return found - KEPT_IN_NO_TABLE


def test_every_field_of_a_tenant_is_re_encrypted() -> None:
    known = {place.field for purpose in ROTATED for place in places_of(purpose)}
    of_tenants = {field for field in _declared() if METADATA.tables[field.table].info["scope"] == "tenant"}

    assert of_tenants == known


def test_fields_of_the_deployment_are_under_its_own_keys() -> None:
    of_deployment = {field for field in _declared() if METADATA.tables[field.table].info["scope"] == "deployment"}

    assert {field.purpose for field in of_deployment} <= set(DEPLOYMENT_PURPOSES)
    assert Purpose.INTAKE in {field.purpose for field in of_deployment}
