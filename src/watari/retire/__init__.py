"""EC2 goes: what may, and why the rest may not."""

from watari.retire.plan import RetirementPlan, Staying, plan_retirement
from watari.retire.run import Retired, retire

__all__ = ["Retired", "RetirementPlan", "Staying", "plan_retirement", "retire"]
