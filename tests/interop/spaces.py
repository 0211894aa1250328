"""Network namespaces, in which nothing reaches another network.

    near (a router of a lab)          [middle: address translation]          far (somebody else)
    va 203.0.113.1 ======================================================== vb 203.0.113.2
                                                                             lo 10.2.2.1

The near side's 203.0.113.1 belongs to the lab (port nic:va), not to the kernel. With translation on
a side, that side's network is private and 203.0.113.0/24 begins at the middle:

    va 192.168.1.1 == n1 192.168.1.254 | n2 203.0.113.1 == vb 203.0.113.2            near is hidden
    va 203.0.113.1 == n1 203.0.113.2   | n2 192.168.2.254 == vb 192.168.2.2          far is hidden
    both: as above on either side, with 198.51.100.1 and .2 between two middles.
"""

import subprocess


def sh(*words, check=True):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          timeout=60)
    if check and done.returncode:
        raise RuntimeError("%s: %s" % (" ".join(words), done.stdout.strip()))
    return done.stdout


class Space:
    def __init__(self, name):
        self.name = name
        sh("ip", "netns", "add", name)
        self.ip("link", "set", "lo", "up")
        self.run("sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv4.conf.all.rp_filter=0",
                 "net.ipv4.conf.default.rp_filter=0", "net.ipv6.conf.all.disable_ipv6=1")

    def argv(self, *words):
        return ["ip", "netns", "exec", self.name, *words]

    def run(self, *words, check=True):
        return sh(*self.argv(*words), check=check)

    def ip(self, *words):
        return sh("ip", "-n", self.name, *words)

    def address(self, interface, address):
        self.ip("addr", "add", address, "dev", interface)

    def wire(self, mine, other, theirs):
        self.ip("link", "add", mine, "type", "veth", "peer", "name", theirs, "netns", other.name)
        self.ip("link", "set", mine, "up")
        other.ip("link", "set", theirs, "up")

    def translate(self, outside, forward=None):
        """Port and address translation of what leaves by outside; what is sent there to UDP 500
        or 4500 goes to the address forward. Ports never stay what they were."""
        rules = ["add table ip nat",
                 "add chain ip nat out { type nat hook postrouting priority 100 ; }",
                 "add rule ip nat out oifname %s udp sport 1-65535 masquerade to :30000-31000"
                 % outside,
                 "add rule ip nat out oifname %s masquerade" % outside]
        if forward:
            rules += ["add chain ip nat in { type nat hook prerouting priority -100 ; }",
                      "add rule ip nat in iifname %s udp dport { 500, 4500 } dnat to %s"
                      % (outside, forward)]
        for rule in rules:
            self.run("nft", rule)

    def forget(self, outside):
        """The translation of translate() begins anew, with other ports: masquerading forgets what
        it had when its interface goes down."""
        self.run("nft", "flush chain ip nat out")
        self.run("nft", "add rule ip nat out oifname %s udp sport 1-65535 masquerade to :32000-33000"
                 % outside)
        self.ip("link", "set", outside, "down")
        self.ip("link", "set", outside, "up")

    def delete(self):
        sh("ip", "netns", "del", self.name, check=False)


class Ends:
    """Both ends, with what lies between; hidden is "", "near", "far" or "both"."""

    def __init__(self, hidden=""):
        self.near, self.far, self.middle = Space("a"), Space("b"), []
        self.near_address, self.near_seen, self.gateway = "203.0.113.1", "203.0.113.1", "203.0.113.2"
        self.far_address, self.far_seen = "203.0.113.2", "203.0.113.2"
        if hidden in ("near", "both"):
            self.near_address, self.gateway = "192.168.1.1", "192.168.1.254"
        if hidden in ("far", "both"):
            self.far_address = "192.168.2.2"
        if not hidden:
            self.near.wire("va", self.far, "vb")
        elif hidden == "both":
            self._two_middles()
        else:
            self._one_middle(hidden)
        self.far.address("vb", self.far_address + "/24")
        self.far.address("lo", "10.2.2.1/32")
        self.far.address("lo", "10.3.3.1/32")
        if hidden in ("far", "both"):
            self.far.ip("route", "add", "default", "via", "192.168.2.254")

    def _one_middle(self, hidden):
        n = Space("n")
        self.middle = [n]
        self.near.wire("va", n, "n1")
        n.wire("n2", self.far, "vb")
        n.address("n1", "192.168.1.254/24" if hidden == "near" else "203.0.113.2/24")
        n.address("n2", "203.0.113.1/24" if hidden == "near" else "192.168.2.254/24")
        n.translate("n2" if hidden == "near" else "n1")

    def _two_middles(self):
        n, m = self.middle = [Space("n"), Space("m")]
        self.near.wire("va", n, "n1")
        n.wire("n2", m, "m1")
        m.wire("m2", self.far, "vb")
        self.near_seen, self.far_seen = "198.51.100.1", "198.51.100.2"
        n.address("n1", "192.168.1.254/24")
        n.address("n2", self.near_seen + "/24")
        m.address("m1", self.far_seen + "/24")
        m.address("m2", "192.168.2.254/24")
        n.translate("n2", forward=self.near_address)
        m.translate("m1", forward=self.far_address)

    def delete(self):
        for space in [self.near, self.far, *self.middle]:
            space.delete()
