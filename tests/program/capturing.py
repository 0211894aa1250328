"""Captures with their keys, as tshark reads them with the folder for its configuration."""

import os
import re
import subprocess

from desk import has, has_not, needs, same

TUNNEL = """R{n}> enable
R{n}> configure terminal
R{n}> crypto isakmp policy 10
R{n}> encryption aes 256
R{n}> authentication pre-share
R{n}> group 5
R{n}> exit
R{n}> crypto isakmp key cisco123 address {peer}
R{n}> crypto ipsec transform-set TS {transforms}
R{n}> exit
R{n}> access-list 101 permit ip 10.{n}.{n}.0 0.0.0.255 10.{m}.{m}.0 0.0.0.255
R{n}> crypto map VPN 10 ipsec-isakmp
R{n}> set peer {peer}
R{n}> set transform-set TS
R{n}> match address 101
R{n}> exit
R{n}> interface FastEthernet0/1
R{n}> crypto map VPN
R{n}> end
"""
CAPTURE = "lab> capture R1-ISP wan.pcap --keys keys\n"


def tunnel(transforms="esp-aes 256 esp-sha256-hmac"):
    return (TUNNEL.format(n=1, m=2, peer="198.51.100.2", transforms=transforms) +
            TUNNEL.format(n=2, m=1, peer="203.0.113.2", transforms=transforms))


def tshark(desk, shown, *fields, wire="wan.pcap", config="keys"):
    """The fields of every packet that the filter shows."""
    needs("tshark")
    argv = ["tshark", "-r", wire, "-Y", shown, "-T", "fields"]
    for field in fields:
        argv += ["-e", field]
    out = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True,
                         cwd=desk.folder, encoding="utf-8",
                         env=dict(desk.env, WIRESHARK_CONFIG_DIR=desk.path(config))).stdout
    return [line.split("\t") for line in out.splitlines()]


def test_main_mode_quick_mode_and_esp_are_read(desk):
    desk.script(desk.first_lab(), tunnel() + CAPTURE + "PC1> ping 10.2.2.10\n")
    same(tshark(desk, "isakmp.exchangetype == 2 && isakmp.flag_e == 1", "isakmp.id.data.ipv4_addr"),
         [["203.0.113.2"], ["198.51.100.2"]], "the identities of main mode")
    quick = tshark(desk, "isakmp.exchangetype == 32", "isakmp.id.data.ipv4_addr",
                   "isakmp.spi", "isakmp.ipsec.attr.encap_mode")
    same([q[0] for q in quick], ["10.1.1.0,10.2.2.0", "10.1.1.0,10.2.2.0", ""], "identities")
    same([q[2] for q in quick], ["1", "1", ""], "modes of encapsulation")
    same(tshark(desk, "esp", "esp.icv_good", "ip.src", "ip.dst", "icmp.type"),
         [["1", "203.0.113.2,10.1.1.10", "198.51.100.2,10.2.2.10", "8"],
          ["1", "198.51.100.2,10.2.2.10", "203.0.113.2,10.1.1.10", "0"]] * 4, "what ESP carries")
    same(tshark(desk, "esp && icmp", "frame.number", config="nothing"), [], "without the keys")


def test_every_transform_is_read(desk):
    for transforms in ("esp-des esp-md5-hmac", "esp-3des esp-sha-hmac", "esp-aes 192 esp-sha512-hmac",
                       "esp-aes esp-sha384-hmac", "esp-gcm 256", "esp-null esp-sha-hmac", "esp-aes"):
        desk.script(desk.first_lab(), tunnel(transforms) + CAPTURE + "PC1> ping 10.2.2.10\n")
        same([line[0] for line in tshark(desk, "esp && icmp", "icmp.type")], ["8", "0"] * 4,
             "what %s carries" % transforms)


def test_keys_from_before_the_capture_count(desk):
    out = desk.script(desk.first_lab(), tunnel() + "PC1> ping 10.2.2.10\n" + CAPTURE +
                      "PC1> ping 10.2.2.10 count 2\nlab> capture stop\n")
    has(out, "^wan.pcap: 4 frames$")
    same([line[0] for line in tshark(desk, "esp", "icmp.type")], ["8", "0"] * 2, "what ESP carries")


def test_esp_behind_a_translator_is_read_on_both_of_its_sides(desk):
    lab = os.path.join(desk.root, "tests/labs/nat-t")
    desk.script(lab, "lab> capture R2:Fa0/1 in.pcap --keys keys\n"
                "lab> capture R1:Fa0/1 out.pcap --keys keys\nPC2> ping 192.168.1.10 count 2\n")
    for wire in "in.pcap", "out.pcap":
        same(tshark(desk, "esp", "udp.dstport", "icmp.type", wire=wire),
             [["4500", "8"], ["4500", "0"]], "what ESP carries in " + wire)


def test_how_to_open_it_is_said_and_works(desk):
    needs("tshark")
    out = desk.script(desk.first_lab(), tunnel() + CAPTURE + "PC1> ping 10.2.2.10\n")
    command = has(out, "(WIRESHARK_CONFIG_DIR=.* tshark .*)$").group(1)
    seen = subprocess.run(["sh", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          check=True, cwd=desk.folder, encoding="utf-8").stdout
    has(seen, r"10\.1\.1\.10 . 10\.2\.2\.10 +ICMP 186 Echo \(ping\) request")


def test_the_folder_is_a_profile_of_ones_own(desk):
    """Beside the configuration that somebody has, chosen by name."""
    needs("tshark")
    os.makedirs(desk.path("home/profiles"))
    desk.script(desk.first_lab(), tunnel() +
                "lab> capture R1-ISP wan.pcap --keys home/profiles/lab\nPC1> ping 10.2.2.10\n")
    seen = subprocess.run(["tshark", "-C", "lab", "-r", "wan.pcap", "-Y", "esp && icmp"],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True,
                          cwd=desk.folder, encoding="utf-8",
                          env=dict(desk.env, WIRESHARK_CONFIG_DIR=desk.path("home"))).stdout
    same(seen.count("Echo (ping)"), 8, "pings seen")


def test_preferences_that_are_there_stay(desk):
    desk.write("keys/preferences", "gui.update.enabled: FALSE\n")
    desk.script(desk.first_lab(), CAPTURE)
    same(desk.read("keys/preferences"), "gui.update.enabled: FALSE\n", "preferences")


def test_without_a_folder_there_is_no_capture(desk):
    out = desk.script(desk.first_lab(), "lab> capture R1-ISP wan.pcap --keys /dev/null/keys\n"
                      "lab> capture R1-ISP no/wan.pcap --keys keys\nlab> links\n"
                      "lab> capture R1-ISP wan.pcap --keys\n")
    has(out, "^% /dev/null/keys: Not a directory$")
    has(out, "^% no/wan.pcap: ")
    has_not(out, "captured in|WIRESHARK_CONFIG_DIR")
    has(out, "^% Incomplete command")
    same(os.path.exists(desk.path("wan.pcap")), False, "a capture")


def test_keys_are_written_once_and_to_every_folder(desk):
    desk.script(desk.first_lab(), tunnel() + "PC1> ping 10.2.2.10\n" + CAPTURE +
                "lab> capture ISP-R2 two.pcap --keys keys\nlab> capture R1-PC1 lan.pcap --keys more\n"
                "R1> clear crypto sa\nPC1> ping 10.2.2.10\n", "--keys", "first")
    lines = desk.read("keys/esp_sa").splitlines()
    same(len(lines), 4, "the SAs of two quick modes")
    same(len(set(lines)), 4, "different ones")
    for name in "esp_sa", "ipsec_sa", "ikev1_decryption_table", "preferences":
        same(desk.read("more/" + name), desk.read("keys/" + name), name)
        same(desk.read("first/" + name), desk.read("keys/" + name), name)
        same(oct(os.stat(desk.path("more/" + name)).st_mode & 0o777), "0o600", "mode of " + name)
    same(bool(re.fullmatch("[0-9a-f]{16},[0-9a-f]{64}\n", desk.read("keys/ikev1_decryption_table"))),
         True, "one association")
