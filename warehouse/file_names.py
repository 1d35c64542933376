"""File names that come from outside, made into names that are nothing else."""

from __future__ import annotations

import re


def safe_name(name: str) -> str:
    """A file name that is only a file name, on any system: no folders, no control or reserved characters."""
    last = re.split(r"[\\/]", name)[-1]
    return re.sub(r'[\x00-\x1f<>:"|?*]', "_", last).strip(" .")[-150:] or "extract"
