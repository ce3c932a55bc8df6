"""Where values come from, in each language: the argument of ``probe`` has these origins."""

# ruff: noqa: E501  the tables hold one-line programs
from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from watari.rules.languages import RULES_OF, grammar_of
from watari.rules.script.dialects import DIALECTS
from watari.rules.script.files import ScriptFile
from watari.rules.script.origins import Origins
from watari.rules.script.project import Project
from watari.rules.script.views import Call
from watari.sources.walk import SourceFile

PYTHON = {
    "an alias of a module": ("import boto3 as b\nprobe(b.client)", {"boto3.client"}),
    "a client by name": ("import boto3\nec2 = boto3.client('ec2')\nprobe(ec2)", {"boto3.client(ec2)"}),
    "a name from a module": ("from ec2_metadata import ec2_metadata as m\nprobe(m.region)", {"ec2_metadata.ec2_metadata.region"}),
    "a submodule": ("import botocore.utils\nprobe(botocore.utils.IMDSFetcher())", {"botocore.utils.IMDSFetcher()"}),
    "a constant as argument": ("import boto3\nS = 'ec2'\nprobe(boto3.client(S))", {"boto3.client(ec2)"}),
    "an attribute set in the constructor": (
        "import boto3\nclass A:\n  def __init__(self):\n    self.c = boto3.client('ec2')\n  def f(self):\n    probe(self.c)",
        {"boto3.client(ec2)"},
    ),
    "an attribute of an object": (
        "import boto3\nclass A:\n  def __init__(self):\n    self.c = boto3.client('ec2')\na = A()\nprobe(a.c)",
        {"boto3.client(ec2)"},
    ),
    "what a function gives": (
        "import boto3\ndef make():\n  return boto3.client('ec2')\nprobe(make())",
        {"boto3.client(ec2)"},
    ),
    "a property": (
        "import boto3\nclass A:\n  @property\n  def c(self):\n    return boto3.client('ec2')\n  def f(self):\n    probe(self.c.x)",
        {"boto3.client(ec2).x"},
    ),
    "a parameter, by its callers": ("import boto3\ndef f(c):\n  probe(c)\nf(boto3.client('ec2'))", {"boto3.client(ec2)"}),
    "a parameter, by its type": ("from m import T\ndef f(c: T):\n  probe(c)", {"m.T()"}),
    "two assignments": ("import a, b\nx = a.c()\nx = b.d()\nprobe(x)", {"a.c()", "b.d()"}),
    "a local name hides an import": ("import boto3\ndef f():\n  boto3 = thing()\n  probe(boto3)", {"thing()"}),
    "with … as": ("from m import T\nwith T() as t:\n  probe(t)", {"m.T()"}),
    "a name nobody declared": ("probe(x.y)", {"x.y"}),
}  # fmt: skip
JAVASCRIPT = {
    "require": ("const AWS = require('aws-sdk'); probe(new AWS.MetadataService())", {"aws-sdk.MetadataService()"}),
    "require of a member": ("const M = require('aws-sdk').MetadataService; probe(new M())", {"aws-sdk.MetadataService()"}),
    "a destructured require": ("const { EC2: E } = require('aws-sdk'); probe(new E())", {"aws-sdk.EC2()"}),
    "a dynamic import": ("const { M } = await import('@aws-sdk/x'); probe(new M())", {"@aws-sdk/x.M()"}),
    "a default import": ("import axios from 'axios'; probe(axios.get)", {"axios.get"}),
    "a namespace import": ("import * as http from 'node:http'; probe(http.get)", {"http.get"}),
    "a named import": ("import { EC2Client as C } from '@aws-sdk/client-ec2'; probe(new C({}))", {"@aws-sdk/client-ec2.EC2Client()"}),
    "a field": (
        "const A = require('a'); class K { constructor() { this.c = new A.C() } f() { probe(this.c) } }",
        {"a.C()"},
    ),
    "what an arrow function gives": ("const a = require('a'); const f = () => a.b(); probe(f())", {"a.b()"}),
    "what an awaited function gives": (
        "const a = require('a'); async function f() { return await a.b('x') } probe(await f())",
        {"a.b(x)"},
    ),
    "the environment": ("probe(process.env.X)", {"process.env.X"}),
    "one of two": ("const a = require('a'); probe(a.b || a.c)", {"a.b", "a.c"}),
    "a promise of SDK v2": ("const A = require('aws-sdk'); probe(new A.EC2().x().promise())", {"aws-sdk.EC2().x()"}),
}  # fmt: skip
JAVA = {
    "an import": ("import com.x.Y; class A { void f() { probe(Y.z()); } }", {"com.x.Y.z()"}),
    "a wildcard": ("import com.x.*; class A { void f() { probe(Y.z()); } }", {"com.x.Y.z()", "Y.z()"}),
    "a declared field": ("import com.x.T; class A { private T t; void f() { probe(t); } }", {"com.x.T()"}),
    "var": ("import com.x.T; class A { void f() { var t = T.create(); probe(t); } }", {"com.x.T.create()"}),
    "a parameter": ("import com.x.T; class A { void f(final T t) { probe(t.g()); } }", {"com.x.T().g()"}),
    "a getter": (
        "import com.x.T; class A { private T t() { return new T(); } void f() { probe(t()); } }",
        {"com.x.T()"},
    ),
    "a local name hides a field": (
        "import com.x.T; import com.y.U; class A { T t; void f() { U t = null; probe(t); } }",
        {"com.y.U()"},
    ),
}
RUBY = {
    "a constant": ("probe(Aws::EC2Metadata.new)", {"Aws::EC2Metadata()"}),
    "from the top": ("probe(::Aws::EC2Metadata.new)", {"Aws::EC2Metadata()"}),
    "an instance variable": (
        "class A\n def initialize\n  @c = Aws::EC2::Client.new\n end\n def f\n  probe(@c.describe_tags)\n end\nend",
        {"Aws::EC2::Client().describe_tags"},
    ),
    "a method, memoized": (
        "class A\n def c\n  @c ||= Aws::EC2Metadata.new\n end\n def f\n  probe(c.get('x'))\n end\nend",
        {"Aws::EC2Metadata().get(x)"},
    ),
    "a reader": (
        "class A\n attr_reader :c\n def initialize\n  @c = Aws::X.new\n end\n def f\n  probe(c)\n end\nend",
        {"Aws::X()"},
    ),
    "a local variable": ("c = Aws::X.new\nprobe(c)", {"Aws::X()"}),
}
KOTLIN = {
    "an import with another name": ("import com.x.Y as Z\nfun f() { probe(Z.create()) }", {"com.x.Y.create()"}),
    "a property": ("import com.x.Y\nval y = Y.create()\nfun f() { probe(y) }", {"com.x.Y.create()"}),
    "a declared type": ("import com.x.Y\nfun f(y: Y?) { probe(y) }", {"com.x.Y()"}),
}
SUFFIX = {"python": "py", "javascript": "js", "java": "java", "ruby": "rb", "kotlin": "kt"}
TABLES = {"python": PYTHON, "javascript": JAVASCRIPT, "java": JAVA, "ruby": RUBY, "kotlin": KOTLIN}
ROWS = [(language, name, *row) for language, rows in TABLES.items() for name, row in rows.items()]

TEXTS = {
    "python": {
        "H = 'http://1.2.3.4'\nprobe(H + '/a')": "http://1.2.3.4/a",
        "H = '1.2.3.4'\nprobe(f'http://{H}/{x}')": "http://1.2.3.4/{}",
        "probe('http://%s/%s' % ('h', 'p'))": "http://h/p",
        "U = 'http://{}/b'\nprobe(U.format('h'))": "http://h/b",
        "class A:\n  U = 'u'\n  def f(self):\n    probe(self.U)": "u",
        "x = 'a'\nx = 'b'\nprobe(x)": None,
        "import os\nprobe(os.environ.get('A', 'b'))": None,
    },
    "javascript": {
        "const h = '1.2.3.4'; probe(`http://${h}/a`)": "http://1.2.3.4/a",
        "class A { static U = 'u'; f() { probe(A.U) } }": "u",
        "let a = 'x'; a = 'y'; probe(a)": None,
    },
    "java": {
        'class A { static final String H = "h"; void f() { probe("http://" + H + "/a"); } }': "http://h/a",
        'class A { void f() { probe(String.format("http://%s/a", "h")); } }': "http://h/a",
    },
    "ruby": {"H = 'h'\nprobe(\"http://#{H}/a\")": "http://h/a", "probe('a' + 'b')": "ab"},
    "kotlin": {'const val H = "h"\nfun f() { probe("http://$H/a") }': "http://h/a"},
}


def project(folder: Path, files: dict[str, str]) -> Project:
    sources = {}
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(dedent(text), encoding="utf-8")
        sources[path] = (SourceFile(path, str(place), len(text)), grammar_of(path) or "")
    language = RULES_OF.get(grammar_of(next(iter(files))) or "", grammar_of(next(iter(files))) or "")
    return Project(DIALECTS[language], sources)


def probed(file: ScriptFile) -> Call:
    (site,) = file.calls_of("probe")
    view = file.dialect.view(site)
    assert isinstance(view, Call)
    return view


def origins(made: Project, path: str) -> set[str]:
    file = made.file(path)
    assert file is not None
    found = Origins(made)
    return set(found.settled(found.of(probed(file).arguments[0], file)))


@pytest.mark.parametrize(("language", "name", "source", "expected"), ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_origin(language: str, name: str, source: str, expected: set[str], tmp_path: Path) -> None:
    path = f"probing.{SUFFIX[language]}"
    assert origins(project(tmp_path, {path: source}), path) == expected


@pytest.mark.parametrize(
    ("language", "source", "expected"),
    [(language, source, text) for language, rows in TEXTS.items() for source, text in rows.items()],
)
def test_text(language: str, source: str, expected: str | None, tmp_path: Path) -> None:
    path = f"probing.{SUFFIX[language]}"
    made = project(tmp_path, {path: source})
    file = made.file(path)
    assert file is not None
    assert Origins(made).text(probed(file).arguments[0], file) == expected


ACROSS = {
    "python, a relative import": (
        {"p/a.py": "from .b import client\nprobe(client.x)", "p/b.py": "import boto3\nclient = boto3.client('ec2')"},
        {"boto3.client(ec2).x"},
    ),
    "python, a module": (
        {"app/a.py": "from app import b\nprobe(b.make())", "app/b.py": "import m\ndef make():\n  return m.T()"},
        {"m.T()"},
    ),
    "python, a class": (
        {"a.py": "from b import K\nprobe(K().c)", "b.py": "import m\nclass K:\n  def __init__(self):\n    self.c = m.T()"},
        {"m.T()"},
    ),
    "javascript, require": (
        {"src/a.js": "const b = require('./b'); probe(b.c)", "src/b.js": "const A = require('a'); module.exports = { c: new A.C() }"},
        {"a.C()"},
    ),
    "javascript, import": (
        {"a.js": "import { c } from './b'; probe(c)", "b.js": "import A from 'a'; export const c = new A.C()"},
        {"a.C()"},
    ),
    "javascript, a default": (
        {"a.js": "import c from './b'; probe(c.x)", "b.js": "import A from 'a'; const c = new A.C(); export default c"},
        {"a.C().x"},
    ),
    "java, a class of the same package": (
        {
            "com/z/A.java": "package com.z; class A { void f() { probe(B.make()); } }",
            "com/z/B.java": "package com.z; import com.x.T; class B { static T make() { return T.create(); } }",
        },
        {"com.x.T.create()"},
    ),
    "java, a constant's class": (
        {
            "com/z/A.java": "import com.y.B; class A { void f() { probe(new B().t); } }",
            "src/com/y/B.java": "import com.x.T; class B { T t; }",
        },
        {"com.x.T()"},
    ),
    "ruby, a constant's file": (
        {"a.rb": "probe(Host::Meta.new.client)", "lib/host/meta.rb": "module Host\n class Meta\n  def client\n   Aws::X.new\n  end\n end\nend"},
        {"Aws::X()"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ACROSS)
def test_across_files(name: str, tmp_path: Path) -> None:
    files, expected = ACROSS[name]
    assert origins(project(tmp_path, files), next(iter(files))) == expected


def test_a_loop_of_imports_and_of_values_ends(tmp_path: Path) -> None:
    files = {"a.py": "from b import x\ny = x\nz = z\nprobe(y or z)", "b.py": "from a import y\nx = y"}
    assert origins(project(tmp_path, files), "a.py") <= {"x", "y", "z", "b.x", "a.y"}
