"""The command line: its commands stand in `commands/`; here they get their names, and every fault its exit status."""

from __future__ import annotations

import sys

import typer
from typer.exceptions import TyperException

from commands import (
    areas,
    boards,
    comparing,
    digest,
    freezing,
    keeping,
    loading,
    notes,
    outcomes,
    packing,
    published,
    reading,
    serving,
    sharing,
    terminal,
    weekly,
)
from warehouse.faults import Plain, WrongUse

WRONG_USE, OUR_FAULT = 2, 1
COMMANDS = (
    loading.demo,
    loading.sample,
    loading.template,
    loading.load,
    loading.check,
    loading.withdraw,
    loading.rollback,
    reading.status,
    reading.measures,
    reading.areas,
    reading.value,
    reading.series,
    areas.compare_areas,
    outcomes.outcomes,
    comparing.against,
    comparing.target,
    weekly.weekly,
    digest.digest,
    notes.notes,
    freezing.freeze,
    boards.boards,
    published.claims,
    packing.pack,
    serving.serve,
    loading.rebuild,
    keeping.purge,
    sharing.take_journal,
)

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Police performance: extracts, warehouse, board.")
for command in COMMANDS:
    app.command()(command)


def main() -> None:
    """Run a command; a fault ends in one plain line and the exit status of docs/commands.md."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    try:
        sys.exit(app(arguments, standalone_mode=False) or 0)
    except typer.Abort:
        sys.exit(OUR_FAULT)
    except TyperException as fault:
        print(terminal.printable(f"{fault} See pcc --help."), file=sys.stderr)
        sys.exit(WRONG_USE)
    except Plain as fault:
        print(terminal.printable(str(fault)), file=sys.stderr)
        sys.exit(WRONG_USE if isinstance(fault, WrongUse) else OUR_FAULT)
    except Exception as fault:
        if "--debug" in sys.argv:
            raise
        # Its text could hold a row value: only its kind is shown.
        kind = type(fault).__name__
        print(f"A fault of ours ({kind}). Run the command again with --debug for details.", file=sys.stderr)
        sys.exit(OUR_FAULT)


if __name__ == "__main__":
    main()
