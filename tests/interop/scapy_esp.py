"""scapy opens every packet that one router protects, and protects what was inside again, with IVs of its
own: only that reaches the other router. So each judges what the other makes, in both directions.

    PC1 -- R1 -- udp:// -- the wire in this file -- udp:// -- R2 -- PC2

The wire can change the source ports of IKE like a NAT, so that the routers go over to UDP.
"""

import os
import re
import selectors
import shutil
import socket
import struct
import subprocess
import threading

from report import expect, wait
from router import Console

try:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from scapy.layers.inet import ICMP, IP, UDP
    from scapy.layers.ipsec import AH, ESP, SecurityAssociation, zero_mutable_fields
    from scapy.packet import raw
except ImportError:
    SecurityAssociation = None

LAB = """name: scapy
topology:
  nodes:
    R1:  {kind: router, startup-config: R1.cfg}
    R2:  {kind: router, startup-config: R2.cfg}
    PC1: {kind: host, address: 192.168.1.10/24, gateway: 192.168.1.1}
    PC2: {kind: host, address: 192.168.2.10/24, gateway: 192.168.2.1}
  links:
    - endpoints: ["PC1:eth0", "R1:FastEthernet0/0"]
    - endpoints: ["R1:FastEthernet0/1", "udp:%d:127.0.0.1:%d"]
    - endpoints: ["R2:FastEthernet0/1", "udp:%d:127.0.0.1:%d"]
    - endpoints: ["R2:FastEthernet0/0", "PC2:eth0"]
"""

CONFIG = """hostname {name}
crypto isakmp policy 10
 encr aes
 authentication pre-share
 group 2
crypto isakmp key cisco123 address {peer}
crypto ipsec transform-set TS esp-aes esp-sha-hmac
crypto map CMAP 10 ipsec-isakmp
 set peer {peer}
 set transform-set TS
 match address 101
interface FastEthernet0/0
 ip address {lan}.1 255.255.255.0
interface FastEthernet0/1
 ip address {own} 255.255.255.0
 crypto map CMAP
ip route 0.0.0.0 0.0.0.0 {peer}
access-list 101 permit ip {lan}.0 0.0.0.255 {far}.0 0.0.0.255
access-list 101 permit ip host {own} host {peer}
end
"""

CIPHERS = {"-": "NULL", "NULL": "NULL", "DES": "DES", "3DES": "3DES", "AES": "AES-CBC",
           "AES-GCM": "AES-GCM"}
HASHES = {"-": "NULL", "MD5": "HMAC-MD5-96", "SHA1": "HMAC-SHA1-96", "SHA256": "SHA2-256-128",
          "SHA384": "SHA2-384-192", "SHA512": "SHA2-512-256"}

SETS = ["esp-des", "esp-des esp-md5-hmac", "esp-3des esp-sha-hmac", "esp-aes", "esp-aes esp-sha-hmac",
        "esp-aes 192 esp-sha384-hmac", "esp-aes 256 esp-sha256-hmac", "esp-aes 256 esp-sha512-hmac",
        "esp-null esp-md5-hmac", "esp-null esp-sha256-hmac", "esp-gcm", "esp-gcm 192", "esp-gcm 256",
        "esp-gmac", "esp-gmac 256", "ah-md5-hmac", "ah-sha-hmac", "ah-sha256-hmac", "ah-sha384-hmac",
        "ah-sha512-hmac", "ah-sha-hmac esp-aes", "ah-sha256-hmac esp-3des esp-md5-hmac",
        "ah-sha512-hmac esp-gcm 256"]
SOME = ["esp-des esp-md5-hmac", "esp-aes 256 esp-sha256-hmac", "esp-null esp-sha256-hmac", "esp-gcm 256",
        "esp-gmac", "ah-sha384-hmac", "ah-sha-hmac esp-aes"]


class Gmac:
    """RFC 4543 by hand: scapy does not know it. Nothing is encrypted."""

    def __init__(self, key, salt, spi):
        self.aead, self.salt, self.spi = AESGCM(key), salt, spi

    def icv(self, covered):
        return self.aead.encrypt(self.salt + covered[8:16], b"", covered)

    def open(self, wire):
        expect(self.icv(wire[:-16]) == wire[-16:], "the ICV of GMAC is wrong")
        text, pad, following = wire[16:-18], wire[-18], wire[-17]
        expect(text[len(text) - pad:] == bytes(range(1, pad + 1)), "the padding is wrong")
        return text[:len(text) - pad], following

    def seal(self, payload, following, sequence, iv):
        pad = -(len(payload) + 2) % 4
        covered = struct.pack("!II", self.spi, sequence) + iv + payload + \
            bytes(range(1, pad + 1)) + bytes([pad, following])
        return covered + self.icv(covered)


def associations(path):
    """By SPI, from the file that --keys writes."""
    found = {}
    with open(path, encoding="ascii") as f:
        for line in f:
            src, dst, protocol, spi, mode, cipher, key, auth, auth_key = line.split()
            spi, key = int(spi, 16), bytes.fromhex(key.replace("-", ""))
            if cipher == "AES-GMAC":
                found[spi] = Gmac(key[:-4], key[-4:], spi)
                found[spi].tunnel = mode == "tunnel"
                continue
            found[spi] = SecurityAssociation(
                AH if protocol == "ah" else ESP, spi=spi,
                crypt_algo=None if protocol == "ah" else CIPHERS[cipher], crypt_key=key or None,
                auth_algo=HASHES[auth], auth_key=bytes.fromhex(auth_key.replace("-", "")) or None)
            found[spi].tunnel = mode == "tunnel"
    return found


class Wire(threading.Thread):
    """Two datagram sockets towards the routers; a frame in every datagram."""

    def __init__(self, keys):
        super().__init__(daemon=True)
        self.keys, self.known = keys, {}
        self.ends = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2)]
        for end in self.ends:
            end.bind(("127.0.0.1", 0))
        self.routers = [self.free_port() for _ in range(2)]
        self.nat, self.done, self.wrong, self.seen, self.ivs = False, 0, None, set(), 0
        self.stopping = False

    @staticmethod
    def free_port():
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
            s.bind(("127.0.0.1", 0))
            return s.getsockname()[1]

    def port(self, n):
        return self.ends[n].getsockname()[1]

    def run(self):
        with selectors.DefaultSelector() as ready:
            for n, end in enumerate(self.ends):
                ready.register(end, selectors.EVENT_READ, n)
            while not self.stopping:
                for key, _ in ready.select(0.1):
                    frame = key.fileobj.recv(65536)
                    try:
                        frame = self.carry(frame, key.data)
                    except Exception as wrong:  # whatever it is, the case failed
                        self.wrong = self.wrong or repr(wrong)
                        continue
                    self.ends[1 - key.data].sendto(frame, ("127.0.0.1", self.routers[1 - key.data]))

    def carry(self, frame, side):
        if frame[12:14] != b"\x08\0":
            return frame
        ip = IP(frame[14:])
        if self.nat and ip.proto == 17:
            ip = self.translate(ip, side)
        if ip.frag or "MF" in ip.flags:
            raise ValueError("a fragment of what is protected")
        if ip.proto in (50, 51) or (ip.proto == 17 and self.holds_esp(ip)):
            ip = self.again(ip)
            self.done += 1
        return frame[:14] + raw(ip)

    @staticmethod
    def holds_esp(ip):
        return 4500 in (ip[UDP].sport, ip[UDP].dport) and len(raw(ip[UDP].payload)) > 8 and \
            raw(ip[UDP].payload)[:4] != b"\0\0\0\0"

    @staticmethod
    def translate(ip, side):
        udp = ip[UDP]
        if side == 0 and udp.sport in (500, 4500):
            udp.sport += 1000
        elif side == 1 and udp.dport in (1500, 5500):
            udp.dport -= 1000
        if udp.chksum:
            del udp.chksum
        return IP(raw(ip))

    def association(self, spi):
        if spi not in self.known:
            self.known = associations(self.keys)
        return self.known[spi]

    def again(self, ip):
        """The same inside, protected by scapy."""
        if ip.proto == 17:
            header, esp = ip[UDP], raw(ip[UDP].payload)
            inner = IP(raw(self.bare(ip, esp, 50)))
            made = raw(self.esp_again(inner)[ESP])
            outer = IP(src=ip.src, dst=ip.dst, ttl=ip.ttl, tos=ip.tos, id=ip.id, flags=ip.flags)
            return outer / UDP(sport=header.sport, dport=header.dport, chksum=0) / made
        if ip.proto == 50:
            return self.esp_again(ip)
        sa, sequence = self.association(ip[AH].spi), ip[AH].seq
        self.seen.add("ah")
        covered = sa.decrypt(ip.copy())
        if covered.proto == 50:
            covered = self.esp_again(IP(raw(covered)))
            return self.around_esp(sa, covered, sequence)
        self.look_at(covered)
        return sa.encrypt(IP(raw(covered)), seq_num=sequence)

    def around_esp(self, sa, ip, sequence):
        """SecurityAssociation.encrypt() would sign the ESP inside: its steps, taken one by one."""
        size = sa.auth_algo.icv_size
        ah = AH(nh=50, payloadlen=(12 + size) // 4 - 2, spi=sa.spi, seq=sequence, icv=bytes(size))
        packet = IP(raw(self.bare(ip, ah / raw(ip.payload), 51)))
        mac = sa.auth_algo.new_mac(sa.auth_key)
        mac.update(raw(zero_mutable_fields(packet.copy(), sending=True)))
        packet[AH].icv = mac.finalize()[:size]
        return packet

    @staticmethod
    def bare(ip, payload, protocol):
        """Those octets behind the same header, but for the protocol."""
        return IP(src=ip.src, dst=ip.dst, ttl=ip.ttl, tos=ip.tos, id=ip.id, flags=ip.flags,
                  proto=protocol) / payload

    def esp_again(self, ip):
        spi, sequence = ip[ESP].spi, ip[ESP].seq
        sa, wire = self.association(spi), raw(ip[ESP])
        self.seen.add("tunnel" if sa.tunnel else "transport")
        if isinstance(sa, Gmac):
            payload, following = sa.open(wire)
            self.look_at(self.bare(ip, payload, following))
            return IP(raw(self.bare(ip, sa.seal(payload, following, sequence, os.urandom(8)), 50)))
        plain = sa.decrypt(ip.copy())
        self.look_at(plain)
        made = sa.encrypt(IP(raw(plain)), seq_num=sequence)
        if sa.crypt_algo.iv_size:
            expect(raw(made[ESP])[8:] != wire[8:], "the same IV was drawn twice")
        return made

    def look_at(self, plain):
        """Inside is a ping or its answer, in a tunnel or not, and whole."""
        inner = IP(raw(plain.payload if plain.proto == 4 else plain))
        icmp = raw(inner.payload)
        octets = icmp + b"\0" * (len(icmp) % 2)
        total = sum(struct.unpack("!%dH" % (len(octets) // 2), octets))
        while total >> 16:
            total = (total & 0xffff) + (total >> 16)
        expect(inner.proto == 1 and ICMP in inner and total == 0xffff, "no whole ping is inside")


class Routers:
    def __init__(self, bench):
        self.program, self.folder = bench.program, bench.folder + "/scapy"
        os.makedirs(self.folder + "/lab")
        self.wire = Wire(self.folder + "/keys/ipsec_sa")
        with open(self.folder + "/lab/lab.yml", "w") as f:
            f.write(LAB % (self.wire.routers[0], self.wire.port(0), self.wire.routers[1],
                           self.wire.port(1)))
        for name, own, peer, lan, far in (("R1", "10.1.1.1", "10.1.1.2", "192.168.1", "192.168.2"),
                                          ("R2", "10.1.1.2", "10.1.1.1", "192.168.2", "192.168.1")):
            with open("%s/lab/%s.cfg" % (self.folder, name), "w") as f:
                f.write(CONFIG.format(name=name, own=own, peer=peer, lan=lan, far=far))
        self.environment = dict(os.environ, XDG_RUNTIME_DIR=self.folder, HOME=self.folder)
        self.wire.start()
        subprocess.run([self.program, "run", self.folder + "/lab", "--detach", "--keys",
                        self.folder + "/keys", "--state", self.folder + "/state"], check=True,
                       timeout=20, env=self.environment, stdout=subprocess.PIPE,
                       stderr=subprocess.STDOUT)
        self.r = [Console([self.program, "connect", self.folder + "/lab", n], self.environment)
                  for n in ("R1", "R2")]
        self.pc1 = Console([self.program, "connect", self.folder + "/lab", "PC1"], self.environment)
        for r in self.r:
            r.run("enable", "terminal length 0")
        wait("the interfaces do not come up", lambda: all(
            len(re.findall(r"up +up", r.run("show ip interface brief"))) == 2 for r in self.r))

    def stop(self):
        for console in [*self.r, self.pc1]:
            console.close()
        subprocess.run([self.program, "stop", self.folder + "/lab"], timeout=20, env=self.environment,
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.wire.stopping = True
        self.wire.join()

    def use(self, transforms, mode, nat):
        self.wire.nat = nat
        for r in self.r:
            said = r.run("configure terminal", "crypto ipsec transform-set TS " + transforms,
                         "mode " + mode, "end", "clear crypto sa", "clear crypto isakmp",
                         "clear crypto sa counters")
            expect("%" not in re.sub(r"%SYS-\S+", "", said), "refused: " + said)
        self.wire.done, self.wire.wrong, self.wire.seen = 0, None, set()

    def counters(self, n):
        said = self.r[n].run("show crypto ipsec sa")
        return [sum(int(v) for v in re.findall(word + r" (\d+)", said))
                for word in ("#pkts encaps:", "#pkts decaps:", "#recv errors")]


def answered(said):
    return int(re.search(r"\((\d+)/\d+\)", said).group(1))


def pings(routers, mode):
    """What one end asks through the SA, in several lengths; how many were answered."""
    if mode == "transport":
        asker, words = routers.r[0], "ping 10.1.1.2 repeat 1 size %d"
    else:
        asker, words = routers.pc1, "ping 192.168.2.10 count 1 size %d"
    wait("no SA came up", lambda: answered(asker.run(words % 100)))
    return sum(answered(asker.run(words % size)) for size in (36, 37, 46, 51, 100, 777, 1350))


def one_case(report, routers, transforms, mode, nat=False):
    name = "scapy: %s, %s mode%s" % (transforms, mode, ", in UDP" if nat else "")

    def run():
        routers.use(transforms, mode, nat)
        good = pings(routers, mode)
        expect(not routers.wire.wrong, routers.wire.wrong)
        expect(good == 7, "%d of 7 pings were answered" % good)
        one, two = routers.counters(0), routers.counters(1)
        expect(one[2] + two[2] == 0, "the routers counted errors: %s %s" % (one, two))
        expect(one[0] >= 8 and one[0] == two[1] and two[0] == one[1],
               "the routers counted %s and %s" % (one, two))
        expect(routers.wire.done == one[0] + two[0], "scapy saw %d packets" % routers.wire.done)
        if "esp" in transforms:
            expect(mode in routers.wire.seen, "the SAs are not in %s mode" % mode)
        expect(("ah" in routers.wire.seen) == ("ah-" in transforms), "AH where none belongs, or none")

    def evidence():
        return "\n".join([str(routers.wire.wrong)] +
                         [r.run("show crypto ipsec sa detail | include pkts") for r in routers.r])

    report.case(name, run, evidence, group="scapy", transforms=transforms, mode=mode, nat=nat)


def run(bench):
    if SecurityAssociation is None:
        bench.report.skip("scapy", "python3-scapy or python3-cryptography is not there")
        return
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    routers = Routers(bench)
    try:
        for transforms in SETS if bench.whole else SOME:
            for mode in "tunnel", "transport":
                one_case(bench.report, routers, transforms, mode)
            if "ah-" not in transforms:
                one_case(bench.report, routers, transforms, "tunnel", nat=True)
    finally:
        routers.stop()
        shutil.rmtree(routers.folder, ignore_errors=True)
