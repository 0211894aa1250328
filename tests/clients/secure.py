"""The vty lines of a router by SSH, seen by OpenSSH and from its console."""

import base64
import hashlib
import subprocess

import pexpect
from lines import free_lines
from wire import has, is_refused, same

OPTIONS = ["-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
           "-o", "LogLevel=ERROR", "-o", "PubkeyAuthentication=no"]
LOCAL = "line vty 0 4\nlogin local"


class Terminal:
    """OpenSSH at a terminal of its own."""

    def __init__(self, desk, user, *more, rows=24, columns=80):
        self.child = pexpect.spawn("ssh", [*more, *OPTIONS, "-p", str(desk.ssh), user + "@127.0.0.1"],
                                   dimensions=(rows, columns), encoding="latin-1", timeout=30)
        desk.callers.append(self)

    def expect(self, pattern):
        self.child.expect(pattern)
        return self.child.before + self.child.after

    def line(self, text, pattern):
        self.child.send(text + "\r")
        return self.expect(pattern)

    def rest(self):
        self.child.expect(pexpect.EOF)
        return self.child.before

    def close(self):
        self.child.close(force=True)


def refused(desk):
    """No line takes a call to port 22: the connection is reset."""
    return is_refused(desk.ssh)


def test_without_a_key_nobody_answers(desk):
    desk.configure(LOCAL)
    same(refused(desk), True, "SSH without a key")
    desk.enable_ssh()
    has(desk.console("enable\ncisco\nshow logging | include SSH-5\n"),
        r"%SSH-5-ENABLED: SSH 1\.99 has been enabled$")
    t = Terminal(desk, "bob")
    t.expect("Password: ")
    t.line("builder", "R1#")
    has(t.line("show users", "R1#"), r"^\*  2 vty 0 +bob +idle +00:00:00   127\.0\.0\.1\r$")
    t.line("configure terminal", r"R1\(config\)#")
    t.line("end", "R1#")
    t.line("terminal length 0", "R1#")
    has(t.line("show logging", "R1#"),
        r"%SYS-5-CONFIG_I: Configured from console by bob on vty0 \(127\.0\.0\.1\)")
    t.child.send("exit\r")
    same(t.rest(), "exit\r\n")
    t.child.close()
    same(t.child.exitstatus, 0, "status")
    free_lines(desk)


def test_three_wrong_passwords(desk):
    desk.enable_ssh(LOCAL + "\nexit\nip ssh authentication-retries 1")
    t = Terminal(desk, "bob")
    t.expect("Password: ")
    t.line("wrong", "Password: ")
    t.child.send("wronger\r")
    t.rest()
    free_lines(desk)
    t = Terminal(desk, "nobody", "-o", "PreferredAuthentications=password")
    t.expect("password: ")
    t.line("builder", "password: ")
    t.line("builder", "password: ")
    free_lines(desk)
    t.child.send("builder\r")
    t.rest()


def keep_key(desk, user, public):
    """Types the key as a person pastes it, in lines that a terminal takes."""
    lines = [public[i:i + 72] for i in range(0, len(public), 72)]
    return desk.configure("\n".join(["ip ssh pubkey-chain", "username " + user, "key-string", *lines, "exit"]))


def test_a_key_of_ones_own(desk):
    desk.enable_ssh(LOCAL)
    for name in "mine", "other":
        subprocess.run(["ssh-keygen", "-q", "-t", "rsa", "-b", "2048", "-N", "", "-C", "bob@pc",
                        "-f", desk.path(name)], check=True)
    with open(desk.path("mine.pub"), encoding="ascii") as f:
        public = f.read().split()
    keep_key(desk, "bob", public[1])
    md5 = hashlib.md5(base64.b64decode(public[1])).hexdigest().upper()
    has(desk.console("enable\ncisco\nshow running-config | section pubkey\n"),
        "^ip ssh pubkey-chain\n  username bob\n   key-hash ssh-rsa %s$" % md5)
    with_key = ["-o", "PubkeyAuthentication=yes", "-o", "IdentitiesOnly=yes", "-i"]
    t = Terminal(desk, "bob", *with_key, desk.path("mine"))
    t.expect("R1#")
    has(t.line("show users", "R1#"), r"^\*  2 vty 0 +bob ")
    t.child.send("exit\r")
    t.rest()
    for user, key in ("bob", "other"), ("nobody", "mine"):
        t = Terminal(desk, user, *with_key, desk.path(key))
        t.expect("Password: ")
        t.close()
    has(keep_key(desk, "bob", "ssh-rsa AAAA"), r"^%SSH: Failed to decode the Key Value$")
    has(desk.console("enable\ncisco\nshow running-config | include key-hash\n"), "key-hash ssh-rsa " + md5)
    desk.configure("ip ssh pubkey-chain\nno username bob")
    t = Terminal(desk, "bob", *with_key, desk.path("mine"))
    t.expect("Password: ")
    t.close()
    free_lines(desk)


def test_a_command_of_its_own(desk):
    desk.enable_ssh(LOCAL)
    same(desk.ssh_command("bob", "show privilege"), "\r\nCurrent privilege level is 15\r\n")
    has(desk.ssh_command("bob", "show ip interface brief"), r"^FastEthernet0/0 +10\.1\.1\.1 ")
    has(desk.ssh_command("bob", "show nothing"), "% Invalid input detected")
    long = desk.ssh_command("bob", "show running-config")
    has(long, r"^end\r$")
    same("--More--" in long, False, "a pager")
    same(desk.ssh_command("bob", "copy running-config startup-config", answers="\n"),
         "\r\nDestination filename [startup-config]? \r\nBuilding configuration...\r\n[OK]\r\n")
    has(desk.ssh_command("bob", "ping 10.1.1.2"), r"^Success rate is \d+ percent \(\d/5\)")
    free_lines(desk)


def test_what_is_shown_of_the_server(desk):
    same(desk.console("show ip ssh\n"),
         "R1>show ip ssh\nSSH Disabled - version 1.99\n"
         "%Please create RSA keys to enable SSH (and of atleast 1024 bits for SSH v2).\n"
         "Authentication timeout: 120 secs; Authentication retries: 3\n"
         "Minimum expected Diffie Hellman key size : 1024 bits\n"
         "IOS Keys in SECSH format(ssh-rsa, base64 encoded): NONE\nR1>\n")
    has(desk.console("show ssh\n"),
        r"^%No SSHv2 server connections running\.\n%No SSHv1 server connections running\.$")
    desk.enable_ssh(LOCAL + "\nexit\nip ssh version 2\nip ssh time-out 60\n"
                    "ip ssh authentication-retries 2")
    said = desk.console("show ip ssh\n")
    has(said, "^SSH Enabled - version 2.0$")
    has(said, "^Authentication timeout: 60 secs; Authentication retries: 2$")
    key = said.split("encoded):\n")[1].split("R1>")[0].replace("\n", "")
    same(key, desk.host_key(), "the key")
    t = Terminal(desk, "bob", "-c", "aes256-ctr", "-m", "hmac-sha1")
    t.expect("Password: ")
    t.line("builder", "R1#")
    has(t.line("show ssh", "R1#"),
        "Connection Version Mode Encryption  Hmac         State                 Username\r\n"
        "0          2.0     IN   aes256-ctr  hmac-sha1    Session started       bob\r\n"
        "0          2.0     OUT  aes256-ctr  hmac-sha1    Session started       bob\r\n"
        "%No SSHv1 server connections running.\r\n")


def test_version_1_is_not_spoken(desk):
    desk.enable_ssh(LOCAL + "\nexit\nip ssh version 1")
    has(desk.console("show ip ssh\n"), "^SSH Enabled - version 1.5$")
    t = Terminal(desk, "bob")
    has(t.rest(), "Protocol major versions differ: 2 vs. 1")
    desk.configure("ip ssh version 2")
    Terminal(desk, "bob").expect("Password: ")


def test_transport_input_decides(desk):
    desk.enable_ssh(LOCAL + "\ntransport input telnet")
    same(refused(desk), True, "SSH where telnet is wanted")
    desk.configure("line vty 0 4\ntransport input none")
    same(refused(desk), True, "SSH where nothing is wanted")
    desk.configure("line vty 2 4\ntransport input ssh")
    same(is_refused(desk.r1), True, "telnet where SSH is wanted")
    t = Terminal(desk, "bob")
    t.expect("Password: ")
    t.line("builder", "R1#")
    has(t.line("show users", "R1#"), r"^\*  4 vty 2 +bob ")


def test_access_class_looks_at_the_address(desk):
    desk.enable_ssh(LOCAL + "\naccess-class 110 in\nexit\n"
                    "access-list 110 permit tcp any any eq telnet")
    same(refused(desk), True, "a list that does not have port 22")
    desk.configure("access-list 110 permit tcp host 127.0.0.1 any eq 22")
    Terminal(desk, "bob").expect("Password: ")


def test_the_password_of_the_line_serves_whoever_comes(desk):
    desk.enable_ssh()
    t = Terminal(desk, "whoever")
    t.expect("Password: ")
    t.line("letmein", "R1>")
    has(t.line("show users", "R1>"), r"^\*  2 vty 0  +idle ")
    desk.configure("line vty 0 4\nno login")
    Terminal(desk, "whoever").expect("R1>")
    desk.configure("line vty 0 4\nlogin\nno password")
    t = Terminal(desk, "whoever")
    t.expect("Password: ")
    t.line("", "Password: ")


def test_banners_stand_around_the_login(desk):
    desk.enable_ssh(LOCAL + "\nexit\nbanner motd #today#\nbanner login #who#\nbanner exec #in#")
    t = Terminal(desk, "bob", "-o", "LogLevel=INFO")
    has(t.expect("Password: "), "\n\r?\nwho\r?\n")
    has(t.line("builder", "R1#"), "\r\n\r\ntoday\r\n\r\nin\r\nR1#")


def test_an_idle_session_is_closed(desk):
    desk.enable_ssh(LOCAL + "\nexec-timeout 0 1")
    t = Terminal(desk, "bob")
    t.expect("Password: ")
    t.line("builder", "R1#")
    t.rest()
    free_lines(desk)


def test_whoever_does_not_log_in_is_sent_away(desk):
    desk.enable_ssh(LOCAL + "\nexit\nip ssh time-out 1")
    t = Terminal(desk, "bob")
    t.expect("Password: ")
    has(desk.call(desk.ssh).rest(), r"^SSH-2\.0-Cisco-1\.25\r$")  # who came later is gone
    t.child.send("builder\r")
    t.rest()


def test_a_reload_and_clear_line_end_it(desk):
    desk.enable_ssh(LOCAL)
    in_, waits = Terminal(desk, "bob"), desk.call(desk.ssh)
    in_.expect("Password: ")
    in_.line("builder", "R1#")
    waits.expect("SSH-2.0")
    desk.console("enable\ncisco\nclear line vty 0\n\nclear line vty 1\n\n")
    in_.rest()
    waits.rest()
    in_, waits = Terminal(desk, "bob"), desk.call(desk.ssh)
    in_.expect("Password: ")
    in_.line("builder", "R1#")
    waits.expect("SSH-2.0")
    in_.line("write memory", r"\[OK\]")
    in_.line("reload", r"\[confirm\]")
    in_.child.send("\r")
    in_.rest()
    waits.rest()


def test_the_window_of_the_client_is_the_length_of_a_page(desk):
    desk.enable_ssh(LOCAL)
    t = Terminal(desk, "bob", rows=10, columns=100)
    t.expect("Password: ")
    t.line("builder", "R1#")
    has(t.line("show terminal", " --More-- "), "Length: 10 lines, Width: 100 columns")
    t.child.send("q")
    t.expect("R1#")
    t.child.setwinsize(30, 120)
    for _ in range(200):
        if "Length: 30 lines, Width: 120 columns" in t.line("show terminal | include Length", "R1#"):
            return
    raise AssertionError("the window stays as it was")


def test_much_is_shown_and_much_is_typed(desk):
    desk.enable_ssh(LOCAL)
    t = Terminal(desk, "bob")
    t.expect("Password: ")
    t.line("builder", "R1#")
    t.line("terminal length 0", "R1#")
    lines = "".join(" description line %d of a long configuration\r" % i for i in range(400))
    t.child.send("configure terminal\rinterface FastEthernet0/0\r" + lines + "end\r"
                 "show running-config interface FastEthernet0/0\r")
    t.expect("\n description line 399 of")
    for _ in range(20):
        t.line("show running-config", "\nend\r\n")


def test_garbage_and_floods_harm_nobody(desk):
    desk.enable_ssh(LOCAL)
    good = Terminal(desk, "bob")
    good.expect("Password: ")
    good.line("builder", "R1#")
    hello = b"SSH-2.0-nobody\r\n"
    for bytes_ in (bytes(range(256)) * 64, b"A" * 5000, hello + b"\xff" * 5000,
                   hello + b"\0\0\1\0" * 5000, hello + b"\0\0\0\x0c\x0a\x14" + b"\0" * 10, b""):
        c = desk.call(desk.ssh)
        try:
            c.send(bytes_)
        except (BrokenPipeError, ConnectionResetError):
            pass
        c.vanish()
    has(good.line("show privilege", "R1#"), "level is 15")
    silent = [desk.call(desk.ssh) for _ in range(4)]
    for c in silent:
        c.expect("SSH-2.0-Cisco-1.25\r\n")
    same(refused(desk), True, "more than there are lines")
    for c in silent:
        c.vanish()
    good.child.send("exit\r")
    good.rest()
    free_lines(desk)
