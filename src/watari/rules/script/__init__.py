"""Python, Java, Kotlin, JavaScript, TypeScript and Ruby, as far as a check must understand them.

One engine, a dialect a language. It follows imports and values to *origins* (:mod:`watari.rules.script.origins`),
reads texts that are known before the program runs, sees what the ECS flag or a platform check guards, and
follows calls from the start of the process. It is no type checker: what it does not know it says nothing of.
"""
