"""Verbs that end by themselves: script, config, labs, and what is not a verb at all."""

import glob
import os
import re

from desk import TWO, has, has_not, same

USAGE = "^usage: qmidle run LAB"


def misuse(desk, *argv):
    d = desk.run(*argv)
    same((d.status, d.out), (2, ""), "(status, output) of %r" % (argv,))
    has(d.err, USAGE)
    return d.err


def test_show_terminal_and_show_line_tell_of_the_console(desk):
    out = desk.script(desk.two(), "R1> enable\nR1> terminal history size 30\nwait 65s\n"
                      "R1> show terminal\nR1> show line\n")
    has(out, "^Line 0, Location: \"\", Type: \"\"\nLength: ")
    has(out, "^               00:10:00        never                        none     not set$")
    has(out, "^Time since activation: 00:01:05$")
    has(out, "^History is enabled, history size is 30.$")
    has(out, "^Allowed input transports are none.$")
    has(out, "^[*]     0 CTY              -    -      -    -    -      1       0     0/0       -$")
    has(out, "^      1 AUX   9600/9600  -    -      -    -    -      0       0     0/0       -$")
    same(len(re.findall("^ +[0-9]+ VTY ", out, re.M)), 5, "number of virtual terminals")


def test_a_reload_comes_when_it_was_scheduled_unless_it_is_cancelled(desk):
    out = desk.script(desk.two(), "R1> enable\nR1> reload cancel\nR1> reload in 5\nR1>\n"
                      "wait 90s\nR1> show reload\nR1> reload cancel\nR1> show reload\nwait 5m\n"
                      "R1> reload in 2\nR1>\nwait 119s\nR1> show clock\nwait 2s\n"
                      "R1> show clock\nR1> enable\nR1> show reload\n")
    has(out, "^%No reload is scheduled.$")
    has(out, r"^Reload scheduled for 00:05:\d\d UTC Fri Mar 1 2002 \(in 5 minutes\) by console\n"
        r"Reload reason: Reload Command\nProceed with reload\? \[confirm\]$")
    has(out, r"\(in 3 minutes and 30 seconds\) by console$")
    has(out, r"^\*\*\*\n\*\*\* --- SHUTDOWN ABORTED ---\n\*\*\*$")
    same(out.count("No reload is scheduled."), 3, "how often none was scheduled")
    same(out.count("%SYS-5-RELOAD: Reload requested by console."), 1, "number of reloads")
    has(out, r"^R1#show clock\n\*00:08:.*\n(.*\n)*.*SYS-5-RELOAD(.*\n)*R1>show clock$")


def test_everybody_is_told_how_long_he_still_has_and_the_reason_is_kept(desk):
    out = desk.script(desk.two(), "R1> enable\nR1> show version | include reason\n"
                      "R1> reload in 1:01 new image\nR1>\nwait 62m\n"
                      "R1> show version | include reason\n")
    same(re.findall("^[*]{3} --- (.*) ---\n[*]{3}$", out, re.M),
         ["SHUTDOWN in " + t for t in ("1:01:00", "1:00:00", "0:30:00", "0:15:00", "0:05:00",
                                       "0:01:00")] + ["SHUTDOWN NOW"], "what was announced")
    has(out, r"\(in 1 hour and 1 minute\) by console\nReload reason: new image$")
    has(out, r"%SYS-5-SCHEDULED_RELOAD: Reload requested for 01:01:\d\d UTC Fri Mar 1 2002 "
        r"at 00:00:\d\d UTC Fri Mar 1 2002 by console. Reload Reason: new image\.$")
    has(out, r"%SYS-5-RELOAD: Reload requested by console. Reload Reason: new image\.$")
    same(re.findall("^Last reload reason: (.*)$", out, re.M), ["power-on", "new image"])


def test_a_reload_at_a_time_of_day_wants_a_clock_and_is_today_or_tomorrow(desk):
    out = desk.script(desk.two(), "R1> enable\nR1> reload at 10:00\n"
                      "R1> clock set 9:59:30 2 June 2014\nR1> reload at 10:00\nR1! n\n"
                      "R1> reload at 9:00\nR1! n\nR1> reload at 9:00 June 4 by night\nR1! n\n"
                      "R1> reload at 9:00 1 June\nR1> reload at 9:00 1 July\nR1> reload cancel\n")
    has(out, r"^R1#reload at 10:00\n%System clock is not set, reload at is not possible\.$")
    same(re.findall("^Reload scheduled for (.*) by console\nReload reason: (.*)$", out, re.M),
         [("10:00:00 UTC Mon Jun 2 2014 (in 30 seconds)", "Reload Command"),
          ("09:00:00 UTC Tue Jun 3 2014 (in 23 hours)", "Reload Command"),
          ("09:00:00 UTC Wed Jun 4 2014 (in 47 hours)", "by night")], "plans")
    has(out, r"^R1#reload at 9:00 1 June\n%Reload time is in the past\.$")
    has(out, r"^R1#reload at 9:00 1 July\n%Reload must be within 24 days\.$")
    has(out, "^%No reload is scheduled.$")


def test_the_configuration_register_counts_from_the_next_reload_on(desk):
    shown = "R1> show version | include register\n"
    out = desk.script(desk.two(), "R1> enable\n" + shown + "R1> configure terminal\n"
                      "R1> config-register 0x12102\nR1> config-register 0x2142\nR1> end\n" + shown +
                      "R1> show running-config | include register\n"
                      "R1> reload\nR1> no\nR1>\nwait 30s\nR1> enable\n" + shown +
                      "R1> show running-config | include ^hostname\n"
                      "R1> copy startup-config running-config\nR1>\n"
                      "R1> configure terminal\nR1> config-register 0x2102\nR1> end\n" + shown)
    same(re.findall("^Configuration register is (.*)$", out, re.M),
         ["0x2102", "0x2102 (will be 0x2142 at next reload)", "0x2142",
          "0x2142 (will be 0x2102 at next reload)"], "registers")
    has(out, r"^R1\(config\)#config-register 0x12102\n +\^\n% Invalid input")
    has(out, r"^R1#show running-config \| include register\nR1#")
    has(out, r"^hostname Router$")


def test_null0_drops_and_is_seen_only_when_something_is_set_on_it(desk):
    out = desk.script(desk.two(), "R1> enable\nR1> configure terminal\n"
                      "R1> ip route 10.9.0.0 255.255.0.0 null0\nR1> interface null0\nR1> end\n"
                      "R1> show ip route static\nR1> show running-config | include Null\n"
                      "R1> show ip interface brief\nR1> show interfaces null0\n"
                      "R2> enable\nR2> configure terminal\n"
                      "R2> ip route 10.9.0.0 255.255.0.0 10.0.0.1\nR2> end\n"
                      "R2> ping 10.9.1.1 repeat 2\n"
                      "R1> configure terminal\nR1> interface null0\n"
                      "R1> no ip unreachables\nR1> end\n"
                      "R2> ping 10.9.1.2 repeat 2\nR1> show running-config | section Null0\n")
    has(out, r"^S +10\.9\.0\.0(/16)? is directly connected, Null0$")
    same(out.count("\ninterface Null0\n"), 1, "number of printed blocks")
    has(out, "^Null0 is up, line protocol is up *$")
    has(out, r"(?m)^U\.$|^\.U$|^UU$")
    has(out, r"(?m)^\.\.$")
    has(out, r"^interface Null0\n no ip unreachables$")


def test_version_and_help(desk):
    has(desk.good("--version"), r"\Aqmidle [0-9]+\.[0-9]+\n\Z")
    text = desk.good("--help")
    for verb in "run", "connect", "stop", "exec", "script", "config", "labs":
        has(text, "qmidle %s" % verb)
        same(desk.good(verb, "--help"), text, "help of %s" % verb)


def test_what_is_no_command_line_gets_the_usage(desk):
    misuse(desk)
    has(misuse(desk, "frobnicate"), "^frobnicate: there is no such verb$")
    misuse(desk, "run")
    misuse(desk, "run", "a", "b")
    has(misuse(desk, "run", "--frob", "a"), "--frob")
    has(misuse(desk, "run", "a", "--seed", "many"), "^--seed: many is not a number$")
    has(misuse(desk, "run", "a", "--speed", "0"), "^--speed: 0 is not")
    has(misuse(desk, "script", "a", "b", "--detach"), "--detach")
    has(misuse(desk, "script", "a", "b", "--speed", "2"), "--speed")
    misuse(desk, "script", "a")
    misuse(desk, "connect")
    misuse(desk, "stop")
    misuse(desk, "exec", "a")
    misuse(desk, "exec", "a", "--")
    misuse(desk, "config")
    misuse(desk, "labs", "all")


def test_a_full_disk_behind_the_output_is_an_error(desk):
    lab = desk.two()
    script = desk.write("script", "R1> show clock\n")
    for argv in (["--version"], ["--help"], ["labs"], ["config", lab + "/R1.cfg"],
                 ["script", lab, script]):
        with open("/dev/full", "w", encoding="ascii") as full:
            desk.bad(2, "^qmidle: the output could not be written whole$", *argv, stdout=full, cwd=desk.root)


def test_labs_are_listed_with_their_titles(desk):
    listed = desk.good("labs", cwd=desk.root)
    has(listed, "^LAB +TITLE +TOPIC +LEVEL +MIN +PASSED$")
    has(listed, "^labs/01-site-to-site +Site-to-site IPsec with a pre-shared key +the five steps .* beginner +30$")
    desk.two("labs/mine")
    has(desk.good("labs"), "^labs/mine +Two routers and a cable$")


def test_a_lab_is_found_by_its_name(desk):
    desk.two("labs/mine")
    has(desk.script("mine", "R1> show clock\n"), "^R1>show clock$")


def test_what_is_no_lab_is_refused_in_one_line(desk):
    script = desk.write("script", "R1> show clock\n")
    desk.bad(2, "^nolab: there is no such lab", "run", "nolab", "--detach")
    desk.bad(2, "^nolab: there is no such lab", "script", "nolab", script)
    os.mkdir(desk.path("empty"))
    desk.bad(2, "^empty/lab.yml: No such file or directory$|/empty/lab.yml: No such",
             "run", "empty", "--detach")
    desk.bad(2, "^script:1: ", "run", "script", "--detach")


def test_broken_labs_name_file_and_line(desk):
    """Every broken lab of tests/labs/bad: its lines, by run and by script."""
    script = desk.write("script", "R1> show clock\n")
    for err in sorted(glob.glob(desk.root + "/tests/labs/bad/*.err")):
        with open(err, encoding="utf-8") as f:
            expected = f.read()
        yml = os.path.relpath(err, desk.root)[:-3] + "yml"
        for argv in ["run", yml, "--detach"], ["run", yml], ["script", yml, script]:
            d = desk.run(*argv, cwd=desk.root)
            same((d.status, d.out), (2, ""), "(status, output) of %s" % " ".join(argv))
            same(re.sub(r"^.*(tests/labs/bad/)", r"\1", d.err, flags=re.M), expected, yml)


def test_refused_startup_lines_are_named_and_the_router_boots_on(desk):
    lab = desk.two(r1="hostname R1\nfrobnicate\ninterface FastEthernet0/0\n"
                   " ip address 10.0.0.1 255.0.255.0\n ip address 10.0.0.1 255.255.255.0\n")
    d = desk.run("script", lab, desk.write("script", "R1> ping 10.0.0.2\n"))
    same(d.status, 0)
    lines = d.err.splitlines()
    same(len(lines), 2, "number of lines in " + d.err)
    has(lines[0], r"^.*two/R1.cfg:2: % Invalid input detected at '\^' marker")
    has(lines[1], r"^.*two/R1.cfg:4: % Bad mask 0xFF00FF00 for address 10.0.0.1$")
    has(d.out, r"^Success rate is (80|100) percent")
    same(desk.start(lab), d.err, "what run says of the same file")


def test_script_without_a_file(desk):
    lab = desk.two()
    desk.bad(2, "^nofile: No such file or directory$", "script", lab, "nofile")
    desk.bad(2, ": Is a directory$", "script", lab, desk.folder)


def test_bad_script_lines_are_all_named_and_nothing_is_played(desk):
    lab = desk.two()
    desk.write("script", "R1> show clock\nR9> show clock\nfrobnicate\nwait\nwait long\nR1! ^Foo\n"
               "R1!\n# fine\n\nlab> nodes\n")
    d = desk.run("script", lab, "script")
    same((d.status, d.out), (2, ""))
    same([line.split(": ")[0] for line in d.err.splitlines()],
         ["script:%d" % n for n in (2, 3, 4, 5, 6, 7)])


def test_a_script_comes_from_standard_input_too(desk):
    has(desk.good("script", desk.two(), "-", stdin="R1> show clock\n"), "^R1>show clock$")


def test_modes_carry_over_and_questions_are_answered(desk):
    out = desk.script(desk.two(), "R1> enable\nR1> configure terminal\nR1> hostname EDGE\nR1> exit\n"
                      "R1> reload\nR1> no\nR1! ^C\nR1> show clock\nR2> show clock\n")
    has(out, r"^R1\(config\)#hostname EDGE\nEDGE\(config\)#exit$")
    has(out, r"^System configuration has been modified. Save\? \[yes/no\]: *no$")
    has(out, "^EDGE#show clock$")
    has(out, "^R2>show clock$")


def test_keys_abort_and_waits_pass_the_time(desk):
    lab = desk.two()
    out = desk.script(lab, "R1> enable\nR1> show clock\nwait 1h\nR1> show clock\n"
                      "R1> ping 10.0.0.9 repeat 100\nwait 5s\nR1! ^^\nR1> show clock\n")
    clocks = [int(h) * 3600 + int(m) * 60 + float(s) for h, m, s in
              re.findall(r"^[*.]?(\d\d):(\d\d):(\d\d\.\d+) ", out, re.M)]
    same(round(clocks[1] - clocks[0]), 3600)
    same(round(clocks[2] - clocks[1]), 5)
    has(out, r"^Success rate is 0 percent \(0/[23]\)$")


def test_the_same_seed_gives_the_same_bytes(desk):
    steps = desk.first_lab() + "/five-steps.script"
    one, two, three = (desk.good("script", desk.first_lab(), steps, *seed)
                       for seed in ([], [], ["--seed", "7"]))
    same(one == two, True, "one run like the other")
    spis = [set(re.findall(r"spi: (0x[0-9A-F]+)", text)) for text in (one, three)]
    same(len(spis[0]) >= 2 and not spis[0] & spis[1], True, "SPIs of two seeds %s" % spis)


def test_config_prints_what_a_router_would(desk):
    desk.write("R.cfg", "hostname EDGE\r\nint fa0/1\r\n ip addr 192.0.2.1 255.255.255.0\r\n"
               " crypto map LATER\r\ncrypto map LATER 10 ipsec-isakmp\r\n set peer 192.0.2.2\r\n"
               " match address 101\r\naccess-list 101 permit ip any any\r\n")
    text = desk.good("config", "R.cfg")
    has(text, "^hostname EDGE$")
    has(text, "^interface FastEthernet0/1\n ip address 192.0.2.1 255.255.255.0\n")
    has(text, "^ crypto map LATER$")
    desk.write("again.cfg", text)
    same(desk.good("config", "again.cfg"), text, "its own output read back")


def test_config_names_what_it_refuses_and_prints_the_rest(desk):
    desk.write("R.cfg", "hostname EDGE\nfrobnicate\ninterface FastEthernet0/0\n no frob\n"
               " ip address 10.0.0.1 255.255.255.0\ninterface Bogus0/0\n")
    d = desk.run("config", "R.cfg")
    same(d.status, 1)
    same([line.split(" ")[0] for line in d.err.splitlines()],
         ["R.cfg:2:", "R.cfg:4:", "R.cfg:6:"])
    for line in d.err.splitlines():
        has(line, "^R.cfg:[0-9]+: % [A-Z]")
    has(d.out, "^hostname EDGE$")
    has(d.out, "^ ip address 10.0.0.1 255.255.255.0$")
    has_not(d.out, "frob|Bogus")
    desk.bad(2, "^nofile: No such file or directory$", "config", "nofile")
    desk.bad(2, ": Is a directory$", "config", desk.folder)


def test_an_interface_is_up_unless_the_file_says_shutdown(desk):
    lab = desk.two(yml=TWO.replace(", startup-config: R2.cfg", ""))
    out = desk.script(lab, "R1> show ip interface brief\nR2> show ip interface brief\n")
    # No carrier behind R2's shut interface.
    has(out, r"^R1>[^>]*FastEthernet0/0 +10.0.0.1 +YES [A-Za-z]+ +down +down *$")
    has(out, r"^Router>[^>]*FastEthernet0/0 +unassigned +YES [A-Za-z]+ +administratively down +down *$")
    has(desk.script(desk.two("both"), "R1> show ip interface brief\n"),
        r"^FastEthernet0/0 +10.0.0.1 +YES [A-Za-z]+ +up +up *$")


def test_unsupported_lists_what_is_only_kept(desk):
    out = desk.script(desk.first_lab(), "R1> enable\nR1> conf t\nR1> router ospf 1\nR1> network 10.0.0.0 0.0.0.255 area 0\n"
                                        "R1> int fa0/0\nR1> ip ospf cost 10\nR1> end\nlab> unsupported\nlab> unsupported PC1\n")
    has(out, r"^lab>unsupported\nR1: 3 lines are kept and shown, without effect\n"
             r"  in interface FastEthernet0/0:\n   ip ospf cost 10\n  router ospf 1\n   network 10.0.0.0 0.0.0.255 area 0\n"
             r"ISP: every line has its effect\nR2: every line has its effect\n"
             r"lab>unsupported PC1\n% PC1 is not a router: it has no configuration\n")


def test_a_file_comes_back_with_its_version(desk):
    # Its own, whatever release the router plays.
    has(desk.good("config", desk.write("a.cfg", "version 12.4\nhostname A\n")), r"\A!\nversion 12\.4\nservice ")
    has(desk.good("config", desk.write("b.cfg", "hostname A\nversion 15.7\r\n")), r"\A!\nversion 15\.7\nservice ")
    has(desk.good("config", desk.write("c.cfg", "hostname A\n")), r"\A!\nversion 15\.2\nservice ")


def test_the_hardware_is_what_the_file_names(desk):
    out = desk.good("config", desk.write("r.cfg",
                                         "interface range GigabitEthernet1-2\n no shutdown\n"
                                         "router ospf 1\n passive-interface default\n no passive-interface Eth0/0\n"
                                         "int tun 0\n tunnel source f0/1\n description to Serial0/0/9\n"
                                         "ip route 0.0.0.0 0.0.0.0 Serial0/0/0\nint gi0/3.20\n encapsulation dot1Q 20\n"))
    for name in ("GigabitEthernet1", "GigabitEthernet2", "Ethernet0/0", "FastEthernet0/1", "Serial0/0/0",
                 "GigabitEthernet0/3", r"GigabitEthernet0/3\.20"):
        has(out, "^interface %s$" % name)
    has_not(out, "^interface Serial0/0/9$")
