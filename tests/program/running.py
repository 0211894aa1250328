"""Labs that run: run --detach, connect, stop, exec."""

import os
import signal
import socket
import struct
import subprocess
import time

from desk import has, has_not, same


def server_of(desk):
    """The process behind the only socket."""
    with socket.socket(socket.AF_UNIX) as s:
        s.connect(os.path.join(desk.path("qmidle"), desk.sockets()[0]))
        return struct.unpack("3i", s.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[0]


def kill(pid):
    """SIGKILL, and waits until its files are closed: it is gone, or nobody has fetched it."""
    os.kill(pid, signal.SIGKILL)
    try:
        while True:
            with open("/proc/%d/stat" % pid, encoding="latin-1") as f:
                if f.read().rpartition(")")[2].split()[0] in "ZX":
                    return
            time.sleep(0.001)
    except (FileNotFoundError, ProcessLookupError):
        pass


def test_detach_returns_when_the_consoles_accept(desk):
    lab = desk.two()
    same(desk.start(lab), "", "errors")
    has(desk.type(lab, "R1", "show clock\n"), r"^R1>show clock\n")
    same(len(desk.sockets()), 1, "number of sockets")
    at = os.path.join(desk.path("qmidle"), desk.sockets()[0])
    same(oct(os.stat(at).st_mode & 0o777), "0o600", "mode of the socket")
    same(desk.good("stop", lab), "")
    same(desk.sockets(), [], "sockets afterwards")
    desk.bad(2, "is not running$", "stop", lab)
    desk.bad(2, "is not running$", "connect", lab, "R1")
    desk.bad(2, "^no lab is running$", "connect", "R1")
    desk.bad(2, "is not running$", "exec", lab, "--", "true")


def test_a_pipeline_waits_for_every_command_and_loses_nothing(desk):
    lab = desk.two()
    desk.start(lab)
    out = desk.type(lab, "R1", "enable\nping 10.0.0.2\nping 10.0.0.2 repeat 50\nshow running-config\n"
                    "show running-config\nshow clock")
    same(out.count("Success rate is"), 2, "number of pings")
    same(out.count("\nend\n"), 2, "number of ends")
    has_not(out, "--More--")
    has(out, r"\nR1#show clock\n[*.]?\d\d:\d\d:\d\d.*\nR1#\n?\Z")


def test_an_hour_passes_at_once_and_costs_no_time(desk):
    out = desk.good("run", desk.two(), stdin="wait 3h\nscore\nconnect R1\nshow clock\n")
    has(out, r"^time +0 min ")
    has(out, r"^\*03:00:0\d\.\d\d\d UTC Fri Mar 1 2002$")


def test_a_pipeline_carries_its_modes_and_leaves_them_at_the_end(desk):
    lab = desk.two()
    desk.start(lab)
    out = desk.type(lab, "R1", "enable\nconfigure terminal\nhostname EDGE\ninterface loopback0\n"
                    "ip address 1.1.1.1 255.255.255.255\ndo show ip interface brief\nend\n")
    has(out, r"^EDGE\(config-if\)#do show ip interface brief$")
    has(out, "^Loopback0 +1.1.1.1 +YES manual +up +up *$")
    has(desk.type(lab, "lab", "nodes\n"), "^R2 +router")


def test_only_one_lab_needs_no_name(desk):
    one, two = desk.two("one"), desk.two("two")
    desk.start(one)
    has(desk.good("connect", "R2", stdin="show clock\n"), "^R2>show clock$")
    desk.start(two)
    desk.bad(2, "^several labs are running: say which$", "connect", "R2")


def test_two_labs_live_side_by_side(desk):
    one, two = desk.two("one"), desk.two("two")
    desk.start(one)
    desk.start(two)
    desk.type(one, "R1", "enable\nconfigure terminal\nhostname FIRST\n")
    desk.type(two, "R1", "enable\nconfigure terminal\nhostname SECOND\n")
    has(desk.type(one, "R1", "\n"), "^FIRST")
    has(desk.type(two, "R1", "\n"), "^SECOND")
    desk.good("stop", one)
    has(desk.type(two, "R2", "ping 10.0.0.1\n"), "(80|100) percent")


def test_two_spellings_are_one_lab(desk):
    lab = desk.two()
    os.symlink("two", desk.path("alias"))
    desk.start("two")
    for other in lab, "./two/", "alias", "alias/../two", "two/lab.yml":
        desk.bad(2, "is running already", "run", other, "--detach")
        has(desk.type(other, "R1", "show clock\n"), "^R1>show clock$")
    same(len(desk.sockets()), 1, "number of sockets")
    desk.good("stop", "alias/lab.yml")


def test_a_node_that_is_not_there(desk):
    lab = desk.two()
    desk.start(lab)
    desk.bad(2, "there is no node R9", "connect", lab, "R9")
    desk.bad(2, "does not run with --tun", "exec", lab, "--", "true")


def test_a_dead_socket_is_reclaimed(desk):
    lab = desk.two()
    desk.start(lab)
    at = desk.sockets()
    kill(server_of(desk))
    same(desk.sockets(), at, "the socket that a killed lab leaves")
    desk.bad(2, "is not running$", "connect", lab, "R1")
    same(desk.start(lab), "", "errors")
    same(desk.sockets(), at, "the socket")
    has(desk.type(lab, "R1", "show clock\n"), "^R1>show clock$")


def test_a_signal_puts_everything_away(desk):
    for number in signal.SIGTERM, signal.SIGHUP:
        desk.start(desk.two())
        os.kill(server_of(desk), number)
        for _ in range(1000):
            if not desk.sockets():
                break
            time.sleep(0.01)
        same(desk.sockets(), [], "sockets after signal %d" % number)


def test_run_reads_lines_when_there_is_no_terminal(desk):
    lab = desk.two()
    out = desk.good("run", lab, stdin="nodes\nconnect R1\nshow clock\n")
    has(out, "^lab>nodes\nR1 +router")
    has(out, "^R1>show clock$")
    same(desk.sockets(), [], "sockets afterwards")


def test_a_folder_that_others_may_write_holds_no_sockets(desk):
    os.mkdir(desk.path("qmidle"))
    os.chmod(desk.path("qmidle"), 0o777)
    desk.bad(2, "is not a folder of ours alone$", "run", desk.two(), "--detach")


def test_a_client_that_vanishes_takes_no_lab_with_it(desk):
    lab = desk.two()
    desk.start(lab)
    for _ in range(5):
        p = subprocess.Popen([desk.program, "connect", lab, "R1"], stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE, env=desk.env, cwd=desk.folder)
        p.stdin.write(b"enable\nping 10.0.0.9 repeat 1000\n")
        p.stdin.flush()
        p.stdout.read(10)
        p.kill()
        p.wait()
        p.stdin.close()
        p.stdout.close()
    has(desk.type(lab, "R1", "show clock\n"), "^R1[>#]show clock$")


def test_a_shell_of_another_version_is_told_so(desk):
    lab = desk.two()
    desk.start(lab)
    body = b"\x01\x00\x18\x00\x50R1"  # a hello as it was before it had a version
    with socket.socket(socket.AF_UNIX) as s:
        s.connect(os.path.join(desk.path("qmidle"), desk.sockets()[0]))
        s.settimeout(20)
        s.sendall(struct.pack(">BI", 1, len(body)) + body)
        answer = s.recv(4096)
    has(answer[5:].decode(), r"\Athe lab was started by another version of qmidle: .*\Z")
    same(struct.unpack(">I", answer[1:5])[0], len(answer) - 5, "length of the frame")


def test_a_locked_router_is_looked_at_only(desk):
    lab = desk.two(r1="hostname R1\nenable secret cisco\nline con 0\n privilege level 15\n")
    yml = desk.read("two/lab.yml").replace("R1.cfg}", "R1.cfg, locked: true}")
    desk.write("two/lab.yml", yml)
    typed = "enable\nshow privilege\nconfigure terminal\n"
    desk.start(lab)
    for out in (desk.type(lab, "R1", typed),
                desk.script(lab, "".join("R1> %s\n" % line for line in typed.splitlines()))):
        has(out, "^R1#configure terminal\n% The lab has locked R1: look at it, but do not change it$")
        has(out, "^Current privilege level is 15$")
        has_not(out, "\\(config\\)")
    has(desk.type(lab, "lab", "nodes\n"), "^R1 +router +locked: not to be configured$")
    has(desk.type(lab, "R2", "enable\n"), "^R2#")


def test_what_speaks_no_protocol_is_hung_up_on(desk):
    lab = desk.two()
    desk.start(lab)
    at = os.path.join(desk.path("qmidle"), desk.sockets()[0])
    for rubbish in b"GET / HTTP/1.0\r\n\r\n", b"\xff" * 5000, b"\0" * 5000:
        with socket.socket(socket.AF_UNIX) as s:
            s.connect(at)
            s.send(rubbish)
    has(desk.type(lab, "R1", "show clock\n"), "^R1>show clock$")


def test_two_programs_share_a_wire_of_datagrams(desk):
    """One raw Ethernet frame per datagram. The first speaks before the second listens, and each has
    one host: neither a refused datagram nor equal addresses may keep them apart."""
    base = 20000 + os.getpid() % 20000
    halves = []
    for side in (1, 2):
        lab = "half%d" % side
        desk.write(lab + "/lab.yml",
                   "topology:\n"
                   "  nodes: {PC%d: {kind: host, address: 10.0.0.%d/24}}\n"
                   "  links:\n"
                   "    - endpoints: [\"PC%d:eth0\", \"udp:%d:127.0.0.1:%d\"]\n"
                   % (side, side, side, base + side, base + 3 - side))
        halves.append(desk.path(lab))
    desk.start(halves[0])
    has(desk.type(halves[0], "PC1", "ping 10.0.0.2 count 1\n"), r"^\.$")
    desk.start(halves[1])
    has(desk.type(halves[0], "PC1", "ping 10.0.0.2\n"), "^!!!!!$")
    has(desk.type(halves[1], "PC2", "ping 10.0.0.1 size 1500 df\n"), "^!!!!!$")
