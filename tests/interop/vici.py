"""strongSwan's control protocol, as far as the tests need it.

A packet is a length (4 octets) and a type; requests, responses and events have a name and then a
message: sections, lists and values, which are dicts, lists and strings here.
"""

import os
import socket
import struct

REQUEST, RESPONSE, UNKNOWN, REGISTER, UNREGISTER, CONFIRM, NO_EVENT, EVENT = range(8)
SECTION, SECTION_END, VALUE, LIST, ITEM, LIST_END = range(1, 7)


class Refused(Exception):
    """The daemon's own words."""


def named(text):
    return bytes([len(text)]) + text.encode()


def encoded(message):
    out = b""
    for key, value in message.items():
        if isinstance(value, dict):
            out += bytes([SECTION]) + named(key) + encoded(value) + bytes([SECTION_END])
        elif isinstance(value, (list, tuple)):
            out += bytes([LIST]) + named(key)
            for item in value:
                out += bytes([ITEM]) + struct.pack("!H", len(item)) + item.encode()
            out += bytes([LIST_END])
        else:
            value = str(value).encode()
            out += bytes([VALUE]) + named(key) + struct.pack("!H", len(value)) + value
    return out


def decoded(data):
    root = {}
    stack, items, at = [root], None, 0

    def take(n):
        nonlocal at
        at += n
        return data[at - n:at]

    while at < len(data):
        kind = take(1)[0]
        if kind in (SECTION, VALUE, LIST):
            key = take(take(1)[0]).decode()
        if kind in (VALUE, ITEM):
            value = take(struct.unpack("!H", take(2))[0]).decode(errors="replace")
        if kind == SECTION:
            stack[-1][key] = {}
            stack.append(stack[-1][key])
        elif kind == SECTION_END:
            stack.pop()
        elif kind == VALUE:
            stack[-1][key] = value
        elif kind == LIST:
            items = stack[-1][key] = []
        elif kind == ITEM:
            items.append(value)
    return root


class Vici:
    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(30)
        # The path may be longer than an address holds.
        folder = os.open(os.path.dirname(path), os.O_PATH)
        try:
            self.socket.connect("/proc/self/fd/%d/%s" % (folder, os.path.basename(path)))
        finally:
            os.close(folder)

    def close(self):
        self.socket.close()

    def _send(self, kind, name, message=b""):
        packet = bytes([kind]) + named(name) + message
        self.socket.sendall(struct.pack("!I", len(packet)) + packet)

    def _bytes(self, n):
        got = b""
        while len(got) < n:
            more = self.socket.recv(n - len(got))
            if not more:
                raise Refused("the daemon is gone")
            got += more
        return got

    def _packet(self):
        packet = self._bytes(struct.unpack("!I", self._bytes(4))[0])
        kind = packet[0]
        if kind == EVENT:
            return kind, decoded(packet[2 + packet[1]:])
        return kind, decoded(packet[1:]) if kind == RESPONSE else None

    def ask(self, command, **message):
        """The response; Refused when it says that it is no success."""
        self._send(REQUEST, command, encoded(message))
        kind, answer = self._packet()
        if kind != RESPONSE or answer.get("success", "yes") == "no":
            raise Refused("%s: %s" % (command, (answer or {}).get("errmsg", "unknown")))
        return answer

    def stream(self, command, event, **message):
        """The events that the command lets loose."""
        events = []
        self._send(REGISTER, event)
        self._packet()
        self._send(REQUEST, command, encoded(message))
        while True:
            kind, answer = self._packet()
            if kind != EVENT:
                break
            events.append(answer)
        self._send(UNREGISTER, event)
        self._packet()
        return events
