"""How the plan's own sentences are shortened where the step's name stands beside them."""


def without_name(reason: str, name: str) -> str:
    """A reason beside the step's own name: "Flat waits for a deposit" as "Waits for a deposit"."""
    start = f"{name} waits for"
    return f"Waits for{reason[len(start) :]}" if name and reason.startswith(start) else reason
