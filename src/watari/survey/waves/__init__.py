"""Waves: which services to move together, and in which order.

Services that call one another in a circle move together, and so do services that use one table or
database. Callees go before callers: a caller's address for a callee stays the same while the load
balancer behind it changes. What is minimised under these conditions is the sum, over the waves, of
the calls that cross between EC2 and Fargate after that wave; a call weighs as many requests as
runtime evidence counted, else one.
"""

from __future__ import annotations

from watari.survey.waves.order import Ordering, order, waves
from watari.survey.waves.pins import Pin, parse_pin

__all__ = ["Ordering", "Pin", "order", "parse_pin", "waves"]
