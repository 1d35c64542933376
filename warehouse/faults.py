"""The kinds of fault that are shown to a person as they are written."""

OPEN = "figures of the force by month, quarter and financial year, and of areas by financial year"


class Plain(Exception):
    """A fault in plain words: what was found, where, what was expected, what to do. Never a row value."""


class WrongUse(Plain):
    """The command or address asks for something that is not there; the message names what is."""


class NotPublished(WrongUse):
    """What was asked for is no part of what the public may read; the message says what is."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Not published: {what}. What is: {OPEN}, as today's areas are drawn, and all open data.")


class DiskFault(Plain):
    """The home's disk takes nothing more: full, read-only, or not ours to write."""

    def __init__(self, why: str = "") -> None:
        said = f" ({why})" if why else ""
        super().__init__(
            f"The home's folder cannot be written{said}: what is published stays as it was. "
            "Make room or mend its rights, and run the same again."
        )
