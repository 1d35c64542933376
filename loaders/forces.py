"""Forces by the names that data.police.uk gives them in its files, however an extract's rows write them."""

from __future__ import annotations

import re

# Where the name in the rows does not come down to the name in the files.
_ODD = {
    "british-transport": "btp",
    "of-northern-ireland": "northern-ireland",
    "london-city-of": "city-of-london",
}


def force_of(name: str) -> str:
    """`Devon & Cornwall Police` -> `devon-and-cornwall`, as in a file's name."""
    words = re.findall(r"[a-z]+", name.lower().replace("&", " and "))
    slug = "-".join(word for word in words if word not in {"police", "constabulary", "service"})
    return _ODD.get(slug, slug)
