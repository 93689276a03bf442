"""The lines of an agenda or of decisions, however they were typed."""


def lines_of(text: str) -> tuple[str, ...]:
    """One line each; a single line that is a list ("Date; script; GP") is taken apart at its semicolons."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines = [line for line in lines if line]
    if len(lines) == 1 and "; " in lines[0]:
        lines = [part.strip() for part in lines[0].split(";") if part.strip()]
    return tuple(dict.fromkeys(lines))
