"""RSA signatures with strongSwan, in both roles. OpenSSL's command line is the CA: it reads the router's
requests, and what it signs is imported at the router's terminal."""

import os

from authority import Authority, base64_of
from report import expect, wait
from router import Router
from spaces import Ends
from suites import ROLES, data_flows, evidence, policy, proposal, transforms
from swan import Swan

POLICY = """crypto isakmp policy 10
 authentication rsa-sig
"""

TRUSTPOINT = """ip domain-name example.com
crypto pki trustpoint {name}
 enrollment terminal
 subject-name CN=R1,O=lab
 serial-number none
 ip-address {address}
 revocation-check none
 rsakeypair {name}
"""


PROFILE = """crypto pki certificate map SWANS 10
 subject-name co cn = swan
crypto isakmp profile AM
 match identity address 0.0.0.0
 match identity host domain example.com
 match certificate SWANS
 initiate mode aggressive
"""


class Pki:
    """Who has signed what, at both ends."""

    def __init__(self, folder, router, swan):
        self.folder, self.router, self.swan, self.made = folder, router, swan, 0

    def authority(self, name, above=None):
        self.made += 1
        return Authority(os.path.join(self.folder, "ca%d" % self.made), name, above)

    # ---- the router ----

    def trust(self, name, ca):
        """Pastes the CA's certificate."""
        r = self.router.r1
        said = r.run("configure terminal", "crypto pki authenticate " + name,
                     *ca.pem.strip().split("\n"), "quit", "yes", "end")
        expect("% Certificate successfully imported" in said, "no CA certificate: " + said)

    def enrol(self, name, ca, names):
        """A request at the terminal, and the certificate back by the same way."""
        r = self.router.r1
        said = r.run("configure terminal", "crypto pki enroll " + name, "yes", "no", "end")
        pem = ca.sign(base64_of(said), names=names)
        said = r.run("configure terminal", "crypto pki import %s certificate" % name,
                     *pem.strip().split("\n"), "quit", "end")
        expect("% Router Certificate successfully imported" in said, "no certificate: " + said)
        return pem

    def begin(self, name, ca, above=None, address="none", names=None):
        """A trustpoint of that name, and no other; above, if there is one, gets its own. names is
        what the CA adds, as IOS asks for no subjectAltName and strongSwan looks for nothing else."""
        for old in ("VPN", "ROOT"):
            self.router.r1.run("configure terminal", "no crypto pki trustpoint " + old, "yes",
                               "end")
        self.router.r1.run("configure terminal",
                           "crypto key generate rsa label %s modulus 2048" % name, "end")
        self.router.configure(TRUSTPOINT.format(name=name, address=address))
        self.trust(name, ca)
        pem = self.enrol(name, ca, names)
        if above:
            self.router.configure("crypto pki trustpoint ROOT\n enrollment terminal\n"
                                  " revocation-check none\n")
            self.trust("ROOT", above)
        return pem

    # ---- strongSwan ----

    def give_swan(self, key, certificate, *authorities):
        ask = self.swan.vici.ask
        ask("clear-creds")
        self.swan.secret("cisco123")
        ask("load-key", type="rsa", data=key)
        ask("load-cert", type="X509", flag="NONE", data=certificate)
        for a in authorities:
            ask("load-cert", type="X509", flag="CA", data=a.pem)


def connect(router, swan, local, remote, mode="main", certificates=None):
    """One connection that signs, identities as strongSwan writes them."""
    swan.clear()
    one = ("aes", "sha", "2")
    swan.load(proposal(*one), proposal("aes", "sha256"), aggressive="yes" if mode == "aggressive"
              else "no", local={"auth": "pubkey", "id": local, **(certificates or {})},
              remote={"auth": "pubkey", "id": remote})
    profile = "set" if mode == "aggressive" else "no set"
    router.reset(policy(*one) + POLICY + transforms("aes", "sha256") +
                 " %s isakmp-profile AM\n" % profile)


def start(router, swan, role):
    if role == "they initiate":
        swan.initiate()
    else:
        router.poke()


def is_up(router, swan, role):
    start(router, swan, role)
    # Its threads may see our quick mode before the last message of phase 1: then that is repeated.
    wait("no SA came up", swan.child, seconds=15)
    wait("no QM_IDLE on R1", lambda: "QM_IDLE" in router.phase1())
    expect("rsig" in router.show("crypto isakmp sa detail"), "R1 did not sign")
    data_flows(router, swan)


def stays_down(router, swan, role, words):
    """R1 says why, and there is no SA."""
    router.r1.run("clear logging", "")
    try:
        start(router, swan, role)
    except Exception:
        pass
    wait("R1 does not say " + words, lambda: words in router.show("logging"))
    expect(not swan.child(), "strongSwan has an SA")


def plain(bench, pki, ends):
    """One CA. What the identities are, and who begins."""
    router, swan = pki.router, pki.swan
    ca = pki.authority("lab CA")
    names = "IP:%s,DNS:swan.example.com" % ends.far_address
    for what, address, added, identity, local, remote in (
            ("addresses", ends.near_address, "IP:" + ends.near_address, "address",
             ends.far_address, ends.near_address),
            ("a name, as the certificate has no address", "none", "DNS:R1.example.com", "address",
             "swan.example.com", "R1.example.com"),
            ("subjects", ends.near_address, None, "dn", "O=lab, CN=swan", "O=lab, CN=R1, "
             "unstructuredName=R1.example.com, unstructuredAddress=%s" % ends.near_address)):
        pki.begin("VPN", ca, address=address, names=added)
        pki.give_swan(*ca.issue("swan", names), ca)
        for mode in "main", "aggressive":
            for role in ROLES:
                def run():
                    connect(router, swan, local, remote, mode)
                    router.configure("crypto isakmp identity " + identity)
                    is_up(router, swan, role)

                bench.report.case("%s: RSA signatures, %s mode, %s, %s" % (
                    swan.words, mode, what, role), run, lambda: evidence(router, swan),
                    group="certificates", peer=swan.words, what=what, role=role, mode=mode)


def one(bench, pki, words, prepare, check):
    """One case of another kind: both roles, one after the other."""
    router, swan = pki.router, pki.swan
    for role in ROLES:
        def case():
            prepare()
            check(role)

        bench.report.case("%s: RSA signatures, %s, %s" % (swan.words, words, role), case,
                          lambda: evidence(router, swan), group="certificates", peer=swan.words,
                          what=words, role=role)


def chains(bench, pki, ends):
    """Root -- middle -- certificate: whoever knows the root alone is told the rest. The messages are
    longer than a packet."""
    router, swan = pki.router, pki.swan
    root = pki.authority("lab root")
    middle = pki.authority("lab middle", root)
    names = "IP:" + ends.far_address
    ours = (ends.far_address, ends.near_address)

    def prepare():
        connect(router, swan, *ours)

    pki.begin("VPN", middle, above=root, address=ends.near_address, names="IP:" + ends.near_address)
    pki.give_swan(*root.issue("swan", names), root)
    one(bench, pki, "our certificate's CA is below theirs", prepare,
        lambda role: is_up(router, swan, role))
    pki.begin("VPN", root, address=ends.near_address, names="IP:" + ends.near_address)
    pki.give_swan(*middle.issue("swan", names), root, middle)
    one(bench, pki, "their certificate's CA is below ours", prepare,
        lambda role: is_up(router, swan, role))


def refusals(bench, pki, ends):
    """strongSwan's certificate is no good, and R1 says why."""
    router, swan = pki.router, pki.swan
    ca, other = pki.authority("lab CA"), pki.authority("lab CA")
    names = "IP:" + ends.far_address
    pki.begin("VPN", ca, address=ends.near_address, names="IP:" + ends.near_address)

    def prepare():
        connect(router, swan, ends.far_address, ends.near_address)

    for words, made, said in (
            ("their certificate has expired", ca.issue("swan", names, end="210101000000Z"),
             "%PKI-3-CERTIFICATE_INVALID_EXPIRED"),
            ("their CA only has the name of ours", other.issue("swan", names),
             "%CRYPTO-5-IKMP_INVAL_CERT")):
        pki.give_swan(*made, ca)
        one(bench, pki, words, prepare, lambda role: stays_down(router, swan, role, said))


class Revoked:
    """A CA that revokes what it issued to strongSwan. Its lists of before and after are among the
    files that the router has when it starts."""

    def __init__(self, folder, nvram, ends):
        self.ca = Authority(folder, "lab CA")
        self.made = self.ca.issue("swan", "IP:" + ends.far_address)
        os.makedirs(nvram)
        self.save(nvram + "/BEFORE.crl")
        self.ca.revoke(self.made[1])
        self.save(nvram + "/AFTER.crl")

    def save(self, path):
        with open(path, "w") as f:
            f.write(self.ca.crl())


def revocation(bench, pki, ends, revoked):
    """OpenSSL's list, which the router finds in a file."""
    router, swan = pki.router, pki.swan
    pki.begin("VPN", revoked.ca, address=ends.near_address, names="IP:" + ends.near_address)
    pki.give_swan(*revoked.made, revoked.ca)

    def prepare_with(name):
        def prepare():
            connect(router, swan, ends.far_address, ends.near_address)
            router.configure("crypto pki trustpoint VPN\n revocation-check crl\n"
                             " crl query nvram:%s\n" % name)
            router.r1.run("configure terminal", "crypto pki crl request VPN", "end")
        return prepare

    one(bench, pki, "their certificate is not on the list", prepare_with("BEFORE.crl"),
        lambda role: is_up(router, swan, role))
    one(bench, pki, "their certificate was revoked", prepare_with("AFTER.crl"),
        lambda role: stays_down(router, swan, role, "%PKI-3-CERTIFICATE_REVOKED"))


def behind_nat(bench, root):
    """R1 behind an address translation; strongSwan sees another address than the certificate's."""
    ends = Ends("near")
    swan = Swan(ends, bench.swan_folder(), root)
    router = Router(bench.program, ends, "%s/nat-%d" % (bench.folder, bench.swans), clock="host")
    try:
        begin(router, ends)
        pki = Pki("%s/pki-%d" % (bench.folder, bench.swans), router, swan)
        ca = pki.authority("lab CA")
        pki.begin("VPN", ca, names="DNS:R1.example.com")
        pki.give_swan(*ca.issue("swan", "IP:" + ends.far_address), ca)

        def prepare():
            connect(router, swan, ends.far_address, "R1.example.com")

        def case():
            prepare()
            is_up(router, swan, "we initiate")

        bench.report.case("%s: RSA signatures, R1 behind NAT, we initiate" % swan.words, case,
                          lambda: evidence(router, swan), group="certificates", peer=swan.words,
                          what="behind NAT", role="we initiate")
    finally:
        router.stop()
        swan.delete()
        ends.delete()


def begin(router, ends):
    router.configure("no crypto isakmp key cisco123 address " + ends.far_seen)
    router.r1.run("configure terminal", *PROFILE.strip().split("\n"), "end")


def run(bench):
    ends = Ends()
    for root in bench.trixie, "":
        if not bench.has(root):
            continue
        swan = Swan(ends, bench.swan_folder(), root)
        folder = "%s/lab-%d" % (bench.folder, bench.swans)
        signatures = "%s/pki-%d" % (bench.folder, bench.swans)
        revoked = Revoked(signatures + "/revoked", folder + "/nvram", ends)
        router = Router(bench.program, ends, folder, clock="host", files="nvram")
        try:
            begin(router, ends)
            pki = Pki(signatures, router, swan)
            plain(bench, pki, ends)
            if bench.whole or root:
                chains(bench, pki, ends)
                refusals(bench, pki, ends)
                revocation(bench, pki, ends, revoked)
        finally:
            router.stop()
            swan.delete()
    ends.delete()
    for root in bench.trixie, "":
        if bench.has(root):
            behind_nat(bench, root)
