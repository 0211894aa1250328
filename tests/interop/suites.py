"""Every cipher, hash and group that both have, in both roles."""

import itertools

from pairs import all_pairs
from report import expect, wait
from router import Router
from spaces import Ends
from swan import Swan

# What an IOS calls it, and strongSwan; and how strongSwan lists it when it is in use.
CIPHERS = {"des": ("des", "DES_CBC", None), "3des": ("3des", "3DES_CBC", None),
           "aes": ("aes128", "AES_CBC", "128"), "aes 192": ("aes192", "AES_CBC", "192"),
           "aes 256": ("aes256", "AES_CBC", "256")}
HASHES = {"md5": ("md5", "MD5", "96"), "sha": ("sha1", "SHA1", "96"),
          "sha256": ("sha256", "SHA2_256", "128"), "sha384": ("sha384", "SHA2_384", "192"),
          "sha512": ("sha512", "SHA2_512", "256")}
GROUPS = {"1": "modp768", "2": "modp1024", "5": "modp1536", "14": "modp2048", "15": "modp3072",
          "16": "modp4096", "19": "ecp256", "20": "ecp384", "21": "ecp521", "24": "modp2048s256"}
ROLES = ("they initiate", "we initiate")


def policy(cipher, hashing, group):
    return """crypto isakmp policy 10
 encr %s
 hash %s
 group %s
""" % (cipher, hashing, group)


def transforms(cipher, hashing, pfs=None):
    return """crypto ipsec transform-set TS esp-%s esp-%s-hmac
 mode tunnel
crypto map CMAP 10 ipsec-isakmp
%s""" % (cipher, hashing, " set pfs group%s\n" % pfs if pfs else "")


def proposal(cipher, hashing, group=None):
    return "-".join([CIPHERS[cipher][0], HASHES[hashing][0]] + ([GROUPS[group]] if group else []))


def data_flows(router, swan, before=(0, 0)):
    """Pings from both sides, and who counted them."""
    expect(swan.ping(2) == 2, "the far side's pings were lost")
    expect(router.ping(count=2) == 2, "PC1's pings were lost")
    out, into = router.counters()
    expect(out - before[0] >= 4 and into - before[1] >= 4,
           "R1 counted %d out, %d in" % (out, into))
    child = swan.child()
    expect(child, "the far side has no SA any more")
    expect(int(child["packets-in"]) >= 4 and int(child["packets-out"]) >= 4,
           "strongSwan counted %(packets-in)s in, %(packets-out)s out" % child)


def tunnel_is_up(router, swan, role):
    if role == "they initiate":
        swan.initiate()
    else:
        router.poke()
    wait("no SA came up", swan.child)
    # The third message, or the answer to it, may still be under way.
    wait("no QM_IDLE on R1", lambda: "QM_IDLE" in router.phase1())
    return swan.child()


def asked_for(group):
    """The word that a proposal has for a group, from the name in strongSwan's lists."""
    return group.replace("MODP_", "modp").replace("ECP_", "ecp").replace("_", "s")


def agreed(swan, child, one, two):
    """Both phases use what was asked for, as the other side lists it."""
    sa = next(s for s in swan.sas() if s["state"] == "ESTABLISHED")
    cipher, hashing, group = one
    want = (*CIPHERS[cipher][1:], HASHES[hashing][1], GROUPS[group])
    found = (sa["encr-alg"], sa.get("encr-keysize"),
             sa["prf-alg"].replace("PRF_HMAC_", ""), asked_for(sa["dh-group"]))
    expect(found == want, "phase 1 is %s, not %s" % (found, want))
    cipher, hashing, pfs = two
    want = (*CIPHERS[cipher][1:], HASHES[hashing][1], GROUPS.get(pfs))
    found = (child["encr-alg"], child.get("encr-keysize"),
             "_".join(child["integ-alg"].split("_")[1:-1]), asked_for(child.get("dh-group", "")) or None)
    expect(found == want, "phase 2 is %s, not %s" % (found, want))


def one_case(report, router, swan, one, two, role, mode="main", where=""):
    name = "%s: %s%s mode, %s/%s/group %s, ESP %s/%s%s, %s" % (
        swan.words, where, mode, *one, *two[:2], ", PFS %s" % two[2] if two[2] else "", role)

    def run():
        swan.clear()
        router.reset(policy(*one) + transforms(*two) + MODE[mode](swan))
        swan.load(proposal(*one), proposal(*two), aggressive="yes" if mode == "aggressive" else "no")
        child = tunnel_is_up(router, swan, role)
        agreed(swan, child, one, two)
        data_flows(router, swan)

    report.case(name, run, lambda: evidence(router, swan), group="suites", peer=swan.words,
                one=one, two=two, role=role, mode=mode, where=where)


def evidence(router, swan):
    return "\n".join([swan.log()[-3000:], router.show("crypto isakmp sa"),
                      router.show("crypto ipsec sa")[:2500], router.show("logging | begin Log Buf")])


def aggressive_mode(swan):
    return """crypto isakmp peer address %s
 set aggressive-mode password cisco123
 set aggressive-mode client-endpoint ipv4-address %s
""" % (swan.ends.far_seen, swan.ends.near_address)


MODE = {"main": lambda swan: "", "aggressive": aggressive_mode}


def rows(bench):
    """(phase 1, phase 2, role, mode). Phase 2 walks through its own combinations, so that a key of one
    phase is not always as long as that of the other."""
    ciphers, hashes, groups = list(CIPHERS), list(HASHES), list(GROUPS)
    if bench.whole:
        two = list(itertools.product(ciphers, hashes, [None, *groups]))
        ones = itertools.product(ciphers, hashes, groups, ROLES, MODE)
        for n, (c, h, g, role, mode) in enumerate(ones):
            # 58 and len(two) have no common divisor: every combination has its turn.
            yield (c, h, g), two[n * 58 % len(two)], role, mode
    else:
        for c, h, g, c2, h2, pfs, role, mode in all_pairs(
                [ciphers, hashes, groups, ciphers, hashes, [None, *groups], ROLES, list(MODE)]):
            yield (c, h, g), (c2, h2, pfs), role, mode


def run(bench):
    ends = Ends()
    for root in bench.trixie, "":
        if not bench.has(root):
            continue
        swan = Swan(ends, bench.swan_folder(), root)
        # strongSwan's threads may take up our first message of quick mode before the last one of
        # aggressive mode, and then ignore it: with a quick clock it is soon repeated.
        router = Router(bench.program, ends, bench.folder + "/lab", speed=10)
        try:
            for one, two, role, mode in rows(bench):
                one_case(bench.report, router, swan, one, two, role, mode)
        finally:
            router.stop()
            swan.delete()
    ends.delete()
    over_tun(bench)


def over_tun(bench):
    """The kernel of the near namespace routes between a TUN device and the wire."""
    if not bench.has(bench.trixie):
        return
    ends = Ends()
    ends.near.address("va", "203.0.113.1/24")
    ends.far.ip("route", "add", "192.0.2.0/24", "via", "203.0.113.1")
    ends.near_address = ends.near_seen = "192.0.2.1"
    ends.gateway = "192.0.2.254"
    swan = Swan(ends, bench.swan_folder(), bench.trixie)
    router = Router(bench.program, ends, bench.folder + "/tun", port="tun:wan0",
                    tun="      address: 192.0.2.254/24\n")
    try:
        for cipher, hashing, group in (("3des", "md5", "2"), ("aes 256", "sha256", "14")):
            for role in ROLES:
                one_case(bench.report, router, swan, (cipher, hashing, group), (cipher, hashing, None),
                         role, where="tun ")
    finally:
        router.stop()
        swan.delete()
        ends.delete()
