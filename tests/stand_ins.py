"""Every public function of a package, and arguments for it made from its signature: the other tenant's ids throughout.

A function that the code gains is driven without a change here, unless it takes a type that nobody has filled before:
that is an error which names the parameter.
"""

import importlib
import inspect
import pkgutil
import tempfile
import types
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID
from zoneinfo import ZoneInfo

from twins import Twins

from services.subject_keys import Subject

Function = Callable[..., Any]
COLLECTIONS = (list, tuple, Sequence, Collection, set, frozenset, AbstractSet)


def functions_of(package: str) -> Iterator[Function]:
    """Every public coroutine function and asynchronous generator that the package's modules define."""
    root = importlib.import_module(package)
    for module in pkgutil.iter_modules(root.__path__, f"{package}."):
        for name, found in vars(importlib.import_module(module.name)).items():
            is_async = inspect.iscoroutinefunction(found) or inspect.isasyncgenfunction(found)
            if is_async and not name.startswith("_") and found.__module__ == module.name:
                yield found


def name_of(function: Function) -> str:
    """`module.function`, for ids of tests and lists."""
    return f"{function.__module__.rsplit('.', maxsplit=1)[-1]}.{function.__name__}"


async def outcome_of(function: Function, arguments: Mapping[str, Any]) -> Any:
    """What it returns, or everything that it yields."""
    if inspect.isasyncgenfunction(function):
        return [item async for item in function(**arguments)]
    return await function(**arguments)


class Arguments:
    """Makes arguments; `given` holds what is known by name or type, ids are the other tenant's."""

    def __init__(self, twins: Twins, now: datetime, *given: object, **named: object) -> None:
        self._twins = twins
        self._now = now
        self._given = given
        self._named = named

    def of(self, function: Function) -> list[dict[str, Any]]:
        """One set of arguments for each id that could be meant by its parameters, at least one."""
        hints = get_type_hints(function)
        names = [name for name in inspect.signature(function).parameters if name in hints]
        choices = {name: self._choices(name, hints[name], function) for name in names}
        longest = max((len(found) for found in choices.values()), default=1)
        return [{name: found[turn % len(found)] for name, found in choices.items()} for turn in range(longest)]

    @staticmethod
    def parameters_of(function: Function) -> list[str]:
        """The names of its parameters."""
        return list(inspect.signature(function).parameters)

    def _choices(self, name: str, hint: Any, function: Function) -> list[Any]:
        if name in self._named:
            return [self._named[name]]
        for known in self._given:
            if isinstance(hint, type) and hint not in (object, Any) and isinstance(known, hint):
                return [known]
        try:
            return self._of_type(name, hint)
        except TypeError as error:
            raise TypeError(f"say in stand_ins.py how to fill {name} of {name_of(function)}: {error}") from None

    def _of_type(self, name: str, hint: Any) -> list[Any]:
        origin = get_origin(hint)
        if origin in (Union, types.UnionType):
            return self._of_type(name, get_args(hint)[0])
        if origin in COLLECTIONS:
            return [self._collection(name, origin, get_args(hint))]
        if origin is not None:
            return [{}]
        if hint is Any:
            return [str(one) for one in self._twins.ids_named(name)]
        return self._of_class(name, hint)

    def _collection(self, name: str, origin: Any, inner: tuple[Any, ...]) -> Any:
        items = [one for kind in inner if kind is not Ellipsis for one in self._of_type(name.removesuffix("s"), kind)]
        if origin is tuple and Ellipsis not in inner:
            return tuple(self._of_type(name, kind)[0] for kind in inner)
        return frozenset(items) if origin in (set, frozenset, AbstractSet) else tuple(items)

    def _of_class(self, name: str, kind: type) -> list[Any]:
        if kind is UUID:
            return list(self._twins.ids_named(name))
        if kind is Subject:
            return [self._twins.subject]
        if issubclass(kind, Enum):
            return list(kind)[:2]
        if kind is str:
            return ["", *(str(one) for one in self._twins.ids_named(name))]
        if is_dataclass(kind):
            return self._dataclass(kind)
        plain = {
            bool: [False, True],
            int: [1],
            float: [0.1],
            bytes: [b"\0" * 32],
            datetime: [self._now],
            date: [self._now.date()],
            timedelta: [timedelta(hours=1)],
            dict: [{}],
            ZoneInfo: [ZoneInfo("Asia/Kolkata")],
            Path: [Path(tempfile.gettempdir()) / "flexoraa-stand-in"],
        }
        if kind not in plain:
            raise TypeError(str(kind))
        return plain[kind]

    def _dataclass(self, kind: Any) -> list[Any]:
        """One for each id that fits into one of its fields; the others hold their defaults."""
        hints = get_type_hints(kind)
        needed = [field for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING]
        start = {field.name: self._of_type(field.name, hints[field.name])[-1] for field in needed if field.init}
        texts = [field.name for field in fields(kind) if hints[field.name] in (str, UUID, str | None, UUID | None)]
        swapped = [{**start, name: value} for name in texts for value in self._of_type(name, hints[name])]
        return [kind(**values) for values in [start, *swapped]]
