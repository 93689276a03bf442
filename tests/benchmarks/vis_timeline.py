"""The timeline beside a web peer: vis-timeline in Chromium, headless, with the same items in the same window.

Not one of the benchmarks that `run` runs: it wants Chromium and a folder with vis-timeline from npm, and says
what is missing.

    npm install --prefix FOLDER vis-timeline
    python -m tests.benchmarks.vis_timeline FOLDER [items…]

Theirs is the time from asking for another part of the line until the browser has gone through script, style,
layout and paint for it and begins its next frame, without the limit of the screen; drawing the pixels, which
Chromium does in another process, is not in it. Ours is a whole frame, pixels and all.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from navigator.insights.sequencing import plan_of
from navigator.layout.lanes import By
from navigator.layout.time_items import Look
from navigator.layout.timeline import Timeline, timeline_of
from navigator.summary.timeline import standing_of
from tests.benchmarks.bench_timeline import SIZE, SPANS, TODAY, busy_case, frame_medians
from tests.benchmarks.figure import Figure

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_SCRIPT = Path("node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js")
_STYLE = Path("node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css")
_PATIENCE_S = 600.0
_LOOKS = 4
"""At each closeness, the first of which is not counted."""

_PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/style.css">
<body style="margin:0"><div id="line"></div><script src="/script.js"></script><script>
(async () => {
  const task = await (await fetch("/task.json")).json();
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const began = performance.now();
  const line = new vis.Timeline(document.getElementById("line"), new vis.DataSet(task.items),
    new vis.DataSet(task.groups),
    {width: "WIDTHpx", height: "HEIGHTpx", stack: false, start: task.looks[0][0], end: task.looks[0][1],
     zoomMax: 1e14, verticalScroll: true});
  await frame(); await frame();
  const opening = performance.now() - began;
  const times = [];
  for (const [start, end] of task.looks) {
    const before = performance.now();
    line.setWindow(start, end, {animation: false});
    line.redraw();
    await frame(); await frame();
    times.push(performance.now() - before);
  }
  await fetch("/answer", {method: "POST", body: JSON.stringify({opening, times})});
})().catch((error) => fetch("/answer", {method: "POST", body: JSON.stringify({error: String(error)})}));
</script>"""


def measure(folder: Path, count: int) -> list[Figure]:
    """Our slowest median over all closenesses, and the median of all, beside theirs."""
    case = busy_case(count)
    timeline = timeline_of(case, standing_of(plan_of(case, TODAY)), By.NEED)
    ours = frame_medians(case, timeline)
    opening, times = _theirs(folder, timeline)
    # The first look at each closeness is not counted, as ours is not.
    theirs = [statistics.median(times[at + 1 : at + _LOOKS]) for at in range(0, len(times), _LOOKS)]
    words = f"timeline, {count:,} items, a frame"
    return [
        Figure(
            f"{words}: slowest median", max(ours) * 1000, "ms", None, "vis-timeline, its slowest", max(theirs)
        ),
        Figure(
            f"{words}: median of all closenesses", statistics.median(ours) * 1000, "ms", None,
            "vis-timeline", statistics.median(theirs),
        ),
        Figure(f"vis-timeline, {count:,} items, opening", opening, "ms"),
    ]  # fmt: skip


def _theirs(folder: Path, timeline: Timeline) -> tuple[float, list[float]]:
    """How long opening took, and each look, in milliseconds."""
    browser = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        sys.exit("Chromium is not installed: apt-get install chromium.")
    with (
        _served(folder, _task(timeline)) as (address, answered, answer),
        tempfile.TemporaryDirectory() as home,
    ):
        words = [
            browser, "--headless=new", "--no-sandbox", "--disable-frame-rate-limit", "--disable-gpu-vsync",
            "--disable-gpu", f"--user-data-dir={home}", f"--window-size={SIZE[0]},{SIZE[1]}", address,
        ]  # fmt: skip
        with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            try:
                if not answered.wait(_PATIENCE_S):
                    sys.exit(f"vis-timeline was not done after {_PATIENCE_S:.0f} seconds.")
            finally:
                running.terminate()
    if "error" in answer:
        sys.exit(f"vis-timeline could not be measured: {answer['error']}")
    return float(answer["opening"]), [float(one) for one in answer["times"]]


def _task(timeline: Timeline) -> dict[str, Any]:
    """Items, groups and the looks, in the order in which ours are measured."""
    items = []
    for number, lane in enumerate(timeline.lanes):
        for item in (*lane.bars, *lane.marks):
            one: dict[str, Any] = {"group": number, "start": _moment(item.start), "content": item.words}
            if item.look is Look.BAR:
                one |= {"end": _moment(item.end), "type": "range"}
            else:
                one["type"] = "point"
            items.append(one | {"id": f"{item.id} {number}"})
    middle = timeline.today - 200
    looks = []
    for days in SPANS:
        for step in range(_LOOKS):
            start = middle - days / 2 + step * days / 50
            looks.append((_moment(start), _moment(start + days)))
    groups = [{"id": number, "content": lane.head.title} for number, lane in enumerate(timeline.lanes)]
    return {"items": items, "groups": groups, "looks": looks}


def _moment(days: float) -> int:
    """Milliseconds since 1970."""
    return round((datetime(1, 1, 1, tzinfo=UTC) + timedelta(days=days - 1)).timestamp() * 1000)


@contextmanager
def _served(folder: Path, task: dict[str, Any]) -> Iterator[tuple[str, threading.Event, dict[str, Any]]]:
    """A server on this machine alone that gives the page and takes its answer."""
    missing = [str(path) for path in (_SCRIPT, _STYLE) if not (folder / path).is_file()]
    if missing:
        sys.exit(f"Not in {folder}: {', '.join(missing)}. npm install --prefix {folder} vis-timeline")
    page = _PAGE.replace("WIDTH", str(SIZE[0])).replace("HEIGHT", str(SIZE[1]))
    pages = {
        "/": ("text/html", page.encode()),
        "/script.js": ("text/javascript", (folder / _SCRIPT).read_bytes()),
        "/style.css": ("text/css", (folder / _STYLE).read_bytes()),
        "/task.json": ("application/json", json.dumps(task).encode()),
    }
    answered, answer = threading.Event(), dict[str, Any]()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, content = pages.get(self.path, ("text/plain", b""))
            self.send_response(200 if content else 404)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(content)

        def do_POST(self) -> None:
            answer.update(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()
            answered.set()

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", answered, answer
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def main(words: list[str]) -> int:
    """Measure, and print the figures."""
    if not words:
        print(__doc__)
        return 2
    for count in [int(word) for word in words[1:]] or [10_000]:
        for figure in measure(Path(words[0]), count):
            print(figure.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
