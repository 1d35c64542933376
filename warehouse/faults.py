"""The two kinds of fault that are shown to a person as they are written."""


class Plain(Exception):
    """A fault in plain words: what was found, where, what was expected, what to do. Never a row value."""


class WrongUse(Plain):
    """The command or address asks for something that is not there; the message names what is."""
