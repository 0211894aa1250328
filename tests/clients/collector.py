"""RANCID, which collects the configurations of routers: clogin types 74 commands by telnet, rancid
takes apart what came."""

import os
import re
import subprocess

from wire import Skip, has, has_not, same

BIN = "/usr/lib/rancid/bin"
ANSWERED = ("show version", "terminal length 0", "terminal width 132", "show running-config", "write term")


def rancid(desk, *argv):
    """Runs it in the folder of the desk, as somebody whose home that is."""
    if not os.path.exists(BIN + "/rancid"):
        raise Skip("no rancid in " + BIN)
    with open(desk.path(".cloginrc"), "w", encoding="ascii") as f:
        f.write("add user 127.0.0.1 nobody\nadd password 127.0.0.1 letmein cisco\n"
                "add method 127.0.0.1 {telnet:%d}\n" % desk.r1)
    os.chmod(desk.path(".cloginrc"), 0o600)
    env = dict(desk.env, HOME=desk.folder, PATH=BIN + ":" + os.environ["PATH"], TERM="network")
    return subprocess.run(["rancid", "-t", "cisco", *argv], cwd=desk.folder, env=env, timeout=120,
                          encoding="latin-1", check=False, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)


def read(desk, name):
    with open(desk.path(name), encoding="latin-1") as f:
        return f.read()


def configuration(text):
    """Its lines without what RANCID turns into comments or leaves out."""
    return [line for line in re.sub(r"\A.*?^(?=version )", "", text, flags=re.M | re.S).splitlines()
            if not line.startswith("!")]


def check_commands(desk, raw):
    """Every command came to a prompt and was answered, or was refused in words that RANCID takes
    for a command that there is not."""
    asked = re.search(r"-c ?'([^']*)'", rancid(desk, "-C", "127.0.0.1").stdout)[1].split(";")
    same(len(asked), 74, "number of commands")
    for command in asked:
        answer = re.search(r"^R1#%s\n(.*?)^R1#" % re.escape(command), raw, re.M | re.S)
        if not answer:
            raise AssertionError("%r came to no prompt" % command)
        has_not(answer[1], r"\[confirm\]|\]\? |More")
        if command in ANSWERED:
            has_not(answer[1], "^%")
        elif not answer[1].strip() and command != "show debug":  # nothing is debugged
            raise AssertionError("nothing is said to %r" % command)


def test_rancid_collects(desk):
    p = rancid(desk, "-d", "127.0.0.1")
    same(p.returncode, 0, "status")
    has_not(p.stdout, "(?i)missed|not found|error")
    raw = read(desk, "127.0.0.1.raw").replace("\r", "")
    check_commands(desk, raw)
    has(raw, r"^R1#exit$")
    new = read(desk, "127.0.0.1.new")
    for line in (r"!RANCID-CONTENT-TYPE: cisco", r"!Chassis type: CISCO2911/K9",
                 r"!Memory: main 491520K/32768K", r"!Memory: nvram 255K",
                 r"!Image: Software: C2900-UNIVERSALK9-M, 15\.2\(4\)M, RELEASE SOFTWARE \(fc1\)",
                 r"config-register 0x2102"):
        has(new, "^%s$" % line)
    running = desk.console("enable\ncisco\nshow running-config\n").split("R1#show running-config\n")[1]
    same(configuration(new), configuration(running.split("\nend\n")[0] + "\nend\n"), "what it keeps")


def test_rancid_reads_what_was_saved(desk):
    same(rancid(desk, "-d", "127.0.0.1").returncode, 0, "status of the collection")
    online = read(desk, "127.0.0.1.new")
    p = rancid(desk, "-f", desk.path("127.0.0.1.raw"))
    same((p.returncode, p.stdout), (0, ""), "(status, words)")
    same(read(desk, "127.0.0.1.raw.new"), online, "the file of the saved session")


def test_clogin_is_told_when_the_password_is_wrong(desk):
    desk.configure("no enable secret\nenable password other")
    has(rancid(desk, "-d", "127.0.0.1").stdout, "clogin error: Error: Check your Enable passwd$")
