"""A desk for one story: a folder of its own, labs in it, and the program."""

import inspect
import os
import re
import shutil
import subprocess
import sys
import tempfile

TWO = """name: two
title: Two routers and a cable
topology:
  nodes:
    R1: {kind: router, startup-config: R1.cfg}
    R2: {kind: router, startup-config: R2.cfg}
  links:
    - endpoints: ["R1:FastEthernet0/0", "R2:FastEthernet0/0"]
"""

CONFIG = """hostname %s
interface FastEthernet0/0
 ip address 10.0.0.%d 255.255.255.0
"""


class Skip(Exception):
    pass


class Done:
    """What a program left behind."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err


def same(found, expected, what="it"):
    if found != expected:
        raise AssertionError("%s is\n%s\nnot\n%s" % (what, found, expected))


def has(text, pattern):
    found = re.search(pattern, text, re.M)
    if not found:
        raise AssertionError("no %r in\n%s" % (pattern, text))
    return found


def has_not(text, pattern):
    if re.search(pattern, text, re.M):
        raise AssertionError("%r is in\n%s" % (pattern, text))


class Desk:
    def __init__(self, program, root, folder):
        self.program, self.root, self.folder = program, root, folder
        self.env = dict(os.environ, XDG_RUNTIME_DIR=folder, XDG_STATE_HOME=self.path("state"))
        self.started = []

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text, encoding="latin-1"):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding=encoding) as f:
            f.write(text)
        return self.path(name)

    def read(self, name, encoding="latin-1"):
        with open(self.path(name), encoding=encoding) as f:
            return f.read()

    def two(self, name="two", yml=TWO, r1=CONFIG % ("R1", 1)):
        """A lab of two routers."""
        self.write(name + "/lab.yml", yml)
        self.write(name + "/R1.cfg", r1)
        self.write(name + "/R2.cfg", CONFIG % ("R2", 2))
        return self.path(name)

    def first_lab(self):
        return os.path.join(self.root, "labs/01-site-to-site")

    def run(self, *argv, stdin="", before=(), cwd=None, stdout=subprocess.PIPE):
        """qmidle ARGV..., its exit code and both streams."""
        p = subprocess.run([*before, self.program, *argv], input=stdin, stdout=stdout,
                           stderr=subprocess.PIPE, env=self.env, cwd=cwd or self.folder,
                           timeout=60, encoding="latin-1", check=False)
        has_not(p.stderr, "Sanitizer|runtime error")
        return Done(p.returncode, p.stdout, p.stderr)

    def good(self, *argv, **how):
        d = self.run(*argv, **how)
        same((d.status, d.err), (0, ""), "(status, errors) of %s" % " ".join(argv))
        return d.out

    def bad(self, status, pattern, *argv, **how):
        """Ends with that status and one matching line; nothing on standard output."""
        d = self.run(*argv, **how)
        same(d.status, status, "status of %s" % " ".join(argv))
        same(d.out or "", "", "output")
        same(d.err.count("\n"), 1, "number of lines in %r" % d.err)
        has(d.err, pattern)

    def script(self, lab, text, *options, **how):
        return self.good("script", lab, self.write("script", text), *options, **how)

    def start(self, lab, *options):
        """run --detach; the lab is stopped at the end of the story."""
        d = self.run("run", lab, "--detach", *options)
        same(d.status, 0, "status of run --detach (%s)" % d.err)
        self.started.append(lab)
        return d.err

    def type(self, lab, node, text):
        return self.good("connect", lab, node, stdin=text)

    def sockets(self):
        try:
            return sorted(n for n in os.listdir(self.path("qmidle")) if n.endswith(".sock"))
        except FileNotFoundError:
            return []

    def leave(self):
        for lab in self.started:
            self.run("stop", lab)
        for base, folders, _ in os.walk(self.folder):
            for f in folders:
                os.chmod(os.path.join(base, f), 0o700)


def needs(tool):
    if not shutil.which(tool):
        raise Skip("no " + tool)


def tell(*modules):
    """Runs their tests, or those that the command line names, each at a desk of its own."""
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    program = os.environ.get("QMIDLE") or os.path.join(
        root, "build/san/qmidle-san" if sys.argv[1:2] == ["san"] else "qmidle")
    passed = failed = skipped = 0
    for module in modules:
        for name, story in inspect.getmembers(module, inspect.isfunction):
            if not name.startswith("test_") or (sys.argv[2:] and name not in sys.argv[2:]):
                continue
            folder = tempfile.mkdtemp(prefix="qmidle-desk-")
            d = Desk(program, root, folder)
            try:
                story(d)
                passed += 1
            except Skip as reason:
                skipped += 1
                print("skipped: %s: %s" % (name, reason))
            except Exception as error:
                failed += 1
                print("%s: %s: %s" % (name, type(error).__name__, error))
            d.leave()
            shutil.rmtree(folder, ignore_errors=True)
    print("%d passed, %d failed, %d skipped" % (passed, failed, skipped))
    return failed != 0
