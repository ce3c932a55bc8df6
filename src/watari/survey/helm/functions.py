"""The functions of Helm templates that decide names, hosts and environments (Helm's «Template Function List»)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml


class Unknown:
    """A value that only a running Helm or cluster knows; what it is written into is unknown too."""

    def __bool__(self) -> bool:
        return False


UNKNOWN = Unknown()


def text_of(value: Any) -> str:
    """A value as a template writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value) if isinstance(value, dict | list) else str(value)


def merged(base: Any, over: Any) -> Any:
    """Two trees of values; ``over`` wins, and its null removes (Helm's coalescing of values)."""
    if not (isinstance(base, dict) and isinstance(over, dict)):
        return over
    result = dict(base)
    for key, value in over.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merged(base.get(key), value)
    return result


def field_of(value: Any, name: str) -> Any:
    """A key of a mapping; None where there is none, UNKNOWN below UNKNOWN."""
    if isinstance(value, Unknown):
        return UNKNOWN
    return value.get(name) if isinstance(value, Mapping) else None


def _indent(width: int, text: str) -> str:
    return "\n".join(" " * int(width) + line if line else line for line in text_of(text).split("\n"))


def _printf(pattern: str, *values: Any) -> Any:
    pieces = re.sub(r"%[+#]?[vdqt]", lambda m: '"%s"' if m[0].endswith("q") else "%s", pattern)
    return pieces % tuple(text_of(value) for value in values)


def _dictionary(*pairs: Any) -> dict[str, Any]:
    return dict(zip(map(text_of, pairs[::2]), pairs[1::2], strict=False))


def _index(value: Any, *keys: Any) -> Any:
    for key in keys:
        if isinstance(value, list) and isinstance(key, int):
            value = value[key] if -len(value) <= key < len(value) else None
        else:
            value = field_of(value, text_of(key))
    return value


def _merge(*trees: Any) -> Any:
    """``merge``: the first wins."""
    result: Any = {}
    for tree in trees:
        result = merged(tree, result)
    return result


def _merge_overwrite(*trees: Any) -> Any:
    result: Any = {}
    for tree in trees:
        result = merged(result, tree)
    return result


def _to_yaml(value: Any) -> str:
    return str(yaml.safe_dump(value, sort_keys=True, width=10_000)).removesuffix("...\n").rstrip("\n")


def _first_set(*values: Any) -> Any:
    return next((value for value in values if value), values[-1] if values else None)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "default": lambda fallback, value=None: value or fallback,
    "coalesce": _first_set,
    "or": _first_set,
    "and": lambda *values: next((value for value in values if not value), values[-1]),
    "not": lambda value: not value,
    "eq": lambda one, *others: one in others,
    "ne": lambda one, other: one != other,
    "gt": lambda one, other: one > other,
    "ge": lambda one, other: one >= other,
    "lt": lambda one, other: one < other,
    "le": lambda one, other: one <= other,
    "empty": lambda value: not value,
    "ternary": lambda yes, no, condition: yes if condition else no,
    "required": lambda _, value: value,
    "quote": lambda *values: " ".join(json.dumps(text_of(value)) for value in values),
    "squote": lambda *values: " ".join("'" + text_of(value) + "'" for value in values),
    "toYaml": _to_yaml,
    "toJson": json.dumps,
    "fromYaml": yaml.safe_load,
    "indent": _indent,
    "nindent": lambda width, text: "\n" + _indent(width, text),
    "printf": _printf,
    "print": lambda *values: "".join(map(text_of, values)),
    "cat": lambda *values: " ".join(map(text_of, values)),
    "trunc": lambda count, text: text[:count] if count >= 0 else text[count:],
    "trim": lambda text: text_of(text).strip(),
    "trimSuffix": lambda end, text: text_of(text).removesuffix(end),
    "trimPrefix": lambda start, text: text_of(text).removeprefix(start),
    "trimAll": lambda characters, text: text_of(text).strip(characters),
    "replace": lambda old, new, text: text_of(text).replace(old, new),
    "lower": lambda text: text_of(text).lower(),
    "upper": lambda text: text_of(text).upper(),
    "kebabcase": lambda text: re.sub(r"(?<=[a-z0-9])([A-Z])|[_ ]+", r"-\1", text_of(text)).lower(),
    "contains": lambda part, text: text_of(part) in text_of(text),
    "hasPrefix": lambda start, text: text_of(text).startswith(start),
    "hasSuffix": lambda end, text: text_of(text).endswith(end),
    "hasKey": lambda tree, key: isinstance(tree, dict) and key in tree,
    "has": lambda one, many: isinstance(many, list) and one in many,
    "toString": text_of,
    "int": lambda value: int(float(value or 0)),
    "int64": lambda value: int(float(value or 0)),
    "atoi": lambda value: int(value or 0),
    "float64": lambda value: float(value or 0),
    "add": lambda *values: sum(int(value) for value in values),
    "add1": lambda value: int(value) + 1,
    "sub": lambda one, other: int(one) - int(other),
    "mul": lambda one, other: int(one) * int(other),
    "len": lambda value: len(value or ()),
    "list": lambda *values: list(values),
    "tuple": lambda *values: list(values),
    "append": lambda values, one: [*(values or []), one],
    "concat": lambda *lists: [one for values in lists for one in values or []],
    "first": lambda values: values[0] if values else None,
    "last": lambda values: values[-1] if values else None,
    "uniq": lambda values: list(dict.fromkeys(values)),
    "keys": lambda tree: list(tree or {}),
    "values": lambda tree: list((tree or {}).values()),
    "pick": lambda tree, *keys: {key: value for key, value in (tree or {}).items() if key in keys},
    "omit": lambda tree, *keys: {key: value for key, value in (tree or {}).items() if key not in keys},
    "dict": _dictionary,
    "get": lambda tree, key: field_of(tree, key) or "",
    "dig": lambda *path: _index(path[-1], *path[:-2]) or path[-2],
    "index": _index,
    "merge": _merge,
    "mergeOverwrite": _merge_overwrite,
    "deepCopy": lambda value: value,
    "join": lambda separator, values: separator.join(map(text_of, values or [])),
    "splitList": lambda separator, text: text_of(text).split(separator),
    "kindIs": lambda kind, value: _kind(value) == kind,
    "typeIs": lambda kind, value: _kind(value) == kind,
}


def _kind(value: Any) -> str:
    names = {bool: "bool", str: "string", int: "int", float: "float64", dict: "map", list: "slice"}
    return names.get(type(value), "invalid")
