"""Rules for a person: one page each, or the list by category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from watari.report.findings.levels import STYLES
from watari.rules.categories import categories
from watari.rules.rule import Rule


def print_rule(rule: Rule, console: Console) -> None:
    """The whole story of one rule."""
    metadata = rule.metadata
    category = categories()[metadata.category]
    console.print(Text.assemble((rule.id, "bold"), "  ", (metadata.severity, STYLES[metadata.severity])))
    console.print(Text(f"{rule.message.strip()} ({rule.language}; category {category.number}: {category.title})\n"))
    for title, body in (("Why", metadata.why), ("On Fargate", metadata.replacement)):
        console.print(Text.assemble((f"{title}\n", "bold"), f"  {body.strip()}\n"))
    example = "".join(f"  {line}\n" for line in metadata.example.splitlines())
    console.print(Text.assemble(("Example\n", "bold"), example))
    console.print(Text.assemble(("Edit\n", "bold"), f"  {metadata.recipe}. {metadata.recipe_reason.strip()}\n"))
    if metadata.since:
        console.print(Text.assemble(("Since\n", "bold"), f"  {metadata.since.strip()}\n"))
    if metadata.links:
        console.print(Text.assemble(("See\n", "bold"), "".join(f"  {link}\n" for link in metadata.links)))


def print_category(number: int, rules: Iterable[Rule], console: Console) -> None:
    """A category, and the page of each of its rules."""
    category = categories()[number]
    console.print(Text(f"{number}. {category.title}", "bold"))
    console.print(Text(f"On Fargate: {category.fargate}\n"))
    own = [rule for rule in rules if rule.metadata.category == number]
    for rule in own:
        print_rule(rule, console)
    if not own:
        console.print(Text("There is no rule of this category."))


def print_rules(rules: Iterable[Rule], console: Console) -> None:
    """By category: severity at worst, id, message."""
    by_category: dict[int, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_category[rule.metadata.category].append(rule)
    for number, group in sorted(by_category.items()):
        console.print(Text(f"{number}. {categories()[number].title}", "bold"))
        for rule in group:
            severity = rule.metadata.severity
            console.print(
                Text.assemble((f"  {severity:<13}", STYLES[severity]), f"{rule.id:<42} ", rule.message.strip())
            )
