"""Certification authorities made by OpenSSL's command line, and what they sign."""

import os
import re
import subprocess


def openssl(*words, text=None):
    done = subprocess.run(["openssl", *words], input=text, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=60)
    if done.returncode:
        raise RuntimeError("openssl %s: %s" % (words[0], done.stderr.strip()))
    return done.stdout


class Authority:
    """A CA in a folder of its own; above is the one that signs it, or nobody."""

    def __init__(self, folder, name, above=None):
        os.makedirs(folder)
        self.folder, self.name, self.above = folder, name, above
        extensions = ["-addext", "basicConstraints=critical,CA:TRUE",
                      "-addext", "keyUsage=critical,keyCertSign,cRLSign"]
        self.key = self.path("ca.key")
        openssl("genrsa", "-traditional", "-out", self.key, "2048")
        subject = ["-key", self.key, "-subj", "/O=lab/CN=" + name]
        if above:
            request = openssl("req", "-new", *subject, *extensions)
            self.pem = above.sign(request, days=3650)
        else:
            self.pem = openssl("req", "-x509", *subject, *extensions, "-days", "3650")
        self.write("ca.pem", self.pem)
        self.write("index.txt", "")
        self.write("serial", "1000")
        self.write("crlnumber", "01")
        self.write("ca.cnf", CONF % {"folder": folder})

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w") as f:
            f.write(text)
        return self.path(name)

    def sign(self, request, days=365, end=None, names=None):
        """The certificate for a PKCS#10 request, with the extensions that it asks for and names as its
        subjectAltName. end is a date as OpenSSL writes it."""
        more = ["-extfile", self.write("names", "subjectAltName=" + names)] if names else []
        span = ["-days", str(days)]
        if end:
            span = ["-startdate", "200101000000Z", "-enddate", end]
        return openssl("ca", "-config", self.path("ca.cnf"), "-batch", "-notext", *span, *more,
                       "-in", self.write("request", request), "-rand_serial")

    def issue(self, cn, names=None, **span):
        """A key pair and its certificate, both in PEM; names is a subjectAltName."""
        key = openssl("genrsa", "-traditional", "2048")
        request = openssl("req", "-new", "-key", self.write("key", key), "-subj", "/O=lab/CN=" + cn)
        return key, self.sign(request, names=names, **span)

    def revoke(self, certificate):
        openssl("ca", "-config", self.path("ca.cnf"), "-revoke", self.write("bad", certificate))

    def crl(self):
        return openssl("ca", "-config", self.path("ca.cnf"), "-gencrl")


CONF = """[ca]
default_ca = it
[it]
dir = %(folder)s
certificate = $dir/ca.pem
private_key = $dir/ca.key
database = $dir/index.txt
new_certs_dir = $dir
serial = $dir/serial
crlnumber = $dir/crlnumber
default_md = sha256
default_crl_days = 30
policy = any
unique_subject = no
copy_extensions = copy
string_mask = nombstr
[any]
countryName = optional
organizationName = optional
organizationalUnitName = optional
commonName = optional
unstructuredName = optional
unstructuredAddress = optional
serialNumber = optional
"""


def base64_of(said):
    """The request that a router printed, as PEM."""
    lines = re.search(r"Request follows:\s*\n(.*?)\n\s*---End", said, re.S).group(1).split()
    return "-----BEGIN CERTIFICATE REQUEST-----\n%s\n-----END CERTIFICATE REQUEST-----\n" % (
        "\n".join(lines))
