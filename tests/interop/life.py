"""How associations live and end: renewed, deleted and found dead from either side.

The clock of R1's lab runs ten times as fast as strongSwan's, so its minutes are seconds here.
"""

import re
import signal
import subprocess
import threading
import time

from report import Wrong, expect, wait
from router import Router
from spaces import Ends
from suites import data_flows, evidence, tunnel_is_up
from swan import Swan
from vici import Refused

IKE, ESP = "aes128-sha1-modp1024", "aes128-sha1"
SPEED = 10

MUTE = ("add table ip mute; add chain ip mute out { type filter hook output priority 0; }; "
        "add rule ip mute out ip protocol icmp drop")
UNMUTE = "add table ip mute; delete table ip mute"


class Traffic:
    """Pings from the far side for as long as the block runs, every one of which comes back."""

    def __init__(self, swan, every=0.02, size=500, source="10.2.2.1"):
        self.argv = swan.ends.far.argv("ping", "-q", "-i", str(every), "-s", str(size), "-I", source,
                                       "10.1.1.10")

    def __enter__(self):
        self.process = subprocess.Popen(self.argv, stdout=subprocess.PIPE, text=True)
        time.sleep(0.3)
        return self

    def __exit__(self, kind, *rest):
        time.sleep(0.3)
        self.process.send_signal(signal.SIGINT)
        said = self.process.communicate(timeout=10)[0]
        sent, back = (int(n) for n in re.search(r"(\d+) packets transmitted, (\d+) received",
                                                said).groups())
        if not kind:
            # The one in flight when it stopped may not be back.
            expect(sent - back <= 1 and sent > 20, "%d of %d pings lost" % (sent - back, sent))


class Life:
    def __init__(self, bench, root):
        self.ends = Ends()
        self.swan = Swan(self.ends, bench.swan_folder(), root)
        self.router = Router(bench.program, self.ends, bench.folder + "/lab", speed=SPEED)

    def close(self):
        self.router.stop()
        self.swan.delete()
        self.ends.delete()

    def up(self, changes="", role="they initiate", **swan):
        """A tunnel without a past; the first CHILD SA."""
        self.swan.clear()
        self.router.reset(changes)
        self.swan.load(IKE, ESP, **swan)
        return tunnel_is_up(self.router, self.swan, role)

    def spis(self):
        """R1's inbound SPIs, each once."""
        said = self.router.show("crypto ipsec sa")
        return set(re.findall(r"inbound esp sas:\s+spi: (0x[0-9A-F]+)", said)) | set(
            re.findall(r"spi: (0x[0-9A-F]+)\(\d+\)\s+transform:.*\s+in use.*\s+conn id: \d*[13579],",
                       said))

    def another_child(self, old, seconds=8):
        return wait("no other CHILD SA", lambda: (c := self.swan.child()) and
                    c["uniqueid"] != old["uniqueid"] and c, seconds)

    def one_pair_each(self):
        wait("R1 has %d pairs" % len(self.spis()), lambda: len(self.spis()) == 1)
        wait("strongSwan has several CHILD SAs",
             lambda: sum(len(s["children"]) for s in self.swan.sas()) == 1)

    # ---- renewal ----

    def they_renew_phase_2(self):
        old = self.up()
        with Traffic(self.swan):
            for _ in range(3):
                self.swan.vici.ask("rekey", child="net")
                old = self.another_child(old)
        data_flows(self.router, self.swan)

    def they_renew_phase_2_with_pfs(self):
        old = self.up("crypto map CMAP 10 ipsec-isakmp\n set pfs group5\n",
                      children={"net": {"esp_proposals": ["aes128-sha1-modp1536"]}})
        with Traffic(self.swan):
            self.swan.vici.ask("rekey", child="net")
            self.another_child(old)
        data_flows(self.router, self.swan)

    def they_renew_phase_1(self):
        self.up()
        first = self.swan.sas()[0]["uniqueid"]
        with Traffic(self.swan):
            self.swan.vici.ask("rekey", ike="peer", reauth="yes")
            wait("the old IKE SA stays", lambda: [s["uniqueid"] for s in self.swan.sas()
                                                  if s["state"] == "ESTABLISHED"] not in ([first], []))
            # strongSwan deletes the old one ten seconds later.
            wait("R1 has two associations", lambda: self.router.phase1() == ["QM_IDLE"], 15)
        data_flows(self.router, self.swan)

    def we_renew_phase_2(self, role="we initiate", pfs=None):
        changes = "crypto map CMAP 10 ipsec-isakmp\n set security-association lifetime seconds 120\n"
        children = {"net": {}}
        if pfs:
            changes += " set pfs group2\n"
            children = {"net": {"esp_proposals": ["aes128-sha1-modp1024"]}}
        old = self.up(changes, role, children=children)
        with Traffic(self.swan):
            self.another_child(old, 15)
        data_flows(self.router, self.swan)

    def we_renew_phase_2_by_volume(self):
        old = self.up("crypto map CMAP 10 ipsec-isakmp\n"
                      " set security-association lifetime kilobytes 2560\n", "we initiate")
        with Traffic(self.swan, every=0.002, size=1200):
            self.another_child(old, 15)
        data_flows(self.router, self.swan)

    def both_renew_phase_2_at_once(self):
        old = self.up()
        for _ in range(3):
            side = threading.Thread(target=self.router.r1.run, args=("clear crypto sa",))
            self.swan.vici.ask("rekey", child="net")
            side.start()
            side.join()
            self.router.poke()
            old = wait("no CHILD SA after it", self.swan.child)
        data_flows(self.router, self.swan)

    def our_phase_1_ends(self):
        """IOS deletes its IKE SA at the end of its life, and strongSwan's CHILD SAs go with that; what
        comes next finds no tunnel, and the far side makes a new one."""
        self.up("crypto isakmp policy 10\n lifetime 60\n")
        wait("strongSwan still has its SA", lambda: not self.swan.sas(), 12)
        expect(not self.router.phase1(), "R1 still has its SA")
        self.swan.initiate()
        data_flows(self.router, self.swan)

    def both_initiate_at_once(self):
        for _ in range(5):
            self.swan.clear()
            self.router.reset()
            self.swan.load(IKE, ESP)
            side = threading.Thread(target=self.router.poke)
            side.start()
            # strongSwan may hand its quick mode over to the other IKE SA, and would not tell.
            self.swan.vici.ask("initiate", child="net", timeout="-1")
            side.join()
            wait("no SA came up", self.swan.child)
            wait("R1 has no association", lambda: "QM_IDLE" in self.router.phase1())
            expect(self.router.ping() == 2, "PC1's pings were lost")
            expect(self.swan.ping() == 2, "the far side's pings were lost")

    # ---- deletes ----

    def they_delete_phase_2(self):
        self.up()
        self.swan.vici.ask("terminate", child="net", timeout="5000")
        wait("R1 keeps its pair", lambda: not self.spis())
        expect(self.router.phase1() == ["QM_IDLE"], "the association went too")
        tunnel_is_up(self.router, self.swan, "we initiate")
        expect(len(self.swan.sas()) == 1, "another phase 1 was made")
        data_flows(self.router, self.swan, self.router.counters())

    def they_delete_phase_1(self):
        self.up()
        self.swan.vici.ask("terminate", ike="peer", timeout="5000")
        wait("R1 keeps its pair", lambda: not self.spis())
        wait("R1 keeps its association", lambda: not self.router.phase1())
        tunnel_is_up(self.router, self.swan, "we initiate")
        data_flows(self.router, self.swan, self.router.counters())

    def we_delete_phase_2(self):
        self.up()
        self.router.r1.run("clear crypto sa")
        wait("strongSwan keeps its CHILD SA", lambda: not self.swan.child())
        expect(len(self.swan.sas()) == 1, "its IKE SA went too")
        self.swan.initiate()
        expect(self.router.phase1() == ["QM_IDLE"], "another phase 1 was made")
        data_flows(self.router, self.swan)

    def we_delete_phase_1(self):
        self.up()
        self.router.r1.run("clear crypto isakmp")
        wait("strongSwan keeps its IKE SA", lambda: not self.swan.sas())
        expect(not self.router.phase1(), "R1 keeps its association")
        self.swan.initiate()
        data_flows(self.router, self.swan)

    # ---- dead peers ----

    def they_ask_whether_we_live(self):
        self.up(dpd_delay="1", dpd_timeout="3")
        before = self.swan.log().count("parsed INFORMATIONAL_V1 request")
        wait("no answer to R-U-THERE", lambda: re.search(
            r"parsed INFORMATIONAL_V1.*N\(DPD_ACK\)", self.swan.log()))
        wait("only one probe was answered", lambda: self.swan.log().count(
            "parsed INFORMATIONAL_V1 request") >= before + 3)
        expect(self.swan.child(), "strongSwan gave us up")
        data_flows(self.router, self.swan)

    def they_find_us_dead(self):
        self.up(dpd_delay="1", dpd_timeout="3")
        self.router.stop()
        try:
            wait("strongSwan keeps its SAs", lambda: not self.swan.sas(), 15)
        finally:
            self.router.start(SPEED)

    def we_ask_whether_they_live(self):
        for how in "periodic", "on-demand":
            self.up("crypto isakmp keepalive 10 2 %s\n" % how)
            before = self.swan.log().count("N(DPD_ACK)")
            if how == "on-demand":
                # Nothing comes from there for a while, and then something goes there.
                self.ends.far.run("nft", MUTE)
            try:
                wait("strongSwan was never asked (%s)" % how, lambda: (
                    how == "on-demand" and self.router.poke(),
                    self.swan.log().count("N(DPD_ACK)") >= before + 3)[1], 15)
            finally:
                self.ends.far.run("nft", UNMUTE)
            expect(self.router.phase1() == ["QM_IDLE"], "R1 gave strongSwan up")
        data_flows(self.router, self.swan, self.router.counters())

    def we_find_them_dead(self):
        for how in "periodic", "on-demand":
            self.up("crypto isakmp keepalive 10 2 %s\n" % how)
            self.swan.kill()
            try:
                if how == "on-demand":
                    self.router.poke()
                wait("R1 keeps its association (%s)" % how, lambda: not self.router.phase1(), 15)
                expect(not self.spis(), "R1 keeps its pair")
            finally:
                self.swan.start()

    # ---- restarts ----

    def they_start_anew(self):
        """Their INITIAL-CONTACT ends what R1 knew."""
        self.up()
        old = self.spis()
        self.swan.kill()
        self.swan.start()
        self.swan.load(IKE, ESP)
        self.swan.initiate()
        wait("R1 still has the old pair", lambda: len(self.spis()) == 1 and not old & self.spis())
        expect(self.router.phase1() == ["QM_IDLE"], "R1 has %s" % self.router.phase1())
        data_flows(self.router, self.swan)

    def we_start_anew(self):
        """Our INITIAL-CONTACT ends what strongSwan knew."""
        self.up()
        old = self.swan.sas()[0]["uniqueid"]
        self.router.stop()
        self.router.start(SPEED)
        self.router.poke()
        wait("the old SA stays", lambda: [s["uniqueid"] for s in self.swan.sas()
                                          if s["state"] == "ESTABLISHED"] not in ([old], []))
        wait("both stay", lambda: len(self.swan.sas()) == 1)
        wait("no CHILD SA", self.swan.child)
        data_flows(self.router, self.swan, self.router.counters())

    # ---- several at once, and identities ----

    def two_networks_share_phase_1(self):
        second = {"local_ts": ["10.3.3.0/24"]}
        for role in "they initiate", "we initiate":
            self.up("access-list 101 permit ip 10.1.1.0 0.0.0.255 10.3.3.0 0.0.0.255\n", role,
                    children={"net": {}, "more": second})
            if role == "they initiate":
                self.swan.initiate("more")
            else:
                self.router.poke("10.3.3.1")
            wait("no second CHILD SA", lambda: len(self.swan.sas()[0]["children"]) == 2)
            expect(len(self.swan.sas()) == 1, "two IKE SAs")
            for far in "10.2.2.1", "10.3.3.1":
                expect(self.swan.ping(source=far) == 2 and self.router.ping(far) == 2,
                       "no pings to and from " + far)
            self.swan.vici.ask("terminate", child="more", timeout="5000")
            wait("R1 keeps the deleted pair", lambda: len(self.spis()) == 1)
            data_flows(self.router, self.swan)
        self.router.configure("no access-list 101\n"
                              "access-list 101 permit ip 10.1.1.0 0.0.0.255 10.2.2.0 0.0.0.255\n")

    def we_are_known_by_name(self):
        for role in "they initiate", "we initiate":
            self.up("ip domain-name example.net\ncrypto isakmp identity hostname\n", role,
                    remote={"id": "R1.example.net"})
            expect(self.swan.sas()[0]["remote-id"] == "R1.example.net", "another identity")
            data_flows(self.router, self.swan)

    def they_are_known_by_name(self):
        for role in "they initiate", "we initiate":
            self.up("", role, local={"id": "far.example.net"})
            data_flows(self.router, self.swan)

    def their_name_has_a_key(self):
        """In aggressive mode the key may be one for a name, whatever address that has."""
        by_address, by_name = ("crypto isakmp key cisco123 address 203.0.113.2\n",
                               "crypto isakmp key cisco123 hostname far.example.net\n")
        try:
            self.up("no " + by_address + by_name, aggressive="yes",
                    local={"id": "far.example.net"})
            data_flows(self.router, self.swan)
        finally:
            self.router.configure("no " + by_name + by_address)

    def our_name_in_aggressive_mode(self):
        for changes, name in (
                ("ip domain-name example.net\ncrypto isakmp identity hostname\n", "R1.example.net"),
                ("crypto isakmp peer address 203.0.113.2\n set aggressive-mode password cisco123\n"
                 " set aggressive-mode client-endpoint user-fqdn r1@example.net\n",
                 "r1@example.net")):
            role = "we initiate" if "@" in name else "they initiate"
            self.up(changes, role, remote={"id": name}, aggressive="yes")
            expect(self.swan.sas()[0]["remote-id"] == name, "another identity")
            data_flows(self.router, self.swan)

    # ---- refusals ----

    def refused(self, changes, wanted, role, swan=None, children=None, ike=IKE):
        """No SA comes up, and strongSwan's log has what we said or what it made of ours."""
        self.swan.clear()
        self.router.reset(changes)
        self.swan.load(ike, ESP, children=children, **(swan or {}))
        start = len(self.swan.log())
        if role == "they initiate":
            try:
                self.swan.vici.ask("initiate", child="net", timeout="1500")
                raise Wrong("it came up")
            except Refused:
                pass
        else:
            self.router.poke()
        wait("strongSwan's log has no '%s'" % wanted,
             lambda: re.search(wanted, self.swan.log()[start:]))
        expect(not self.swan.child(), "strongSwan has an SA")
        expect(not self.spis(), "R1 has an SA")

    def other_key(self, role):
        wrong = ("no crypto isakmp key cisco123 address 203.0.113.2\n"
                 "crypto isakmp key wrong address 203.0.113.2\n")
        try:
            # Message 5 cannot be read: strongSwan says so; we repeat message 4.
            self.refused(wrong, "could not decrypt payloads" if role == "we initiate" else
                         "received retransmit of response", role)
            expect("IKMP_BAD_MESSAGE" in self.router.show("logging"), "R1 said nothing")
        finally:
            self.router.configure("no crypto isakmp key wrong address 203.0.113.2\n"
                                  "crypto isakmp key cisco123 address 203.0.113.2\n")

    def other_policy(self, role):
        self.refused("", "NO_PROP|no proposal found|NO_PROPOSAL_CHOSEN", role,
                     ike="aes256-sha256-modp2048")

    def other_transform(self, role):
        self.refused("", "NO_PROP|no matching proposal|NO_PROPOSAL_CHOSEN", role,
                     children={"net": {"esp_proposals": ["aes256-sha256"]}})

    def other_networks(self, role):
        self.refused("", "INVAL_ID|INVALID_ID_INFORMATION|NO_PROP", role,
                     children={"net": {"local_ts": ["10.4.4.0/24"]}})

    def other_pfs(self, role):
        """We want a group that they do not offer, or do not take."""
        self.refused("crypto map CMAP 10 ipsec-isakmp\n set pfs group5\n",
                     "NO_PROP|no matching proposal|NO_PROPOSAL_CHOSEN|INVAL_KE|KE", role)


def cases(life, whole):
    yield "rekey of phase 2, they begin", life.they_renew_phase_2
    yield "rekey of phase 2 with PFS, they begin", life.they_renew_phase_2_with_pfs
    yield "rekey of phase 1, they begin", life.they_renew_phase_1
    yield "rekey of phase 2 by time, we begin", life.we_renew_phase_2
    if whole:
        yield ("rekey of phase 2 by time, they had begun",
               lambda: life.we_renew_phase_2("they initiate"))
        yield "rekey of phase 2 by time with PFS, we begin", lambda: life.we_renew_phase_2(pfs=True)
    yield "rekey of phase 2 by volume, we begin", life.we_renew_phase_2_by_volume
    yield "delete and rekey of phase 2 at once", life.both_renew_phase_2_at_once
    yield "end of phase 1's life on R1", life.our_phase_1_ends
    yield "both initiate at once", life.both_initiate_at_once
    yield "delete of phase 2, they begin", life.they_delete_phase_2
    yield "delete of phase 1, they begin", life.they_delete_phase_1
    yield "delete of phase 2, we begin", life.we_delete_phase_2
    yield "delete of phase 1, we begin", life.we_delete_phase_1
    yield "DPD, their probes are answered", life.they_ask_whether_we_live
    yield "DPD, we are dead", life.they_find_us_dead
    yield "DPD, our probes are answered", life.we_ask_whether_they_live
    yield "DPD, they are dead", life.we_find_them_dead
    yield "INITIAL-CONTACT, they start anew", life.they_start_anew
    yield "INITIAL-CONTACT, we start anew", life.we_start_anew
    yield "two networks, one phase 1", life.two_networks_share_phase_1
    yield "hostname as our identity", life.we_are_known_by_name
    yield "hostname as their identity", life.they_are_known_by_name
    yield "aggressive mode, the key is for their hostname", life.their_name_has_a_key
    yield "aggressive mode, a name as our identity", life.our_name_in_aggressive_mode
    for role in "they initiate", "we initiate":
        for name, refusal in (("another key", life.other_key), ("no common policy", life.other_policy),
                              ("no common transform", life.other_transform),
                              ("other proxy identities", life.other_networks),
                              ("another PFS group", life.other_pfs)):
            yield "refused: %s, %s" % (name, role), lambda r=refusal, w=role: r(w)


def run(bench):
    for root in [bench.trixie, ""][:1 + bench.whole]:
        if not bench.has(root):
            continue
        life = Life(bench, root)
        try:
            for name, case in cases(life, bench.whole):
                bench.report.case("%s: %s" % (life.swan.words, name), case,
                                  lambda: evidence(life.router, life.swan), group="life",
                                  peer=life.swan.words, title=name)
        finally:
            life.close()
