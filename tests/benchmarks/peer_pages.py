"""The words of the one page set by other programs: WeasyPrint out of HTML and typst out of its own markup.

They are given what our page has chosen, in the same sections, with nothing to choose or to fit: what
is too long goes on on a second page. Neither draws the map or the strip.
"""

import html
import importlib
from collections.abc import Callable, Iterator

from navigator.summary.page_content import PageContent

Section = tuple[str, list[tuple[str, ...]]]


def peer_pages(content: PageContent) -> Iterator[tuple[str, Callable[[], object] | None]]:
    """Each program by its name, and how it makes the page; None where it is not installed."""
    markup, source = _html(content), _typst(content)
    for name, make in (("WeasyPrint", _by_weasyprint), ("typst", _by_typst)):
        try:
            module = importlib.import_module(name.lower())
        except ImportError:
            yield name, None
        else:
            yield name, make(module, markup if name == "WeasyPrint" else source)


def _by_weasyprint(module: object, markup: str) -> Callable[[], object]:
    return lambda: module.HTML(string=markup).write_pdf()  # type: ignore[attr-defined]  # it may not be there


def _by_typst(module: object, source: str) -> Callable[[], object]:
    return lambda: module.compile(source.encode())  # type: ignore[attr-defined]  # it may not be there


def _sections(content: PageContent) -> list[Section]:
    """As much of each as our page has room for on the ordinary case."""
    return [
        ("Must know", [(alert.what,) for alert in content.alerts]),
        ("Safe contact", [(fact.label, fact.text) for fact in content.safe_contact]),
        ("About me", [(fact.label, fact.text[:300]) for fact in content.in_their_words]),
        ("Needs", [(n.rank, n.what, n.in_their_words[:80], n.lead, n.next_step) for n in content.needs[:5]]),
        ("Contacts", [(c.name, c.role, ", ".join(c.phones), c.when) for c in content.contacts[:4]]),
        ("What is next", [(step.what, step.who, step.when) for step in content.next_steps[:4]]),
        ("What is blocked", [(step.what, step.why[:150]) for step in content.blocked[:4]]),
        ("Asks and offers", [(ask.who, ask.what, ask.by_when, ask.answer[:80]) for ask in content.asks[:4]]),
    ]


def _html(content: PageContent) -> str:
    parts = [f"<h1>{html.escape(content.name)}</h1><p>{html.escape(' · '.join(content.about))}</p>"]
    for heading, rows in _sections(content):
        cells = (
            "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>") for row in rows
        )
        parts.append(f"<h2>{heading}</h2><table>{''.join(cells)}</table>")
    style = "<style>@page{size:A4;margin:12mm} body{font:8.3pt 'Noto Sans'}</style>"
    return f"<!doctype html><html lang='en-GB'><head>{style}</head><body>{''.join(parts)}</body></html>"


def _typst(content: PageContent) -> str:
    def said(text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'#"{escaped}"'

    parts = ['#set page("a4", margin: 12mm)', "#set text(size: 8.3pt)", f"= {said(content.name)}"]
    parts.append(said(" · ".join(content.about)))
    for heading, rows in _sections(content):
        parts.append(f"== {heading}")
        if rows:
            cells = ", ".join(f"[{said(cell)}]" for row in rows for cell in row)
            parts.append(f"#table(columns: {len(rows[0])}, stroke: none, {cells})")
    return "\n\n".join(parts)
