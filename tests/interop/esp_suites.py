"""ESP beyond cipher and hash, with strongSwan in both roles: AES-GCM, GMAC, NULL.

strongSwan's ESP in user space knows tunnel mode alone, and no AH: transport mode and AH are scapy's to
judge (scapy_esp.py).
"""

from report import expect
from router import Router
from spaces import Ends
from suites import ROLES, data_flows, evidence, policy, tunnel_is_up
from swan import Swan

# What an IOS calls it, and strongSwan; and how strongSwan lists it when it is in use.
SUITES = [("esp-gcm", "aes128gcm16", ("AES_GCM_16", "128", None)),
          ("esp-gcm 192", "aes192gcm16", ("AES_GCM_16", "192", None)),
          ("esp-gcm 256", "aes256gcm16", ("AES_GCM_16", "256", None)),
          ("esp-null esp-sha-hmac", "null-sha1", ("NULL", None, "HMAC_SHA1_96")),
          ("esp-null esp-sha512-hmac", "null-sha512", ("NULL", None, "HMAC_SHA2_512_256"))]


def one_case(report, router, swan, transforms, proposal, listed, role, pfs=None):
    name = "%s: ESP %s%s, %s" % (swan.words, transforms, ", PFS %s" % pfs if pfs else "", role)

    def run():
        swan.clear()
        router.reset(policy("aes", "sha", "2") + """crypto ipsec transform-set TS %s
 mode tunnel
crypto map CMAP 10 ipsec-isakmp
%s""" % (transforms, " set pfs group%s\n" % pfs if pfs else ""))
        swan.load("aes128-sha1-modp1024", proposal + ("-modp2048" if pfs else ""))
        child = tunnel_is_up(router, swan, role)
        found = (child["encr-alg"], child.get("encr-keysize"), child.get("integ-alg"))
        expect(found == listed, "strongSwan says %s, not %s" % (found, listed))
        data_flows(router, swan)

    report.case(name, run, lambda: evidence(router, swan), group="esp_suites", peer=swan.words,
                transforms=transforms, role=role)


def run(bench):
    ends = Ends()
    for root in bench.trixie, "":
        if not bench.has(root):
            continue
        swan = Swan(ends, bench.swan_folder(), root)
        router = Router(bench.program, ends, bench.folder + "/lab")
        try:
            for n, suite in enumerate(SUITES):
                for role in ROLES if bench.whole else ROLES[n % 2:n % 2 + 1]:
                    one_case(bench.report, router, swan, *suite, role, pfs="14" if n == 2 else None)
        finally:
            router.stop()
            swan.delete()
    ends.delete()
