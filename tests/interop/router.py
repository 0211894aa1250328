"""R1 of a lab, and PC1 behind it, in the near namespace."""

import os
import re
import subprocess
import time

LAB = """name: interop
title: R1 against another implementation
%stopology:
  nodes:
    R1:  {kind: router, startup-config: R1.cfg%s}
    PC1: {kind: host, address: 10.1.1.10/24, gateway: 10.1.1.1}
  links:
    - endpoints: ["PC1:eth0", "R1:FastEthernet0/0"]
    - endpoints: ["R1:FastEthernet0/1", "%s"]
%s"""

CONFIG = """hostname R1
crypto isakmp policy 10
 encr aes
 authentication pre-share
 group 2
crypto isakmp key cisco123 address {peer}
crypto ipsec transform-set TS esp-aes esp-sha-hmac
 mode tunnel
crypto map CMAP 10 ipsec-isakmp
 set peer {peer}
 set transform-set TS
 match address 101
interface FastEthernet0/0
 ip address 10.1.1.1 255.255.255.0
interface FastEthernet0/1
 ip address {wan} 255.255.255.0
 crypto map CMAP
ip route 0.0.0.0 0.0.0.0 {gateway}
access-list 101 permit ip 10.1.1.0 0.0.0.255 10.2.2.0 0.0.0.255
end
"""

# Everything that one case may have changed, as it was. A map that is attached anew has no flows that
# still wait for an answer.
RESET = """interface FastEthernet0/1
 no crypto map
 crypto map CMAP
no crypto isakmp policy 10
crypto isakmp policy 10
 encr aes
 authentication pre-share
 group 2
no crypto isakmp peer address {peer}
no crypto isakmp keepalive
crypto isakmp identity address
crypto ipsec transform-set TS esp-aes esp-sha-hmac
 mode tunnel
crypto map CMAP 10 ipsec-isakmp
 no set pfs
 no set security-association lifetime seconds
 no set security-association lifetime kilobytes
"""


class Console:
    """A node's console, one process for as long as the lab runs."""

    def __init__(self, argv, environment):
        self.process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        env=environment, text=True, bufsize=1)
        self.mark = 0

    def run(self, *lines):
        """Types lines, and gives back what the console printed until it was ready again."""
        self.mark += 1
        mark = "!%d!" % self.mark
        self.process.stdin.write("".join(line + "\n" for line in [*lines, mark]))
        self.process.stdin.flush()
        said = []
        for line in self.process.stdout:
            if line.rstrip("\n").endswith(mark):
                return "".join(said)
            said.append(line)
        raise RuntimeError("the console ended: " + "".join(said)[-500:])

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=10)
        self.process.stdout.close()


class Router:
    def __init__(self, program, ends, folder, port="nic:va", wan=None, gateway=None, tun="",
                 speed=None, clock=None, files=None):
        self.program, self.ends, self.folder = program, ends, folder
        wan, gateway = wan or ends.near_address, gateway or ends.gateway
        os.makedirs(folder, exist_ok=True)
        with open(folder + "/lab.yml", "w") as f:
            f.write(LAB % ("clock: %s\n" % clock if clock else "",
                           ", files: " + files if files else "", port, tun))
        with open(folder + "/R1.cfg", "w") as f:
            f.write(CONFIG.format(peer=ends.far_seen, wan=wan, gateway=gateway))
        self.environment = dict(os.environ, XDG_RUNTIME_DIR=folder, HOME=folder)
        self.start(speed)

    def start(self, speed=None):
        self.speed = speed
        argv = [self.program, "run", self.folder, "--detach"]
        argv += ["--speed", str(speed)] if speed else []
        subprocess.run(self.ends.near.argv(*argv), check=True, timeout=20, env=self.environment,
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.r1, self.pc1 = self.console("R1"), self.console("PC1")
        self.r1.run("enable", "terminal length 0")
        for _ in range(200):
            if len(re.findall(r"up +up", self.show("ip interface brief"))) == 2:
                break
            time.sleep(0.05)
        else:
            raise RuntimeError("R1's interfaces do not come up")
        # A router keeps one packet while it asks for an address: of two, one would be lost.
        self.pc1.run("ping 10.1.1.1 count 1")

    def console(self, node):
        argv = [self.program, "connect", self.folder, node]
        return Console(self.ends.near.argv(*argv), self.environment)

    def stop(self):
        """As by a power cut: nothing is said to peers."""
        self.r1.close()
        self.pc1.close()
        subprocess.run(self.ends.near.argv(self.program, "stop", self.folder), timeout=20,
                       env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def show(self, what):
        return self.r1.run("show " + what)

    def configure(self, text):
        """Refused lines are errors of the test."""
        said = self.r1.run("configure terminal", *text.strip("\n").split("\n"), "end")
        wrong = [line for line in said.split("\n") if re.match(r"\s*\^|% (?!NOTE|Warning)", line)]
        if wrong:
            raise RuntimeError("refused:\n" + said)

    def reset(self, text=""):
        """The configuration of the start with changes, and no associations."""
        self.clear()
        self.configure(RESET.format(peer=self.ends.far_seen) + text)

    def clear(self):
        self.r1.run("clear crypto sa", "clear crypto isakmp")

    def poke(self, address="10.2.2.1"):
        """One packet for the tunnel; nobody waits for what becomes of it."""
        self.r1.run("ping %s source 10.1.1.1 repeat 1 timeout 0" % address)

    def ping(self, address="10.2.2.1", count=2, size=1200):
        """How many of a PC's pings are answered. When its clock is quick a busy machine may be too
        late: it has three attempts."""
        for _ in range(3 if self.speed else 1):
            said = self.pc1.run("ping %s count %d size %d" % (address, count, size))
            answered = int(re.search(r"\((\d+)/\d+\)", said).group(1))
            if answered == count:
                break
        return answered

    def counters(self):
        """Packets protected and unprotected, of all flows."""
        said = self.show("crypto ipsec sa")
        return tuple(sum(int(n) for n in re.findall(r"#pkts %s: (\d+)" % word, said))
                     for word in ("encaps", "decaps"))

    def phase1(self):
        """The states of the associations that are not deleted."""
        return [line.split()[2] for line in self.show("crypto isakmp sa").split("\n")
                if line.rstrip().endswith("ACTIVE")]
