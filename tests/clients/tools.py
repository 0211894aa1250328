"""The tools of others that manage routers."""

import pexpect

from wire import Skip, has, same


def netmiko():
    try:
        import netmiko as found
    except ImportError as missing:
        raise Skip(missing) from missing
    return found


def manage(desk, c):
    """What people do with Netmiko, from the first prompt to the last."""
    same(c.find_prompt(), "R1>", "prompt")
    c.enable()
    same(c.find_prompt(), "R1#", "prompt")
    names = ["Loopback%d" % i for i in range(40)]
    said = c.send_config_set(["interface %s" % n for n in names])
    has(said, r"R1\(config-if\)#interface Loopback39\n")
    config = c.send_command("show running-config")
    for n in names:
        has(config, "^interface %s$" % n)
    has(config, r"^end\s*\Z")
    has(c.send_command("show running-config | include ^interface Loopback3"), r"\Ainterface Loopback3$")
    commands = desk.path("commands")
    with open(commands, "w", encoding="latin-1") as f:
        f.write("interface Loopback77\n description from a file\n!\nip host there 10.1.1.2\n")
    c.send_config_from_file(commands)
    has(c.send_command("show running-config | section Loopback77"), "^ description from a file$")
    has(c.send_command("show running-config | include ^ip host"), "^ip host there 10.1.1.2$")
    has(c.save_config(), r"\[OK\]")
    has(c.send_command("show startup-config | include Loopback39"), "^interface Loopback39$")
    c.disconnect()


def test_netmiko_by_telnet(desk):
    to = {"host": "127.0.0.1", "port": desk.r1, "username": "", "password": "letmein",
          "secret": "cisco"}
    manage(desk, netmiko().ConnectHandler(device_type="cisco_ios_telnet", **to))


def test_netmiko_by_ssh(desk):
    desk.enable_ssh("username amy secret walker\nline vty 0 4\nlogin local")
    to = {"host": "127.0.0.1", "port": desk.ssh, "username": "amy", "password": "walker",
          "secret": "cisco"}
    manage(desk, netmiko().ConnectHandler(device_type="cisco_ios", **to))
    same(netmiko().SSHDetect(device_type="autodetect", **to).autodetect(), "cisco_ios")
    try:
        netmiko().ConnectHandler(device_type="cisco_ios", **dict(to, password="wrong"))
    except netmiko().NetMikoAuthenticationException:
        return
    raise AssertionError("a wrong password got in")


def test_the_telnet_of_debian(desk):
    """By hand: keys one by one, a window of 10 lines."""
    try:
        t = pexpect.spawn("telnet", ["127.0.0.1", str(desk.r1)], encoding="latin-1", timeout=30,
                          dimensions=(10, 100))
    except pexpect.ExceptionPexpect as missing:
        raise Skip(missing) from missing

    def keys(text, pattern):
        t.send(text)
        t.expect(pattern)
        return t.before

    t.expect("\r\n\r\nUser Access Verification\r\n\r\nPassword: ")
    same(keys("letmein\r", "R1>"), "\r\n", "what shows of the password")
    keys("enab\t", "\r\nR1>enable ")
    keys("\r", "Password: ")
    keys("cisco\r", "\r\nR1#")
    keys("show c?", r"\r\nclock +configuration +crypto +\r\n\r\nR1#show c")
    keys("lock\r", r"\r\n\*\d\d:\d\d:\d\d\.\d{3} UTC Fri Mar 1 2002\r\nR1#")
    page = keys("show running-config\r", " --More-- ")
    same(page.count("\r\n"), 10, "lines of a page, the echo among them")
    keys("\r", " --More-- ")
    keys("q", "R1#")
    keys("\x1b[A", "show running-config")
    keys("\x15configure terminal\r", r"R1\(config\)#")
    keys("interface FastEthernet0/0\r", r"R1\(config-if\)#")
    keys("\x1a", "R1#")
    keys("ping 10.1.1.99 repeat 1000\r", r"\r\n\.")
    keys("\x1e", r"Success rate is 0 percent \(0/\d+\)\r\nR1#")
    keys("exit\r", "Connection closed by foreign host.")
