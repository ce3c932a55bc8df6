"""Calls that mean something: requests to others, files opened, addresses listened on."""

from __future__ import annotations

from watari.survey.code.language import sink

SINKS = (sink("http", r"(Net::HTTP|Faraday|HTTParty|RestClient)\.\w+$|^(Faraday|HTTParty|RestClient)$"),)
