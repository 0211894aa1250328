"""RSA keys and certificates: through pipes, across restarts, and as the openssl command line sees them."""

import os
import re
import subprocess

from desk import TWO, has, has_not, needs, same

SELF = """enable
configure terminal
crypto key generate rsa label VPN modulus 1024 exportable
crypto pki trustpoint SELF
enrollment selfsigned
subject-name CN=R1,O=Lab
rsakeypair VPN
crypto pki enroll SELF
no
no
yes
end
write memory
"""
VPN = r"Key name: VPN\n[^%]*\n(  [0-9A-F ]+\n)+"


def openssl(desk, *argv, stdin=""):
    p = subprocess.run(["openssl", *argv], input=stdin, stdout=subprocess.PIPE, cwd=desk.folder,
                       stderr=subprocess.PIPE, encoding="latin-1", check=False)
    same(p.returncode, 0, "status of openssl %s (%s)" % (" ".join(argv), p.stderr))
    return p.stdout


def typed(lines, node="R1"):
    return "".join("%s> %s\n" % (node, line) for line in lines.splitlines())


def pem(text, what):
    return has(text, r"-----BEGIN %s-----\n[^-]+-----END %s-----\n" % (what, what)).group(0)


def test_a_dialogue_runs_through_a_pipe_and_its_keys_stay(desk):
    lab = desk.two()
    desk.start(lab)
    out = desk.type(lab, "R1", SELF + "show crypto key mypubkey rsa\n")
    has(out, "^Generate Self Signed Router Certificate.* yes$")
    has(out, "^Router Self Signed Certificate successfully created$")
    has(out, "^ Storage Device: private-config$")
    key = has(out, VPN).group(0)
    same(oct(os.stat(desk.path("state/qmidle/two/R1.private")).st_mode & 0o777), "0o600")
    has_not(desk.read("state/qmidle/two/R1.cfg"), "PRIVATE")
    desk.good("stop", lab)
    desk.start(lab)
    out = desk.type(lab, "R1", "enable\nshow crypto key mypubkey rsa\nshow crypto pki certificates\n")
    same(has(out, VPN).group(0), key, "the key afterwards")
    has(out, "^Router Self-Signed Certificate$")


def test_a_dialogue_that_nobody_ends_is_over_with_its_pipe(desk):
    lab = desk.two()
    desk.start(lab)
    desk.type(lab, "R1", "enable\nconfigure terminal\ncrypto pki trustpoint T\nenrollment terminal\n"
              "crypto pki authenticate T\n-----BEGIN CERTIFICATE-----\n")
    has(desk.type(lab, "R1", "quit\nshow clock\n"), "Error in saving certificate|show clock")


def test_a_pasted_chain_may_have_carriage_returns(desk):
    lab = os.path.join(desk.root, "tests/labs/rsa")
    with open(os.path.join(lab, "R1.cfg"), encoding="latin-1") as f:
        chain = has(f.read(), r"crypto pki certificate chain(.*\n)*  \tquit\n").group(0)
    two = desk.two()
    desk.start(two)
    out = desk.type(two, "R1", ("enable\nconfigure terminal\ncrypto pki trustpoint VPN\n" + chain +
                                "end\nshow running-config | section certificate chain\n"
                                ).replace("\n", "\r\n"))
    same(out.count("\tquit"), 2, "number of quits printed")
    printed = out[out.rindex("crypto pki certificate chain"):]
    same(printed[:len(chain)], chain, "the chain printed")


def test_a_configuration_with_chains_prints_itself(desk):
    path = os.path.join(desk.root, "tests/labs/rsa/R1.cfg")
    once = desk.good("config", path)
    same(desk.good("config", desk.write("again.cfg", once)), once, "the print of the print")
    with open(path, encoding="latin-1") as f:
        has(once, re.escape(has(f.read(), r"crypto pki certificate chain(.*\n)*  \tquit\n").group(0)))


def test_a_private_configuration_that_cannot_be_read_stops_the_lab(desk):
    lab = desk.two()
    script = desk.write("script", "R1> show clock\n")
    os.makedirs(desk.path("mine/R1.private"))
    desk.bad(2, r"mine/R1\.private: Is a directory$", "script", lab, script, "--state", "mine")
    os.rmdir(desk.path("mine/R1.private"))
    desk.write("mine/R1.private", "key VPN\nnothing\n")
    d = desk.run("script", lab, script, "--state", "mine")
    same(d.status, 0)
    has(d.err, r"\A(.*/)?mine/R1.private:1: % No RSA key stands here\n\Z")


def test_openssl_reads_what_is_exported(desk):
    needs("openssl")
    out = desk.script(desk.two(), typed(
        SELF + "configure terminal\ncrypto key export rsa VPN pem terminal 3des cisco123\n"
        "crypto pki export SELF pem terminal\n"
        "crypto pki export SELF pkcs12 terminal password cisco123\n"))
    public = openssl(desk, "pkey", "-pubin", "-outform", "DER", stdin=pem(out, "PUBLIC KEY"))
    private = openssl(desk, "rsa", "-check", "-passin", "pass:cisco123",
                      stdin=has(out, r"-----BEGIN RSA PRIVATE KEY-----\n(.*\n)*?-----END.*\n").group(0))
    same(openssl(desk, "pkey", "-pubout", "-outform", "DER", stdin=private), public, "the public half")
    text = openssl(desk, "x509", "-noout", "-text", stdin=pem(out, "CERTIFICATE"))
    has(text, "Subject: O *= *Lab, CN *= *R1, unstructuredName *= *R1$")
    has(text, "Not After *: Jan +1 00:00:00 2020 GMT$")
    base64 = has(out, r"Exported pkcs12 follows:\n([^-]+)").group(1)
    openssl(desk, "base64", "-d", "-out", "x.p12", stdin=base64)
    has(openssl(desk, "pkcs12", "-in", "x.p12", "-legacy", "-nodes", "-passin", "pass:cisco123"),
        "friendlyName: SELF$")


def test_a_router_takes_what_openssl_made(desk):
    """A CA and a request granted by it, all by the command line; the router's clock is that of the host."""
    needs("openssl")
    openssl(desk, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem",
            "-subj", "/CN=CA", "-days", "30")
    openssl(desk, "genrsa", "-out", "r1.key", "2048")
    openssl(desk, "pkey", "-in", "r1.key", "-out", "r1.enc", "-aes128", "-passout", "pass:cisco123")
    openssl(desk, "req", "-new", "-key", "r1.key", "-subj", "/CN=R1", "-out", "r1.csr")
    openssl(desk, "x509", "-req", "-in", "r1.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
            "-days", "20", "-out", "r1.pem")
    lab = desk.two(yml="clock: host\n" + TWO)
    lines = ("enable\nconfigure terminal\ncrypto pki import TP pem terminal cisco123\n" +
             desk.read("ca.pem") + "quit\n" + desk.read("r1.enc") + "quit\n" + desk.read("r1.pem") +
             "quit\nend\nshow crypto pki certificates\nshow running-config | section trustpoint\n")
    out = desk.script(lab, typed(lines))
    has(out, "^% PEM files import succeeded.$")
    has(out, "^    Name: R1$")
    has(out, "^crypto pki trustpoint TP\n enrollment terminal\n revocation-check crl\n rsakeypair TP$")
    serial = openssl(desk, "x509", "-noout", "-serial", "-in", "r1.pem").strip().split("=")[1]
    has(out, r"Serial Number \(hex\): %s$" % serial)


def test_a_dialogue_may_be_left_at_every_question(desk):
    """Ctrl-C at each place of an enrolment: nothing is left over, and the same can be done again."""
    lines = typed(SELF).splitlines()
    for n in range(3, lines.index("R1> end") + 1):
        out = desk.script(desk.two(), "\n".join(lines[:n]) + "\nR1! ^C\nR1! ^C\nR1> disable\n" +
                          typed(SELF), "--state", desk.path("state%d" % n))
        has(out, "^Router Self Signed Certificate successfully created$")
        same(out.count("[OK]\n"), 1, "number of saves")


def test_a_paste_may_be_left_at_every_line(desk):
    with open(os.path.join(desk.root, "tests/labs/rsa/ca.pem"), encoding="latin-1") as f:
        ca = f.read()
    with open(os.path.join(desk.root, "tests/labs/rsa/R4.key"), encoding="latin-1") as f:
        key = f.read()
    start = "enable\nconfigure terminal\ncrypto pki trustpoint T\nenrollment terminal\n" \
        "rsakeypair T\n"
    pastes = ("crypto key import rsa T pem terminal cisco123\nquit\n" + key + "quit\n",
              "crypto pki enroll T\n" + ca + "quit\nyes\nno\n\nyes\nyes\nno\n",
              "crypto pki import N pem terminal cisco123\n" + ca + "quit\n" + key + "quit\n" + ca +
              "quit\n",
              "crypto pki import N pkcs12 terminal password x\n" + ca + "quit\n",
              "no crypto pki trustpoint T\n")
    for paste in pastes:
        lines = typed(paste).splitlines()
        for n in [*range(1, len(lines), 4), len(lines)]:
            out = desk.script(desk.two(), typed(start) + "\n".join(lines[:n]) +
                              "\nR1! ^C\nR1! ^C\nR1> show clock\n", "--state", desk.path("none"))
            has(out, r"^R1[^ ]*[>#]show clock\n[*]00:00:")
