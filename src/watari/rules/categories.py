"""The 74 categories of the catalogue: what works on EC2 and not, or not the same, on Fargate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

NUMBERS = range(1, 75)


@dataclass(frozen=True, slots=True)
class Category:
    """``title`` names what code does on EC2, ``fargate`` what is used instead."""

    number: int
    title: str
    fargate: str


@cache
def categories() -> dict[int, Category]:
    """All of them by number."""
    data = yaml.safe_load(files("watari.rules").joinpath("categories.yml").read_text(encoding="utf-8"))
    return {number: Category(number=number, **entry) for number, entry in data.items()}


def title_of(number: int) -> str:
    """The title of a category."""
    return categories()[number].title


@cache
def absent(language: str) -> dict[int, str]:
    """Why a category has no rule in a language, by number; empty for a language of which nothing is said."""
    file = files("watari.rules").joinpath("absent", f"{language}.yml")
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")) or {}) if file.is_file() else {}
