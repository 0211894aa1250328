"""strongSwan with user-space ESP in the far namespace, one daemon for many connections.

Debian 12's own (5.9.8) speaks ESP in UDP alone, and says for that that it sees a NAT; trixie's
(6.0.1), unpacked into a folder, speaks raw ESP where there is no NAT.
"""

import os
import shutil
import signal
import subprocess
import time

from vici import Refused, Vici

CONF = """charon-systemd {
    load = random nonce openssl aes des sha1 sha2 md5 gmp hmac kdf gcm pem pkcs1 x509 pubkey constraints kernel-libipsec kernel-netlink socket-default vici
    i_dont_care_about_security_and_use_aggressive_mode_psk = yes
    install_routes = yes
    retransmit_timeout = 1.0
    retransmit_tries = 4
    dos_protection = no
    cisco_unity = no
    delete_rekeyed_delay = 1
    threads = 16
    syslog { }
    journal { default = -1 }
    filelog { f { path = %(folder)s/charon.log
                  flush_line = yes
                  append = no
                  default = 1 } }
    plugins {
        vici { socket = unix://%(folder)s/vici }
        kernel-libipsec { raw_esp = %(raw)s
                          allow_peer_ts = %(ends)s
                          %(mark)s }
        kernel-netlink { %(others)s }
        socket-default { %(mark)s }
    }
}
"""


class Swan:
    def __init__(self, ends, folder, root="", between_ends=False):
        """folder is new, and lies under root where there is one. between_ends: what is protected
        may go from the one end of the tunnel to the other; its own packets are then marked."""
        self.ends, self.root, self.folder = ends, root, root + folder
        os.makedirs(self.folder)
        with open(self.folder + "/strongswan.conf", "w") as f:
            f.write(CONF % {"folder": folder, "raw": "yes" if root else "no",
                            "ends": "yes" if between_ends else "no",
                            "mark": "fwmark = 0x42" if between_ends else "",
                            "others": "fwmark = !0x42" if between_ends else ""})
        conf = "STRONGSWAN_CONF=%s/strongswan.conf" % folder
        charon = ["/usr/sbin/charon-systemd"]
        if root:
            for name in "proc", "dev":
                os.makedirs("%s/%s" % (root, name), exist_ok=True)
            self.argv = ends.far.argv(
                "unshare", "-m", "sh", "-c",
                'mount --rbind /dev "$0/dev" && mount --rbind /proc "$0/proc" && '
                'exec chroot "$0" env "$@"', root, conf, *charon)
        else:
            self.argv = ends.far.argv("env", conf, *charon)
        self.start()

    def start(self):
        self.out = open(self.folder + "/out", "w")
        self.process = subprocess.Popen(self.argv, stdin=subprocess.DEVNULL, stdout=self.out,
                                        stderr=subprocess.STDOUT)
        for _ in range(200):
            try:
                self.vici = Vici(self.folder + "/vici")
                break
            except OSError:
                time.sleep(0.05)
        else:
            raise RuntimeError("charon did not start: " + open(self.folder + "/out").read())
        version = self.vici.ask("version")
        self.words = "strongSwan %s, %s" % (version["version"],
                                            "raw ESP" if self.root else "ESP in UDP")
        self.secret("cisco123")

    def stop(self):
        """Orderly: it deletes its associations first."""
        self._end(signal.SIGTERM)

    def kill(self):
        """Without a word to anybody."""
        self._end(signal.SIGKILL)
        self.ends.far.run("ip", "link", "del", "ipsec0", check=False)

    def _end(self, how):
        self.vici.close()
        self.process.send_signal(how)
        self.process.wait(timeout=20)
        self.out.close()
        if os.path.exists(self.folder + "/vici"):
            os.unlink(self.folder + "/vici")

    def delete(self):
        self.stop()
        shutil.rmtree(self.folder)

    def log(self):
        with open(self.folder + "/charon.log", errors="replace") as f:
            return f.read()

    def secret(self, text, *owners):
        self.vici.ask("load-shared", type="IKE", data=text, **({"owners": owners} if owners else {}))

    def load(self, ike, esp, children=None, local=None, remote=None, **more):
        """The connection "peer" with its child "net", in place of the one that was there; PSK with
        addresses for identities, unless said otherwise."""
        ends = self.ends
        child = {"local_ts": ["10.2.2.0/24"], "remote_ts": ["10.1.1.0/24"], "mode": "tunnel",
                 "esp_proposals": [esp], "rekey_time": "4h", "life_time": "5h", "rand_time": "0"}
        connection = {
            "version": "1", "local_addrs": [ends.far_address], "remote_addrs": [ends.near_seen],
            "proposals": [ike], "encap": "no", "rekey_time": "0", "reauth_time": "4h",
            "unique": "replace",
            "local": {"auth": "psk", "id": ends.far_address, **(local or {})},
            "remote": {"auth": "psk", "id": ends.near_address, **(remote or {})},
            "children": {name: {**child, **changes}
                         for name, changes in (children or {"net": {}}).items()},
            **more}
        self.vici.ask("load-conn", peer=connection)

    def clear(self):
        """Ends everything without telling."""
        try:
            self.vici.ask("terminate", ike="peer", force="yes", timeout="-1")
        except Refused:
            pass

    def sas(self):
        """The IKE SAs, each a dict with its CHILD SAs in a list."""
        found = []
        for event in self.vici.stream("list-sas", "list-sa"):
            for sa in event.values():
                sa["children"] = list(sa.get("child-sas", {}).values())
                found.append(sa)
        return found

    def child(self):
        """The newest CHILD SA that is up, or None."""
        up = [c for sa in self.sas() if sa["state"] == "ESTABLISHED"
              for c in sa["children"] if c["state"] == "INSTALLED"]
        return max(up, key=lambda c: int(c["uniqueid"]), default=None)

    def initiate(self, child="net"):
        self.vici.ask("initiate", child=child, timeout="10000")

    def ping(self, count=2, size=1172, source="10.2.2.1", wait=2):
        """How many pings to PC1 are answered. On a busy machine strongSwan was seen to drop an answer
        that came when its SA was a moment old: there is a second attempt. What is lost to a rekey,
        Traffic (life.py) tells."""
        for _ in range(2):
            said = self.ends.far.run("ping", "-q", "-c", str(count), "-i", "0.05", "-W", str(wait),
                                     "-s", str(size), "-I", source, "10.1.1.10", check=False)
            answered = int(said.split(" received")[0].split()[-1])
            if answered == count:
                break
        return answered
