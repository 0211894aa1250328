"""What routers of a running lab show to programs: qmidle show, as text and as JSON."""

import json
import os
import re
import shutil
import time

from desk import has, same


def running(desk):
    """The first lab, configured, with its tunnel up."""
    lab = desk.path("lab")
    shutil.copytree(desk.first_lab(), lab)
    shutil.copytree(os.path.join(lab, "solution"), lab, dirs_exist_ok=True)
    desk.start(lab, "--speed", "20")
    has(desk.type(lab, "PC1", "ping 10.2.2.10\n"), r"^\.!!!!$")
    return lab


def facts(desk, lab, command, node="R1"):
    return json.loads(desk.good("show", lab, node, command, "--json"))


def parse(words, like=frozenset()):
    """The keys in the notation of JSON.md, with dots before what is within; eats the words up to a bracket that closes.
    like: what … stands for."""
    keys = set()
    while words and words[0] not in "]}":
        key = words.pop(0)
        if key == "…":
            return set(like)
        keys.add(key)
        if words[:1] == [":"]:
            del words[:2]
            like = parse(words, like)
            del words[0]
            keys |= {key + "." + inner for inner in like}
    return keys - {"string"}


def book(root):
    """Of every command that has a line of its own in JSON.md, the keys that it may have."""
    with open(os.path.join(root, "cli/show/JSON.md"), encoding="utf-8") as f:
        text = f.read()
    settings = re.search(r"The \*settings\* are `([^`]*)`", text).group(1)
    text = re.sub(r"` and the \*settings\*( of SAs)?`", " " + settings, text)
    text = text.replace("[sa]", "[" + re.search(r"`sa` is `([^`]*)`", text).group(1) + "]")
    keys = {}
    for commands, told in re.findall(r"^\| (`show [^|]*) \| `([^`]*)`", text, re.M):
        for command in re.findall(r"`(show [^`…]*)`", commands):
            keys[command] = parse(re.findall(r"\w+|[^\w\s]", told))
    return keys


def keys_of(value):
    """All keys of a JSON value, with dots before what is within."""
    if isinstance(value, list):
        return set().union(*map(keys_of, value))
    if not isinstance(value, dict):
        return set()
    return set(value).union(*({k + "." + inner for inner in keys_of(v)} for k, v in value.items()))


# Of what the first lab has no occasion for.
UNTOLD = re.compile(r"^show (crypto ipsec profile: profiles.(idle_seconds|isakmp_profile|pfs_group)"
                    r"|crypto ipsec sa: interfaces.idents.(\w+_ah_sas\..*|pfs_group)"
                    r"|crypto key mypubkey rsa: keys\..*"
                    r"|crypto map: maps.entries.(description|dynamic_map|dynamic_sequence|idle_seconds|isakmp_profile|pfs_group|profile)"
                    r"|crypto session: sessions.profile"
                    r"|hosts: hosts\..*"
                    r"|interfaces: interfaces.(carrier_transitions|tunnel.*|vlan)"
                    r"|ip interface: interfaces.secondary_addresses\..*"
                    r"|ip nat statistics: rules\..*"
                    r"|ip nat translations: translations\..*"
                    r"|logging: servers\..*"
                    r"|tcp brief: connections\..*"
                    r"|users: users\..*)$")


def test_the_keys_are_those_of_the_book(desk):
    keys, lab = book(desk.root), running(desk)
    for command, known in keys.items():
        told = keys_of(facts(desk, lab, command))
        same(told - known, set(), "keys of %s that are not documented" % command)
        same({k for k in known - told if not UNTOLD.match(command + ": " + k)}, set(),
             "keys of %s that are not told" % command)
    same(len(keys), 39)
    flow, = facts(desk, lab, "show crypto session detail")["sessions"][0]["flows"]
    same([flow[way].pop(key) > 0 for way in ("inbound", "outbound") for key in ("remaining_kilobytes", "remaining_seconds")], [True] * 4)
    same((flow["inbound"], flow["outbound"]),
         ({"pkts_decrypted": 4, "drops": 0}, {"pkts_encrypted": 4, "drops": 1}))
    (ident,) = facts(desk, lab, "show crypto ipsec sa detail")["interfaces"][0]["idents"]
    same({k: n for k, n in ident.items() if k.endswith(("_send", "_rcv", "_recv", "_failed")) and n},
         {"pkts_no_sa_send": 1})
    same(facts(desk, lab, "show crypto isakmp sa count"), {"active": 1, "negotiating": 0, "dead": 0})
    same(facts(desk, lab, "show crypto ipsec profile"), {"profiles": [
        {"name": "default", "lifetime_kilobytes": 4608000, "lifetime_seconds": 3600, "responder_only": False, "pfs": False,
         "transform_sets": [{"name": "default", "transforms": ["esp-aes esp-sha-hmac"], "mode": "transport"}]}]})


def test_facts_that_the_text_says_in_other_words(desk):
    lab = running(desk)
    clock = facts(desk, lab, "show clock")
    same((clock["authoritative"], clock["source"], clock["zone"]), (False, None, "UTC"))
    for node, role in ("R1", "initiator"), ("R2", "responder"):
        (sa,) = facts(desk, lab, "show crypto isakmp sa detail", node)["sas"]
        same([sa[k] for k in ("role", "encryption", "key_bits", "hash", "authentication", "dh_group")],
             [role, "aes", 256, "sha256", "psk", 14])
    same([(c["type"], c["encrypted"], c["decrypted"], c["last_sequence"])
          for c in facts(desk, lab, "show crypto engine connections active")["connections"]],
         [("IPsec", 0, 4, 4), ("IPsec", 4, 0, 4), ("IKE", 0, 0, 0)])
    version = facts(desk, lab, "show version")
    has(desk.good("show", lab, "R1", "show version"), "with %dK/%dK bytes of memory" %
        (version["memory_kbytes"], version["io_memory_kbytes"]))
    same([(r["source"], r["networks"], r["subnets"])
          for r in facts(desk, lab, "show ip route summary")["sources"]],
         [("connected", 0, 4), ("static", 1, 0)])
    same([(r["code"], r["network"], r["distance"])
          for r in facts(desk, lab, "show ip route")["routes"] if r["code"].startswith("S")],
         [("S*", "0.0.0.0", 1)])
    same([e["matches"] for e in facts(desk, lab, "show access-lists")["access_lists"][0]["entries"]], [5])
    same({line["busy"] for line in facts(desk, lab, "show line")["lines"]}, {False})
    log = facts(desk, lab, "show logging")
    same([log[place]["messages"] > 0 for place in ("console", "monitor", "buffer", "trap")],
         [True, False, True, True])


def test_the_age_of_a_neighbour_is_told_in_minutes(desk):
    lab = running(desk)
    for _ in range(100):
        text = desk.good("show", lab, "R1", "show arp")
        entries = facts(desk, lab, "show arp")["entries"]
        if " 1   " in text and text == desk.good("show", lab, "R1", "show arp"):
            break
        time.sleep(0.1)
    same([(e["address"], "-" if e["own"] else str(e["age_minutes"])) for e in entries],
         re.findall(r"^Internet  (\S+) +(\S+)", text, re.M))
    same([e["address"] for e in entries if e["age_minutes"] == 1], ["10.1.1.10", "203.0.113.1"])


def test_text_is_what_a_console_prints(desk):
    lab = running(desk)
    for command in "show ip route", "show crypto map", "show inventory", "sh ip int br":
        text = desk.type(lab, "R1", command + "\n")
        same(desk.good("show", lab, "R1", command),
             text.removeprefix("R1>%s\n" % command).removesuffix("R1>\n"), command)
    same(desk.good("show", lab, "R1", "show", "ip", "route"),
         desk.good("show", lab, "R1", "show ip route"), "several words")
    has(desk.good("show", lab, "R1", "show version | include uptime"), r"\AR1 uptime is .*\n\Z")
    has(desk.good("show", lab, "R1", "show running-config"), "(?s)^hostname R1$.*^end$")


def test_nobody_sits_on_a_line_for_it(desk):
    lab = running(desk)
    has(desk.good("show", lab, "R1", "show line"), r"^      0 CTY .* 0       0     0/0       -$")
    same(facts(desk, lab, "show users"), {"users": []})
    same(facts(desk, lab, "show privilege"), {"level": 15})
    desk.type(lab, "R1", "enable\nconfigure terminal\nline console 0\npassword x\nlogin\nend\n")
    same(desk.good("show", lab, "R1", "show privilege"), "Current privilege level is 15\n")


def test_a_tunnel_is_told_in_facts(desk):
    lab = running(desk)
    same(facts(desk, lab, "show crypto isakmp sa"), {"sas": [
        {"dst": "198.51.100.2", "src": "203.0.113.2", "state": "QM_IDLE", "conn_id": 1001,
         "status": "ACTIVE"}]})
    (interface,) = facts(desk, lab, "show crypto ipsec sa")["interfaces"]
    same((interface["interface"], interface["crypto_map"]), ("FastEthernet0/1", "VPN"))
    (ident,) = interface["idents"]
    same(ident["local_ident"],
         {"address": "10.1.1.0", "mask": "255.255.255.0", "protocol": 0, "port": 0})
    same([ident["pkts_encaps"], ident["pkts_decaps"], ident["send_errors"]], [4, 4, 1])
    (inbound,), (outbound,) = ident["inbound_esp_sas"], ident["outbound_esp_sas"]
    same(outbound["spi"], ident["current_outbound_spi"], "the SPI")
    far = facts(desk, lab, "show crypto ipsec sa", "R2")["interfaces"][0]["idents"][0]
    same([inbound["spi"], outbound["spi"]],
         [far["outbound_esp_sas"][0]["spi"], far["inbound_esp_sas"][0]["spi"]], "SPIs")
    same(inbound["transform"], "esp-256-aes esp-sha256-hmac")


def test_what_is_refused_has_an_exit_status(desk):
    lab = desk.two()
    desk.start(lab)
    for status, pattern, words in (
            (1, "^R1 refuses: show ip route 9.9.9.9$", ("show ip route 9.9.9.9",)),
            (1, "^R1 refuses: show ip route 9.9.9.9$", ("show ip route 9.9.9.9", "--json")),
            (1, "^R1 refuses: show nothing$", ("show nothing",)),
            (1, "^R1 refuses: show nothing$", ("show nothing", "--json")),
            (1, "^R1 refuses: reload$", ("reload",)),
            (1, "^R1 refuses: sh$", ("sh",)),
            (1, "^there is no JSON of: show history$", ("show history", "--json")),
            (1, "^there is no JSON of: show clock . include :$", ("show clock | include :", "--json"))):
        d = desk.run("show", lab, "R1", *words)
        same(d.status, status, "status of %s" % (words,))
        has(d.err, pattern)
    has(desk.run("show", lab, "R1", "show ip route 9.9.9.9").out, r"\A% Network not in table\n\Z")
    has(desk.run("show", lab, "R1", "show nothing").out,
        r"\AR1#show nothing\n {8}\^\n% Invalid input detected at '\^' marker\.\n")
    desk.bad(2, "^there is no node R3 in two$", "show", lab, "R3", "show clock")
    has(desk.run("show", lab, "R1").err, "^usage: ")
    desk.good("stop", lab)
    desk.bad(2, "is not running$", "show", lab, "R1", "show clock")


def test_an_answer_may_begin_like_a_complaint(desk):
    lab = desk.two()
    desk.start(lab)
    desk.type(lab, "R1", "enable\nconfigure terminal\nip domain name example.com\n"
              "crypto key generate rsa modulus 1024\nend\n")
    has(desk.good("show", lab, "R1", "show crypto key mypubkey rsa"), r"\A% Key pair was generated at: ")
    desk.type(lab, "R1", "enable\nconfigure terminal\n"
              "crypto key generate rsa label OUT modulus 1024 exportable\nend\n")
    same([(k["name"], k["usage"], k["exportable"], k["modulus_bits"])
          for k in facts(desk, lab, "show crypto key mypubkey rsa")["keys"]],
         [("OUT", "General Purpose", True, 1024), ("R1.example.com", "General Purpose", False, 1024)])


def test_an_alias_does_not_get_in_by_another_name(desk):
    lab = desk.two()
    desk.start(lab)
    desk.type(lab, "R1", "enable\nconfigure terminal\nalias exec sho reload\nend\n")
    same(desk.run("show", lab, "R1", "sho").status, 1)
    has(desk.good("show", lab, "R1", "show clock"), r"^\*")


def test_hosts_and_switches_show_nothing(desk):
    lab = running(desk)
    desk.bad(2, "^PC1 is no router$", "show", lab, "PC1", "show ip")


def test_a_running_configuration_without_certificates_or_with_numbers(desk):
    lab = os.path.join(desk.root, "tests/labs/rsa")
    plain, brief, numbered = (
        desk.script(lab, "R1> enable\nR1> terminal length 0\nR1> show running-config%s\n" % how)
        for how in ("", " brief", " linenum"))

    def body(out):
        size = int(re.search(r"^Current configuration : (\d+) bytes$", out, re.M)[1])
        return size, re.search(r"bytes\n(.*?^(?: *\d+ : )?end\n)", out, re.S | re.M)[1]

    size, text = body(plain)
    short, n = re.subn(r"(?m)^  [0-9A-F ]+\n|^  \tquit\n", "", text)
    has(str(n), r"^\d\d+$")
    same(body(brief), (size - len(text) + len(short), short), "the brief one")
    same(body(numbered)[1],
         "".join("%5d : %s\n" % (i, line) for i, line in enumerate(text.splitlines(), 1)))
