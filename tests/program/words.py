"""What is written about the program is true: README, man page, installation."""

import os
import re
import shutil
import subprocess

from desk import has, needs, same


def file_of(desk, name):
    with open(os.path.join(desk.root, name), encoding="utf-8") as f:
        return f.read()


def usage(desk):
    """The command lines of --help."""
    return [line[7:] for line in desk.good("--help").splitlines() if line[7:].startswith("qmidle ")]


def test_the_session_of_the_readme_is_true(desk):
    session = re.search(r"^```\n(PC1>.*?)^```$", file_of(desk, "README.md"), re.M | re.S).group(1)
    lab = desk.path("lab")
    shutil.copytree(desk.first_lab(), lab)
    shutil.copytree(os.path.join(lab, "solution"), lab, dirs_exist_ok=True)
    typed = re.findall(r"^(\w+)[>#](.*)$", session, re.M)
    out = desk.script(lab, "".join("%s> %s\n" % line for line in typed))
    same(out[:len(session)], session, "what the program prints")


def test_readme_and_man_page_know_the_command_lines(desk):
    page = re.sub(r"\\f[BRI]|\\(?=-)", "", file_of(desk, "qmidle.1"))
    readme = file_of(desk, "README.md")
    for line in usage(desk):
        has(page, "^" + re.escape(line) + "$")
        if "--version" not in line:
            has(readme, "^    " + re.escape(line))
    for option in re.findall(r"--[a-z]+(?= |\])", " ".join(usage(desk)[:-1])):
        has(page, r"^\.BI? \"?%s" % option)
    has(page, r"^\.TH .*\"%s\"" % desk.good("--version").strip())


def test_the_man_page_is_well_formed(desk):
    needs("groff")
    p = subprocess.run(["groff", "-man", "-ww", "-Tutf8", "-z", "qmidle.1"], cwd=desk.root,
                       stderr=subprocess.PIPE, encoding="utf-8", check=False)
    same(p.stderr, "", "what groff says")


def test_an_installed_program_has_its_labs_and_its_page(desk):
    dest = desk.path("dest")
    subprocess.run(["make", "-s", "install", "DESTDIR=" + dest, "PREFIX=/usr"], cwd=desk.root,
                   check=True, stdout=subprocess.DEVNULL)
    desk.program = dest + "/usr/bin/qmidle"
    has(desk.good("labs"), "/share/qmidle/labs/01-site-to-site +Site-to-site")
    has(desk.script("01-site-to-site", "R1> show clock\n"), "^R1>show clock$")
    has(file_of(desk, os.path.join(dest, "usr/share/man/man1/qmidle.1")), "^.TH QMIDLE 1")


def test_the_reference_says_what_has_no_effect(desk):
    policy = desk.good("reference", "crypto", "isakmp", "policy")
    same(policy, "## config  (config)#\n\n    crypto isakmp policy <1-10000>\n        Set policy for an ISAKMP protection suite\n"
                 "        enters: isakmp-policy\n", "the entry")
    has(desk.good("reference", "router", "ospf"), r"accepted and shown, has no effect")
    whole = desk.good("reference")
    has(whole, r"^## exec  >$")
    has(whole, r"^## interface  \(config-if\)#$")
