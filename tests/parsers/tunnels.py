"""Tunnels in all their states, as parsers see them."""

import agree
from places import pick, same


def tunnel(place, **how):
    place.start("labs/01-site-to-site", "labs/01-site-to-site/solution", **how)


def test_a_router_out_of_its_box(place):
    place.begin({"lab.yml": "name: fresh\ntopology:\n  nodes:\n    R1: {kind: router}\n"
                            "    R2: {kind: router}\n  links:\n"
                            "    - endpoints: [\"R1:FastEthernet0/0\", \"R2:FastEthernet0/0\"]\n"
                            "    - endpoints: [\"R1:GigabitEthernet0/1\", \"R2:GigabitEthernet0/1\"]\n"
                            "    - endpoints: [\"R1:Serial0/0/0\", \"R2:Serial0/0/0\"]\n"})
    agree.everything(place)
    same([pick(r, "INTERFACE", "ADDRESS", "METHOD", "STATUS", "PROTOCOL") for r in agree.brief(place)],
         [(name, "unassigned", "unset", "administratively down", "down")
          for name in ("FastEthernet0/0", "GigabitEthernet0/1", "Serial0/0/0")])
    same([pick(r, "DUPLEX", "SPEED", "LAST_INPUT") for r in place.rows("interfaces", "show interfaces")],
         [("Auto", "Auto Speed", "never"), ("Auto", "Auto Speed", "never"), ("", "", "never")])
    same({r["DISABLED"] for r in place.rows("ip_interface", "show ip interface")}, {"disabled"})
    (version,) = place.rows("version", "show version")
    same(pick(version, "VERSION", "HOSTNAME", "RETURNED", "REASON", "REGISTER", "INTERFACES"),
         ("15.2(4)M", "Router", "power-on", "power-on", "0x2102",
          ["1 FastEthernet", "1 Gigabit Ethernet", "1 Serial(sync/async)"]))
    (inventory,) = place.rows("inventory", "show inventory")
    same(pick(inventory, "PID", "SERIAL"), pick(version, "PID", "BOARD"))
    same(inventory["SERIAL"], version["SERIAL"], "the serial number")
    same([r["NEXT_HOP"] for r in place.rows("ip_cef", "show ip cef")],
         ["no route", "drop", "receive", "drop", "drop", "receive", "drop", "receive"])
    (row,) = place.rows("clock", "show clock")
    same(pick(row, "FLAG", "ZONE", "WEEKDAY", "MONTH", "DAY", "YEAR"),
         ("*", "UTC", "Fri", "Mar", "1", "2002"))


def test_a_tunnel_that_is_up(place):
    tunnel(place)
    place.ping("PC1", "10.2.2.10")
    for node in "R1", "R2":
        agree.everything(place, node)
    (sa,) = agree.isakmp(place)
    same(pick(sa, "DST", "SRC", "STATE", "CONN_ID", "STATUS"),
         ("198.51.100.2", "203.0.113.2", "QM_IDLE", "1001", "ACTIVE"))
    (detail,) = place.rows("isakmp_sa_detail", "show crypto isakmp sa detail")
    same(pick(detail, "LOCAL", "REMOTE", "ENCRYPTION", "HASH", "AUTH", "GROUP", "ENGINE_ID"),
         ("203.0.113.2", "198.51.100.2", "aes", "sha256", "psk", "14", "1"))
    (flow,), (far,) = agree.ipsec(place), agree.ipsec(place, "R2")
    same(pick(flow, "INTERFACE", "CRYPTO_MAP", "LOCAL_IDENT", "REMOTE_IDENT", "PEER", "FLAGS",
              "ENCAPS", "DECRYPT", "SEND_ERRORS", "PLAINTEXT_MTU", "PFS", "PFS_GROUP"),
         ("FastEthernet0/1", "VPN", "10.1.1.0/255.255.255.0/0/0", "10.2.2.0/255.255.255.0/0/0",
          "198.51.100.2", "origin_is_acl,", "4", "4", "1", "1438", "N", "none"))
    same(pick(flow, "INBOUND_ESP", "OUTBOUND_ESP"), pick(far, "OUTBOUND_ESP", "INBOUND_ESP"), "SPIs")
    same(flow["TRANSFORM"], ["esp-256-aes esp-sha256-hmac"] * 2)
    (entry,) = agree.maps(place)
    same(pick(entry, "NAME", "SEQUENCE", "PEER", "ACCESS_LIST", "ACE", "KILOBYTES", "SECONDS",
              "TRANSFORM_SET", "USED_BY"),
         ("VPN", "10", ["198.51.100.2"], "101", ["permit ip 10.1.1.0 0.0.0.255 10.2.2.0 0.0.0.255"],
          "4608000", "3600", ["STRONG"], ["FastEthernet0/1"]))
    (session,) = agree.sessions(place)
    same(pick(session, "STATUS", "PHASE1_ID", "CONN_ID", "ACTIVE_SAS", "DECRYPTED", "ENCRYPTED",
              "OUT_DROPS"),
         ("UP-ACTIVE", "198.51.100.2", ["1001"], ["2"], ["4"], ["4"], ["1"]))
    same([pick(r, "NAME", "MATCHES") for r in agree.lists(place)], [("101", "5")])
    for which in ("peer 198.51.100.2", "map VPN", "interface FastEthernet0/1", "identity", "active"):
        same(len(place.rows("ipsec_sa", "show crypto ipsec sa " + which)), 1, which)
        same(len(place.facts("show crypto ipsec sa " + which)["interfaces"]), 1, which)
    same(len(place.rows("ipsec_sa", "show crypto ipsec sa peer 9.9.9.9")), 0)
    same(place.facts("show crypto ipsec sa count"), {"total": 2, "active": 2, "rekeying": 0})
    addresses = place.facts("show crypto ipsec sa address")["addresses"]
    same([(a["address"], a["protocol"], len(a["sas"])) for a in addresses],
         [("198.51.100.2", "ESP", 1), ("203.0.113.2", "ESP", 1)])


def test_a_key_that_is_wrong(place):
    tunnel(place)
    place.configure("R2", "no crypto isakmp key cisco123 address 203.0.113.2",
                    "crypto isakmp key other address 203.0.113.2")
    place.ping("PC1", "10.2.2.10", "..", count=2)
    agree.everything(place)
    same([r["STATE"] for r in agree.isakmp(place)], ["MM_KEY_EXCH"])
    (flow,) = agree.ipsec(place)
    same(pick(flow, "ENCAPS", "SEND_ERRORS", "OUTBOUND_SPI", "INBOUND_ESP", "PLAINTEXT_MTU"),
         ("0", "2", "0x0", [], "1500"))
    (session,) = agree.sessions(place)
    same(pick(session, "STATUS", "PHASE1_ID", "ACTIVE_SAS"), ("DOWN-NEGOTIATING", "(none)", ["0"]))


def test_a_peer_that_does_not_answer(place):
    tunnel(place)
    place.configure("R2", "interface FastEthernet0/1", "no crypto map VPN", "exit",
                    "no crypto isakmp enable")
    place.ping("PC1", "10.2.2.10", ".", count=1)
    agree.everything(place)
    same([pick(r, "STATE", "CONN_ID") for r in agree.isakmp(place)], [("MM_NO_STATE", "0")])


def test_aggressive_mode_with_names(place):
    place.start("tests/labs/vpn")
    place.configure("R1", "ip domain name example.com", "no crypto isakmp key cisco address 10.1.1.2",
                    "crypto isakmp peer address 10.1.1.2", "set aggressive-mode password cisco",
                    "set aggressive-mode client-endpoint fqdn R1.example.com")
    place.configure("R2", "no crypto isakmp key cisco address 10.1.1.1",
                    "crypto isakmp key cisco hostname R1.example.com")
    place.ping("PC1", "192.168.2.10")
    for node in "R1", "R2":
        agree.everything(place, node)
        same([r["STATE"] for r in agree.isakmp(place, node)], ["QM_IDLE"])
    (session,) = agree.sessions(place, "R2")
    same(session["PHASE1_ID"], "R1.example.com")


def test_a_hub_with_several_peers(place):
    place.start("tests/labs/hub")
    place.ping("PC2", "192.168.1.10")
    place.ping("PC3", "192.168.1.10")
    for node in "R1", "R2", "R3":
        agree.everything(place, node)
    same(sorted(r["SRC"] for r in agree.isakmp(place)), ["10.1.1.2", "10.1.1.3"])
    flows = {r["PEER"]: r for r in agree.ipsec(place)}
    same([pick(flows[peer], "DECAPS", "FLAGS") for peer in ("10.1.1.2", "10.1.1.3")],
         [("4", ""), ("4", "origin_is_acl,")])
    same({r["PEER"]: r["ORIGIN"] for r in agree.sessions(place)},
         {"10.1.1.2": ["dynamic crypto map"], "10.1.1.3": ["crypto map"]})
    same([pick(r, "SEQUENCE", "DYNAMIC") for r in agree.maps(place)],
         [("10", ""), ("65000", "DYN"), ("65536", "DYN")])
    brief = place.facts("show crypto session brief")["sessions"]
    same(sorted((s["peer"], s["status"]) for s in brief),
         [("10.1.1.2", "UP-ACTIVE"), ("10.1.1.3", "UP-ACTIVE")])


def test_maps_on_two_interfaces(place):
    place.start("tests/labs/uplinks")
    for node in "R1", "R2":
        agree.everything(place, node)
    same(len({r["INTERFACE"] for r in agree.ipsec(place)}), 2, "number of interfaces")


def test_a_tunnel_interface_that_is_protected(place):
    place.start("tests/labs/gre-profile")
    place.ping("PC1", "10.2.2.10", "!", count=8)
    agree.everything(place)
    rows = {r["INTERFACE"]: r for r in agree.interfaces(place)}
    same(pick(rows["Tunnel0"], "PROTOCOL", "LINESTATE", "TUNNEL_TRANSPORT", "ENCAPSULATION"),
         ("up", "up", "GRE/IP", "TUNNEL"))
    same(rows["Tunnel0"]["PROTECTION"] != "", True, "the profile is named")
    (flow,) = agree.ipsec(place)
    same(pick(flow, "INTERFACE", "CRYPTO_MAP"), ("Tunnel0", "Tunnel0-head-0"))
    same(flow["LOCAL_IDENT"].split("/")[1:3], ["255.255.255.255", "47"])
