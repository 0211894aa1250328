"""Messages that leave a router: syslog servers, and what they get over the simulated wire."""

import re
import subprocess

from desk import has, has_not, same

BEGIN = "R1> enable\nR1> configure terminal\n"
SEEN = "R1> end\nwait 2s\nPC1> show syslog\n"


def received(out):
    """What PC1 showed: who sent, and what."""
    return re.findall(r"^(\d+\.\d+\.\d+\.\d+) (<\d+>.*)$", out, re.M)


def test_a_server_gets_priority_number_stamp_and_text(desk):
    out = desk.script(desk.first_lab(), BEGIN + "R1> logging host 10.1.1.10\n" + SEEN)
    same(received(out), [
        ("10.1.1.1", "<189>1: *Mar  1 00:00:05.000: %SYS-5-CONFIG_I: Configured from console by "
                     "console"),
        ("10.1.1.1", "<190>2: *Mar  1 00:00:06.000: %SYS-6-LOGGINGHOST_STARTSTOP: Logging to host "
                     "10.1.1.10 port 514 started - CLI initiated")], "what came")


def test_facility_origin_source_and_sequence_are_in_what_is_sent(desk):
    out = desk.script(desk.first_lab(), BEGIN + "R1> interface loopback 0\n"
                      "R1> ip address 192.0.2.1 255.255.255.255\nR1> exit\nwait 3s\n"
                      "R1> logging facility cron\nR1> logging origin-id string edge\n"
                      "R1> logging source-interface loopback 0\nR1> service sequence-numbers\n"
                      "R1> logging host 10.1.1.10\n" + SEEN +
                      "R1> configure terminal\nR1> no logging facility\nR1> logging origin-id ip\n"
                      "R1> no service sequence-numbers\n" + SEEN)
    got = received(out)
    same(got[0], ("192.0.2.1", "<125>1: edge: 000001: *Mar  1 00:00:08.000: %SYS-5-CONFIG_I: "
                               "Configured from console by console"))
    has(got[-1][1], r"^<189>3: 192\.0\.2\.1: \*Mar .*: %SYS-5-CONFIG_I: ")


def test_the_level_of_the_trap_and_no_logging_host_keep_lines_back(desk):
    out = desk.script(desk.first_lab(), BEGIN + "R1> logging trap warnings\n"
                      "R1> logging host 10.1.1.10\n" + SEEN +
                      "R1> configure terminal\nR1> interface loopback 9\nR1> shutdown\nR1> exit\n"
                      "R1> logging trap notifications\n" + SEEN +
                      "R1> show logging | include Trap|lines logged\nR1> configure terminal\n"
                      "R1> no logging host 10.1.1.10\nR1> no logging trap\nR1> end\nwait 1s\n"
                      "R1> show logging | include Trap|lines logged\n")
    has(out, "^No messages$")
    same([t[1][:4] for t in received(out)], ["<189"] * len(received(out)))
    has(out, "%SYS-6-LOGGINGHOST_STARTSTOP: Logging to host 10.1.1.10 port 514 stopped - CLI initiated")
    shown = re.findall(r"^ +(Trap logging: .*|\d+ message lines logged), *$", out, re.M)
    same(shown, ["%d message lines logged" % len(received(out))], "servers' counts")
    has(out, "^    Trap logging: level notifications, \\d+ message lines logged$")
    has(out, "^    Trap logging: disabled$")


def test_a_server_without_a_way_to_it_or_by_tcp_gets_nothing(desk):
    out = desk.script(desk.two(), BEGIN + "R1> logging host 198.51.100.1\n"
                      "R1> logging host 10.0.0.2 transport tcp\n"
                      "R1> logging host 10.0.0.9 transport udp port 1514\n"
                      "R1> end\nwait 2s\nR1> show logging\n")
    has(out, r"^        Logging to 198\.51\.100\.1  \(udp port 514, audit disabled,\n"
        r"              link down\),\n              0 message lines logged, $")
    has(out, r"^        Logging to 10\.0\.0\.2  \(tcp port 601, audit disabled,\n"
        r"              link down\),\n              0 message lines logged, $")
    has(out, r"^        Logging to 10\.0\.0\.9  \(udp port 1514, audit disabled,\n"
        r"              link up\),\n              [1-9]\d* message lines logged, $")
    has_not(out, "Logging to host 10.0.0.2 port")


def test_what_debugging_shows_of_the_sending_is_not_sent(desk):
    out = desk.script(desk.first_lab(), BEGIN + "R1> logging trap debugging\n"
                      "R1> logging host 10.1.1.10\nR1> end\nR1> debug ip packet\nwait 5s\n"
                      "PC1> show syslog\n")
    has(out, r"IP: s=10\.1\.1\.1 \(local\), d=10\.1\.1\.10")
    same(len(received(out)), 2, "lines that came")


def test_wireshark_reads_them(desk):
    wire = desk.path("wire.pcap")
    desk.script(desk.first_lab(), "lab> capture R1-PC1 %s\n" % wire + BEGIN +
                "R1> logging host 10.1.1.10\nR1> logging facility local3\n" + SEEN +
                "lab> capture stop\n")
    out = subprocess.run(["tshark", "-r", wire, "-o", "udp.check_checksum:TRUE", "-Y", "syslog",
                          "-T", "fields", "-e", "syslog.facility", "-e", "syslog.level",
                          "-e", "udp.dstport", "-e", "udp.checksum.status", "-e", "syslog.msg"],
                         stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    same([line.split("\t")[:4] for line in out.splitlines()],
         [["19", "5", "514", "1"], ["19", "6", "514", "1"]], "facility, level, port, checksum")
    has(out, r"%SYS-5-CONFIG_I: Configured from console by console$")
