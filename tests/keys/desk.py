"""A running lab with a router for every case, and a person at its console."""

import os
import re
import socket
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "pty"))
from console import Console  # noqa: E402
from keyfile import CURSOR  # noqa: E402

PATIENCE = 15   # seconds until what must be on the screen is not there
QUIET = 0.03    # nothing more may come behind what was expected
SILENCE = 0.7   # when nobody knows what to expect
TIME = re.compile(r"\d\d:\d\d:\d\d\.\d\d\d")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as s:
        return s.getsockname()[1]


class Lab:
    """cases[n] has the router c{n}.  Behind its FastEthernet0/0 is p{n} when it asks for a peer, else,
    and behind FastEthernet0/1, a switch, and what its configuration does not name is shut down."""

    def __init__(self, program, folder, cases):
        self.program, self.path = program, os.path.join(folder, "lab")
        self.env = dict(os.environ, XDG_RUNTIME_DIR=folder, XDG_STATE_HOME=folder)
        self.ports = {}
        os.mkdir(self.path)
        nodes, links = ["    s: {kind: switch}"], []
        for n, case in enumerate(cases):
            ports, config = "", list(case.config)
            for port in "FastEthernet0/0", "FastEthernet0/1":
                if case.peer and port == "FastEthernet0/0":
                    continue
                links.append('    - endpoints: ["c%d:%s", "s:%d%s"]' % (n, port, n, port[-1]))
                if "interface " + port not in config:
                    config += ["interface " + port, " shutdown"]
            if case.start == "vty":
                self.ports[n] = free_port()
                ports = ', ports: ["%d:23"]' % self.ports[n]
            self.write("c%d.cfg" % n, ["hostname R1"] + config)
            nodes.append("    c%d: {kind: router, startup-config: c%d.cfg%s}" % (n, n, ports))
            if case.peer:
                self.write("p%d.cfg" % n, ["hostname R2"] + case.peer)
                nodes.append("    p%d: {kind: router, startup-config: p%d.cfg}" % (n, n))
                links.append('    - endpoints: ["c%d:FastEthernet0/0", "p%d:FastEthernet0/0"]'
                             % (n, n))
        self.write("lab.yml", ["name: keys", "topology:", "  nodes:"] + nodes
                   + ["  links:"] + links)
        with open(os.path.join(folder, "errors"), "w", encoding="latin-1") as errors:
            subprocess.run([program, "run", self.path, "--detach", "--speed", str(cases[0].speed)],
                           check=False, env=self.env, stdout=subprocess.DEVNULL, stderr=errors)
        with open(errors.name, encoding="latin-1") as f:
            self.errors = f.read()

    def write(self, name, lines):
        with open(os.path.join(self.path, name), "w", encoding="utf-8") as f:
            f.write("".join(l + "\n" for l in lines))

    def stop(self):
        subprocess.run([self.program, "stop", self.path], env=self.env, check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def refused(self, n):
        """What the router of a case would not take of its configuration."""
        return [l for l in self.errors.splitlines() if re.search(r"\b[cp]%d\.cfg" % n, l)]

    def argv(self, n, start):
        if start == "vty":
            return ["telnet", "127.0.0.1", str(self.ports[n])]
        return [self.program, "connect", self.path, "c%d" % n]


class Person:
    """At the console of one case.  The lines are counted from the first of the case: those of the
    screen, and those that have left it at its top."""

    def __init__(self, lab, n, case):
        self.console = Console(lab.argv(n, case.start), rows=case.rows, columns=case.columns,
                               env=lab.env)
        self.case, self.first = case, 0
        self.lab, self.n, self.second = lab, n, None

    def close(self):
        self.console.close()
        if self.second:
            self.second.close()

    # ---- what is to be seen ----

    def here(self):
        """The number of the line on which the cursor stands."""
        return len(self.console.screen.history.top) + self.console.screen.cursor.y

    def seen(self):
        """The lines since the last look, with the cursor."""
        screen = self.console.screen
        above = ["".join(l[x].data for x in range(screen.columns)) for l in screen.history.top]
        lines = above + list(screen.display)
        y, x = self.here(), screen.cursor.x
        text = lines[y].rstrip().ljust(x)
        lines = [l.rstrip() for l in lines]
        lines[y] = text[:x] + CURSOR + text[x:]
        last = max(y, max((i for i, l in enumerate(lines) if l), default=0))
        return [self.masked(l) for l in lines[self.first:last + 1]]

    def masked(self, text):
        text = TIME.sub("hh:mm:ss.mmm", text)
        for pattern, mask in self.case.masks:
            text = re.sub(pattern, mask, text)
        return text

    def settle(self, seconds):
        """Until nothing has come for that long."""
        while self.console.read(seconds):
            pass

    def expect(self, lines):
        """Until these are on the screen; gives None, or what is there instead."""
        end = time.monotonic() + PATIENCE
        while True:
            if self.seen() == lines:
                self.settle(QUIET)
                if self.seen() == lines:
                    return None
            if time.monotonic() > end:
                return self.seen()
            self.console.read(0.1)

    def look_away(self):
        """The next look begins with the line of the cursor."""
        self.first = self.here()

    # ---- what he does ----

    def prompt(self, *prompts):
        self.console.wait(lambda c: c.line() in prompts or c.prompt() in prompts,
                          " or ".join(map(repr, prompts)))
        return self.console.line() or self.fresh()

    def fresh(self):
        """The prompt, once more where a message came behind it."""
        if not self.console.line():
            self.console.type("\r")
            self.console.wait(lambda c: c.line() and c.line() == c.prompt(), "a prompt")
        return self.console.prompt()

    def sit_down(self):
        """Goes to where the case begins."""
        start = self.case.start
        if start == "vty":
            self.console.wait_text("Escape character is")
            self.first = 3
        if start in ("login", "vty"):
            self.console.wait(lambda c: "".join(self.seen()) != CURSOR, "the first words")
            return
        self.prompt("R1>", "R1#")
        if start != "user" and self.console.line() == "R1>":
            self.console.type("enable\r")
            if self.prompt("R1#", "Password: ") == "Password: ":
                self.console.do("cisco", "R1#")
                self.fresh()
        if start == "config":
            self.console.do("configure terminal", "R1(config)#")
        for line in self.case.given:
            before = self.here()
            self.console.type(line + "\r")
            self.console.wait(lambda c, b=before: self.here() > b and c.prompt(),
                              "a prompt behind %r" % line)
            self.fresh()
        self.settle(QUIET)
        if self.case.given and not self.console.line(): # a message came late
            self.fresh()
            self.settle(QUIET)
        self.look_away()

    def other(self, line):
        """Somebody else types a line at another console of the same router, privileged."""
        c = self.second
        if not c:
            c = self.second = Console(self.lab.argv(self.n, "exec"), env=self.lab.env)
            c.wait_line("R1>")
            c.type("enable\r")
            c.wait(lambda c: "#" in c.prompt(), "a privileged prompt")
        before = len(c.raw)
        c.type(line + "\r")
        c.wait(lambda c: b"\n" in c.raw[before:] and c.prompt(), "a prompt")
        while c.read(QUIET):
            pass
