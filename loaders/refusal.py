"""Why an extract, or rows of it, cannot be used: words for people, never a value out of a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Reason:
    """One finding of the report: `line` is the first physical line concerned, `count` how many rows are."""

    rule: str
    message: str
    line: int | None = None
    column: str | None = None
    count: int = 1

    def as_dict(self) -> dict[str, str | int | None]:
        """The shape of the load report."""
        return asdict(self)


class Refusal(Exception):
    """An extract that is refused whole; `reasons` says why, all of them together."""

    def __init__(self, reasons: Iterable[Reason]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("; ".join(reason.message for reason in self.reasons))


def refused(rule: str, message: str, line: int | None = None, column: str | None = None) -> Refusal:
    """A refusal for one reason."""
    return Refusal([Reason(rule, message, line, column)])
