"""Address and port translation by the Linux kernel in between: our side hidden, theirs, and both."""

import re
import time

from life import ESP, IKE, SPEED, Traffic
from report import expect, wait
from router import Router
from spaces import Ends
from suites import data_flows, evidence, tunnel_is_up
from swan import Swan


class Translated:
    def __init__(self, bench, hidden, root):
        self.report, self.hidden = bench.report, hidden
        self.ends = Ends(hidden)
        self.swan = Swan(self.ends, bench.swan_folder(), root)
        self.router = Router(bench.program, self.ends, bench.folder + "/" + hidden, speed=SPEED)

    def close(self):
        self.router.stop()
        self.swan.delete()
        self.ends.delete()

    def up(self, role, changes="", **swan):
        self.swan.clear()
        self.router.reset(changes)
        self.swan.load(IKE, ESP, **swan)
        return tunnel_is_up(self.router, self.swan, role)

    def comes_up(self, role):
        child = self.up(role)
        expect(child.get("encap") == "yes", "strongSwan does not encapsulate")
        sa = next(s for s in self.swan.sas() if s["state"] == "ESTABLISHED")
        for key in ["nat-local"] * (self.hidden != "near") + ["nat-remote"] * (self.hidden != "far"):
            expect(sa.get(key) == "yes", "strongSwan does not see %s" % key)
        expect("Tunnel UDP-Encaps" in self.router.show("crypto ipsec sa"), "R1 does not encapsulate")
        expect(re.search(r"%s port (?!500\b)\d+" % re.escape(self.ends.far_seen), self.router.show(
            "crypto session")), "R1 has not floated")
        data_flows(self.router, self.swan)

    def rekeys(self, role, who):
        old = self.up(role, "crypto map CMAP 10 ipsec-isakmp\n"
                      " set security-association lifetime seconds 120\n")
        with Traffic(self.swan):
            if who == "they":
                self.swan.vici.ask("rekey", child="net")
            wait("no other CHILD SA", lambda: (c := self.swan.child()) and
                 c["uniqueid"] != old["uniqueid"], 15)
        data_flows(self.router, self.swan)

    def is_renamed(self, role):
        self.up(role)
        first = self.swan.sas()[0]["uniqueid"]
        with Traffic(self.swan):
            self.swan.vici.ask("rekey", ike="peer", reauth="yes")
            wait("the old IKE SA stays", lambda: [s["uniqueid"] for s in self.swan.sas()
                                                  if s["state"] == "ESTABLISHED"] not in ([first], []))
        data_flows(self.router, self.swan)

    def deletes(self, role, who):
        self.up(role)
        if who == "they":
            self.swan.vici.ask("terminate", ike="peer", timeout="5000")
        else:
            self.router.clear()
        wait("R1 keeps its association", lambda: not self.router.phase1())
        wait("strongSwan keeps its SA", lambda: not self.swan.sas())
        expect("spi: 0x" not in self.router.show("crypto ipsec sa").replace("spi: 0x0(0)", ""),
               "R1 keeps its pair")

    def asks_whether_alive(self, role):
        self.up(role, "crypto isakmp keepalive 10 2 periodic\n", dpd_delay="1", dpd_timeout="3")
        time.sleep(4)
        log = self.swan.log()
        expect(re.search("generating INFORMATIONAL_V1 .*N.DPD_ACK", log), "R1 never asked")
        expect(re.search("parsed INFORMATIONAL_V1 .*N.DPD_ACK", log), "R1 never answered")
        data_flows(self.router, self.swan)

    def keeps_the_way_open(self, role):
        """Keepalives of one octet, from the hidden side (RFC 3948, 4)."""
        self.up(role, "crypto isakmp nat keepalive 5\n")
        before = self.heard()
        wait("no keepalive was heard", lambda: self.heard() >= before + 2, 8)
        self.router.configure("no crypto isakmp nat keepalive")

    def moves(self, role):
        """The NAT before them forgets; what they send next comes from another port, and shows R1
        where they are (RFC 3947, 5)."""
        self.up(role)
        data_flows(self.router, self.swan)
        self.ends.middle[-1].forget("n1")
        wait("nothing comes through the NAT any more", lambda: self.swan.ping(1) == 1)
        data_flows(self.router, self.swan, self.router.counters())
        expect(re.search(r"%s port 3[23]\d{3}\b" % re.escape(self.ends.far_seen),
                         self.router.show("crypto session")), "R1 has not followed")
        self.router.clear()
        wait("strongSwan has not heard of the delete", lambda: not self.swan.sas())

    def heard(self):
        """UDP datagrams of one octet that arrived at the far side."""
        said = self.ends.far.run("nft", "list", "table", "ip", "heard")
        return int(re.search(r"packets (\d+)", said).group(1))


def cases(t, whole):
    # Somebody outside finds no way in, unless it is told one.
    roles = {"near": ["we initiate"], "far": ["they initiate"],
             "both": ["we initiate", "they initiate"]}[t.hidden]
    for role in roles:
        yield role, "comes up", lambda r=role: t.comes_up(r)
        if t.hidden == "both" and not whole:
            continue
        yield role, "rekey of phase 2, they begin", lambda r=role: t.rekeys(r, "they")
        yield role, "rekey of phase 2, we begin", lambda r=role: t.rekeys(r, "we")
        yield role, "delete, they begin", lambda r=role: t.deletes(r, "they")
        yield role, "delete, we begin", lambda r=role: t.deletes(r, "we")
        yield role, "DPD, both ask and answer", lambda r=role: t.asks_whether_alive(r)
    if t.hidden != "near":
        yield "they initiate", "rekey of phase 1, they begin", lambda: t.is_renamed("they initiate")
    if t.hidden == "far":
        yield "they initiate", "the NAT changes their port", lambda: t.moves("they initiate")
    if t.hidden != "far":
        yield "we initiate", "keepalives", lambda: t.keeps_the_way_open("we initiate")


def run(bench):
    for root in [bench.trixie, ""][:1 + bench.whole]:
        if not bench.has(root):
            continue
        for hidden in "near", "far", "both":
            t = Translated(bench, hidden, root)
            for rule in ("add table ip heard",
                         "add chain ip heard in { type filter hook input priority 0 ; }",
                         "add rule ip heard in udp dport 4500 udp length 9 counter"):
                t.ends.far.run("nft", rule)
            try:
                for role, name, case in cases(t, bench.whole):
                    title = "NAT before %s, %s: %s" % (
                        {"near": "us", "far": "them", "both": "both"}[hidden], role, name)
                    bench.report.case("%s: %s" % (t.swan.words, title), case,
                                      lambda: evidence(t.router, t.swan), group="nat",
                                      peer=t.swan.words, title=title)
            finally:
                t.close()
