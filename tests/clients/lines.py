"""The vty lines of a router, seen by who calls them and from its console."""

import os

from wire import has, has_not, is_refused, same


def free_lines(desk):
    """Waits until no vty is taken any more: those who left are noticed one by one."""
    for _ in range(200):
        if "vty" not in desk.console("show users\n"):
            return
    raise AssertionError("a line stays taken")


def test_a_login_with_the_password_of_the_line(desk):
    c = desk.call()
    same(c.expect("Password: "), "\r\n\r\nUser Access Verification\r\n\r\nPassword: ")
    c.send(b"wrong\r\n")
    same(c.expect("Password: "), "\r\nPassword: ")
    c.send(b"letmein\r\n")
    same(c.expect("R1>"), "\r\nR1>")
    users = c.line("show users", "R1>")
    has(users, r"^\*  2 vty 0 +idle +00:00:00   127\.0\.0\.1\r$")
    c.send(b"exit\r\n")
    same(c.rest(), "exit\r\n")


def test_three_wrong_passwords_close(desk):
    c = desk.call()
    c.expect("Password: ")
    c.line("a", "Password: ")
    c.line("b", "Password: ")
    c.send(b"c\r\n")
    same(c.rest(), "\r\n% Bad passwords\r\n")


def test_no_password_no_way_in(desk):
    desk.configure("line vty 0 4\nno password")
    same(desk.call().rest(), "\r\nPassword required, but none set\r\n")
    desk.configure("line vty 0 4\nno login")
    c = desk.call()
    c.expect("^R1>$")
    desk.configure("no enable secret")
    has(c.line("enable", "R1>"), "^% No password set")


def test_login_local_asks_for_the_name(desk):
    desk.configure("line vty 0 4\nlogin local")
    c = desk.call()
    c.expect("\nUsername: ")
    c.line("bob", "Password: ")
    c.line("nonsense", "% Login invalid\r\n\r\nUsername: ")
    c.line("bob", "Password: ")
    c.line("builder", "R1#")
    c.line("configure terminal", r"R1\(config\)#")
    c.line("end", "R1#")
    c.line("terminal length 0", "R1#")
    has(c.line("show logging", "R1#"),
        r"%SYS-5-CONFIG_I: Configured from console by bob on vty0 \(127\.0\.0\.1\)")


def test_banners_stand_around_the_login(desk):
    desk.configure("banner motd #today#\nbanner login #who#\nbanner exec #in#")
    c = desk.call()
    same(c.expect("Password: "),
         "\r\ntoday\r\n\r\nwho\r\n\r\nUser Access Verification\r\n\r\nPassword: ")
    same(c.line("letmein", "R1>"), "\r\n\r\nin\r\nR1>")


def test_five_lines_and_no_more(desk):
    callers = [desk.call() for _ in range(5)]
    for c in callers:
        c.login()
    same(is_refused(desk.r1), True, "the sixth is refused")
    has(callers[4].line("show users", "R1>"), r"^\*  6 vty 4 ")
    callers[1].send(b"exit\r\n")
    callers[1].rest()
    c = desk.call()
    c.login()
    has(c.line("show users", "R1>"), r"^\*  3 vty 1 ")
    desk.configure("line vty 5 15\nno login")
    desk.call().expect("R1>")


def test_transport_input_decides(desk):
    desk.configure("line vty 0 4\ntransport input ssh")
    same(is_refused(desk.r1), True, "telnet where ssh is wanted")
    desk.configure("line vty 0 4\ntransport input none")
    same(is_refused(desk.r1), True, "telnet where nothing is wanted")
    desk.configure("line vty 3 4\ntransport input telnet")
    c = desk.call()
    c.login()
    has(c.line("show users", "R1>"), r"^\*  5 vty 3 ")


def test_access_class_looks_at_the_address(desk):
    desk.configure("access-list 10 permit 10.0.0.0 0.255.255.255\nline vty 0 4\naccess-class 10 in")
    same(is_refused(desk.r1), True, "who is not on the list")
    has(desk.console("enable\ncisco\nshow running-config | section line vty\n"), r"^ access-class 10 in$")
    desk.configure("access-list 10 permit host 127.0.0.1")
    desk.call().login()
    desk.configure("line vty 0 4\nno access-class 10 in\nno access-list 10")
    desk.call().login()


def test_clear_line_hangs_up(desk):
    a, b = desk.call(), desk.call()
    a.login()
    b.login()
    b.send(b"show arp")
    b.expect("show arp")
    has(desk.console("enable\ncisco\nclear line vty 1\n\nclear line 2\n\n"),
        r"clear line vty 1\n\[confirm\]\n \[OK\]\n")
    a.rest()
    b.rest()
    free_lines(desk)


def test_an_idle_session_is_closed(desk):
    desk.configure("line vty 0 4\nexec-timeout 0 1")
    c = desk.call()
    c.login()
    same(c.rest(), "\r\n")
    free_lines(desk)


def test_a_reload_ends_every_connection(desk):
    c = desk.call()
    c.login()
    c.line("enable", "Password: ")
    c.line("cisco", "R1#")
    c.line("reload", r"\[confirm\]")
    c.send(b"\r\n")
    c.rest()
    desk.call().login()


def test_monitor_brings_messages(desk):
    a, b = desk.call(), desk.call()
    a.login()
    b.login()
    a.line("enable", "Password: ")
    a.line("cisco", "R1#")
    a.line("terminal monitor", "R1#")
    desk.configure("hostname R1")
    a.expect("%SYS-5-CONFIG_I: Configured from console by console\r\n")
    has_not(b.line("show clock", "R1>"), "%SYS")


def test_the_window_of_the_client_is_the_length_of_a_page(desk):
    c = desk.call()
    c.send(b"\xff\xfb\x1f\xff\xfa\x1f\x00\x64\x00\x0a\xff\xf0")
    c.login()
    has(c.line("show terminal", " --More-- "), "Length: 10 lines, Width: 100 columns")
    c.send(b"q")
    c.expect("R1>")
    c.line("terminal length 0", "R1>")
    has_not(c.line("show terminal", "R1>"), "More")


def test_what_is_typed_ahead_is_kept(desk):
    c = desk.call()
    lines = "".join(" description this is line %d of a long configuration\r\n" % i
                    for i in range(400))
    c.send(b"letmein\r\nenable\r\ncisco\r\nconfigure terminal\r\ninterface FastEthernet0/0\r\n"
           + lines.encode() + b"end\r\nshow running-config interface FastEthernet0/0\r\n")
    c.expect("R1#show running-config interface FastEthernet0/0\r\n")
    c.expect("\n description this is line 399 of")


def test_enter_is_cr_lf_or_cr_nul_or_lf(desk):
    c = desk.call()
    c.login()
    for enter in b"\r\n", b"\r\0", b"\n", b"\r":
        c.send(b"show privilege" + enter)
        same(c.expect("R1>"), "show privilege\r\nCurrent privilege level is 1\r\nR1>")


def test_whoever_vanishes_frees_his_line(desk):
    for _ in range(3):
        callers = [desk.call() for _ in range(5)]
        callers[0].login()
        callers[0].send(b"show running")
        callers[1].login()
        callers[1].line("ping 10.1.1.99", "\\.")
        for c in callers:
            c.vanish()
        free_lines(desk)


def test_garbage_and_floods_harm_nobody(desk):
    flood, garbage, good = desk.call(), desk.call(), desk.call()
    good.login()
    garbage.send(bytes(range(1, 256)) * 64)
    flood.send(b"\xff\xfd\x27" * 20000)
    flood.send(b"\xff\xfa\x18\x00" + b"A" * 100000)
    garbage.send(b"\xff\xfa\x56\xff\xf0" + b"\x78\x9c" * 1000)
    has(good.line("show privilege", "R1>"), "level is 1")
    flood.vanish()
    garbage.vanish()
    good.send(b"exit\r\n")
    good.rest()
    free_lines(desk)


def test_a_port_that_is_taken_is_an_error(desk):
    other = os.path.join(desk.folder, "other")
    os.mkdir(other)
    desk.write("../other/lab.yml",
               'topology:\n  nodes:\n    R9: {kind: router, ports: ["%d:23"]}\n' % desk.r1)
    p = desk.run("run", other, "--detach")
    same(p.returncode, 2, "status")
    has(p.stderr, r"lab\.yml:3: 127\.0\.0\.1:%d: address already in use$" % desk.r1)
