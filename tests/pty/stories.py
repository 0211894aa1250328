"""What is typed, and what is then on the screen."""

import os
import re

from console import Console, play

CTRL_C, CTRL_Z, ESCAPE = "\x03", "\x1a", "\x1e"
UP, DOWN = "\x1b[A", "\x1b[B"


class Desk:
    """Opens consoles of one lab, and closes what a story has left open."""

    def __init__(self, program, lab):
        self.program, self.lab, self.consoles = program, lab, []

    def argv(self, node):
        return [self.program, "connect", self.lab, node]

    def open(self, node, **size):
        c = Console(self.argv(node), **size)
        self.consoles.append(c)
        c.wait_line(node + ">" if node != "lab" else "lab>")
        return c

    def privileged(self, node="R1", **size):
        c = self.open(node, **size)
        c.type("enable\r")
        if node == "R2":
            c.wait_line("Password: ")
            c.type("cisco\r")
        c.wait_line(node + "#")
        return c

    def settle(self):
        """Waits until the routers have said what they say when they start."""
        for node in "R1", "R2":
            while "up" not in play(self.argv(node),
                                   "show ip interface brief | include up *up\n")[0].split("\n", 1)[1]:
                pass

    def leave(self):
        for c in self.consoles:
            c.close()
        self.consoles = []


def check(c, **expected):
    """Waits for lines above the cursor by their distance: check(c, _1="…", _2="…")."""
    for name, text in expected.items():
        c.wait(lambda c, n=int(name[1:]), t=text: c.above(n) == t, "%r at %s" % (text, name))


def test_question_mark_lists_names_and_gives_the_line_back(desk):
    c = desk.open("R1")
    c.type("show pri?")
    c.wait_line("R1>show pri")
    check(c, _3="R1>show pri?", _2="privilege", _1="")
    c.type("vilege\r")
    c.wait_line("R1>")
    check(c, _1="Current privilege level is 1", _2="R1>show privilege")


def test_question_mark_describes_what_may_follow(desk):
    c = desk.privileged()
    c.type("configure ?")
    c.wait_line("R1#configure ")
    check(c, _1="", _2="  <cr>", _3="  terminal  Configure from the terminal",
          _4="  revert    Parameters for reverting the configuration")


def test_a_long_list_of_help_is_paged(desk):
    c = desk.privileged(rows=10)
    c.type("te?")
    c.wait_line("R1#te")
    c.type("\x15?")
    c.wait_line(" --More-- ")
    c.type("q")
    c.wait_line("R1#")


def test_question_mark_is_literal_behind_ctrl_v(desk):
    c = desk.open("R1")
    c.type("a\x16?b")
    c.wait_line("R1>a?b")


def test_tab_completes_on_a_new_line(desk):
    c = desk.open("R1")
    c.type("sh\t")
    c.wait_line("R1>show ")
    check(c, _1="R1>sh")
    c.type("x\t")
    c.wait(lambda c: c.above() == "R1>show x", "the line once more")
    c.wait_line("R1>show x")


def test_the_caret_stands_under_what_is_wrong(desk):
    c = desk.privileged()
    c.type("show ip interfaze brief\r")
    check(c, _4="R1#show ip interfaze brief", _3="                  ^",
          _2="% Invalid input detected at '^' marker.", _1="")


def test_the_caret_follows_a_line_that_has_scrolled(desk):
    c = desk.privileged(columns=40)
    c.type("terminal length                        99999\r")
    check(c, _4="R1#$ngth" + " " * 24 + "99999", _3=" " * 32 + "^",
          _2="% Invalid input detected at '^' marker.", _1="")


def test_more_answers_to_keys(desk):
    c = desk.privileged(rows=8)
    c.type("show version\r")
    c.wait_line(" --More-- ")
    first = c.above()
    c.type("\r")
    c.wait(lambda c: c.line() == " --More-- " and c.above() != first, "one more line")
    assert c.above(2) == first, c.show()
    c.type(" ")
    c.wait(lambda c: c.line() == " --More-- " and first not in c.lines(), "one more page")
    c.type("q")
    c.wait_line("R1#")
    assert "More" not in "".join(c.lines()), c.show()


def test_more_searches(desk):
    c = desk.privileged(rows=8)
    c.type("show version\r")
    c.wait_line(" --More-- ")
    c.type("/")
    c.wait_line("/")
    c.type("^Configuration\r")
    c.wait_line("R1#")
    c.wait_text("filtering...")
    assert any(line.startswith("Configuration register is") for line in c.lines()), c.show()


def test_terminal_length_0_never_asks(desk):
    c = desk.privileged(rows=8)
    c.do("terminal length 0", "R1#")
    c.do("show version", "R1#")
    assert b"More" not in c.raw


def test_ctrl_z_carries_out_and_leaves(desk):
    c = desk.privileged()
    c.do("configure terminal", "R1(config)#")
    c.type("hostname X1" + CTRL_Z)
    c.wait_text("%SYS-5-CONFIG_I: Configured from console by console")
    c.wait_prompt("X1#")
    assert "R1(config)#hostname X1^Z" in c.lines(), c.show()
    c.do("configure terminal", "X1(config)#")
    c.type("hostname R1" + CTRL_Z)
    c.wait_prompt("R1#")


def test_ctrl_c_throws_away_and_leaves(desk):
    c = desk.privileged()
    c.do("configure terminal", "R1(config)#")
    c.type("hostname X2" + CTRL_C)
    c.wait_prompt("R1#")
    assert "R1(config)#hostname X2^C" in c.lines(), c.show()


def test_the_escape_sequence_ends_a_ping(desk):
    c = desk.privileged()
    c.type("ping 10.9.9.9 repeat 1000\r")
    c.wait_line(".")
    c.type(ESCAPE)
    c.wait_line("R1#")
    assert c.above().startswith("Success rate is 0 percent (0/"), c.show()


def test_the_escape_sequence_twice_leaves_a_question(desk):
    c = desk.open("lab")
    c.type("connect R1\r")
    c.wait_line("R1>")
    c.do("enable", "R1#")
    c.do("ping", "Protocol [ip]: ")
    c.type(ESCAPE + "x")
    c.wait_line("lab>")
    c.type("connect R1\r")
    c.wait_line("Protocol [ip]: ")
    c.type(ESCAPE + ESCAPE)
    c.wait_line("R1#")


def test_what_is_typed_ahead_comes_after_the_command(desk):
    c = desk.privileged()
    c.type("ping 10.9.9.9 repeat 2 timeout 1\rshow privilege\r")
    c.wait_text("Current privilege level is 15")
    c.wait_line("R1#")
    check(c, _2="R1#show privilege", _3="Success rate is 0 percent (0/2)", _4="..")


def test_history_has_a_list_for_each_kind_of_mode(desk):
    c = desk.privileged()
    c.do("show privilege", "R1#")
    c.do("configure terminal", "R1(config)#")
    c.do("interface FastEthernet0/0", "R1(config-if)#")
    c.type(UP)
    c.wait_line("R1(config-if)#interface FastEthernet0/0")
    c.type(UP + DOWN)
    c.wait_line("R1(config-if)#")
    c.type("exit" + UP + DOWN)
    c.wait_line("R1(config-if)#exit")
    c.type(CTRL_Z)
    c.wait_text("%SYS-5-CONFIG_I")
    c.do("", "R1#")
    c.type(UP)
    c.wait_line("R1#configure terminal")
    c.type("\x10")
    c.wait_line("R1#show privilege")


def test_keys_edit_the_line(desk):
    c = desk.open("R1")
    c.type("abc def ghi\x17")
    c.wait_line("R1>abc def ")
    c.type("\x01X")
    c.wait(lambda c: c.lines()[c.screen.cursor.y] == "R1>Xabc def", "the insertion")
    c.wait_line("R1>X")
    c.type("\x06\x0b")
    c.wait(lambda c: c.lines()[c.screen.cursor.y] == "R1>Xa", "the end cut off")
    c.type("\x19")
    c.wait_line("R1>Xabc def ")
    c.type("\x08\x7f\x14")
    c.wait_line("R1>Xabc ed")
    c.type("\x15\x04")
    c.wait_line("R1>")


def test_home_and_end_of_every_terminal_move(desk):
    c = desk.open("R1")
    for home, end in ("\x1b[H", "\x1b[F"), ("\x1bOH", "\x1bOF"), ("\x1b[1~", "\x1b[4~"):
        c.type("bc" + home + "a" + end + "d")
        c.wait_line("R1>abcd")
        c.type("\x1b[5~\x1b[6~\x1b[2~e\x15")
        c.wait_line("R1>")
    c.type("show history\r")
    c.wait_line("R1>")
    assert not any("~" in line for line in c.lines()), c.show()


def test_a_long_line_scrolls(desk):
    c = desk.open("R1", columns=40)
    c.type("abcdefghijklmnopqrstuvwxyz0123456789ABCD")
    c.wait_line("R1>$lmnopqrstuvwxyz0123456789ABCD")
    c.type("\x01")
    c.wait(lambda c: c.lines()[c.screen.cursor.y] == "R1>abcdefghijklmnopqrstuvwxyz012345678$"
           and c.line() == "R1>", "the beginning of the line")


def test_no_editing_leaves_only_what_takes_back(desk):
    c = desk.privileged("R2")
    c.type("terminal no editing\r")
    c.wait_line("R2#")
    c.type("show priv\x01\x02\x17xx\b\b")
    c.wait_line("R2#show priv")
    c.type("\r")
    c.wait_text("Current privilege level is 15")
    c.type("terminal editing\r\x01")
    c.wait_line("R2#")
    c.type("w priv\x01sho\r")
    c.wait(lambda c: c.above(2) == "R2#show priv", "an edited line")


def test_closing_and_logging_in_are_not_paged(desk):
    c = desk.open("R1", rows=10)
    for _ in range(3):
        c.type("show clock\r")
        c.wait(lambda c: c.line() == "R1>" and "UTC" in c.above(), "the time")
        c.type("exit\r")
        c.wait(lambda c: c.above(2) == "Press RETURN to get started.", "a closed console")
        c.type("\r")
        c.wait_line("R1>")


def test_a_password_is_not_shown(desk):
    c = desk.open("R2")
    c.type("enable\rwrong\r")
    c.wait(lambda c: c.line() == "Password: " and c.above() == "Password:", "another try")
    c.type("cisco\r")
    c.wait_line("R2#")
    assert b"cisco" not in c.raw and b"wrong" not in c.raw


def configure(c, node):
    """Makes the router say something to all of its consoles."""
    c.do("configure terminal", node + "(config)#")
    c.do("end", node + "#")


def test_a_message_pushes_the_line_away(desk):
    c, other = desk.open("R1"), desk.privileged("R1")
    c.type("show priv")
    c.wait_line("R1>show priv")
    configure(other, "R1")
    c.wait_text("%SYS-5-CONFIG_I")
    c.wait_line("")
    c.type("ilege")
    c.wait_line("ilege")
    c.type("\x12")
    c.wait_line("R1>show privilege")
    c.type("\r")
    c.wait_text("Current privilege level is 1")


def test_a_message_gives_the_line_back_with_logging_synchronous(desk):
    c, other = desk.open("R2"), desk.privileged("R2")
    c.type("show priv")
    c.wait_line("R2>show priv")
    configure(other, "R2")
    c.wait_text("%SYS-5-CONFIG_I")
    c.wait_line("R2>show priv")
    c.type("ilege\r")
    c.wait_text("Current privilege level is 1")


def test_a_burst_of_messages_gives_the_line_back_once(desk):
    c, other = desk.open("R2", columns=120), desk.privileged("R2", columns=120)
    c.type("show priv")
    c.wait_line("R2>show priv")
    other.type("configure terminal\rinterface loopback 7\r")
    c.wait_text("Loopback7, changed state to up")
    c.wait_text("Line protocol on Interface Loopback7, changed state to up")
    c.wait_line("R2>show priv")
    other.type("no interface loopback 7\r")
    c.wait_text("Line protocol on Interface Loopback7, changed state to down")
    c.wait_line("R2>show priv")
    check(c, _3="R2>show priv")
    assert "administratively down" in c.above(2), c.show()
    other.type("end\r")


def test_two_consoles_are_two_users(desk):
    c, other = desk.open("R1"), desk.open("R1")
    c.type("show users\r")
    c.wait(lambda c: sum(" con 0 " in line for line in c.lines()) == 2, "two consoles")
    assert any(line.startswith("*  0 con 0") for line in c.lines()), c.show()
    other.type("\r")
    other.wait(lambda c: c.above() == "R1>", "the other prompt")


def test_exit_closes_the_console_until_return(desk):
    c = desk.open("R1")
    c.type("exit\r")
    c.wait_text("R1 con0 is now available")
    c.wait_text("Press RETURN to get started.")
    c.type("\r")
    c.wait_line("R1>")


def test_the_lab_prompt_reaches_consoles_and_comes_back(desk):
    c = desk.open("lab")
    c.type("connect R1\r")
    c.wait_line("R1>")
    c.type("enable\r")
    c.wait_line("R1#")
    c.type(ESCAPE + "x")
    c.wait_line("lab>")
    c.type("connect R1\r")
    c.wait_line("R1#")


def test_the_lab_prompt_stays_where_it_is(desk):
    c = desk.open("lab")
    c.type("lin" + ESCAPE + "x")
    c.wait_line("lab>")
    c.type("links\r")
    c.wait_text("R1")
    c.wait_line("lab>")
    c.type("connect R1\r")
    c.wait_line("R1>")


def test_a_pipe_is_played_line_by_line(desk):
    out, status = play(desk.argv("R1"), "enable\nshow privilege\nping 10.9.9.9 timeout 0\nexit\n")
    assert status == 0
    assert out.startswith("R1>enable\nR1#show privilege\nCurrent privilege level is 15\n"
                          "R1#ping 10.9.9.9 timeout 0\nType escape sequence to abort.\n"), out
    assert "\n.....\nSuccess rate is 0 percent (0/5)\nR1#exit\n" in out, out
    assert out.endswith("Press RETURN to get started.\n\n"), out


RSA_LAB = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "labs/rsa")


def read(name):
    with open(os.path.join(RSA_LAB, name), encoding="ascii") as f:
        return f.read()


def test_a_certificate_is_pasted_at_a_question(desk):
    c = desk.privileged()
    c.do("configure terminal", "R1(config)#")
    c.do("crypto pki trustpoint PASTED", "R1(ca-trustpoint)#")
    c.do("enrollment terminal", "R1(ca-trustpoint)#")
    c.type("crypto pki authenticate PASTED\r")
    c.wait_text('word "quit" on a line by itself')
    c.type(read("ca.pem").replace("\n", "\r") + "quit\r")
    c.wait_line("% Do you accept this certificate? [yes/no]: ")
    c.do("perhaps", "% Do you accept this certificate? [yes/no]: ")
    check(c, _1="% Please answer 'yes' or 'no'.")
    c.do("yes", "R1(config)#")
    check(c, _3="Trustpoint CA certificate accepted.", _2="% Certificate successfully imported", _1="")
    c.do("no crypto pki trustpoint PASTED", "Are you sure you want to do this? [yes/no]: ")
    c.do("yes", "R1(config)#")
    c.do("end", "R1#")


def test_a_chain_is_pasted_as_a_configuration(desk):
    chain = re.search(r"crypto pki certificate chain VPN\n(.*\n)*  \tquit\n", read("R1.cfg")).group(0)
    c = desk.privileged()
    c.do("configure terminal", "R1(config)#")
    c.do("crypto pki trustpoint VPN", "R1(ca-trustpoint)#")
    c.type(chain.replace("\n", "\r") + "end\r")
    c.wait_prompt("R1#")
    out, status = play(desk.argv("R1"), "enable\nshow running-config | section certificate chain\n")
    assert status == 0 and chain in out, out
    c.do("configure terminal", "R1(config)#")
    c.do("no crypto pki trustpoint VPN", "Are you sure you want to do this? [yes/no]: ")
    c.type(CTRL_C)
    c.wait_line("R1(config)#")
    c.do("no crypto pki trustpoint VPN", "Are you sure you want to do this? [yes/no]: ")
    c.do("yes", "R1(config)#")
    c.do("end", "R1#")


def test_a_ladder_runs_until_ctrl_c(desk):
    for key in CTRL_C, ESCAPE:
        c = desk.open("lab")
        c.type("ladder\r")
        c.wait_line("")
        check(c, _1="   seconds  R1                          R2",
              _2="What happens is drawn from now on; Ctrl-C ends it.", _3="lab>ladder")
        c.type(key)
        c.wait_line("lab>")
        check(c, _1="   seconds  R1                          R2")
