"""Routers that do several things at once: subinterfaces, GRE, NAT, lists with hits, shut interfaces."""

import agree
from places import pick, same

LAB = """name: mixed
topology:
  nodes:
    R1:  {kind: router, startup-config: R1.cfg}
    R2:  {kind: router, startup-config: R2.cfg}
    PC1: {kind: host, address: 192.168.1.10/24, gateway: 192.168.1.1}
    PC2: {kind: host, address: 192.168.2.10/24, gateway: 192.168.2.1}
  links:
    - endpoints: ["PC1:eth0", "R1:FastEthernet0/0"]
    - endpoints: ["R1:GigabitEthernet0/1", "R2:GigabitEthernet0/1"]
    - endpoints: ["R1:FastEthernet0/1", "R2:FastEthernet0/1"]
    - endpoints: ["R1:Serial0/0/0", "R2:Serial0/0/0"]
    - endpoints: ["PC2:eth0", "R2:FastEthernet0/0"]
"""

R1 = """hostname R1
no ip domain lookup
ip domain name example.com
ip host r2 10.0.0.2
interface Loopback0
 ip address 1.1.1.1 255.255.255.255
interface Tunnel0
 description to R2, GRE
 ip address 172.16.0.1 255.255.255.252
 tunnel source GigabitEthernet0/1
 tunnel destination 10.0.0.2
interface FastEthernet0/0
 description LAN  of  R1
 ip address 192.168.1.1 255.255.255.0
 ip address 192.168.9.1 255.255.255.0 secondary
 ip nat inside
 ip access-group IN in
interface FastEthernet0/0.20
 encapsulation dot1Q 20
 ip address 192.168.20.1 255.255.255.0
interface FastEthernet0/1
 no ip address
 shutdown
interface GigabitEthernet0/1
 ip address 10.0.0.1 255.255.255.0
 ip nat outside
interface Serial0/0/0
 ip address 10.0.9.1 255.255.255.252
 no ip redirects
 no ip unreachables
 no ip proxy-arp
ip nat inside source list 10 interface GigabitEthernet0/1 overload
ip nat inside source static 192.168.1.77 10.0.0.77
ip route 0.0.0.0 0.0.0.0 10.0.0.2
ip route 192.168.2.0 255.255.255.0 10.0.0.2
ip route 10.50.1.0 255.255.255.0 10.0.0.2
ip route 10.50.1.0 255.255.255.0 Serial0/0/0
ip route 10.60.0.0 255.255.0.0 Null0
ip access-list standard MINE
 deny 10.9.3.4
 permit 10.0.10.0 0.0.0.255
ip access-list extended IN
 permit icmp any host 192.168.2.10 echo
 deny ip any host 192.168.2.99 log
 permit ip any any
access-list 10 permit 192.168.1.0 0.0.0.255
logging buffered 8192 informational
no logging console
line vty 0 4
 access-class 10 in
 login
end
"""

R2 = """hostname R2
no ip domain lookup
interface Tunnel0
 ip address 172.16.0.2 255.255.255.252
 tunnel source GigabitEthernet0/1
 tunnel destination 10.0.0.1
interface FastEthernet0/0
 ip address 192.168.2.1 255.255.255.0
interface FastEthernet0/1
 shutdown
interface GigabitEthernet0/1
 ip address 10.0.0.2 255.255.255.0
interface Serial0/0/0
 ip address 10.0.9.2 255.255.255.252
end
"""


def mixed(place):
    place.begin({"lab.yml": LAB, "R1.cfg": R1, "R2.cfg": R2})
    place.ping("PC1", "192.168.2.10")
    place.ping("PC1", "192.168.2.99", "U.", count=2)
    for node in "R1", "R2":
        agree.everything(place, node)


def by_name(rows):
    return {r["INTERFACE"]: r for r in rows}


def test_interfaces(place):
    mixed(place)
    order = ["FastEthernet0/0", "FastEthernet0/0.20", "FastEthernet0/1", "GigabitEthernet0/1",
             "Serial0/0/0", "Loopback0", "Tunnel0"]
    rows = by_name(agree.interfaces(place))
    same(sorted(rows), sorted(order), "interfaces")
    same([i for i in place.rows("interfaces_description", "show interfaces description")
          if i["INTERFACE"] == "Fa0/1"],
         [{"INTERFACE": "Fa0/1", "STATUS": "admin down", "PROTOCOL": "down", "DESCRIPTION": ""}])
    names = [r["INTERFACE"] for r in agree.brief(place)]
    same(names.index("FastEthernet0/0.20"), names.index("FastEthernet0/0") + 1, "its place")
    same(pick(rows["FastEthernet0/0"], "DESCRIPTION", "ADDRESS", "LENGTH", "ENCAPSULATION", "VLAN",
              "DUPLEX", "SPEED"),
         ("LAN  of  R1", "192.168.1.1", "24", "802.1Q Virtual LAN", "1", "Full", "100Mb/s"))
    same(pick(rows["FastEthernet0/0.20"], "STATUS", "VLAN", "MAC", "INPUT_PACKETS"),
         ("down", "20", rows["FastEthernet0/0"]["MAC"], ""))
    same(pick(rows["FastEthernet0/1"], "STATUS", "PROTOCOL", "ADDRESS", "INPUT_PACKETS", "LAST_INPUT"),
         ("administratively down", "down", "", "0", "never"))
    same(pick(rows["GigabitEthernet0/1"], "BANDWIDTH", "DELAY", "SPEED", "CLEARED"),
         ("1000000", "10", "1Gbps", "never"))
    same(pick(rows["Serial0/0/0"], "BANDWIDTH", "DELAY", "ENCAPSULATION"), ("1544", "20000", "HDLC"))
    same(pick(rows["Loopback0"], "MTU", "BANDWIDTH", "LENGTH"), ("1514", "8000000", "32"))
    same(pick(rows["Tunnel0"], "LINESTATE", "TUNNEL_SOURCE", "TUNNEL_DESTINATION", "TUNNEL_TRANSPORT",
              "TUNNEL_MTU", "DESCRIPTION"),
         ("up", "10.0.0.1", "10.0.0.2", "GRE/IP", "1476", "to R2, GRE"))


def test_counters_are_those_of_the_packets(place):
    mixed(place)
    before = by_name(agree.interfaces(place))
    place.ping("PC1", "192.168.2.10", "!!!", count=3)
    after = by_name(agree.interfaces(place))

    def more(name, column):
        return int(after[name][column]) - int(before[name][column])

    for name in "FastEthernet0/0", "GigabitEthernet0/1":
        same([more(name, c) for c in ("INPUT_PACKETS", "OUTPUT_PACKETS", "INPUT_BYTES",
                                      "OUTPUT_BYTES", "BROADCASTS")], [3, 3, 342, 342, 0], name)
    place.type("R1", "enable", "clear counters", "")
    cleared = by_name(place.rows("interfaces", "show interfaces"))["GigabitEthernet0/1"]
    same(pick(cleared, "INPUT_PACKETS", "OUTPUT_BYTES"), ("0", "0"))
    same(cleared["CLEARED"] != "never", True, "it says when")


def test_ip_of_the_interfaces(place):
    mixed(place)
    rows = by_name(place.rows("ip_interface", "show ip interface"))
    same(pick(rows["FastEthernet0/0"], "ADDRESS", "LENGTH", "SECONDARY", "METHOD", "IN_LIST",
              "OUT_LIST", "NAT"),
         ("192.168.1.1", "24", ["192.168.9.1/24"], "non-volatile memory", "IN", "",
          "enabled, interface in domain inside"))
    same(pick(rows["Serial0/0/0"], "REDIRECTS", "UNREACHABLES", "PROXY_ARP"),
         ("never", "never", "disabled"))
    same(rows["FastEthernet0/1"]["DISABLED"], "disabled")
    same(rows["Tunnel0"]["MTU"], "1476")


def test_routes(place):
    mixed(place)
    found = [(r["CODE"], "%s/%s" % pick(r, "NETWORK", "LENGTH"), r["NEXT_HOP"] or r["INTERFACE"])
             for r in agree.routes(place)]
    same(found, [
        ("S*", "0.0.0.0/0", "10.0.0.2"), ("C", "1.1.1.1/32", "Loopback0"),
        ("C", "10.0.0.0/24", "GigabitEthernet0/1"), ("L", "10.0.0.1/32", "GigabitEthernet0/1"),
        ("C", "10.0.9.0/30", "Serial0/0/0"), ("L", "10.0.9.1/32", "Serial0/0/0"),
        ("S", "10.50.1.0/24", "10.0.0.2"), ("", "10.50.1.0/24", "Serial0/0/0"),
        ("S", "10.60.0.0/16", "Null0"), ("C", "172.16.0.0/30", "Tunnel0"),
        ("L", "172.16.0.1/32", "Tunnel0"), ("C", "192.168.1.0/24", "FastEthernet0/0"),
        ("L", "192.168.1.1/32", "FastEthernet0/0"), ("S", "192.168.2.0/24", "10.0.0.2"),
        ("C", "192.168.9.0/24", "FastEthernet0/0"), ("L", "192.168.9.1/32", "FastEthernet0/0")])
    same({r["CODE"] for r in agree.routes(place, which="connected")}, {"C", "L"})
    same({r["CODE"] for r in agree.routes(place, which="static")}, {"S*", "S", ""})
    one = place.facts("show ip route 10.50.1.9")["routes"]
    same([(r["network"], r["next_hop"], r["interface"]) for r in one],
         [("10.50.1.0", "10.0.0.2", None), ("10.50.1.0", None, "Serial0/0/0")])
    summary = {r["SOURCE"]: pick(r, "NETWORKS", "SUBNETS")
               for r in place.rows("ip_route_summary", "show ip route summary")}
    same((summary["connected"], summary["static"]), (("2", "9"), ("2", "3")))
    cef = {r["PREFIX"]: pick(r, "NEXT_HOP", "INTERFACE") for r in place.rows("ip_cef", "show ip cef")}
    same([cef[p] for p in ("0.0.0.0/0", "10.0.0.1/32", "10.0.0.2/32", "10.60.0.0/16", "1.1.1.1/32")],
         [("10.0.0.2", "GigabitEthernet0/1"), ("receive", "GigabitEthernet0/1"),
          ("attached", "GigabitEthernet0/1"), ("attached", "Null0"), ("receive", "Loopback0")])


def test_neighbours_and_lists(place):
    mixed(place)
    arp = {r["ADDRESS"]: r for r in agree.arp(place)}
    same(pick(arp["192.168.1.1"], "AGE", "INTERFACE"), ("-", "FastEthernet0/0"))
    same({e["address"] for e in place.facts("show ip arp")["entries"] if e["age_minutes"] is None},
         {address for address, r in arp.items() if r["AGE"] == "-"}, "whose age is not told")
    same(arp["10.0.0.2"]["MAC"],
         by_name(place.rows("interfaces", "show interfaces", "R2"))["GigabitEthernet0/1"]["MAC"])
    same([pick(r, "NAME", "SEQUENCE", "ACTION", "RULE", "MATCHES") for r in agree.lists(place)
          if r["NAME"] in ("IN", "MINE")],
         [("MINE", "10", "deny", "10.9.3.4", ""),
          ("MINE", "20", "permit", "10.0.10.0, wildcard bits 0.0.0.255", ""),
          ("IN", "10", "permit", "icmp any host 192.168.2.10 echo", "5"),
          ("IN", "20", "deny", "ip any host 192.168.2.99 log", "2"),
          ("IN", "30", "permit", "ip any any", "")])


def end_of(fact):
    """One end of a translation as the text has it."""
    return "---" if not fact else ":".join(str(fact[k]) for k in ("address", "port") if k in fact)


def test_translations(place):
    mixed(place)
    rows = place.rows("nat_translations", "show ip nat translations")
    facts = place.facts("show ip nat translations")["translations"]
    ends = "inside_global", "inside_local", "outside_local", "outside_global"
    same([[r["PROTOCOL"]] + [r[end.upper()] for end in ends] for r in rows],
         [[f["protocol"] or "---"] + [end_of(f[end]) for end in ends] for f in facts])
    (icmp,) = [r for r in rows if r["PROTOCOL"] == "icmp"]
    same([icmp[end].split(":")[0] for end in ("INSIDE_GLOBAL", "INSIDE_LOCAL", "OUTSIDE_GLOBAL")],
         ["10.0.0.1", "192.168.1.10", "192.168.2.10"])
    (fixed,) = [r for r in rows if r["PROTOCOL"] == "---"]
    same(pick(fixed, "INSIDE_GLOBAL", "INSIDE_LOCAL", "OUTSIDE_LOCAL"),
         ("10.0.0.77", "192.168.1.77", "---"))
    (totals,) = place.rows("nat_statistics", "show ip nat statistics")
    same(pick(totals, "TOTAL", "STATIC", "DYNAMIC", "OUTSIDE", "INSIDE", "RULE"),
         ("2", "1", "1", ["GigabitEthernet0/1"], ["FastEthernet0/0"],
          ["access-list 10 interface GigabitEthernet0/1"]))


def test_lines_and_logs(place):
    mixed(place)
    (log,) = place.rows("logging", "show logging")
    facts = place.facts("show logging")
    same((log["CONSOLE"], facts["console"]["level"]), ("disabled", None))
    same((log["SIZE"], facts["buffer_bytes"], facts["buffer"]["level"]), ("8192", 8192, "informational"))
    same([m for m in facts["log"] if "%SEC-6-IPACCESSLOGDP" in m][0],
         [m for m in log["MESSAGE"] if "%SEC-6-IPACCESSLOGDP" in m][0])
    lines = place.rows("line", "show line")
    same([pick(r, "TTY", "TYPE") for r in lines][:3], [("0", "CTY"), ("1", "AUX"), ("2", "VTY")])
    same({r["ACCESS_IN"] for r in lines if r["TYPE"] == "VTY"}, {"10"})
    place.configure("R1", "no logging buffered")
    same(place.rows("logging", "show logging")[0]["BUFFER"], "disabled")
    same(place.facts("show logging")["buffer"]["level"], None)


def test_a_router_that_started_again(place):
    mixed(place)
    place.type("R1", "enable", "clock set 10:00:00 5 June 2012", "reload", "yes", "")
    place.type("PC1", "ping 192.168.1.1 count 5")
    (version,) = place.rows("version", "show version")
    same(version["REASON"], "Reload Command")
    same(version["RETURNED"].split(" at ")[0], "reload")
