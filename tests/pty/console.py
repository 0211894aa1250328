"""A console on a pseudo-terminal: keys go in, and what a person would see is on its screen."""

import os
import re
import select
import signal
import subprocess
import time

import pexpect
import pyte

PATIENCE = 20  # seconds until something that must happen has not happened
PROMPT = re.compile(r"^[\w.-]+(\([\w-]+\))?[>#]")


class Console:
    def __init__(self, argv, rows=24, columns=80, env=None):
        self.screen = pyte.HistoryScreen(columns, rows, history=2000)
        self.stream = pyte.ByteStream(self.screen)
        self.child = pexpect.spawn(argv[0], argv[1:], dimensions=(rows, columns), echo=False,
                                   env=dict(env or os.environ, TERM="xterm"))
        self.child.delaybeforesend = None
        self.raw = b""

    def read(self, timeout):
        """Takes in what has come; False when nothing came."""
        if not select.select([self.child.child_fd], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self.child.child_fd, 65536)
        except OSError:
            return False
        self.raw += data
        self.stream.feed(data)
        return bool(data)

    def type(self, keys):
        self.child.send(keys)

    def lines(self):
        return [line.rstrip() for line in self.screen.display]

    def line(self):
        """The line on which the cursor stands, up to the cursor."""
        return self.screen.display[self.screen.cursor.y][:self.screen.cursor.x]

    def prompt(self):
        """The prompt that waits for a line, "" for none: there the cursor is, or below the messages
        that came behind it."""
        y, found = self.screen.cursor.y, PROMPT.match(self.line())
        while not found and not self.line() and y:
            y -= 1
            found = PROMPT.match(self.screen.display[y])
        text = self.line() if y == self.screen.cursor.y else self.screen.display[y].rstrip()
        return text if found and text == found.group() and y != self.screen.cursor.y - 1 else ""

    def above(self, n=1):
        return self.screen.display[self.screen.cursor.y - n].rstrip()

    def wait(self, condition, what):
        """Until condition(self) holds; fails with the screen when it never does."""
        end = time.monotonic() + PATIENCE
        while not condition(self):
            if time.monotonic() > end:
                raise AssertionError("waited for %s in vain:\n%s" % (what, self.show()))
            self.read(0.2)

    def wait_line(self, text):
        self.wait(lambda c: c.line() == text, "the line %r" % text)

    def wait_prompt(self, text):
        self.wait(lambda c: text in (c.line(), c.prompt()), "the prompt %r" % text)

    def wait_text(self, text):
        self.wait(lambda c: any(text in line for line in c.lines()), "the text %r" % text)

    def do(self, line, prompt):
        self.type(line + "\r")
        self.wait_prompt(prompt)

    def show(self):
        at = self.screen.cursor
        return "\n".join("  |" + line for line in self.lines()) + "\n  cursor %d,%d" % (at.y, at.x)

    def close(self):
        """Hangs up, as a terminal does whose window is closed, without pexpect's pauses."""
        end = time.monotonic() + 5
        os.kill(self.child.pid, signal.SIGHUP)
        while not os.waitpid(self.child.pid, os.WNOHANG)[0]:
            if time.monotonic() > end:
                os.kill(self.child.pid, signal.SIGKILL)
            self.read(0.002)
        self.child.ptyproc.fileobj.close()
        self.child.ptyproc.closed = self.child.closed = True
        self.child.ptyproc.terminated = self.child.terminated = True


def play(argv, text):
    """A console that is not a terminal: its input is text; gives output and exit status."""
    done = subprocess.run(argv, input=text, capture_output=True, text=True, timeout=60)
    return done.stdout, done.returncode
