"""The names of channels: an expression followed backwards to the texts that it can hold.

A text comes from a literal, a named constant, the environment, configuration, or from the callers of the function
whose parameter it is; then the callers' lines come along. What stays open has no text: nothing is guessed.
"""

from __future__ import annotations

import itertools
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from watari.model.evidence import Evidence
from watari.survey.code.messaging.arguments import split_at
from watari.survey.code.messaging.expressions import (
    CHAIN,
    CHANNEL_KEY,
    CONFIGURATION,
    DEPTH,
    ENV,
    HOLDER,
    HOLE,
    LIST,
    LISTING,
    LOOKUP,
    MAKING,
    MOST,
    OF_ITSELF,
    PREFIXES,
    TRANSPARENT,
    Known,
    Place,
    argument_for,
    common,
    flat,
    pair_key,
    profile,
    stem,
)
from watari.survey.code.refs import unquote
from watari.survey.facts import Assignment, Call, CodeFile, Function, NamedText


class Channels:
    """The texts of expressions in some files.

    ``env`` gives what a variable holds, ``sent`` are the lines on which a broker's client is called.
    """

    def __init__(
        self,
        files: Iterable[CodeFile],
        texts: Iterable[NamedText],
        env: Callable[[str], tuple[str, Evidence] | None],
        sent: Iterable[Evidence] = (),
    ) -> None:
        self._sent = set(sent)
        self._env = env
        self._files = {file.evidence.path: file for file in files}
        self._functions: dict[str, list[tuple[str, Function]]] = defaultdict(list)
        self._assigned: dict[str, list[tuple[str, Assignment]]] = defaultdict(list)
        self._given: dict[tuple[str, str], list[Assignment]] = defaultdict(list)
        self._calls: dict[str, list[tuple[str, Call]]] = defaultdict(list)
        for path, file in self._files.items():
            for function in file.functions:
                self._functions[function.name].append((path, function))
            for one in file.assignments:
                self._assigned[one.target.rsplit(".", 1)[-1]].append((path, one))
                if one.target.rsplit(".", 1)[-1] == "return" and one.function is not None:
                    self._given[path, one.function].append(one)
            for call in file.calls:
                self._calls[re.sub(r"<.*", "", call.name)].append((path, call))
        self._named: dict[str, list[NamedText]] = defaultdict(list)
        self._configured: dict[str, list[NamedText]] = defaultdict(list)
        for text in texts:
            if text.configured:
                key = [flat(part) for part in re.split(r"[.:]", text.name)]
                for start in range(len(key)):
                    self._configured[".".join(key[start:])].append(text)
            else:
                self._named[text.name].append(text)

    def texts(self, expression: str, place: Place, depth: int = 0) -> list[Known]:
        """What the expression can hold, without repetition; empty where no line says it."""
        if depth > DEPTH:
            return []
        found: dict[tuple[str, tuple[Evidence, ...]], Known] = {}
        for one in self._expression(expression.strip(), place, depth):
            found.setdefault((one.text, one.sites), one)
        return list(found.values())[:MOST]

    def callers(self, function: str, path: str) -> list[tuple[str, Call]]:
        """The calls that can mean the function of that name in that file."""
        # A wrapper is often named as the client's method that it calls: `channel.publish` inside `publish`.
        calls = [
            one
            for one in self._calls.get(function, ())
            if self._means(one, path) and not (one[0] == path and Evidence(path, one[1].line) in self._sent)
        ]
        homes = {posixpath.dirname(where) for where, _ in self._functions.get(function, ())}
        if len(homes) < 2:
            return calls
        # Equally named functions of several packages: the qualifier says which is meant.
        home = flat(posixpath.basename(posixpath.dirname(path)))
        others = {flat(posixpath.basename(one)) for one in homes} - {home}

        def elsewhere(call: Call) -> bool:
            qualifier = flat(call.callee.rpartition(".")[0].rpartition(".")[2])
            return home not in qualifier and any(other and other in qualifier for other in others)

        return [one for one in calls if not elsewhere(one[1])]

    def _means(self, one: tuple[str, Call], path: str) -> bool:
        """A plain name means a function of its own folder or one that is imported; ``a.f`` any method."""
        return (
            "." in one[1].callee
            or "->" in one[1].callee
            or one[0] == path
            or not path.endswith(".go")
            or (posixpath.dirname(one[0]) == posixpath.dirname(path))
        )

    def _expression(self, text: str, place: Place, depth: int) -> list[Known]:
        whole = PREFIXES.sub("", text).strip()
        if whole.startswith(":") and re.fullmatch(r":\w+", whole):
            return [Known(whole[1:], Evidence(place.path, place.line))]
        named = re.match(r"nameof\((?:\w+\.)*(\w+)\)$", whole)
        if named:
            return [Known(named[1], Evidence(place.path, place.line))]
        literal = unquote(whole)
        if literal is not None:
            return self._literal(literal, text, place, depth)
        for operator in ("??", "||", " or ", "?:"):
            sides = split_at(whole, operator)
            if len(sides) > 1:
                return self._first(sides, place, depth)
        for operator in ("+", " . "):
            sides = split_at(whole, operator)
            if len(sides) > 1 and all(sides):
                return self._joined([self.texts(side, place, depth + 1) for side in sides], place)
        listed = LIST.match(whole) if LISTING.match(whole) else None
        if listed:
            elements = split_at(listed[1], ",")
            return [known for one in elements if one for known in self.texts(pair_key(one), place, depth + 1)]
        if ENV.search(whole) and (known := self._environment(whole)):
            return known
        return self._named_or_called(whole, place, depth)

    def _literal(self, literal: str, text: str, place: Place, depth: int) -> list[Known]:
        here = Evidence(place.path, place.line)
        holes = list(HOLE.finditer(literal))
        filled = re.match(r"[fFrR$@]*[$fF]|`", text) or "${" in literal or "#{" in literal
        if not holes or not filled:
            return [Known(literal, here)]
        parts: list[list[Known]] = []
        last = 0
        for hole in holes:
            parts.append([Known(literal[last : hole.start()], here)])
            parts.append(self._hole(hole[1], place, depth))
            last = hole.end()
        parts.append([Known(literal[last:], here)])
        return self._joined(parts, place)

    def _hole(self, inner: str, place: Place, depth: int) -> list[Known]:
        key, colon, default = inner.partition(":")
        configured = self.configured(key.strip(), place)
        if configured:
            return configured
        known = self._env(key.strip())
        if known:
            return [Known(*known)]
        if colon and re.fullmatch(r"[\w./-]+", default) and re.fullmatch(r"[\w.-]+", key):
            return [Known(default, Evidence(place.path, place.line))]
        return self.texts(inner, place, depth + 1)

    def _joined(self, parts: list[list[Known]], place: Place) -> list[Known]:
        if any(not part for part in parts):
            return []
        found = []
        for chosen in itertools.islice(itertools.product(*parts), MOST):
            longest = max(chosen, key=lambda one: len(one.sites))
            evidence = next((one.evidence for one in chosen if one.text), Evidence(place.path, place.line))
            text = "".join(one.text for one in chosen)
            found.append(Known(text, evidence, longest.sites, longest.through))
        return found

    def _first(self, sides: list[str], place: Place, depth: int) -> list[Known]:
        """``a ?? b``: what is set before the default."""
        for side in sides:
            found = self.texts(side, place, depth + 1)
            if found:
                return found
        return []

    def _environment(self, text: str) -> list[Known]:
        names = [*re.findall(r"['\"]([A-Za-z][\w.:-]*)['\"]", text), *re.findall(r"env\.([A-Z]\w+)", text)]
        for name in names[:1]:
            known = self._env(name)
            if known:
                return [Known(*known)]
        return []

    def configured(self, key: str, place: Place) -> list[Known]:
        """What configuration says under a key; a service's own file before others."""
        parts = [flat(part) for part in re.split(r"[.:]|__", key.strip("%")) if part]
        variable = self._env("_".join(re.split(r"[.:-]", key)).upper()) or self._env(key.replace(":", "__"))
        if variable:
            return [Known(*variable)]
        found = self._configured.get(".".join(parts), [])
        near = sorted(found, key=lambda one: (-common(one.evidence.path, place.path), profile(one.evidence.path)))
        if not near:
            return []
        if HOLE.search(near[0].text):
            inside = Place(near[0].evidence.path, near[0].evidence.line, None)
            return self._literal(near[0].text, '"' + near[0].text, inside, DEPTH - 2)
        return [Known(near[0].text, near[0].evidence)]

    def _named_or_called(self, text: str, place: Place, depth: int) -> list[Known]:
        if text.endswith(")") and not text.endswith("()"):
            if TRANSPARENT.match(text):
                inner = split_at(text[text.index("(") + 1 : -1], ",")
                named = next((one for one in inner if re.match(r"(name|queue)\s*[=:]", one)), inner[0])
                found = self.texts(re.sub(r"^(name|queue)\s*[=:]\s*", "", named), place, depth + 1)
                if found:
                    return found
            return self._looked_up(text, place) or self._returned(text, place, depth)
        if text.endswith("]") and (found := self._looked_up(text, place)):
            return found
        if not CHAIN.match(text):
            return []
        chain = [part for part in re.split(r"\s*(?:\.|->|::|\?\.|!\.)\s*", text.rstrip("!?").lstrip("@$")) if part]
        if chain[-1].endswith("()"):
            return self._accessor(chain, place, depth)
        return self._chain(chain, place, depth)

    def _looked_up(self, text: str, place: Place) -> list[Known]:
        """``configuration["Topics:Orders"]``, ``config.get("topics.orders")``."""
        keys = [match[2] for match in LOOKUP.finditer(text)]
        if not keys or not CONFIGURATION.search(text):
            return []
        found = self.configured(".".join(keys), place) or self.configured(keys[-1], place)
        return found or self._environment(text)

    def _returned(self, text: str, place: Place, depth: int) -> list[Known]:
        name = re.split(r"\.|->|::", text[: text.index("(")])[-1].strip()
        return self._returns(name, place, depth)

    def _returns(self, name: str, place: Place, depth: int) -> list[Known]:
        found: list[Known] = []
        near = [one for one in self._functions.get(name, ()) if one[0] == place.path] or self._functions.get(name, [])[
            :3
        ]
        for path, _ in near:
            for one in self._given.get((path, name), ()):
                found += self._of_refs(one.refs, Place(path, one.line, name), depth + 1)
        return found

    def _accessor(self, chain: list[str], place: Place, depth: int) -> list[Known]:
        """``config.getTopic()``: a function's result, else the field that it gets."""
        name = chain[-1][:-2]
        if (
            name in ("name", "getName", "toString", "ToString", "value", "getValue", "to_s", "to_string")
            and len(chain) > 1
        ):
            return self._chain([part.removesuffix("()") for part in chain[:-1]], place, depth)
        found = self._returns(name, place, depth)
        bare = re.sub(r"^(get|Get|get_)(?=[A-Z_])", "", name)
        owner = [part.removesuffix("()") for part in chain[:-1]]
        return found or self._chain([*owner, bare[:1].lower() + bare[1:]], place, depth)

    def _chain(self, chain: list[str], place: Place, depth: int) -> list[Known]:
        own = chain[1:] if chain[0] in ("self", "this", "cls") and len(chain) > 1 else chain
        if len(own) > 1 and own[-1] in OF_ITSELF:
            found = self._chain([*chain[: len(chain) - len(own)], *own[:-1]], place, depth + 1) if depth < DEPTH else []
            if found or own[-1] in ("Name", "name"):
                return found
        if len(own) == 1 and own is chain:
            function = self._function(place)
            local = self._local(own[0], function, place, depth) if function else []
            if local or (function and own[0] in function.parameters):
                return local or self._returns(own[0], place, depth)
        return (
            self._constant(own, place)
            or self._field(own, place, depth)
            or (self._suffix(own, place) if len(own) > 1 else self._returns(own[-1], place, depth))
        )

    def _function(self, place: Place) -> Function | None:
        file = self._files.get(place.path)
        named = [one for one in file.functions if one.name == place.function] if file else []
        return next((one for one in named if one.start <= place.line <= one.end), named[0] if named else None)

    def _local(self, name: str, function: Function, place: Place, depth: int) -> list[Known]:
        """A variable of the function: a named text, an assignment, a parameter."""
        found = [
            known
            for one in self._named.get(name, ())
            if one.evidence.path == place.path and function.start <= one.evidence.line <= function.end
            for known in self._filled(one)
        ]
        if found and name not in function.parameters:
            return found
        for path, one in self._assigned.get(name, ()):
            inside = (
                path == place.path and one.function == place.function and function.start <= one.line <= function.end
            )
            if inside and one.target == name and name not in one.refs:
                found += self._of_refs(one.refs, Place(path, one.line, one.function), depth + 1)
        if name in function.parameters:
            found = self._of_callers(function, name, place.path, depth) or found
        return found

    def _of_callers(self, function: Function, name: str, path: str, depth: int) -> list[Known]:
        index, found = function.parameters.index(name), []
        for where, call in self.callers(function.name, path):
            if where == path and call.function == function.name and name in call.arguments:
                continue
            given = argument_for(call, name, index)
            if given is None:
                continue
            site = Evidence(where, call.line)
            for one in self.texts(given, Place(where, call.line, call.function), depth + 1):
                through = (f"{path}:{function.name}", *one.through)
                found.append(replace(one, sites=(site, *one.sites), through=through))
        return found

    def _of_refs(self, refs: tuple[str, ...], place: Place, depth: int) -> list[Known]:
        """What an assignment's references hold: the environment, then names, then a literal that stands for itself."""
        here = Evidence(place.path, place.line)
        variables = [Known(*known) for ref in refs if ref[0] == "$" and (known := self._env(ref[1:]))]
        if variables or depth > DEPTH:
            return variables
        literals = [Known(ref[1:], here) for ref in refs if ref[0] == '"']
        literals += [Known(ref[1:], here) for ref in refs if ref[0] == "$" and len(refs) == 1]
        names = [ref for ref in refs if ref[0] not in '$"']
        calls = [ref[:-2] for ref in names if ref.endswith("()")]
        making = all(MAKING.search(name) for name in calls)
        found = [known for name in calls for known in self._returns(name, place, depth)]
        for ref in names if making else ():
            if not ref.endswith("()"):
                found += self._chain(ref.lstrip(".").split("."), place, depth + 1)
        for one in literals if calls and not making else ():
            found += self.configured(one.text, place) if re.search(r"[.:]", one.text) else []
        defaulted = any(ref[0] == "$" for ref in refs)
        if found or defaulted:
            return found or literals
        return literals if making and not any(HOLDER.search(name) for name in names) else []

    def _constant(self, chain: list[str], place: Place) -> list[Known]:
        """A named text: of the holder that is written, of this file, of this folder, else the only one there is."""
        named = self._named.get(chain[-1], [])
        if len(chain) > 1:
            held = [one for one in named if one.holder == chain[-2] or stem(one.evidence.path) == chain[-2]]
            packaged = [one for one in named if posixpath.basename(posixpath.dirname(one.evidence.path)) == chain[-2]]
            named = held or packaged or [one for one in named if not one.holder and chain[-2][:1].isupper()]
        near = [one for one in named if one.evidence.path == place.path]
        if not near and len(chain) == 1:
            folder = posixpath.dirname(place.path)
            near = [one for one in named if posixpath.dirname(one.evidence.path) == folder]
            if not near and chain[0].isupper():
                near = named
        chosen = near or (named if len(chain) > 1 else [])
        if len({one.text for one in chosen}) > 1 and not near:
            return []
        return [known for one in chosen for known in self._filled(one)]

    def _filled(self, one: NamedText) -> list[Known]:
        if not HOLE.search(one.text):
            return [Known(one.text, one.evidence)]
        return self._literal(one.text, "`", Place(one.evidence.path, one.evidence.line, None), DEPTH - 2)

    def _around(self, one: Assignment, place: Place) -> bool:
        """Whether a variable of an outer function is seen from a place of its file."""
        file = self._files.get(place.path)
        return any(
            function.start <= place.line <= function.end
            for function in (file.functions if file else ())
            if function.name == one.function
        )

    def _field(self, chain: list[str], place: Place, depth: int) -> list[Known]:
        """A field, set anywhere near: in this file, in this folder, then in any."""
        written = [
            (path, one)
            for path, one in self._assigned.get(chain[-1], ())
            if one.target.startswith(".") or one.function is None or (path == place.path and self._around(one, place))
        ]
        folder = posixpath.dirname(place.path)
        for near in (
            [one for one in written if posixpath.dirname(one[0]) == folder],
            written[:6] if len(chain) > 1 else [],
        ):
            found = (
                [
                    known
                    for path, one in near
                    if "." + chain[-1] not in one.refs
                    for known in self._of_refs(one.refs, Place(path, one.line, one.function), depth + 1)
                ]
                if depth < DEPTH
                else []
            )
            if found:
                return found
        return []

    def _suffix(self, chain: list[str], place: Place) -> list[Known]:
        """``cfg.Topics.OrderCreated``: the key of configuration that ends as the chain does."""
        for start in range(len(chain) - 1):
            found = self.configured(".".join(chain[start:]), place)
            if found:
                return found
        last = flat(chain[-1])
        keys = {one.name for one in self._configured.get(last, ())}
        return self.configured(last, place) if len(keys) == 1 and CHANNEL_KEY.search(last) else []
