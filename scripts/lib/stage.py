"""How a script tells a phone's story on the screen: headings, plain words, timeline lines as they happen."""

import os
import sys
import textwrap
import threading
import shutil

COLOURS = {"provider": "36", "gateway": "36", "phone": "34", "app": "35", "user": "33"}
LOUD = {
    "call.ringing": "1;32", "audio.activated": "1;32", "call.connected": "32", "check1.failed": "1;31", "app.killed": "1;31",
    "ledger.violation": "31", "ledger.restricted": "1;31", "push.dropped": "1;31", "ledger.cleared": "1;32",
}
# What a reader who knows nothing can do without.
HIDDEN = {
    "app.state", "token.issued", "completion.called", "delegate.returned", "process.exited", "developer.warned",
    "app.suspended", "app.resumed", "call.dismissed", "action.performed", "check2.satisfied", "user.wentHome",
}
# What one has seen before, when it happens for the second time.
FAMILIAR = {"push.decided", "push.accepted", "push.delivered", "app.launching", "app.launched", "registry.changed"}
# Shorter than the phone's own words.
PLAIN = {"push.accepted": "200: the gateway accepts the push", "crash.written": "writes a crash report"}


class Stage:
    def __init__(self, names=()):
        self.names = {name.lower(): name for name in names}
        self.coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        self.width = min(shutil.get_terminal_size((100, 24)).columns, 112)
        self.lock = threading.Lock()
        self.curtain = True
        self.brief = False
        self.origin = None
        self.chapters = 0

    def paint(self, text, colour):
        return f"\033[{colour}m{text}\033[0m" if self.coloured and colour else text

    def write(self, text=""):
        with self.lock:
            print(text, flush=True)

    def chapter(self, title, *sentences, brief=False):
        self.chapters += 1
        self.write("\n" + self.paint(f"{self.chapters}. {title}", "1"))
        for sentence in sentences:
            self.say(sentence)
        self.origin = None
        self.brief = brief
        self.curtain = False

    def say(self, sentence):
        self.write(textwrap.fill(sentence, self.width, initial_indent="   ", subsequent_indent="   "))

    def command(self, words):
        lines = textwrap.wrap(words, self.width - 5, break_on_hyphens=False)
        self.write(self.paint("   $ " + "\n     ".join(lines), "1;36"))

    def quote(self, text):
        """Lines of a program's output."""
        for line in text.splitlines():
            for part in textwrap.wrap(line, self.width - 5, break_on_hyphens=False) or [""]:
                self.write(self.paint(f"   │ {part}".rstrip(), "2"))

    def show(self, record):
        """One line of the timeline, while the curtain is up."""
        if self.curtain or record["kind"] in HIDDEN or self.brief and record["kind"] in FAMILIAR:
            return
        at = record["atMicroseconds"] / 1e6
        if self.origin is None:
            self.origin = at
        lane = record["lane"]
        text = PLAIN.get(record["kind"], record["text"])
        if lane == "app" and record.get("bundle"):
            name = record["bundle"].rsplit(".", 1)[-1]
            text = f"{self.names.get(name, name)}: {text}"
        rule = f" [{record['rule']}]" if record.get("rule") else ""
        head = f"   {at - self.origin:7.3f} s  {lane:<8}  "
        body = textwrap.wrap(text + rule, self.width - len(head)) or [""]
        head = head[:14] + self.paint(head[14:], COLOURS.get(lane, ""))
        colour = LOUD.get(record["kind"], "")
        lines = [self.paint(line, colour) for line in body]
        self.write(head + ("\n" + " " * 24).join(lines))
