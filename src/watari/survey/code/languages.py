"""The languages that the survey reads."""

from __future__ import annotations

from watari.survey.code.csharp.language import CSHARP
from watari.survey.code.go.language import GO
from watari.survey.code.java.language import JAVA
from watari.survey.code.javascript.language import JAVASCRIPT, TSX, TYPESCRIPT
from watari.survey.code.kotlin.language import KOTLIN
from watari.survey.code.php.language import PHP
from watari.survey.code.python.language import PYTHON
from watari.survey.code.ruby.language import RUBY
from watari.survey.code.rust.language import RUST

LANGUAGES = (GO, PYTHON, JAVASCRIPT, TYPESCRIPT, TSX, JAVA, KOTLIN, CSHARP, PHP, RUBY, RUST)
BY_NAME = {language.name: language for language in LANGUAGES}
BY_SUFFIX = {suffix: language for language in LANGUAGES for suffix in language.suffixes}
