"""Long lines broken as black does, in files that black (or ruff, which formats alike) was content with before."""

from __future__ import annotations

from watari.flag.script.code import CodeFile

_WIDTHS = (88, 79, 100, 110, 119, 120)
"""Lines of so many characters: black's default, and what teams choose."""


def formatted(before: CodeFile, after: bytes) -> bytes:
    """``after`` formatted by the settings under which ``before`` needed no change; as it is where there are none."""
    if after == before.data or b"\r" in after:
        return after
    import black
    from black.parsing import InvalidInput

    source = before.data.decode()
    for width in _WIDTHS:
        for plain in (False, True):
            mode = black.Mode(line_length=width, string_normalization=not plain)
            try:
                if black.format_str(source, mode=mode) == source:
                    return black.format_str(after.decode(), mode=mode).encode()
            except (InvalidInput, ValueError):
                return after
    return after


def tidy(source: bytes) -> bytes:
    """A generated file as black has it, in lines of at most 100 characters."""
    import black

    return black.format_str(source.decode(), mode=black.Mode(line_length=100)).encode()
