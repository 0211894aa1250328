"""A running lab for one story, and two ways to read what its routers show."""

import json
import os
import re
import shutil
import subprocess

try:
    import textfsm
except ImportError:
    textfsm = None

HERE = os.path.dirname(os.path.abspath(__file__))


def same(found, expected, what="it"):
    if found != expected:
        raise AssertionError("%s is\n%s\nnot\n%s" % (what, found, expected))


def keys_of(facts):
    """All keys in a JSON value."""
    if isinstance(facts, dict):
        return set(facts).union(*map(keys_of, facts.values()))
    if isinstance(facts, list):
        return set().union(*map(keys_of, facts))
    return set()


class Place:
    def __init__(self, program, root, folder):
        self.program, self.root, self.folder = program, root, folder
        self.lab = os.path.join(folder, "lab")
        self.env = dict(os.environ, XDG_RUNTIME_DIR=folder, XDG_STATE_HOME=folder)
        self.started = False
        with open(os.path.join(root, "cli/show/JSON.md"), encoding="utf-8") as f:
            self.documented = set(re.findall(r"\w+", f.read()))

    def run(self, *argv, stdin=""):
        p = subprocess.run([self.program, *argv], input=stdin, env=self.env, cwd=self.folder,
                           capture_output=True, timeout=120, encoding="latin-1", check=False)
        same((p.returncode, p.stderr), (0, ""), "(status, errors) of %s" % " ".join(argv))
        return p.stdout

    def start(self, lab, *more, files=(), speed=2):
        """Copies the folders of labs (from the root) and files upon each other, and runs that."""
        for folder in (lab, *more):
            shutil.copytree(os.path.join(self.root, folder), self.lab, dirs_exist_ok=True)
        self.begin(files, speed)

    def begin(self, files, speed=2):
        os.makedirs(self.lab, exist_ok=True)
        for name, text in dict(files).items():
            with open(os.path.join(self.lab, name), "w", encoding="latin-1") as f:
                f.write(text)
        with open(os.path.join(self.folder, "log"), "w", encoding="latin-1") as log:
            subprocess.run([self.program, "run", self.lab, "--detach", "--speed", str(speed)],
                           check=True, env=self.env, stdout=log, stderr=log)
        self.started = True

    def leave(self):
        if self.started:
            subprocess.run([self.program, "stop", self.lab], env=self.env, check=False)

    def type(self, node, *lines):
        return self.run("connect", self.lab, node, stdin="".join(line + "\n" for line in lines))

    def configure(self, node, *lines):
        return self.type(node, "enable", "configure terminal", *lines, "end")

    def ping(self, node, target, expected="!!!!", count=5):
        """The symbols end as expected."""
        out = self.type(node, "ping %s count %d" % (target, count))
        symbols = re.search(r"^[.!UM]+$", out, re.M)
        if not symbols or not symbols.group().endswith(expected):
            raise AssertionError("ping says\n" + out)

    def text(self, command, node="R1"):
        return self.run("show", self.lab, node, command)

    def facts(self, command, node="R1"):
        """The JSON; every key of it is in the book."""
        facts = json.loads(self.run("show", self.lab, node, command, "--json"))
        same(keys_of(facts) - self.documented, set(), "keys of %s that are not documented" % command)
        return facts

    def rows(self, template, command, node="R1"):
        """What the template reads out of the text, a row for every record."""
        with open(os.path.join(HERE, "templates", template + ".textfsm"), encoding="utf-8") as f:
            fsm = textfsm.TextFSM(f)
        try:
            return [dict(zip(fsm.header, row)) for row in fsm.ParseText(self.text(command, node))]
        except textfsm.TextFSMError as error:
            raise AssertionError("%s on %s: %s" % (command, node, error)) from error


def pick(row, *names):
    return tuple(row[name] for name in names)
