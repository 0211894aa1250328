"""The tools of others that manage routers."""

from wire import Skip, has, same


def test_netmiko_by_telnet(desk):
    try:
        import netmiko
    except ImportError as missing:
        raise Skip(missing) from missing
    c = netmiko.ConnectHandler(device_type="cisco_ios_telnet", host="127.0.0.1", port=desk.r1,
                               username="", password="letmein", secret="cisco")
    same(c.find_prompt(), "R1>", "prompt")
    c.enable()
    names = ["Loopback%d" % i for i in range(40)]
    said = c.send_config_set(["interface %s" % n for n in names])
    has(said, r"R1\(config-if\)#interface Loopback39\n")
    config = c.send_command("show running-config")
    for n in names:
        has(config, "^interface %s$" % n)
    has(config, r"^end\s*\Z")
    has(c.send_command("show running-config | include ^interface Loopback3"), r"\Ainterface Loopback3$")
    has(c.save_config(), r"\[OK\]")
    has(c.send_command("show startup-config | include Loopback39"), "^interface Loopback39$")
    c.disconnect()
