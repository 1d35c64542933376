"""Changes in recorded crime taken apart, as a table: what the audits found, what was recorded, and the two parts."""

from __future__ import annotations

from tests.spec.tables import Table

SPLITS = Table(
    (
        "first audit, %", "second, %", "recorded then", "now", "better recording (interval)", "the rest (interval)",
        "said of the rest",
    ),
    (
        (
            "75.8 ± 1.9", "84.1", 70414, 91315, "9,000 (6,200 to 11,700)", "11,900 (9,200 to 14,700)",
            "there were about 11,900 more",
        ),
        (
            "75.8 ± 1.9", "84.1 ± 1.0", 70414, 91315, "9,000 (6,700 to 11,300)", "11,900 (9,600 to 14,200)",
            "there were about 11,900 more",
        ),
        (
            "75.8 ± 1.9", "84.1", 83793, 91315, "9,000 (6,200 to 11,700)", "-1,500 (-4,200 to 1,300)",
            "there may have been more or fewer",
        ),
        (
            "75.8 ± 1.9", "84.1", 91315, 91315, "9,000 (6,200 to 11,700)", "-9,000 (-11,700 to -6,200)",
            "there were about 9,000 fewer",
        ),
        (
            "80 ± 2", "81 ± 2", 1000, 1100, "14 (-25 to 51)", "86 (49 to 130)",
            "there were about 86 more",
        ),
        (
            "84.1 ± 1.9", "75.8 ± 1.9", 1000, 1000, "-110 (-150 to -73)", "110 (73 to 150)",
            "there were about 110 more",
        ),
        (
            "90 ± 1", "90 ± 1", 500, 600, "0 (-10 to 9)", "100 (91 to 110)",
            "there were about 100 more",
        ),
        (
            "90 ± 1", "95 ± 1", 0, 0, "0 (0 to 0)", "0 (0 to 0)",
            "there may have been more or fewer",
        ),
    ),
)  # fmt: skip
