"""How people read the forces, which areas and files know by the names that data.police.uk gives them."""

from __future__ import annotations

# Where the name in the files does not come down to the words.
_NAMED = {
    "btp": "British Transport Police",
    "city-of-london": "City of London",
    "dyfed-powys": "Dyfed-Powys",
    "metropolitan": "Metropolitan Police",
    "cifas": "CIFAS (fraud)",
    "action-fraud": "Action Fraud",
    "uk-finance": "UK Finance (fraud)",
    "financial-fraud-action-uk": "Financial Fraud Action UK",
}


def title_of(force: str) -> str:
    """`devon-and-cornwall` -> `Devon and Cornwall`."""
    words = force.replace("_", " ").replace("-", " ").split()
    return _NAMED.get(force, " ".join(word if word == "and" else word.capitalize() for word in words))
