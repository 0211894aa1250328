"""`aaa new-model`: the methods that a router asks by itself, at its console, by telnet and by SSH."""

from secure import Terminal
from wire import has, has_not, same

AAA = "username amy privilege 5 secret walker\naaa new-model\n"


def test_without_lists_lines_ask_for_users_and_the_console_does_not(desk):
    desk.configure(AAA)
    has(desk.console("show privilege\n"), "^R1>show privilege\nCurrent privilege level is 1$")
    c = desk.call()
    c.expect("\nUsername: ")
    c.line("bob", "Password: ")
    c.line("letmein", "\r\n% Authentication failed\r\n\r\nUsername: ")
    c.line("bob", "Password: ")
    same(c.line("builder", "R1>"), "\r\n\r\nR1>")
    has(c.line("show users", "R1>"), r"^\*  2 vty 0 +bob ")
    c.line("enable", "Password: ")
    c.line("nonsense", "\r\n% Access denied\r\n\r\nR1>")
    c.line("enable", "Password: ")
    c.line("cisco", "R1#")


def test_three_failures_close(desk):
    desk.configure(AAA)
    c = desk.call()
    c.expect("Username: ")
    for end in "Username: ", "Username: ":
        c.line("bob", "Password: ")
        c.line("no", end)
    c.line("bob", "Password: ")
    c.send(b"no\r\n")
    same(c.rest(), "\r\n% Authentication failed\r\n\r\n")


def test_an_exec_may_be_authorized_at_the_level_of_the_user(desk):
    desk.configure(AAA + "aaa authorization exec default local")
    c = desk.call()
    c.expect("Username: ")
    c.line("amy", "Password: ")
    c.line("walker", "R1#")
    has(c.line("show privilege", "R1#"), "level is 5")
    desk.configure("aaa authentication login default line")
    c = desk.call()
    c.expect("Password: ")
    c.send(b"letmein\r\n")
    same(c.rest(), "\r\n\r\n% Authorization failed.\r\n")


def test_the_next_method_is_asked_when_one_gives_no_answer(desk):
    desk.configure(AAA + "aaa authentication login default group radius local\n"
                   "aaa authentication login LINES enable\n"
                   "line vty 0\nlogin authentication LINES")
    c = desk.call()
    has_not(c.expect("Password: "), "Username")
    c.line("cisco", "R1>")
    d = desk.call()
    d.expect("Username: ")
    d.line("bob", "Password: ")
    d.line("builder", "R1>")
    desk.console("bob\nbuilder\nenable\ncisco\nconfigure terminal\n"
                 "aaa authentication login default none\nend\n")
    desk.call().expect("R1>")
    has(desk.console("show privilege\n"), "^R1>show privilege$")


def test_the_console_is_asked_too(desk):
    desk.configure(AAA + "aaa authentication login default local\n"
                   "aaa authorization exec default local")
    said = desk.console("\nbob\nbuilder\nshow privilege\n")
    has(said, "Username: bob\nPassword: \n")
    has(said, "level is 1$")
    desk.console("bob\nbuilder\nenable\ncisco\nconfigure terminal\naaa authorization console\nend\n")
    has(desk.console("bob\nbuilder\nshow privilege\n"), "level is 15$")


def test_enable_has_a_list_of_its_own(desk):
    desk.configure(AAA + "aaa authentication enable default line")
    c = desk.call()
    c.expect("Username: ")
    c.line("bob", "Password: ")
    c.line("builder", "R1>")
    c.line("enable", "Password: ")
    c.line("letmein", "R1#")
    c.line("configure terminal", r"\(config\)#")
    c.line("aaa authentication enable default group tacacs+", r"\(config\)#")
    c.line("end", "R1#")
    c.line("disable", "R1>")
    c.line("enable", "Password: ")
    c.line("letmein", "\r\n% Error in authentication.\r\n\r\nR1>")


def test_by_ssh(desk):
    desk.enable_ssh()
    desk.configure(AAA + "aaa authentication login default local\n"
                   "aaa authorization exec default local")
    t = Terminal(desk, "amy")
    t.expect("Password: ")
    t.line("letmein", "Password: ")
    t.line("walker", "R1#")
    has(t.line("show privilege", "R1#"), "level is 5")
    same(desk.ssh_command("bob", "show privilege"), "\r\nCurrent privilege level is 15\r\n")
    desk.console("bob\nbuilder\nenable\ncisco\nconfigure terminal\n"
                 "aaa authentication login default none\nno aaa authorization exec default\nend\n")
    Terminal(desk, "whoever").expect("R1>")
