"""A meeting's pack as it is asked for on the command line: the options that the commands share, and what they open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from warehouse.home import Home

if TYPE_CHECKING:
    from pages.packs.document import Report as Kind
    from pages.packs.document import Request
    from pages.packs.formats import Format
    from warehouse.measures.model import Audience as Reader
    from warehouse.published import Warehouse

Meeting = Annotated[str, typer.Option("--meeting", help="The month of the meeting, such as 2019-03.")]
Report = Annotated[str, typer.Option(help="board, or panel: the quarter's exceptions, for the public")]
Audience = Annotated[str | None, typer.Option(help="internal or public")]
Formats = Annotated[str | None, typer.Option("--format", help="Such as pdf,pptx,xlsx; else all there are.")]
Plan = Annotated[str | None, typer.Option(help="A plan's id; else the one in force.")]
Agenda = Annotated[str, typer.Option(help="A saved agenda; else the plan's order.")]
AsAt = Annotated[str | None, typer.Option(help="A kept version; else the one in force.")]
WithNotes = Annotated[bool, typer.Option("--with-notes", help="Release notes to the public audience.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
ProgressLines = Annotated[bool, typer.Option("--progress-lines", help="Progress as lines of JSON on standard error.")]


@dataclass(frozen=True)
class Asked:
    """A meeting's pack as it was asked for: the names are known ones, and nothing is opened yet."""

    home: Home
    meeting: str
    report: Kind
    audience: Reader | None
    formats: tuple[Format, ...]
    plan: str | None
    agenda: str
    as_at: str | None
    with_notes: bool
    area: str = "force"

    def opened(self) -> tuple[Warehouse, Request]:
        """The version, and what its pack is made of. Raises UnknownVersion, UnknownName or WrongUse."""
        from pages.packs.gathering import agenda as agendas
        from warehouse import boards
        from warehouse.published import open_warehouse

        holder = boards.holding(self.home, self.as_at) if self.as_at else self.home
        w = open_warehouse(holder, self.as_at)
        return w, agendas.request(
            w,
            self.home.config,
            self.meeting,
            report=self.report,
            plan=self.plan,
            agenda=self.agenda,
            area=self.area,
            audience=self.audience,
            with_notes=self.with_notes,
        )


def asked(
    meeting: str,
    report: str,
    audience: str | None,
    format_: str | None,
    *,
    plan: str | None,
    agenda: str,
    as_at: str | None,
    with_notes: bool,
    area: str = "force",
) -> Asked:
    """The options as they were given, each name checked. Raises WrongUse or UnknownName."""
    from typing import get_args

    from pages.packs import document, formats
    from warehouse import questions

    return Asked(
        home=Home.find(),
        meeting=meeting,
        report=questions.one_of("report", report, get_args(document.Report)),
        audience=questions.audience_named(audience) if audience else None,
        formats=formats.named(format_) if format_ else tuple(formats.offered().values()),
        plan=plan,
        agenda=agenda,
        as_at=as_at,
        with_notes=with_notes,
        area=area,
    )
