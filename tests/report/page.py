"""A page as it was written: read by a parser that knows what must be closed, and asked for its parts."""

import html.parser
import re

VOID = {"meta", "br", "path", "rect", "circle", "text/"}
# Closed by the next of their kind, or by the end of what they are in.
IMPLIED = {"tr": {"tr"}, "td": {"td", "tr"}, "th": {"th", "tr"}}
# What could fetch or run something.
FETCHING = {"src", "srcset", "data", "action", "poster", "background", "xlink:href", "style"}


class Node:
    def __init__(self, tag, attrs, parent):
        self.tag, self.attrs, self.parent, self.children = tag, dict(attrs), parent, []

    def walk(self):
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.walk()

    def find(self, tag, **attrs):
        return [n for n in self.walk() if n.tag == tag and
                all(v in n.attrs.get(k.rstrip("_"), "").split() for k, v in attrs.items())]

    @property
    def text(self):
        return "".join(c.text if isinstance(c, Node) else c for c in self.children)


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("", [], None)
        self.wrong = []
        self.feed(text)
        self.close()
        while self.at.tag in IMPLIED:
            self.at = self.at.parent
        if self.at is not self.root:
            self.wrong.append("%s is not closed" % self.at.tag)

    def handle_starttag(self, tag, attrs):
        while self.at.tag in IMPLIED and tag in IMPLIED[self.at.tag]:
            self.at = self.at.parent
        node = Node(tag, attrs, self.at)
        self.at.children.append(node)
        for name, value in attrs:
            if name.startswith("on") or name in FETCHING:
                self.wrong.append("%s of %s" % (name, tag))
            if name == "href" and not re.fullmatch("#[a-z]+", value or ""):
                self.wrong.append("a link to %s" % value)
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag, attrs):
        self.at.children.append(Node(tag, attrs, self.at))

    def handle_endtag(self, tag):
        while self.at.tag in IMPLIED and self.at.tag != tag:
            self.at = self.at.parent
        if self.at.tag != tag:
            self.wrong.append("%s is closed in %s" % (tag, self.at.tag))
            return
        self.at = self.at.parent

    def handle_data(self, data):
        self.at.children.append(data)

    def section(self, name):
        found = self.root.find("section", id=name)
        return found[0] if found else None

    def messages(self):
        """(seconds, name, payloads with what is remarked, where it points) of each, in the page's order."""
        out = []
        for m in self.root.find("details", class_="message"):
            line = next(n for n in m.walk() if n.tag == "summary")
            svg = line.find("svg")[0]
            head = [p.attrs["d"] for p in svg.find("path", class_="head")]
            out.append((line.find("time")[0].text, svg.find("text")[0].text,
                        line.find("span")[0].text, "" if not head else
                        "->" if head[0].startswith("M286") else "<-", bool(svg.find("g", class_="lock"))))
        return out

    def panes(self, name, number=0):
        """{heading: text} of the message of that name."""
        all_of = self.root.find("details", class_="message")
        m = [m for m, d in zip(all_of, self.messages()) if d[1] == name][number]
        return {p.find("h4")[0].text: p.text for p in m.find("div", class_="panes")[0].children
                if isinstance(p, Node)}

    def rows(self, section):
        out = []
        for tr in self.section(section).find("tr")[1:]:
            out.append([c.text.strip() for c in tr.children if isinstance(c, Node)])
        return out
