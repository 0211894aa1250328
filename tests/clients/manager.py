"""Ansible, which makes the configuration of routers what it should be: its collection cisco.ios, by
SSH."""

import json
import shutil
import subprocess

from wire import Skip, has, same

INVENTORY = """[routers]
R1 ansible_host=127.0.0.1 ansible_port=%d
[routers:vars]
ansible_connection=ansible.netcommon.network_cli
ansible_network_os=cisco.ios.ios
ansible_network_cli_ssh_type=paramiko
ansible_user=amy
ansible_password=walker
ansible_become=yes
ansible_become_method=enable
ansible_become_password=cisco
ansible_python_interpreter=/usr/bin/python3
"""

PLAY = """- hosts: routers
  gather_facts: no
  tasks:
    - name: facts
      cisco.ios.ios_facts: {gather_subset: all}
    - name: command
      cisco.ios.ios_command:
        commands: [show privilege, "show interfaces | include line protocol", show clock]
    - name: lines
      cisco.ios.ios_config: &lines
        parents: interface Loopback5
        lines: [description made by Ansible, ip address 10.5.5.5 255.255.255.0]
    - name: lines again
      cisco.ios.ios_config: *lines
    - name: list
      cisco.ios.ios_config: &list
        parents: ip access-list extended WEB
        lines: [permit tcp any host 10.5.5.5 eq www, "deny   ip any any log"]
        before: no ip access-list extended WEB
        match: exact
    - name: list again
      cisco.ios.ios_config: *list
    - name: save
      cisco.ios.ios_config: &save {save_when: modified}
    - name: save again
      cisco.ios.ios_config: *save
    - name: banner
      cisco.ios.ios_banner: &banner {banner: login, text: "two\\nlines", state: present}
    - name: banner again
      cisco.ios.ios_banner: *banner
    - name: user
      cisco.ios.ios_user: {name: carol, privilege: 5, state: present}
    - name: route
      cisco.ios.ios_static_routes: &route
        config: [{address_families: [{afi: ipv4, routes: [{dest: 10.7.0.0/16,
                  next_hops: [{forward_router_address: 10.1.1.2}]}]}]}]
    - name: route again
      cisco.ios.ios_static_routes: *route
    - name: backup
      cisco.ios.ios_config: {backup: yes}
    - name: resources
      cisco.ios.ios_facts:
        gather_subset: ["!all"]
        gather_network_resources: [interfaces, l3_interfaces, static_routes, acls, acl_interfaces,
                                   hostname]
    - name: nonsense
      cisco.ios.ios_config: {lines: [interface Nonsense0]}
      ignore_errors: yes
"""


def play(desk):
    """What every task gave, by its name."""
    if not shutil.which("ansible-playbook"):
        raise Skip("no ansible-playbook")
    for name, text in ("inventory", INVENTORY % desk.ssh), ("play.yml", PLAY):
        with open(desk.path(name), "w", encoding="ascii") as f:
            f.write(text)
    env = dict(desk.env, HOME=desk.folder, ANSIBLE_HOME=desk.folder, ANSIBLE_HOST_KEY_CHECKING="no",
               ANSIBLE_STDOUT_CALLBACK="ansible.posix.json", ANSIBLE_DEPRECATION_WARNINGS="no",
               LC_ALL="C.UTF-8")
    p = subprocess.run(["ansible-playbook", "-i", "inventory", "play.yml"], cwd=desk.folder, env=env,
                       timeout=300, capture_output=True, encoding="utf-8", check=False)
    if p.returncode:
        raise AssertionError(p.stdout + p.stderr)
    tasks = json.loads(p.stdout[p.stdout.index("{"):])["plays"][0]["tasks"]
    return {t["task"]["name"]: t["hosts"]["R1"] for t in tasks}


def check_facts(facts):
    for name, value in (("hostname", "R1"), ("version", "15.2(4)M"), ("model", "CISCO2911/K9"),
                        ("system", "ios"), ("iostype", "IOS"),
                        ("all_ipv4_addresses", ["10.1.1.1"])):
        same(facts["ansible_net_" + name], value, name)
    port = facts["ansible_net_interfaces"]["FastEthernet0/0"]
    same((port["ipv4"], port["operstatus"], port["lineprotocol"], port["mtu"], port["bandwidth"]),
         ([{"address": "10.1.1.1", "subnet": "24"}], "up", "up", 1500, 100000), "FastEthernet0/0")
    same(facts["ansible_net_memtotal_mb"] > facts["ansible_net_memfree_mb"] > 0, True, "memory")
    has(facts["ansible_net_config"], r"\nend\s*\Z")


def check_resources(r):
    interfaces = {i["name"]: i for i in r["interfaces"]}
    same(sorted(interfaces), ["FastEthernet0/0", "Loopback5"], "interfaces")
    same((interfaces["Loopback5"]["description"], interfaces["Loopback5"]["enabled"]),
         ("made by Ansible", True), "Loopback5")
    same({i["name"]: i["ipv4"] for i in r["l3_interfaces"]},
         {"Loopback5": [{"address": "10.5.5.5/24"}], "FastEthernet0/0": [{"address": "10.1.1.1/24"}]},
         "addresses")
    same(r["static_routes"][0]["address_families"][0]["routes"],
         [{"dest": "10.7.0.0/16", "next_hops": [{"forward_router_address": "10.1.1.2"}]}], "routes")
    web = r["acls"][0]["acls"][0]
    same((web["name"], web["acl_type"], [(a["sequence"], a["grant"]) for a in web["aces"]]),
         ("WEB", "extended", [(10, "permit"), (20, "deny")]), "list")
    same(r["hostname"], {"hostname": "R1"}, "hostname")


def test_ansible(desk):
    desk.enable_ssh("username amy secret walker\nline vty 0 4\nlogin local")
    done = play(desk)
    check_facts(done["facts"]["ansible_facts"])
    said = done["command"]["stdout"]
    same(said[:2], ["Current privilege level is 15",
                    "FastEthernet0/0 is up, line protocol is up"], "what the commands said")
    has(said[2], r"UTC Fri Mar 1 2002$")
    for name in "lines", "list", "save", "banner", "route":
        same((name, done[name]["changed"]), (name, True), "whether it changed")
        name += " again"
        same((name, done[name]["changed"]), (name, False), "whether it changed")
    check_resources(done["resources"]["ansible_facts"]["ansible_network_resources"])
    same(done["nonsense"]["failed"], True, "whether nonsense fails")
    has(json.dumps(done["nonsense"]), "Invalid input detected")
    with open(done["backup"]["backup_path"], encoding="utf-8") as f:
        backup = f.read()
    for line in (r"username carol privilege 5", r"ip route 10\.7\.0\.0 255\.255\.0\.0 10\.1\.1\.2",
                 r" description made by Ansible", r"banner login \^C\ntwo\nlines\n\^C", "end"):
        has(backup, "^%s$" % line)
    startup = desk.console("enable\ncisco\nshow startup-config\n")
    has(startup, r"^ deny +ip any any log$")
