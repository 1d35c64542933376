"""The bill of materials: every locked package with its version and hashes, in CycloneDX form.

`python -m tools.materials` writes build/materials.json.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot5
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
_PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Locked:
    """One package of the lock; its hashes are those of its files (SHA-256)."""

    name: str
    version: str
    hashes: tuple[str, ...]


def locked(text: str) -> Iterator[Locked]:
    """The packages of a lock file, in its order."""
    for part in re.split(r"\n(?=\S)", text):
        if found := _PACKAGE.match(part):
            yield Locked(found[1], found[2], tuple(_HASH.findall(part)))


def bill(packages: Iterator[Locked]) -> str:
    """The bill of materials of some packages, as JSON."""
    bom = Bom()
    bom.metadata.component = Component(name="police-performance", type=ComponentType.APPLICATION)
    for each in packages:
        bom.components.add(
            Component(
                name=each.name,
                version=each.version,
                type=ComponentType.LIBRARY,
                purl=PackageURL("pypi", None, each.name.lower(), each.version),
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=one) for one in each.hashes],
            )
        )
    return JsonV1Dot5(bom).output_as_string(indent=2)


def main() -> int:
    """Write the bill beside what a build leaves."""
    path = ROOT / "build" / "materials.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(bill(locked(LOCK.read_text(encoding="utf-8"))), encoding="utf-8")
    print(f"Bill of materials: {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
