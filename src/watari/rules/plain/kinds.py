"""Which of these formats a path is."""

from __future__ import annotations

import re

LANGUAGES = ("dockerfile", "systemd", "cron", "nginx", "ini", "procfile", "properties", "text")
"""The values of ``language`` in a rule file that this engine reads."""

_TEMPLATE = re.compile(r"\.(j2|jinja2?|erb|tpl|tmpl|tftpl|template|mustache|hbs)$")

_KINDS = (
    ("dockerfile", re.compile(r"(^|/)(Dockerfile|Containerfile)([._-][^/]*)?$|\.[Dd]ockerfile$")),
    ("systemd", re.compile(r"\.(service|timer|socket|mount)$|\.(service|timer|socket)\.d/[^/]+\.conf$")),
    ("cron", re.compile(r"(^|/)crontab([._-][^/]*)?$|\.(cron|crontab)$|(^|/)cron\.d/[^/]+$")),
    ("procfile", re.compile(r"(^|/)Procfile(\.[^/]+)?$")),
    ("properties", re.compile(r"\.properties$")),
    ("ini", re.compile(
        r"\.ini$|(^|/)supervisord?[^/]*\.conf$|(^|/)supervisord?(/[^/]+)*/[^/]+\.conf$"
        r"|(^|/)awslogs\.conf$|(^|/)(pool|php-fpm)\.d/[^/]+\.conf$"
    )),
    ("text", re.compile(
        r"(^|/)(td-agent|fluentd?|fluent-bit|limits|sysctl|haproxy|httpd|apache2|rsyslog)\.(conf|cfg)$"
        r"|(^|/)(fluentd?|td-agent)/[^/]+\.conf$|(^|/)(logrotate|limits|sysctl|rsyslog)\.d/[^/]+$"
        r"|(^|/)(logback|log4j2?)[\w.-]*\.xml$|(^|/)etc/hosts$"
    )),
    ("nginx", re.compile(
        r"(^|/)[^/]*nginx[^/]*\.(conf|conf\.d)$|\.nginx$|(^|/)(sites-enabled|sites-available)/[^/]+$"
        r"|(^|/)nginx(/[^/]+)*/[^/]+\.conf$|(^|/)conf\.d/[^/]+\.conf$"
    )),
)  # fmt: skip
"""The first that fits; a template's own suffix (``.j2``, ``.erb``…) is taken off before."""


_ASIDE = re.compile(
    r"(^|/)\.devcontainer/|(^|/)(Dockerfile|Procfile)[._-]?(\w+[._-])?(dev|devel|development|test|tests|unittest|ci|build|builder"
    r"|cleanbuild|local|debug|e2e|lint|docs?)([._-]|$)|(^|/)(dev|devel|development|test|ci|build|builder)\.[Dd]ockerfile$"
)
"""Files whose names say that they are for a developer's machine, or for a build."""


def kind_of(path: str) -> str | None:
    """The ``language`` of rules for a path (relative, with ``/``).

    None where no format of ours has that name, or where the name says that nothing in it is deployed.
    """
    plain = _TEMPLATE.sub("", path)
    if _ASIDE.search(plain) is not None:
        return None
    return next((kind for kind, pattern in _KINDS if pattern.search(plain)), None)
