"""Calls that mean something: requests to others, files opened, addresses listened on."""

from __future__ import annotations

from watari.survey.code.language import sink

SINKS = (sink("http", r"(curl_init|curl_setopt|file_get_contents)$|->request$"),)
