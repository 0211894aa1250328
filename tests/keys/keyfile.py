"""Reads *.keys: what is typed, and the screen that a person then sees.  README.md has the format."""

import re

CURSOR = "\u2588"

NAMED = {"Enter": "\r", "Tab": "\t", "Esc": "\x1b", "BS": "\b", "DEL": "\x7f", "Space": " ",
         "Up": "\x1b[A", "Down": "\x1b[B", "Right": "\x1b[C", "Left": "\x1b[D",
         "Home": "\x1b[H", "End": "\x1b[F", "Delete": "\x1b[3~"}

ESCAPE = re.compile(r"\\(.)|\^([@-_])|<(%s)>" % "|".join(NAMED))


class Bad(Exception):
    """A file that is not in the format."""


def keys(text):
    """What the keyboard sends: ^A is a key with Ctrl, <Tab> one with a name, \\^ and \\< are plain."""
    def one(found):
        plain, control, name = found.groups()
        if control:
            return chr(ord(control) - 64)
        return NAMED[name] if name else plain
    return ESCAPE.sub(one, text)


class Case:
    def __init__(self, name, common, place):
        self.name, self.place = name, place
        self.start = common.start if common else "user"
        self.rows, self.columns = (common.rows, common.columns) if common else (24, 80)
        self.speed = common.speed if common else 1
        self.given = list(common.given) if common else []
        self.config = list(common.config) if common else []
        self.peer = list(common.peer) if common else []
        self.masks = list(common.masks) if common else []
        self.steps = []  # ("type", keys), ("other", line), ("screen", lines)

    def screen_line(self, text):
        if not self.steps or self.steps[-1][0] != "screen":
            self.steps.append(("screen", []))
        self.steps[-1][1].append(text)


def setting(case, word, rest):
    """A line in front of the keys; False when it is none."""
    if word in ("rows", "columns", "speed") and rest.isdigit():
        setattr(case, word, int(rest))
    elif word == "at" and rest in ("login", "user", "exec", "config", "vty"):
        case.start = rest
    elif word == "given":
        case.given.append(rest)
    elif word == "mask" and " => " in rest:
        case.masks.append(tuple(rest.split(" => ", 1)))
    else:
        return False
    return True


def line(case, text):
    """One line of a case."""
    mark, rest = text[0], text[2:]
    if mark == "|":
        case.screen_line(text[1:])
    elif mark == ">":
        case.steps.append(("type", keys(rest) + "\r"))
    elif mark == ":":
        case.steps.append(("type", keys(rest)))
    elif mark == "@":
        case.steps.append(("other", rest))
    elif mark == "+":
        case.config.append(rest)
    elif mark == "&":
        case.peer.append(rest)
    elif not setting(case, *text.partition(" ")[::2]):
        raise Bad("what is %r?" % text)


def read(path, name):
    """The cases of a file, in their order."""
    common = Case(None, None, name)
    cases = []
    with open(path, encoding="utf-8") as f:
        for number, text in enumerate(f, 1):
            text = text.rstrip("\n")
            try:
                if text.startswith("=== "):
                    cases.append(Case(text[4:], common, "%s:%d" % (name, number)))
                elif text and text[0] != "#":
                    line(cases[-1] if cases else common, text)
            except Bad as bad:
                raise Bad("%s:%d: %s" % (name, number, bad)) from None
    names = [c.name for c in cases]
    for twice in {n for n in names if names.count(n) > 1}:
        raise Bad("%s: two cases are called %r" % (name, twice))
    return cases
