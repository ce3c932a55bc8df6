"""JavaScript and TypeScript with the shipped rules: what the engine must follow in real trees."""

from __future__ import annotations

from pathlib import Path

from watari.model.fleet import Fleet
from watari.rules.run import check


def test_an_address_is_followed_into_a_file_that_does_not_name_it(tmp_path: Path) -> None:
    (tmp_path / "settings.js").write_text("exports.FACTS_URL = 'http://169.254.169.254/latest/meta-data/ami-id';\n")
    (tmp_path / "client.js").write_text(
        "const axios = require('axios');\n"
        "const settings = require('./settings');\n"
        "\n"
        "exports.facts = () => axios.get(settings.FACTS_URL, { timeout: 1000 });\n"
    )
    found = {(one.path, one.line, one.rule) for one in check(Fleet(str(tmp_path), ())).findings}
    assert ("client.js", 4, "js-link-local-address") in found


def test_types_of_typescript_are_clients_too(tmp_path: Path) -> None:
    (tmp_path / "tags.ts").write_text(
        "import { EC2 } from '@aws-sdk/client-ec2'\n"
        "\n"
        "export class Tags {\n"
        "  constructor(private readonly ec2: EC2) {}\n"
        "\n"
        "  own(id: string) {\n"
        "    return this.ec2.describeTags({ Filters: [{ Name: 'resource-id', Values: [id] }] })\n"
        "  }\n"
        "}\n"
    )
    found = {(one.path, one.line, one.rule) for one in check(Fleet(str(tmp_path), ())).findings}
    assert found == {("tags.ts", 7, "js-own-tags-through-ec2-api")}
