"""Tunnels: GRE against Linux's, where its kernel has it; a static VTI and a protected GRE tunnel
against strongSwan, in both roles."""

import re
import subprocess
import time

from report import Wrong, expect, wait
from router import Router
from spaces import Ends
from suites import ROLES
from swan import Swan

PLAIN = """crypto isakmp policy 10
 encr aes
 authentication pre-share
 group 2
interface FastEthernet0/1
 no crypto map
crypto ipsec transform-set TS esp-aes esp-sha-hmac
 mode tunnel
crypto ipsec profile PROF
 set transform-set TS
interface Tunnel0
 ip address 172.16.0.1 255.255.255.252
 tunnel source FastEthernet0/1
 tunnel destination %s
ip route 10.2.2.0 255.255.255.0 Tunnel0
ip route 10.3.3.0 255.255.255.0 Tunnel0
"""


def tunnel(router, lines, undo=""):
    """Tunnel0 anew, with these lines of its own."""
    router.configure("no interface Tunnel0\n" + undo + PLAIN % router.ends.far_seen +
                     "interface Tunnel0\n" + "".join(" %s\n" % line for line in lines))


def evidence(router):
    return "\n".join(router.show(what) for what in (
        "interfaces tunnel 0", "crypto isakmp sa", "crypto ipsec sa", "logging | begin Log Buf"))


# ---- Linux ----

# What Linux calls it, and IOS; and how much of 1,500 octets is left.
OPTIONS = [("gre", "", [], 1476),
           ("gre", "key 7", ["tunnel key 7"], 1472),
           ("gre", "csum", ["tunnel checksum"], 1472),
           ("gre", "key 1.2.3.4 csum", ["tunnel key 16909060", "tunnel checksum"], 1468),
           ("gre", "key 7 csum seq", ["tunnel key 7", "tunnel checksum", "tunnel sequence-datagrams"],
            1464),
           ("ipip", "", ["tunnel mode ipip"], 1480)]


def has_device(ends, kind):
    """Whether the kernel has tunnels of that kind."""
    said = ends.far.run("ip", "link", "add", "probe0", "type", kind, "local", ends.far_address,
                        "remote", ends.near_seen, check=False)
    ends.far.run("ip", "link", "del", "probe0", check=False)
    return "Unknown device" not in said and "not supported" not in said


def against_linux(bench):
    ends = Ends()
    kinds = {kind for kind in ("gre", "ipip") if has_device(ends, kind)}
    router = Router(bench.program, ends, bench.folder + "/linux") if kinds else None
    for kind, linux, ios, mtu in OPTIONS:
        name = "Linux: %s" % " ".join([kind, linux]).strip()
        if kind not in kinds:
            bench.report.skip(name, "this kernel has no such tunnels")
            continue

        def run():
            ends.far.run("ip", "link", "del", "t0", check=False)
            ends.far.ip("link", "add", "t0", "type", kind, "local", ends.far_address, "remote",
                        ends.near_seen, "ttl", "64", "nopmtudisc", *linux.split())
            ends.far.ip("link", "set", "t0", "up", "mtu", str(mtu))
            ends.far.address("t0", "172.16.0.2/30")
            ends.far.ip("route", "replace", "10.1.1.0/24", "dev", "t0", "src", "172.16.0.2")
            tunnel(router, ios)
            wait("the line stays down", lambda: "protocol is up" in router.show("interfaces tunnel 0"))
            expect(router.ping(count=3, size=mtu) == 3, "PC1's pings were lost")
            said = ends.far.run("ping", "-q", "-c", "3", "-i", "0.05", "-M", "do", "-s",
                                str(mtu - 28), "10.1.1.10", check=False)
            expect(" 3 received" in said, "Linux's pings were lost:\n" + said)

        bench.report.case(name, run, lambda: evidence(router) + ends.far.ip("-s", "-d", "link"),
                          group="tunnels", peer="Linux")
    if router:
        router.stop()
    ends.delete()


# ---- strongSwan ----

IKE, ESP = "aes128-sha1-modp1024", "aes128-sha1"


def up(router, swan, role, mode, local_ts, remote_ts):
    """R1 waits to be asked, or asks by itself."""
    swan.clear()
    swan.load(IKE, ESP, {"net": {"local_ts": [local_ts], "remote_ts": [remote_ts]}})
    waits = role == "they initiate"
    tunnel(router, mode + ["tunnel protection ipsec profile PROF"],
           "no crypto ipsec profile PROF\ncrypto ipsec profile PROF\n" +
           (" responder-only\n" if waits else ""))
    if waits:
        wait("no line of its own", lambda: "Tunnel0 is up" in router.show("interfaces tunnel 0"))
        swan.initiate()
    wait("no SA came up", swan.child)
    wait("no QM_IDLE on R1", lambda: "QM_IDLE" in router.phase1())


def vti(router, swan, role):
    up(router, swan, role, ["tunnel mode ipsec ipv4"], "0.0.0.0/0", "0.0.0.0/0")
    wait("the line stays down", lambda: "protocol is up" in router.show("interfaces tunnel 0"))
    said = router.show("crypto ipsec sa")
    expect(re.search(r"local  ident .*\(0\.0\.0\.0/0\.0\.0\.0/0/0\)", said), "other proxies:\n" + said)
    expect(router.ping(count=3) == 3, "PC1's pings were lost")
    expect(router.ping("10.3.3.1", count=3) == 3, "PC1's pings to another network were lost")
    expect(swan.ping(3) == 3, "strongSwan's pings were lost")
    swan.vici.ask("terminate", ike="peer", timeout="5000")
    wait("the line stays up", lambda: "protocol is down" in router.show("interfaces tunnel 0"))


def gre(router, swan, role):
    """strongSwan takes GRE out of ESP and gives it to its kernel by ipsec0, where tcpdump reads it:
    what it sees was put in at R1."""
    ends = swan.ends
    up(router, swan, role, [], ends.far_address + "/32[47]", ends.near_seen + "/32[47]")
    said = router.show("crypto ipsec sa")
    expect(re.search(r"remote ident .*\(%s/255\.255\.255\.255/47/0\)" % re.escape(ends.far_seen), said),
           "other proxies:\n" + said)
    sniffer = subprocess.Popen(ends.far.argv("tcpdump", "-nvl", "-c", "3", "-i", "ipsec0", "proto", "47"),
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        time.sleep(0.5)
        router.r1.run("ping 172.16.0.2 repeat 4 timeout 0")
        seen = sniffer.communicate(timeout=8)[0]
    except subprocess.TimeoutExpired as late:
        sniffer.kill()
        raise Wrong("no GRE came out of strongSwan") from late
    expect(len(re.findall(r"GREv0, Flags \[none\], length 104\n.*\n?.*172\.16\.0\.1 > 172\.16\.0\.2: "
                          "ICMP echo request", seen)) == 3, "tcpdump reads:\n" + seen)
    expect(int(swan.child()["packets-in"]) >= 3, "strongSwan counted %s" % swan.child()["packets-in"])


def against_strongswan(bench, root):
    if not bench.has(root):
        return
    for what, words in ((vti, "static VTI"), (gre, "GRE by profile")):
        ends = Ends()
        swan = Swan(ends, bench.swan_folder(), root, between_ends=what == gre)
        router = Router(bench.program, ends, "%s/%s%d" % (bench.folder, what.__name__, bench.swans))
        try:
            for role in ROLES:
                bench.report.case(
                    "%s: %s, %s" % (swan.words, words, role), lambda: what(router, swan, role),
                    lambda: swan.log()[-3000:] + evidence(router), group="tunnels", peer=swan.words,
                    role=role)
        finally:
            router.stop()
            swan.delete()
            ends.delete()


def run(bench):
    against_linux(bench)
    for root in bench.trixie, "":
        against_strongswan(bench, root)
