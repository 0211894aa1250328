"""What runs in a host's namespace: the kernel's TCP, through sockets, against a router's.

peer.py VERB ARGUMENTS...   prints what it found as JSON"""

import hashlib
import json
import re
import socket
import sys
import time

TIMEOUT = 60
OPTIONS = re.compile(rb"\xff[\xfb-\xfe].", re.S)


def dial(address, port=23):
    return socket.create_connection((address, port), TIMEOUT)


def expect(s, pattern, seen=b""):
    while True:
        text = OPTIONS.sub(b"", seen)
        if re.search(pattern, text):
            return text
        more = s.recv(65536)
        if not more:
            raise SystemExit("no %r in %r" % (pattern, text[-200:]))
        seen += more


def look(address):
    """One visit: who is there."""
    s = dial(address)
    expect(s, rb"R1#")
    s.sendall(b"show users\r\n")
    text = expect(s, rb"Peer Address\r\n\r\nR1#").decode()
    s.sendall(b"exit\r\n")
    while s.recv(4096):
        pass
    return {"users": text, "mss": s.getsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG)}


def much(address, rounds):
    """The same long answer again and again: nothing of it is lost or changed on the way."""
    s = dial(address)
    expect(s, rb"R1#")
    s.sendall(b"terminal length 0\r\n")
    expect(s, rb"terminal length 0\r\nR1#")
    digests = set()
    size = 0
    for _ in range(int(rounds)):
        s.sendall(b"show running-config\r\n")
        text = expect(s, rb"\r\nend\r\n\r\nR1#")
        size += len(text)
        digests.add(hashlib.sha256(text).hexdigest())
    s.close()
    return {"kinds": len(digests), "octets": size}


def paste(address, count):
    """A configuration of many lines, sent at once."""
    s = dial(address)
    expect(s, rb"R1#")
    lines = ["configure terminal"]
    lines += ["ip host h%d 10.9.%d.%d" % (i, i // 250, i % 250 + 1) for i in range(int(count))]
    lines += ["end", "show running-config | count ip host"]
    s.sendall(("\r\n".join(lines) + "\r\n").encode())
    text = expect(s, rb"match regexp = +\d+")
    s.close()
    return {"answer": text.decode()[-60:]}


def crowd(address):
    """More callers than lines; then one goes without a word."""
    taken = [dial(address) for _ in range(5)]
    for s in taken:
        expect(s, rb"R1#")
    try:
        dial(address).recv(1)
        sixth = "there"
    except ConnectionRefusedError:
        sixth = "refused"
    taken[2].setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    taken[2].close()
    time.sleep(0.5)
    again = dial(address)
    expect(again, rb"R1#")
    return {"sixth": sixth}


def listen(port, idle):
    """A server that does not read for a while, then everything, and answers with many octets."""
    with socket.create_server(("0.0.0.0", int(port))) as server:
        server.settimeout(TIMEOUT)
        print("listening", flush=True)
        s, who = server.accept()
    s.settimeout(TIMEOUT)
    s.sendall(b"name? ")
    name = expect(s, rb"\r\n")
    time.sleep(float(idle))
    for i in range(400):
        s.sendall(b"%04d the quick brown fox jumps over the lazy dog\r\n" % i)
    s.sendall(b"bye? ")
    bye = expect(s, rb"\r\n")
    s.close()
    return {"from": who[0], "name": name.decode("latin-1"), "bye": bye.decode("latin-1")}


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])))
