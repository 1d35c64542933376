"""An extract that is refused whole, and why: words for people, never a value out of a row."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.report import Reason


class Refusal(Exception):
    """Raised where an extract cannot be used; `reasons` says why, all of them together."""

    def __init__(self, reasons: Iterable[Reason]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("; ".join(reason.message for reason in self.reasons))


def because(rule: str, message: str, line: int | None = None, column: str | None = None) -> Reason:
    """One reason for refusing an extract."""
    return Reason(rule, message, "refuse", column, line)


def refused(rule: str, message: str, line: int | None = None, column: str | None = None) -> Refusal:
    """A refusal for one reason."""
    return Refusal([because(rule, message, line, column)])
