"""How expressions that name a channel are written, in any language: lists, lookups, templates, accessors."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from watari.model.evidence import Evidence
from watari.survey.code.messaging.arguments import value_of
from watari.survey.facts import Call

DEPTH = 7
MOST = 24
HOLE = re.compile(r"[$#]?\{([^{}]+)\}")
PREFIXES = re.compile(r"^(?:await\s+|new\s+(?=\[)|&|\*|\(\w+\)\s*|[fFrRbBuU@$]+(?=[\"'`]))+")
LIST = re.compile(
    r"^(?:\[\]\w+|new\s+(?:\w+\s*)?\[\s*\]|(?:List|Set|Arrays|Collections)\.\w+|listOf|setOf|arrayOf|"
    r"new\s+\[\])?\s*[\[{(](.*)[\]})]$",
    re.S,
)
LISTING = re.compile(
    r"^(?:\[|\{|\(|\[\]\w+\s*\{|new\s*(?:\w+\s*)?\[|(?:List|Set|Arrays|Collections)\.\w+\(|(?:list|set|array)Of\()"
)
TRANSPARENT = re.compile(
    r"^(?:aws\.String|String|str|to_string|aws\.ToString|nameof|Optional\.of|ptr\.\w+|"
    r"strings\.ToLower|ChannelTopic|new\s+\w+"
    r"|(?:[\w.]*\.)?(?:Queue|Topic|Exchange|getName|name|toString|ToString|AsRef|as_str|into|"
    r"to_string|decode|strip|trim|queue"
    r"|topic|exchange|fanout|direct|declare_queue|declare_exchange|queue_declare|get_queue|"
    r"get_exchange|get_queue_by_name"
    r"|QueueDeclare|TopicPartition|subscription_path|topic_path|get_topic|Durable|durable|TopicExchange|DirectExchange"
    r"|FanoutExchange|HeadersExchange|Literal|of))\("
)
LOOKUP = re.compile(r"(?:\(|\[)\s*(['\"])([\w.:-]+)\1")
CHAIN = re.compile(r"^[@$]?[A-Za-z_][\w$]*(?:\s*(?:\.|->|::|\?\.|!\.)\s*[A-Za-z_]\w*(?:\(\))?)*[!?]?$")
ENV = re.compile(r"env|ENV|Env")
MAKING = re.compile(
    r"(?i)queue|exchange|topic|subject|channel|^(asList|of|listOf|setOf|String|str|Sprintf|format|"
    r"ToString|trim|strip|freeze)$"
)
"""Functions that make a channel of its name, or leave a text as it is."""
OF_ITSELF = frozenset(
    ["Name", "name", "queue", "method", "QueueName", "QueueUrl", "Value", "value", "Queue", "get_name"]
)
"""Fields that give a declared queue's own name, or an enumeration member's text."""
CONFIGURATION = re.compile(r"(?i)conf|section|setting|env|prop|viper|option|getstring")
"""Names of what gives values under keys."""
CHANNEL_KEY = re.compile(r"topic|queue|exchange|subject|stream|channel|routing")
HOLDER = re.compile(r"(?i)conf|section|setting|env|propert|viper|args|params|headers|body|request|response|result")
"""Names of things in which a literal is a key."""


@dataclass(frozen=True, slots=True)
class Known:
    """A text with the line that says it, and the calls through which it came with the called functions."""

    text: str
    evidence: Evidence
    sites: tuple[Evidence, ...] = ()
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands."""

    path: str
    line: int
    function: str | None


def argument_for(call: Call, name: str, index: int) -> str | None:
    """What a call gives for a parameter: by its keyword, else by its position."""
    for one in call.arguments:
        if re.match(rf"{name}\s*[=:]", one) and (value := value_of(one, name)):
            return value
    given = call.arguments[index] if index < len(call.arguments) else None
    return None if given is None or re.match(r"\w+\s*=(?!=)", given) else given


def flat(name: str) -> str:
    """A key as frameworks compare it: without case and separators."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def pair_key(element: str) -> str:
    """An element of a list, or the key of a mapping such as ``{stream: ">"}``."""
    match = re.match(r"^((?:[\w.]+|\"[^\"]*\"|'[^']*'))\s*:\s*(?!:)", element)
    return match[1] if match else element


def stem(path: str) -> str:
    return posixpath.basename(path).rsplit(".", 1)[0]


def common(a: str, b: str) -> int:
    return len(posixpath.commonpath([posixpath.dirname(a) or ".", posixpath.dirname(b) or "."]))


def profile(path: str) -> int:
    return len(posixpath.basename(path))
