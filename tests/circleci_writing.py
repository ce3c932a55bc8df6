"""Whole CircleCI configurations, of every construct that people use (reference/ci-config.md), written in any style."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

COMMENTS = st.sampled_from(
    [
        "# [",
        "# - it's: {&a, *b, -",
        "# keep this",
        "# 日本語の注釈",
        "#tight",
        "# TODO: why?",
        "#" * 20,
    ]
)
WAYS = [
    "scp -q bin/api deploy@host:/opt/api",
    "ssh deploy@host 'sudo systemctl restart api'",
    "rsync -az bin/ deploy@host:/opt/api/",
    "ansible-playbook -i hosts deploy/site.yml",
    "bundle exec cap production deploy",
    "aws deploy create-deployment --application-name api --deployment-group-name blue",
    "eb deploy api-env",
]
STAGES = [[], ["staging", "production"], ["dev", "qa", "live"], ["stage", "prod"]]


@dataclass
class Written:
    """A configuration's text and what it was made of."""

    text: str
    build: str
    deploys: list[str]
    others: list[str] = field(default_factory=list)


@st.composite
def configurations(draw: st.DrawFn) -> Written:
    """One configuration that deploys to EC2 and can be edited."""
    one = _Writer(draw)
    return one.write()


class _Writer:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.new = draw(st.booleans())  # 2.1, with orbs, commands, executors and parameters
        self.step = draw(st.sampled_from([2, 4]))
        self.stages: list[str] = draw(st.sampled_from(STAGES))
        self.build = draw(st.sampled_from(["build", "compile", "build-api", "build_and_pack"]))
        self.reuse = bool(self.stages) and draw(st.booleans())  # one job, used through `name:`
        self.matrix = self.reuse and self.new and draw(st.booleans())  # one entry for all stages
        self.flow = draw(st.booleans())
        self.anchors = draw(st.booleans())
        self.commands = self.new and draw(st.booleans())
        self.executor = self.new and draw(st.booleans())
        self.inline_orb = self.new and draw(st.booleans())
        self.gate = self.new and draw(st.booleans())
        self.test = draw(st.booleans())
        self.quote = draw(st.sampled_from(["", "'", '"']))

    def chance(self, of: int = 3) -> bool:
        return self.draw(st.integers(0, of - 1)) == 0

    def q(self, name: str) -> str:
        return f"{self.quote}{name}{self.quote}"

    def write(self) -> Written:
        lines = [f"version: {'2.1' if self.new else '2'}"]
        if self.gate:
            lines += ["parameters:", "  release:", "    type: boolean", "    default: true"]
        if self.anchors:
            lines += [
                "main-only: &main-only",
                "  filters: &on-main",
                "    branches:",
                "      only: [main, /release.*/]",
            ]
            lines += ["defaults: &defaults", "  machine: true", "  working_directory: ~/api"]
        if self.inline_orb:
            lines += [
                "orbs:",
                "  tools:",
                "    commands:",
                "      note:",
                "        steps:",
                "          - run: echo noted",
            ]
            lines += ["  slack: circleci/slack@4.13.3"]
        if self.executor:
            lines += ["executors:", "  runner:", "    machine:", "      image: ubuntu-2204:current"]
        if self.commands:
            lines += ["commands:", "  fetch:", "    steps:", "      - checkout", "      - run: git lfs pull"]
            lines += ["  to-host:", "    parameters:", "      way: {type: string, default: none}", "    steps:"]
            lines += [f"      - run: {self.draw(st.sampled_from(WAYS))}"]
        lines += ["jobs:", *self._shift(self._job(self.build, self._build_steps()))]
        if self.test:
            lines += self._shift(self._job("unit-tests", ["- checkout", "- run: make test"]))
        names = [f"deploy-{stage}" for stage in self.stages] or ["deploy"]
        if self.reuse:
            names = ["deploy"]
        for name in names:
            lines += self._shift(self._job(name, self._deploy_steps(), deploys=True))
        if self.chance():
            lines += self._shift(self._job("smoke", ["- run: curl -fs https://api.example/health"]))
        lines += ["workflows:", *self._shift(["version: 2"] if not self.new else []), *self._workflow(lines)]
        return Written(self._laid_out(lines), self.build, names, ["unit-tests", "smoke"])

    def _shift(self, lines: list[str]) -> list[str]:
        return [" " * self.step + line for line in lines]

    def _build_steps(self) -> list[str]:
        first = "- fetch" if self.commands else "- checkout"
        steps = [first, "- restore_cache: {keys: [deps-v1]}", "- run: make build"]
        if self.chance(2):
            steps += ["- persist_to_workspace: {root: ., paths: [bin]}"]
        return [*steps, "- save_cache: {key: deps-v1, paths: [~/.cache]}"]

    def _deploy_steps(self) -> list[str]:
        if self.commands and self.chance(2):
            return ["- checkout", "- to-host"]
        way = self.draw(st.sampled_from(WAYS))
        forms = [
            [f'- run: "{way}"'],
            ["- run: |", f"    {way}", "    date"],
            ["- run:", "    name: Go", f'    command: "{way}"'],
        ]
        steps = ["- attach_workspace: {at: .}", *self.draw(st.sampled_from(forms))]
        if self.new and self.chance():
            steps = [steps[0], "- when:", "    condition: true", "    steps:", *[f"      {one}" for one in steps[1:]]]
        if self.inline_orb:
            steps += ["- tools/note"] if self.chance(2) else ["- slack/notify:", "    event: fail"]
        return steps

    def _job(self, name: str, steps: list[str], *, deploys: bool = False) -> list[str]:
        lines = [f"{self.q(name)}:"]
        if self.anchors and self.chance(2):
            lines += ["  <<: *defaults"]
        elif self.executor:
            lines += ["  executor: runner"]
        else:
            lines += ["  machine: true"]
        if deploys and self.reuse and self.new:
            lines += ["  parameters:", "    stage:", "      type: string"]
        lines += self.draw(
            st.sampled_from([[], ["  environment: {A: 'on', B: 1e3}"], ["  environment:", "    A: 010", "    yes: no"]])
        )
        return [*lines, "  steps:", *[f"    {step}" for step in steps]]

    def _workflow(self, _: list[str]) -> list[str]:
        lines = ["main:"]
        if self.gate:
            lines += ["  when: << pipeline.parameters.release >>"]
        lines += ["  jobs:", f"    - {self.q(self.build)}"]
        if self.test:
            lines += self._entry("unit-tests", [self.build], filters=False)
        required = [self.build, "unit-tests"] if self.test and self.chance(2) else [self.build]
        if self.matrix:
            if self.chance(2):
                lines += ["    - hold:", "        type: approval", f"        requires: [{', '.join(required)}]"]
                required = ["hold"]
            stages = ["matrix:", "  parameters:", f"    stage: [{', '.join(self.stages)}]"]
            lines += self._entry("deploy", required, stages)
            required = ["deploy"]
        for stage in () if self.matrix else self.stages or [""]:
            name = f"deploy-{stage}" if stage else "deploy"
            if self.chance(2):
                hold = f"hold-{stage}" if stage else "hold"
                lines += [f"    - {hold}:", "        type: approval", f"        requires: [{', '.join(required)}]"]
                required = [hold]
            if self.reuse:
                more = [f"name: {self.q(name)}"] + ([f"stage: {stage}"] if self.new else [])
                lines += self._entry("deploy", required, more)
            else:
                lines += self._entry(name, required)
            required = [name]
        if any("smoke:" in line for line in _):
            lines += self._entry("smoke", required, filters=False)
        return self._shift(lines)

    def _entry(
        self, job: str, requires: list[str], more: list[str] | None = None, *, filters: bool = True
    ) -> list[str]:
        listed = [self.q(one) for one in requires]
        if self.flow and not more and self.chance(2):
            branches = ", filters: {branches: {only: main}}" if filters else ""
            return [f"    - {self.q(job)}: {{requires: [{', '.join(listed)}]{branches}}}"]
        form = (
            [f"requires: [{', '.join(listed)}]"] if self.chance(2) else ["requires:", *[f"  - {one}" for one in listed]]
        )
        settings = [*(more or []), *form]
        if filters:
            choices = [
                [],
                ["filters: {branches: {only: main}}"],
                ["filters:", "  tags:", "    only: /^v.*/", "  branches:", "    ignore: /.*/"],
            ]
            if self.anchors:
                choices += [["<<: *main-only"], ["filters: *on-main"]]
            settings += self.draw(st.sampled_from(choices))
            settings += self.draw(st.sampled_from([[], ["context: aws"], ["context: [aws, 'ssh keys']"]]))
        return [f"    - {self.q(job)}:", *(f"        {line}" for line in settings)]

    def _laid_out(self, lines: list[str]) -> str:
        """Comments and blank lines between the lines (outside block scalars), and comments behind some."""
        result: list[str] = []
        scalar: int | None = None
        for line in lines:
            indent = len(line) - len(line.lstrip())
            if scalar is not None and indent > scalar:
                result.append(line)
                continue
            scalar = indent if line.rstrip().endswith("|") else None
            if self.chance(7):
                result += self.draw(st.sampled_from([[""], ["", ""], [" " * indent + self.draw(COMMENTS)]]))
            if scalar is None and self.chance(9):
                line += "  " + self.draw(COMMENTS)
            result.append(line)
        newline = self.draw(st.sampled_from(["\n", "\n", "\r\n"]))
        return newline.join(result) + (newline if self.draw(st.booleans()) else "")
