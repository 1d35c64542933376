"""What can go wrong inside the gate itself, as against in the data."""

from warehouse.faults import Plain


class GateFault(Plain):
    """A suite or the gate is at fault, not an extract. The message names rules and columns, never a value."""
