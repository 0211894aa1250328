"""What is said of the same things as text and as JSON agrees. What time moves is left out."""

from places import same


def written(value):
    """A fact as the text would have it."""
    return "" if value is None else value if isinstance(value, list) else str(value)


def table(place, template, command, key, columns, node="R1"):
    """Every row against the element in the same place of the list `key`, or the one row against the object; gives the rows. columns maps
    names in the template to keys of JSON, or to functions of the element."""
    rows, facts = place.rows(template, command, node), place.facts(command, node)
    facts = facts[key] if key else [facts]
    found = [{name: row[name] for name in columns} for row in rows]
    told = [{name: written(at(fact) if callable(at) else fact.get(at))
             for name, at in columns.items()} for fact in facts]
    same(found, told, "%s on %s as text" % (command, node))
    return rows


INTERFACES = {
    "INTERFACE": "interface", "STATUS": "status", "PROTOCOL": "protocol", "HARDWARE": "hardware",
    "MAC": "mac", "DESCRIPTION": "description", "ADDRESS": "ip_address", "LENGTH": "prefix_length",
    "MTU": "mtu", "BANDWIDTH": "bandwidth_kbit", "DELAY": "delay_usec",
    "INPUT_DROPS": "input_queue_drops", "OUTPUT_DROPS": "output_drops",
    "INPUT_PACKETS": "packets_input", "INPUT_BYTES": "bytes_input", "BROADCASTS": "broadcasts",
    "INPUT_ERRORS": "input_errors", "FRAME_ERRORS": "frame_errors",
    "OUTPUT_PACKETS": "packets_output", "OUTPUT_BYTES": "bytes_output",
    "RESETS": "interface_resets", "LOST_CARRIER": "lost_carrier",
    "LINESTATE": lambda i: i.get("tunnel", {}).get("linestate"),
    "TUNNEL_SOURCE": lambda i: i.get("tunnel", {}).get("source"),
    "TUNNEL_DESTINATION": lambda i: i.get("tunnel", {}).get("destination"),
    "TUNNEL_TRANSPORT": lambda i: i.get("tunnel", {}).get("transport"),
    "TUNNEL_MTU": lambda i: i.get("tunnel", {}).get("transport_mtu"),
    "PROTECTION": lambda i: i.get("tunnel", {}).get("protection_profile"),
}


def interfaces(place, node="R1"):
    return table(place, "interfaces", "show interfaces", "interfaces", INTERFACES, node)


def brief(place, node="R1"):
    return table(place, "ip_interface_brief", "show ip interface brief", "interfaces", {
        "INTERFACE": "interface", "ADDRESS": lambda i: i["ip_address"] or "unassigned",
        "METHOD": "method", "STATUS": "status", "PROTOCOL": "protocol"}, node)


def routes(place, node="R1", which=""):
    """The text says code and prefix once for all paths, and no distance of what is connected."""
    command = ("show ip route " + which).strip()
    rows, facts = place.rows("ip_route", command, node), place.facts(command, node)
    same([(r["NETWORK"], r["LENGTH"], r["NEXT_HOP"], r["INTERFACE"]) for r in rows],
         [(f["network"], str(f["prefix_length"]), written(f["next_hop"]), written(f["interface"]))
          for f in facts["routes"]], command)
    same([r["CODE"] or f["code"] for r, f in zip(rows, facts["routes"])],
         [f["code"] for f in facts["routes"]], "codes")
    same({r["LAST_RESORT"] for r in rows} or {"not set"},
         {facts["gateway_of_last_resort"] or "not set"}, "the gateway of last resort")
    return rows


def arp(place, node="R1"):
    return table(place, "arp", "show ip arp", "entries", {
        "ADDRESS": "address", "MAC": lambda e: e["mac"] or "Incomplete", "INTERFACE": "interface"},
        node)


def lists(place, node="R1"):
    rows = place.rows("access_lists", "show access-lists", node)
    told = [(lst["type"], lst["name"], str(e["sequence"]), e["action"], str(e["matches"]))
            for lst in place.facts("show access-lists", node)["access_lists"] for e in lst["entries"]]
    same([(r["TYPE"], r["NAME"], r["SEQUENCE"], r["ACTION"], r["MATCHES"] or "0") for r in rows], told,
         "access lists as text")
    return rows


def isakmp(place, node="R1"):
    rows = table(place, "isakmp_sa", "show crypto isakmp sa", "sas", {
        "DST": "dst", "SRC": "src", "STATE": "state", "CONN_ID": "conn_id", "STATUS": "status"}, node)
    table(place, "isakmp_sa_detail", "show crypto isakmp sa detail", "sas", {
        "CONN_ID": "conn_id", "LOCAL": "local", "REMOTE": "remote", "STATUS": "status",
        "ENCRYPTION": "encryption", "HASH": "hash", "AUTH": "authentication",
        "GROUP": lambda f: f.get("dh_group", 0), "CAPABILITIES": "capabilities",
        "ENGINE_ID": "engine_conn_id"}, node)
    return rows


def ident(fact):
    return "%(address)s/%(mask)s/%(protocol)d/%(port)d" % fact


def spis(sas):
    return ["0x%X" % sa["spi"] for sa in sas]


def ipsec(place, node="R1", detail=""):
    """The counters may have gone on: they are looked at by who knows them."""
    command = "show crypto ipsec sa" + detail
    rows, facts = place.rows("ipsec_sa", command, node), place.facts(command, node)["interfaces"]
    told = [(i["interface"], i["crypto_map"], ident(f["local_ident"]), ident(f["remote_ident"]),
             f["peer"], str(f["peer_port"]), str(f["plaintext_mtu"]),
             "0x%X" % f["current_outbound_spi"], spis(f["inbound_esp_sas"]),
             spis(f["inbound_ah_sas"]), spis(f["outbound_esp_sas"]), spis(f["outbound_ah_sas"]),
             [sa["transform"] for way in ("inbound", "outbound") for kind in ("esp", "ah")
              for sa in f["%s_%s_sas" % (way, kind)]], str(f["pkts_encaps"]), str(f["pkts_decaps"]))
            for i in facts for f in i["idents"]]
    same([(r["INTERFACE"], r["CRYPTO_MAP"], r["LOCAL_IDENT"], r["REMOTE_IDENT"], r["PEER"],
           r["PEER_PORT"], r["PLAINTEXT_MTU"], r["OUTBOUND_SPI"], r["INBOUND_ESP"], r["INBOUND_AH"],
           r["OUTBOUND_ESP"], r["OUTBOUND_AH"], r["TRANSFORM"], r["ENCAPS"], r["DECAPS"])
          for r in rows], told, command)
    return rows


def maps(place, node="R1"):
    rows = place.rows("crypto_map", "show crypto map", node)
    told = [(m["name"], str(e["sequence"]), e.get("peers", []), e.get("access_list_entries", []),
             written(e.get("current_peer")), written(e.get("lifetime_seconds")),
             [t["name"] for t in e.get("transform_sets", [])], written(e.get("pfs_group")))
            for m in place.facts("show crypto map", node)["maps"] for e in m["entries"]]
    same([(r["NAME"], r["SEQUENCE"], r["PEER"], r["ACE"], r["CURRENT_PEER"], r["SECONDS"],
           r["TRANSFORM_SET"], r["PFS_GROUP"].removeprefix("group")) for r in rows], told, "crypto maps")
    return rows


def sessions(place, node="R1"):
    for detail in "", " detail":
        command = "show crypto session" + detail
        rows, facts = place.rows("crypto_session", command, node), place.facts(command, node)
        same([(r["INTERFACE"], r["STATUS"], r["PEER"], r["PEER_PORT"], r["IKE_STATUS"],
               r["ACTIVE_SAS"], r["ORIGIN"]) for r in rows],
             [(" ".join(s["interfaces"]), s["status"], s["peer"], str(s["peer_port"]),
               [sa["status"] for sa in s["ike_sas"]], [str(f["active_sas"]) for f in s["flows"]],
               [f["origin"] for f in s["flows"]]) for s in facts["sessions"]], command)
    return rows


def everything(place, node="R1"):
    """Whatever the state of the router: each command is read, and text and JSON agree."""
    for check in interfaces, brief, routes, arp, lists, isakmp, ipsec, maps, sessions:
        check(place, node)
    ipsec(place, node, " detail")
    table(place, "interfaces_description", "show interfaces description", "interfaces",
          {"STATUS": "status", "PROTOCOL": "protocol", "DESCRIPTION": "description"}, node)
    table(place, "inventory", "show inventory", "inventory",
          {"NAME": "name", "DESCRIPTION": "description", "PID": "pid", "VID": "vid",
           "SERIAL": "serial_number"}, node)
    table(place, "isakmp_policy", "show crypto isakmp policy", "policies",
          {"PRIORITY": "priority", "GROUP": "dh_group", "LIFETIME": "lifetime_seconds"}, node)
    table(place, "transform_set", "show crypto ipsec transform-set", "transform_sets",
          {"NAME": "name"}, node)
    table(place, "ip_interface", "show ip interface", "interfaces", {
        "INTERFACE": "interface", "STATUS": "status", "PROTOCOL": "protocol",
        "ADDRESS": "ip_address", "LENGTH": "prefix_length", "METHOD": "determined_by",
        "MTU": "ip_mtu", "IN_LIST": "inbound_access_list", "OUT_LIST": "outgoing_access_list",
        "PROXY_ARP": "proxy_arp", "REDIRECTS": "icmp_redirects",
        "UNREACHABLES": "icmp_unreachables", "CEF": "cef", "NAT": "nat"}, node)
    table(place, "ip_cef", "show ip cef", "entries", {
        "PREFIX": "prefix", "NEXT_HOP": "next_hop", "INTERFACE": "interface"}, node)
    table(place, "line", "show line", "lines", {
        "TTY": "tty", "TYPE": "type", "ACCESS_IN": lambda f: f["access_class"] or "-",
        "USES": "uses", "BUSY": lambda f: "*" if f["busy"] else ""}, node)
    table(place, "nat_statistics", "show ip nat statistics", None, {
        "TOTAL": "total", "STATIC": "static", "DYNAMIC": "dynamic", "EXTENDED": "extended",
        "HITS": "hits", "MISSES": "misses", "OUTSIDE": "outside_interfaces",
        "INSIDE": "inside_interfaces"}, node)
    for command in ("show crypto isakmp peers", "show crypto engine connections active",
                    "show crypto ipsec sa address", "show crypto session brief", "show hosts",
                    "show interfaces summary", "show ip traffic", "show ip route summary"):
        place.facts(command, node)
    for template, command in (
            ("version", "show version"),
            ("clock", "show clock"), ("clock", "show clock detail"), ("logging", "show logging"),
            ("privilege", "show privilege"),
            ("users", "show users"), ("terminal", "show terminal"), ("arp", "show arp"),
            ("ip_route_summary", "show ip route summary"), ("access_lists", "show ip access-lists"),
            ("nat_translations", "show ip nat translations")):
        place.rows(template, command, node)
