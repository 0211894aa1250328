"""ike-scan finds the responder, reads its policies one by one, and knows it by the times of its
retransmissions."""

import re
import shutil
import subprocess
import threading

from report import expect
from router import Router
from spaces import Ends
from suites import HASHES

# Numbers of RFC 2409, appendix A.
CIPHERS = {"des": "1=1", "3des": "1=5", "aes": "1=7,14=128", "aes 192": "1=7,14=192",
           "aes 256": "1=7,14=256"}
POLICIES = [("des", "md5", 1), ("3des", "sha", 2), ("aes", "sha256", 5), ("aes 192", "sha384", 14),
            ("aes 256", "sha512", 15), ("aes 256", "sha", 16)]
NATT = "4a131c81070358455c5728f20e95452f"  # the vendor ID of RFC 3947


def transform(cipher, hashing, group):
    return "(%s,2=%d,3=1,4=%d,11=1,12=28800)" % (CIPHERS[cipher], 1 + [0, 1, 3, 4, 5][list(HASHES).index(hashing)],
                                   group)


def run(bench):
    if not shutil.which("ike-scan"):
        bench.report.skip("ike-scan", "not installed")
        return
    ends = Ends()
    router = Router(bench.program, ends, bench.folder + "/lab")

    def scan(*words):
        return subprocess.run(ends.far.argv("ike-scan", "--sport=0", "--retry=1", *words,
                                            ends.near_seen), timeout=150, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout

    def case(name, *words, finds=(), misses=()):
        said = []

        def look():
            said.append(scan(*words))
            for pattern in finds:
                expect(re.search(pattern, said[0]), "no '%s' in the answer" % pattern)
            for pattern in misses:
                expect(not re.search(pattern, said[0]), "'%s' is in the answer" % pattern)

        bench.report.case("ike-scan " + name, look, lambda: "".join(said), group="ike-scan",
                          peer="ike-scan", title=name)

    router.configure("".join(
        "crypto isakmp policy %d\n encr %s\n hash %s\n group %d\n authentication pre-share\n"
        % (10 + n, *p) for n, p in enumerate(POLICIES)))
    # The pattern takes a minute, beside everything else.
    slow = threading.Thread(target=case, args=("sees the back-off of an IOS", "--showbackoff=15",
                                               "--trans=" + transform(*POLICIES[1])),
                            kwargs={"finds": ["Implementation guess: Cisco IOS"]})
    slow.start()
    for policy in POLICIES:
        case("gets %s/%s/group %d in main mode" % policy, "-M", "--trans=" + transform(*policy),
             finds=["Main Mode Handshake returned", "Auth=PSK", "LifeDuration=28800"])
    case("is refused what no policy has", "--trans=" + transform("des", "sha512", 5),
         finds=["Notify message 14 .NO-PROPOSAL-CHOSEN"], misses=["Handshake"])
    case("gets of two that are ours the one that we prefer", "-M", *("--trans=" + transform(*t) for t in (
        ("des", "sha512", 5), ("aes", "md5", 1), POLICIES[3], POLICIES[0])),
         finds=["Enc=DES"])
    case("that knows NAT traversal hears that we do too", "-M", "--vendor=" + NATT,
         "--trans=" + transform(*POLICIES[1]), finds=["VID=" + NATT])
    identity = ("--id=%s" % ends.far_address, "--idtype=1")
    for policy in POLICIES:
        case("gets %s/%s/group %d in aggressive mode" % policy, "-M", "-A", *identity,
             "--dhgroup=%d" % policy[2], "--trans=" + transform(*policy),
             finds=["Aggressive Mode Handshake returned", r"ID\(Type=ID_IPV4_ADDR, Value=203.0.113.1",
                    r"KeyExchange\(", r"Nonce\(20 bytes", r"Hash\("])
    case("in aggressive mode is refused what no policy has", "-A", *identity, "--dhgroup=5",
         "--trans=" + transform("des", "sha512", 5), misses=["Handshake returned"])
    keys = bench.folder + "/aggressive.psk"
    case("in aggressive mode gets what can be guessed at", "-A", *identity, "--dhgroup=2",
         "--trans=" + transform(*POLICIES[1]), "--pskcrack=" + keys, finds=["Handshake returned"])
    with open(bench.folder + "/words", "w") as f:
        f.write("wrong\ncisco\ncisco123\n")

    def crack():
        said = subprocess.run(["psk-crack", "--dictionary=" + bench.folder + "/words", keys],
                              text=True, timeout=60, stdout=subprocess.PIPE).stdout
        expect('key "cisco123" matches' in said, said)

    bench.report.case("psk-crack finds the key in our HASH_R, so it is that of RFC 2409", crack,
                      group="ike-scan", peer="ike-scan", title="psk-crack finds the key in our HASH_R")
    slow.join()
    router.configure("crypto isakmp aggressive-mode disable")
    case("in aggressive mode hears nothing when that is disabled", "-A", *identity, "--dhgroup=2",
         "--trans=" + transform(*POLICIES[1]), finds=["0 returned handshake"])
    case("in main mode is answered all the same", "--trans=" + transform(*POLICIES[1]),
         finds=["Main Mode Handshake returned"])
    router.stop()
    ends.delete()
