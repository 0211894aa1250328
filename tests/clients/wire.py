"""A telnet client of a few lines, which waits for what it expects and never for time to pass."""

import re
import socket

TIMEOUT = 30  # of a story that has gone wrong
OPTIONS = re.compile(rb"\xff[\xfb-\xfe].", re.S)


class Skip(Exception):
    pass


class Caller:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), TIMEOUT)
        self.seen = b""

    def send(self, data):
        self.socket.sendall(data)

    def expect(self, pattern):
        """What came up to the end of the pattern; options are left out."""
        while True:
            text = OPTIONS.sub(b"", self.seen).decode("latin-1")
            found = re.search(pattern, text)
            if found:
                self.seen = text[found.end():].encode("latin-1")
                return text[:found.end()]
            try:
                more = self.socket.recv(65536)
            except TimeoutError:
                more = b""
            if not more:
                raise AssertionError("no %r in %r" % (pattern, text))
            self.seen += more

    def line(self, text, pattern):
        self.send(text.encode("latin-1") + b"\r\n")
        return self.expect(pattern)

    def login(self, password="letmein"):
        self.expect("Password: ")
        self.line(password, r"R[12]>")

    def rest(self):
        """What comes until the router closes."""
        try:
            while True:
                more = self.socket.recv(65536)
                if not more:
                    break
                self.seen += more
        except ConnectionResetError:
            pass
        return OPTIONS.sub(b"", self.seen).decode("latin-1")

    def vanish(self):
        """As a client that crashed: a reset, nothing said."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.socket.close()

    def close(self):
        self.socket.close()


def is_refused(port):
    """No line takes the call: it is reset, perhaps even while it is made."""
    try:
        with socket.create_connection(("127.0.0.1", port), TIMEOUT) as s:
            s.recv(1)
        return False
    except ConnectionResetError:
        return True


def same(found, expected, what="it"):
    if found != expected:
        raise AssertionError("%s is\n%r\nnot\n%r" % (what, found, expected))


def has(text, pattern):
    if not re.search(pattern, text, re.M):
        raise AssertionError("no %r in\n%s" % (pattern, text))


def has_not(text, pattern):
    if re.search(pattern, text, re.M):
        raise AssertionError("%r is in\n%s" % (pattern, text))
