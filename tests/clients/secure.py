"""The vty lines of a router by SSH, seen by OpenSSH and from its console."""

import pexpect
from lines import free_lines
from wire import has, is_refused, same

OPTIONS = ["-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
           "-o", "LogLevel=ERROR", "-o", "PubkeyAuthentication=no"]
LOCAL = "line vty 0 4\nlogin local"


class Terminal:
    """OpenSSH at a terminal of its own."""

    def __init__(self, desk, user, *more, rows=24, columns=80):
        self.child = pexpect.spawn("ssh", [*OPTIONS, *more, "-p", str(desk.ssh), user + "@127.0.0.1"],
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
