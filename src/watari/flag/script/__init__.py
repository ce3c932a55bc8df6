"""Edits of Python, JavaScript, TypeScript, Java and Ruby: one engine, a language each beside it.

Their expressions can be handed over unevaluated, so an EC2-only value becomes
``ecs_flag.instance_id(lambda: <the same expression>)``: scope, types and the call on EC2 stay as
they were.
"""
