"""What a report says, against what the consoles, the ladder and the wire said, and how it looks."""

import os
import re
import subprocess

import browser
from desk import TWO, has, has_not, needs, same
from page import Page

SCRIPT = """lab> capture R1-ISP wan.pcap
PC1> ping 10.2.2.10
lab> ladder R1 R2
R1> show crypto ipsec sa
PC1> ping 10.2.2.10 count 3
"""


def steps(desk):
    """The first lab's script: what it configures, and then SCRIPT."""
    with open(os.path.join(desk.first_lab(), "five-steps.script"), encoding="utf-8") as f:
        return f.read().split("# Step 1")[0] + SCRIPT


def report(desk, lab, script=None, name="page.html"):
    argv = ["report", lab, "-o", name]
    if script:
        argv += ["--script", desk.write("script", script)]
    same(desk.good(*argv), "", "output beside the page")
    text = desk.read(name, "utf-8")
    page = Page(text)
    same(page.wrong, [], "what is wrong with the page")
    has_not(text, "<script|javascript:|@import|url[(]")
    for link in page.root.find("nav")[0].find("a"):
        same(bool(page.section(link.attrs["href"][1:])), True, "a place for " + link.attrs["href"])
    return page


def of_lab(desk, name):
    """The report of a script of tests/labs."""
    path = os.path.join(desk.root, "tests/labs", name + ".script")
    with open(path, encoding="utf-8") as f:
        text = f.read()
    return report(desk, os.path.join(desk.root, re.search("^# lab: (.*)", text).group(1)), text)


def test_messages_are_those_of_the_ladder(desk):
    page = report(desk, desk.first_lab(), steps(desk))
    ladder = re.findall(r"^ +([\d.]+)  \|(<?)-+ (\w+)([* ]) (.*?) -+>?\|$",
                        page.section("played").text, re.M)
    same(len(ladder), 9, "lines of the ladder")
    same(page.messages(), [(when, name, what, "<-" if left else "->", star == "*")
                           for when, left, name, star, what in ladder], "messages")


def test_payloads_are_in_clear_and_as_on_the_wire(desk):
    needs("tshark")
    page = report(desk, desk.first_lab(), steps(desk))
    first, quick = page.panes("MM1"), page.panes("QM1")
    same(list(first), ["In clear on the wire"], "panes of message 1")
    for line in ("exchange 2, main mode", "Transform 1: 1, KEY_IKE", "encryption 7, AES",
                 "key length 256", "hash 4, SHA256", "auth 1, pre-shared key",
                 "group 14, 2048 bit MODP", "life duration 86400", "is RFC 3947"):
        has(first["In clear on the wire"], re.escape(line))
    same(list(quick), ["On the wire", "After decryption"], "panes of quick mode")
    for line in ("Proposal 1: ESP", "encapsulation 1, tunnel", "auth 5, SHA256", "address 10.1.1.0/24",
                 "address 10.2.2.0/24", "life duration 4608000"):
        has(quick["After decryption"], re.escape(line))
        has_not(quick["On the wire"], re.escape(line))
    has(page.panes("MM5")["After decryption"], "type 24578, INITIAL-CONTACT")
    has(page.panes("MM5")["After decryption"], "address 203.0.113.2")
    has(page.panes("MM4")["In clear on the wire"], "is IOS")
    wire = subprocess.run(["tshark", "-r", desk.path("wan.pcap"), "-Y", "isakmp", "-T", "fields",
                           "-e", "udp.payload"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          check=True, encoding="utf-8").stdout.split()
    shown = []
    for m in page.root.find("details", class_="message"):
        dump = m.find("pre")[0].text
        shown.append("".join(re.sub(" ", "", line[5:55]) for line in dump.splitlines()))
    same([w[-len(s):] for w, s in zip(wire, shown)], shown, "the octets on the wire")
    same([len(w) - len(s) for w, s in zip(wire, shown)], [0] * 4 + [56] * 5, "headers besides")


def test_associations_are_those_of_show(desk):
    page = report(desk, desk.first_lab(), steps(desk))
    shown = page.section("played").text
    spi_in = has(shown, r"inbound esp sas:\n +spi: 0x([0-9A-F]+)").group(1)
    spi_out = has(shown, r"current outbound spi: 0x([0-9A-F]+)").group(1)
    rows = {(r[0], r[1].split()[0]): r for r in page.rows("timeline")}
    same(rows["R1", "IPsec"][1], "IPsec %s / %s" % (spi_in.zfill(8), spi_out.zfill(8)), "SPIs")
    same(rows["R2", "IPsec"][1], "IPsec %s / %s" % (spi_out.zfill(8), spi_in.zfill(8)), "SPIs of R2")
    for router, peer in ("R1", "R2, 198.51.100.2"), ("R2", "R1, 203.0.113.2"):
        same(rows[router, "IPsec"][2], peer, "the peer of " + router)
        same(rows[router, "IPsec"][-4:], ["up", "3600", "7", "7"], "lifetime and packets")
        same(rows[router, "IKE"][3], "AES-256 SHA256 group 14 pre-shared key", "the policy")
        same(rows[router, "IKE"][-4:-2], ["up", "86400"], "lifetime")
    has(page.section("topology").find("ul", class_="tunnels")[0].text,
        "R1 - R2: tunnel up, esp-256-aes esp-sha256-hmac, tunnel; IKE SAs 1, pairs of IPsec SAs 1")


def test_what_an_association_carried_to_its_end_counts(desk):
    script = steps(desk) + "R1> clear crypto sa\nR1> clear crypto isakmp\nwait 5s\n"
    page = report(desk, desk.first_lab(), script)
    for row in page.rows("timeline"):
        if row[1].startswith("IPsec"):
            same(row[-2:], ["7", "7"], "packets of " + row[0])
        same(float(row[5]) >= float(row[4]), True, "an end behind the beginning")
    same(page.section("topology").find("li")[0].attrs["class"], "tried", "the tunnel")


def test_a_tunnel_behind_a_translator_has_its_two_ends(desk):
    page = of_lab(desk, "nat-t")
    same([li.find("b")[0].text for li in page.section("topology").find("li")], ["R1 - R2", "R1 - R3"],
         "tunnels")


def test_what_is_lost_or_not_understood_is_said(desk):
    page = of_lab(desk, "wrong-key")
    has("\n".join(m[2] for m in page.messages()), r"\(not readable there\)")
    has("\n".join(m[2] for m in page.messages()), r"\(again\)")
    lab = desk.first_lab()
    page = report(desk, lab, steps(desk).replace("PC1> ping", "lab> links cut ISP-R2\nPC1> ping", 1))
    same({m[1:4] for m in page.messages()}, {("MM1", "SA, VID x4 lost", ""),
                                             ("MM1", "SA, VID x4 lost (again)", "")}, "messages")


def test_checks_are_in_it(desk):
    page = report(desk, desk.first_lab(), steps(desk))
    checked = desk.run("check", desk.first_lab()).out
    names = re.findall(r"^  \w+ +([\w-]+) +\d+ ", checked, re.M)
    rows = page.rows("checks")
    same([r[1] for r in rows], names, "the checks")
    same({r[0] for r in rows}, {"passed"}, "their results")
    page = report(desk, desk.first_lab())
    same("failed" in {r[0] for r in page.rows("checks")}, True, "that some fail without a tunnel")
    has(page.section("messages").text, "None was sent.")


def test_a_report_of_a_lab_that_runs(desk):
    lab = desk.two()
    desk.start(lab)
    page = report(desk, lab)
    has(page.section("topology").text, "10.0.0.1/24")
    same(page.section("checks"), None, "checks, which would take time")
    same(Page(desk.good("report", lab)).wrong, [], "what is wrong with it on standard output")
    desk.start(desk.first_lab())
    for _ in range(2):
        desk.type(desk.first_lab(), "lab", "check\n")
    rows = report(desk, desk.first_lab()).rows("checks")
    same({r[0] for r in rows} >= {"failed", "passed"}, True, "the checks that were made last")


def test_markup_is_text(desk):
    evil = '<script>alert(1)</script> & "quoted" \'single\''
    lab = desk.two(yml=TWO.replace("Two routers and a cable", "'%s'" % evil.replace("'", "''")))
    page = report(desk, lab, "R1> <b onclick=x>bold</b>\nR1> enable\n")
    same(page.root.find("h1")[0].text, evil, "the heading")
    same(page.root.find("title")[0].text, evil, "the title")
    has(page.section("played").text, "<b onclick=x>bold</b>")
    seen = browser.measure(desk, "page.html")
    same((seen["scripts"], seen["title"], seen["heading"]), (0, evil, evil), "in the browser")


def test_an_identity_is_text(desk):
    """What a peer calls itself comes from the wire."""
    page = report(desk, os.path.join(desk.root, "tests/labs/vpn"), """R1> enable
R1> configure terminal
R1> no crypto isakmp key cisco address 10.1.1.2
R1> crypto keyring KR
R1> pre-shared-key address 10.1.1.2 key cisco
R1> exit
R1> crypto isakmp profile TO-R2
R1> keyring KR
R1> self-identity user-fqdn <img/src=x>@"lab
R1> match identity address 10.1.1.2
R1> initiate mode aggressive
R1> exit
R1> crypto map CMAP 10 ipsec-isakmp
R1> set isakmp-profile TO-R2
R1> end
PC1> ping 192.168.2.10 count 2
""")
    has(page.panes("AM1")["In clear on the wire"], 'USER_FQDN')
    has(page.panes("AM1")["In clear on the wire"], 'name <img/src=x>@"lab')


def test_mistakes(desk):
    lab = desk.two()
    desk.bad(2, "there is no lab|No such file|nothing", "report", desk.path("nothing"))
    desk.bad(2, "no/page.html: No such file", "report", lab, "-o", "no/page.html")
    desk.bad(2, "nothing: No such file", "report", lab, "--script", "nothing")
    for argv in (["report"], ["report", lab, lab], ["report", lab, "--tun"],
                 ["script", lab, "x", "-o", "y"], ["run", lab, "--script", "x"]):
        d = desk.run(*argv)
        same((d.status, d.out), (2, ""), "status and output of " + " ".join(argv))
        has(d.err, "^usage: ")


def sound(seen, scheme):
    same(seen["resources"], 0, "number of things fetched")
    same(seen["scripts"], 0, "number of scripts")
    same(seen["faint"], [], "text that is hard to read (%s)" % scheme)
    same(seen["clipped"], [], "text beside its picture")
    same((seen["wider"], seen["still_wider"]), (0, 0), "what is wider than the window")
    same((seen["closed"], seen["opened"]), (seen["messages"],) * 2, "messages closed, then opened")


def test_the_page_in_a_browser(desk):
    report(desk, desk.first_lab(), steps(desk))
    backgrounds = set()
    for scheme in "light", "dark":
        seen = browser.measure(desk, "page.html", scheme=scheme)
        sound(seen, scheme)
        same(seen["messages"], 9, "messages")
        same(seen["overlaps"], [], "words on words in the topology")
        backgrounds.add(seen["background"])
        names, xs = [n[0] for n in seen["nodes"]], [n[1] for n in seen["nodes"]]
        same([n for _, n in sorted(zip(xs, names))], ["PC1", "R1", "ISP", "R2", "PC2"], "the row")
        same(len({n[2] for n in seen["nodes"] if n[0][0] != "P"}), 1, "heights of the routers")
    same(len(backgrounds), 2, "number of backgrounds, dark and light")
    sound(browser.measure(desk, "page.html", width=520), "narrow")


def test_other_labs_in_a_browser(desk):
    for name in "ladder-live", "nat-t", "rsa-signatures", "two-peers", "wrong-key", "ah-esp", "dead-peer":
        of_lab(desk, name)
        sound(browser.measure(desk, "page.html"), name)


def test_an_end_outside_is_in_the_picture(desk):
    lab = desk.two(yml=TWO.replace('"R2:FastEthernet0/0"]', '"udp:23456:127.0.0.1:23457"]')
                   .replace("    R2: {kind: router, startup-config: R2.cfg}\n", ""))
    page = report(desk, lab)
    same([g.find("text")[1].text for g in page.root.find("g", class_="outside")],
         ["udp:23456:127.0.0.1:23457"], "what is outside")
    sound(browser.measure(desk, "page.html"), "outside")


def test_a_picture_of_it(desk):
    report(desk, desk.first_lab(), steps(desk))
    light, dark = browser.picture(desk, "page.html"), browser.picture(desk, "page.html", "dark")
    same((light[:8], len(light) > 50000, light != dark), (b"\x89PNG\r\n\x1a\n", True, True), "pictures")
