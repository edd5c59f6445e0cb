"""The guard: what a case lacks or owes on a day, by the law of that day. Pure.

truth      whether a condition holds, does not, or cannot be known
terms      how a term is counted and where it stands
judging    the rules of content laid over a case
types      what comes out of it
"""

from gesprekshulp.assistant.guard.judging import guard
from gesprekshulp.assistant.guard.types import GuardFinding, GuardReport, GuardUnknown

__all__ = ["GuardFinding", "GuardReport", "GuardUnknown", "guard"]
