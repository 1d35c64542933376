"""Calls to the contact centre: one row an hour and line, with what was offered, answered, abandoned and waited.

The column is `phone_line` and not `line`, because `line` is a row's place in its file; `line` is read as a synonym.
"""

from loaders.source import Column, Source


def _count(name: str, about: str, *synonyms: str, required: bool = False) -> Column:
    return Column(name, synonyms=synonyms, kind="integer", required=required, about=about)


def _band(name: str, words: str) -> Column:
    about = f"Calls answered after {words} seconds."
    return _count(f"band_{name}", about, f"wait {name}", f"answered {name}", f"answered in {name} seconds")


SOURCE = Source(
    title="Calls to 999 and 101",
    pattern=r"^calls?([ _.-].*)?\.(csv|xlsx)$",
    day="date",
    rhythm_days=7,
    settles_days=0,
    columns=(
        Column(
            "date",
            synonyms=("day", "call date", "date of call"),
            kind="date",
            required=True,
            about="The day in local (Europe/London) time: day/month/year or year-month-day.",
        ),
        _count("hour", "The hour that begins, 0 to 23, local time.", "call hour", "hour of day", required=True),
        Column(
            "clock",
            synonyms=("time zone", "timezone"),
            values=("BST", "GMT"),
            about="Which clock the hour is on; needed only to tell apart the two 01:00 hours in October.",
        ),
        Column(
            "phone_line",
            synonyms=("line", "number dialled", "call type", "service"),
            required=True,
            values=("999", "101"),
            about="The number dialled.",
        ),
        _count("offered", "Calls presented to the force.", "calls offered", "presented", required=True),
        _count("answered", "Calls answered.", "calls answered", required=True),
        _count(
            "answered_10s",
            "Calls answered within 10 seconds of being presented to the force.",
            "answered within 10 seconds",
            "answered in 10 seconds",
            "answered within 10s",
            required=True,
        ),
        _count(
            "abandoned_before",
            "Calls abandoned before the recorded signpost.",
            "abandoned before signpost",
            "abandoned before message",
            required=True,
        ),
        _count(
            "abandoned_after",
            "Calls abandoned after the recorded signpost.",
            "abandoned after signpost",
            "abandoned after message",
            required=True,
        ),
        _count(
            "wait_total_seconds",
            "Seconds waited by all answered calls together.",
            "total wait",
            "total wait seconds",
            "total answer time seconds",
            required=True,
        ),
        _count("wait_longest_seconds", "The longest wait in seconds.", "longest wait", "longest wait seconds"),
        _band("0_10", "0 to under 10"),
        _band("10_30", "10 to under 30"),
        _band("30_60", "30 to under 60"),
        _band("60_120", "60 to under 120"),
        _band("120_300", "120 to under 300"),
        _count("band_300_plus", "Calls answered after 300 seconds or more.", "wait 300 plus", "answered 300 plus"),
    ),
)
