"""Values as HCL writes them."""

from __future__ import annotations

import json


def literal(value: str | int | bool | tuple[str, ...]) -> str:
    """An HCL literal. ``${`` and ``%{`` in a string are escaped, so that no text becomes an expression.

    https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
    """
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case str():
            return json.dumps(value, ensure_ascii=False).replace("${", "$${").replace("%{", "%%{")
        case _:
            return f"[{', '.join(literal(one) for one in value)}]"
