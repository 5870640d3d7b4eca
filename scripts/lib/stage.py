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


class Stage:
    def __init__(self):
        self.coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        self.width = min(shutil.get_terminal_size((100, 24)).columns, 112)
        self.lock = threading.Lock()
        self.curtain = True
        self.origin = None
        self.chapters = 0

    def paint(self, text, colour):
        return f"\033[{colour}m{text}\033[0m" if self.coloured and colour else text

    def write(self, text=""):
        with self.lock:
            print(text, flush=True)

    def chapter(self, title, *sentences):
        self.chapters += 1
        self.write("\n" + self.paint(f"{self.chapters}. {title}", "1"))
        for sentence in sentences:
            self.say(sentence)
        self.origin = None
        self.curtain = False

    def say(self, sentence):
        self.write(textwrap.fill(sentence, self.width, initial_indent="   ", subsequent_indent="   "))

    def command(self, words):
        self.write(self.paint(f"   $ {words}", "1;36"))

    def quote(self, text):
        """Lines of a program's output, cut where the screen ends."""
        for line in text.splitlines():
            cut = line if len(line) <= self.width - 5 else line[: self.width - 6] + "…"
            self.write(self.paint("   │ " + cut, "2"))

    def show(self, record):
        """One line of the timeline, while the curtain is up."""
        if self.curtain or record["kind"] in HIDDEN:
            return
        at = record["atMicroseconds"] / 1e6
        if self.origin is None:
            self.origin = at
        lane = record["lane"]
        text = record["text"]
        if lane == "app":
            text = record["bundle"].rsplit(".", 1)[-1] + " " + text
        rule = f" [{record['rule']}]" if record.get("rule") else ""
        head = f"   {at - self.origin:7.3f} s  {lane:<8}  "
        body = textwrap.wrap(text + rule, self.width - len(head)) or [""]
        head = head[:14] + self.paint(head[14:], COLOURS.get(lane, ""))
        colour = LOUD.get(record["kind"], "")
        lines = [self.paint(line, colour) for line in body]
        self.write(head + ("\n" + " " * 24).join(lines))
