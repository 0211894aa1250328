"""What a person saves: where it is kept, and what a full disk or a kill does to it."""

import os
import time

from desk import TWO, Skip, has, has_not, needs, same
from running import kill, server_of

SAVE = "R1> enable\nR1> configure terminal\nR1> hostname EDGE\nR1> end\nR1> write memory\n"


def test_what_is_saved_is_there_the_next_time(desk):
    lab = desk.two()
    has(desk.script(lab, SAVE), r"^\[OK\]$")
    has(desk.read("state/qmidle/two/R1.cfg"), "^hostname EDGE$")
    out = desk.script(lab, "R1> enable\nR1> show startup-config | include hostname\n")
    has(out, "^EDGE>enable$")
    has(out, "^hostname EDGE$")


def test_nothing_is_read_for_a_locked_router(desk):
    lab = desk.two(yml=TWO.replace("R2.cfg}", "R2.cfg, locked: true}"))
    desk.write("mine/R1.cfg", "hostname EDGE\n")
    desk.write("mine/R2.cfg", "hostname CHEAT\n")
    out = desk.script(lab, "R1> show clock\nR2> show clock\n", "--state", desk.path("mine"))
    has(out, "^EDGE>show clock$")
    has(out, "^R2>show clock$")


def test_a_state_of_its_own(desk):
    lab = desk.two()
    desk.script(lab, SAVE, "--state", desk.path("mine/deep"))
    has(desk.read("mine/deep/R1.cfg"), "^hostname EDGE$")
    same(os.path.exists(desk.path("state")), False, "the other place was touched:")
    has(desk.script(lab, "R1> show clock\n"), "^R1>show clock$")
    has(desk.script(lab, "R1> show clock\n", "--state", desk.path("mine/deep")), "^EDGE>show clock$")
    desk.start(lab, "--state", desk.path("mine/deep"))
    has(desk.type(lab, "R1", "show clock\n"), "^EDGE>show clock$")


def test_refused_lines_of_a_saved_configuration_name_the_saved_file(desk):
    lab = desk.two()
    desk.write("mine/R1.cfg", "hostname EDGE\nfrobnicate\n")
    d = desk.run("script", lab, desk.write("script", "R1> show clock\n"), "--state", "mine")
    same(d.status, 0)
    has(d.err, r"\A(.*/)?mine/R1.cfg:2: % Invalid input")


def test_a_saved_configuration_that_cannot_be_read_stops_the_lab(desk):
    lab = desk.two()
    script = desk.write("script", SAVE)
    os.makedirs(desk.path("mine/R1.cfg"))
    desk.bad(2, r"mine/R1\.cfg: Is a directory$", "script", lab, script, "--state", "mine")
    os.rmdir(desk.path("mine/R1.cfg"))
    text = "hostname EDGE\n!\n\0ip cef\n"
    desk.write("mine/R1.cfg", text)
    desk.bad(2, r"mine/R1\.cfg:3: a zero octet ", "script", lab, script, "--state", "mine")
    same(desk.read("mine/R1.cfg"), text, "the saved configuration")
    if os.geteuid():
        os.chmod(desk.path("mine/R1.cfg"), 0)
        desk.bad(2, r"mine/R1\.cfg: Permission denied$", "script", lab, script, "--state", "mine")


def test_a_zero_octet_ends_no_file_unseen(desk):
    lab = desk.two(r1="hostname R1\n\0interface FastEthernet0/0\n")
    desk.bad(2, r"two/R1\.cfg:2: a zero octet ", "script", lab, desk.write("s", "R1> show clock\n"))
    desk.bad(2, r"two/R1\.cfg:2: a zero octet ", "config", desk.path("two/R1.cfg"))
    desk.bad(2, "s:1: a zero octet ", "script", desk.two("fine"), desk.write("s", "R1> a\0b\n"))


def test_a_capture_open_at_the_end_is_written_whole_or_not_silently(desk):
    lab, text = desk.two(), "lab> capture 1 %s\nR1> ping 10.0.0.2\n"
    desk.script(lab, text % desk.path("good.pcap"))
    d = desk.run("script", lab, desk.write("script", text % "/dev/full"))
    same((d.status, d.err), (2, "/dev/full could not be written whole\n"))
    has(d.out, "^Success rate is ")


def test_reload_reads_what_was_saved(desk):
    out = desk.script(desk.two(), SAVE + "R1> configure terminal\nR1> hostname LOST\nR1> end\n"
                      "R1> reload\nR1> no\nR1>\nwait 5m\nR1> show clock\n")
    has(out, "^LOST#reload$")
    has(out, "^EDGE>show clock$")


def test_a_lab_folder_is_never_written(desk):
    lab = desk.two()
    before = {n: (desk.read("two/" + n), os.stat(desk.path("two/" + n)).st_mtime_ns)
              for n in sorted(os.listdir(lab))}
    for n in before:
        os.chmod(desk.path("two/" + n), 0o444)
    os.chmod(lab, 0o555)
    has(desk.script(lab, SAVE), r"^\[OK\]$")
    desk.start(lab)
    desk.type(lab, "R1", "enable\nwrite memory\n")
    desk.good("stop", lab)
    same({n: (desk.read("two/" + n), os.stat(desk.path("two/" + n)).st_mtime_ns)
          for n in sorted(os.listdir(lab))}, before, "the lab folder")


def test_a_place_that_cannot_be_written_says_so(desk):
    lab = desk.two()
    desk.write("file", "")
    out = desk.script(lab, SAVE + "R1> show clock\n", "--state", desk.path("file/below"))
    has_not(out, r"^\[OK\]$")
    has(out, r"^%.*Not a directory")
    has(out, "^EDGE#show clock$")


def test_a_full_disk_keeps_the_old_configuration(desk):
    """A disk of 64 KB with 4 KB left: what was saved stays, and the router says why."""
    needs("unshare")
    lab = desk.two()
    os.mkdir(desk.path("disk"))
    many = "".join("R1> access-list 101 permit ip host 10.1.%d.%d any\n" % (i // 200, i % 200 + 1)
                   for i in range(200))
    desk.write("script", SAVE + "R1> configure terminal\nR1> hostname LARGE\n" + many +
               "R1> end\nR1> write memory\nR1> show startup-config | include hostname\n")
    unshare = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-Urm"]
    inside = desk.write("inside", """
        mount -t tmpfs -o size=64k none disk || exit 99
        head -c 57344 /dev/zero >disk/filler
        "$@" --state disk || exit
        grep hostname disk/R1.cfg >saved
        """)
    d = desk.run("script", lab, "script", before=[*unshare, "sh", inside])
    if d.status in (1, 99) and "EDGE" not in d.out:
        raise Skip("no namespace of mounts here: " + d.err.strip())
    same((d.status, d.err), (0, ""))
    same(d.out.count("[OK]"), 1, "number of [OK]")
    has(d.out, r"^%.*No space left on device")
    has(d.out, "^hostname EDGE$")
    same(desk.read("saved"), "hostname EDGE\n", "the saved configuration")


def test_a_kill_at_any_time_leaves_one_configuration_whole(desk):
    """Saves without a pause under SIGKILL at ten instants: always the whole of some version."""
    lab = desk.two()
    lines = "enable\n" + "".join("configure terminal\nhostname %s\nend\nwrite memory\n" % name
                                 for name in ("A" * 60, "B") * 100)
    for instant in range(10):
        desk.start(lab)
        pid = server_of(desk)
        child = os.fork()
        if not child:
            time.sleep(0.004 * instant)
            kill(pid)
            os._exit(0)
        desk.run("connect", lab, "R1", stdin=lines)
        os.waitpid(child, 0)
        if os.path.exists(desk.path("state/qmidle/two/R1.cfg")):
            text = desk.read("state/qmidle/two/R1.cfg")
            has(text, r"^hostname (A{60}|B|R1)$")
            has(text, r"^end\n\Z")
    same(desk.start(lab), "", "errors of the next start")


def test_an_erased_configuration_stays_erased(desk):
    lab = desk.two()
    out = desk.script(lab, "R1> enable\nR1> write erase\nR1>\nR1> show startup-config\n")
    has(out, "^startup-config is not present$")
    has(desk.script(lab, "R1> show clock\n"), "^Router>show clock$")


def test_keys_are_written_for_nobody_else(desk):
    desk.good("script", desk.first_lab(), desk.first_lab() + "/five-steps.script", "--keys", "keys")
    for name in "ikev1_decryption_table", "esp_sa":
        same(oct(os.stat(desk.path("keys/" + name)).st_mode & 0o777), "0o600", "mode of " + name)
        has(desk.read("keys/" + name), "^.+,.+$")
    desk.bad(2, "^/dev/null/keys: Not a directory$", "script", desk.first_lab(), "-",
             "--keys", "/dev/null/keys")
