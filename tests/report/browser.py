"""Pages in headless Chromium. What is measured is written into the page by a script of the test, and
read from the document that Chromium prints."""

import json
import re
import shutil
import subprocess

from desk import Skip

SCHEME = {"dark": "0", "light": "1"}

MEASURE = """
<script>addEventListener("load", () => setTimeout(() => {
  const out = {};
  const box = e => e.getBoundingClientRect();
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => rgb(c).slice(0, 3).map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const contrast = (a, b) => { const x = light(a), y = light(b);
    return (Math.max(x, y) + .05) / (Math.min(x, y) + .05); };
  const back = e => { for (; e; e = e.parentElement) {
    const c = getComputedStyle(e).backgroundColor; if (rgb(c)[3] !== 0) return c; } return "rgb(255,255,255)"; };
  out.scripts = document.scripts.length - 1;
  out.title = document.title;
  out.heading = document.querySelector("h1").textContent;
  out.wider = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  out.resources = performance.getEntriesByType("resource").length;
  out.background = getComputedStyle(document.body).backgroundColor;
  out.faint = [...document.querySelectorAll("p,h1,h2,h4,td,th,time,li,i,b,a,em,summary,span,small,svg text")]
    .filter(e => e.textContent.trim() && box(e).width)
    .filter(e => contrast(e.closest("svg") ? getComputedStyle(e).fill : getComputedStyle(e).color, back(e)) < 4.5)
    .map(e => e.tagName + " " + e.textContent.trim().slice(0, 30));
  out.clipped = [...document.querySelectorAll("svg text")].filter(e => { const s = box(e.closest("svg")), t = box(e);
    return t.left < s.left - 1 || t.right > s.right + 1 || t.top < s.top - 1 || t.bottom > s.bottom + 1; })
    .map(e => e.textContent);
  out.nodes = [...document.querySelectorAll("svg.topology g[transform]")].map(g =>
    [g.querySelector("text").textContent, Math.round(box(g.querySelector(".body")).left + box(g.querySelector(".body")).width / 2),
     Math.round(box(g.querySelector(".body")).top)]);
  out.overlaps = [];
  const labels = [...document.querySelectorAll("svg.topology text")];
  labels.forEach((a, i) => labels.slice(i + 1).forEach(b => { const x = box(a), y = box(b);
    if (Math.min(x.right, y.right) - Math.max(x.left, y.left) > 1 && Math.min(x.bottom, y.bottom) - Math.max(x.top, y.top) > 4)
      out.overlaps.push(a.textContent + " / " + b.textContent); }));
  const messages = [...document.querySelectorAll("details.message")];
  out.closed = messages.filter(m => !m.open && !m.querySelector(".panes").checkVisibility()).length;
  messages.forEach(m => m.querySelector("summary").click());
  out.opened = messages.filter(m => m.open && m.querySelector(".panes").checkVisibility() && box(m.querySelector(".panes")).height > 40).length;
  out.messages = messages.length;
  out.still_wider = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const pre = document.createElement("pre"); pre.id = "measured"; pre.textContent = JSON.stringify(out);
  document.body.appendChild(pre);
}, 50))</script>
"""


def chromium(*argv):
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        raise Skip("no chromium")
    p = subprocess.run([program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                        "--enable-logging=stderr", *argv], stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE, timeout=60, encoding="utf-8", check=True)
    said = [line for line in p.stderr.splitlines() if "CONSOLE" in line]
    if said:
        raise AssertionError("the browser complains: " + "\n".join(said))
    return p.stdout


def measure(desk, name, width=1100, scheme="light"):
    text = desk.read(name, "utf-8")
    path = desk.write("measured.html", text.replace("</body>", MEASURE + "</body>"), "utf-8")
    # What is typed with a mouse is not there: the page's own width is the window's.
    dom = chromium("--window-size=%d,900" % width, "--virtual-time-budget=2000", "--dump-dom",
                   "--user-data-dir=" + desk.path("chromium"),
                   "--blink-settings=preferredColorScheme=" + SCHEME[scheme], "file://" + path)
    found = re.search(r'<pre id="measured">(.*?)</pre>', dom, re.S).group(1)
    for name, char in ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"):
        found = found.replace(name, char)
    return json.loads(found)


def picture(desk, name, scheme="light"):
    path = desk.path("page.png")
    chromium("--window-size=1100,1400", "--screenshot=" + path,
             "--user-data-dir=" + desk.path("chromium"),
             "--blink-settings=preferredColorScheme=" + SCHEME[scheme], "file://" + desk.path(name))
    with open(path, "rb") as f:
        return f.read()
