"""vpnc, other people's client for IOS's remote access server.

That server (XAUTH, mode configuration) is not there yet, so no vpnc comes up. What these cases hold is
how far one gets: phase 1 in aggressive mode, with a group's name for identity and both HASHes right,
and not a packet further.
"""

import shutil
import subprocess

from report import expect, wait
from router import Router
from spaces import Ends
from suites import CIPHERS, policy

POLICIES = [("3des", "md5", "1"), ("3des", "sha", "2"), ("aes", "sha", "5"), ("aes 192", "md5", "14"),
            ("aes 256", "sha", "15"), ("aes", "md5", "16")]


class Client:
    def __init__(self, ends, folder, secret, *words):
        with open(folder + "/vpnc.conf", "w") as f:
            f.write("IPSec gateway %s\nIPSec ID testgroup\nIPSec secret %s\n"
                    "Xauth username user\nXauth password pass\n" % (ends.near_seen, secret))
        self.path = folder + "/vpnc.log"
        with open(self.path, "w") as out:
            self.process = subprocess.Popen(
                ends.far.argv("stdbuf", "-oL", "timeout", "-k", "1", "60", "vpnc", "--no-detach",
                              "--non-inter", "--script", "/bin/true", "--enable-weak-encryption",
                              "--enable-weak-authentication", "--debug", "2", *words,
                              folder + "/vpnc.conf"),
                stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)

    def said(self):
        with open(self.path) as f:
            return f.read()

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=10)


def run(bench):
    if not shutil.which("vpnc"):
        bench.report.skip("vpnc", "not installed")
        return
    ends = Ends()
    router = Router(bench.program, ends, bench.folder + "/lab")
    router.configure("logging buffered 100000")
    router.r1.run("debug crypto isakmp")

    def phase_1(suite):
        router.reset(policy(*suite))
        router.r1.run("clear logging", "")
        client = Client(ends, bench.folder, "cisco123", "--dh", "dh" + suite[2])
        try:
            cipher = CIPHERS[suite[0]][0]
            wait("vpnc did not agree", lambda: "IKE SA selected psk-%s-%s" % (
                cipher, suite[1].replace("sha", "sha1")) in client.said())
            wait("R1 is not in QM_IDLE", lambda: router.phase1() == ["QM_IDLE"])
            log = router.show("logging")
            expect("group id     : testgroup" in log, "R1 did not hear the group")
            expect("SA has been authenticated with 203.0.113.2" in log, "not authenticated")
            expect("hash comparison failed" not in client.said(), "our HASH_R is wrong")
            expect("peer is NAT-T capable (RFC 3947)" in client.said(), "vpnc misses a vendor ID")
            expect("peer is XAUTH capable" in client.said(), "vpnc misses a vendor ID")
            expect(client.process.poll() is None, "vpnc ended")
        finally:
            client.close()

    def another_secret():
        router.reset()
        client = Client(ends, bench.folder, "wrong")
        try:
            wait("vpnc believes us", lambda: "hash comparison failed" in client.said())
            expect("QM_IDLE" not in router.phase1(), "R1 believes vpnc")
        finally:
            client.close()

    def evidence():
        with open(bench.folder + "/vpnc.log") as f:
            return f.read() + router.show("logging")[-4000:]

    cases = [("phase 1, %s/%s/group %s" % suite, lambda suite=suite: phase_1(suite))
             for suite in POLICIES] + [("is told apart by another secret", another_secret)]
    for title, case in cases:
        bench.report.case("vpnc: " + title, case, evidence, group="vpnc", peer="vpnc", title=title)
    router.stop()
    ends.delete()
