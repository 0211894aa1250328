"""What a group of cases found: lines for people, and records for the table of the README."""

import json
import time
import traceback


class Wrong(Exception):
    """A case did not go as it should."""


def expect(truth, words):
    if not truth:
        raise Wrong(words)


def wait(words, condition, seconds=8):
    """Until the condition holds; its value. Wrong when it does not come true in time."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise Wrong(words)
        time.sleep(0.03)


class Report:
    def __init__(self, group, path=None):
        self.passed = self.failed = self.skipped = 0
        self.group, self.path, self.records = group, path, []

    def case(self, name, run, evidence=None, **record):
        """Runs it; evidence gives the text that is shown when it fails. The name says who the peer
        is, and then what happens, unless the record does."""
        wrong = None
        try:
            run()
        except Wrong as w:
            wrong = str(w)
        except Exception:
            wrong = traceback.format_exc()
        if wrong is None:
            self.passed += 1
            print("ok       " + name, flush=True)
        else:
            self.failed += 1
            print("FAILED   %s: %s" % (name, wrong), flush=True)
            if evidence:
                print(evidence(), flush=True)
        peer, _, title = name.partition(": ") if ": " in name else (self.group, "", name)
        self.records.append({"group": self.group, "peer": peer, "title": title,
                             "ok": wrong is None, **record})
        return wrong is None

    def skip(self, name, why):
        self.skipped += 1
        print("skipped: %s: %s" % (name, why), flush=True)

    def close(self):
        print("%d passed, %d failed, %d skipped" % (self.passed, self.failed, self.skipped))
        if self.path:
            with open(self.path, "w") as f:
                json.dump(self.records, f)
        return self.failed != 0
