"""A phone of one's own for a script: `ringtime up` in a temporary data folder, its timeline as it happens, its commands,
and a provider (aioapns from PyPI, unchanged but for host, port and CA)."""

import asyncio
import json
import os
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RINGTIME = ROOT / ".build/debug/ringtime"
VENV = ROOT / ".build-clients/venv"


class Failure(Exception):
    """Something that was to happen did not."""


def use_clients():
    """Starts the script again with the Python that has the provider clients, unless it runs there already."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    python = VENV / "bin/python"
    if not python.exists():
        sys.exit(f"{Path(sys.argv[0]).name}: the provider clients are missing: run make setup")
    os.execv(python, [str(python), "-B", *sys.argv])


def bundle(package, product, folder):
    """Makes Foo.app of what `swift build` has built: the executable, Info.plist and entitlements, as on iOS."""
    sources = ROOT / "Examples" / package / "Sources" / product
    program = ROOT / "Examples" / package / ".build/debug" / product
    if not program.exists():
        raise Failure(f"{program.relative_to(ROOT)} is missing: run scripts/demo-build")
    app = Path(folder) / f"{product}.app"
    app.mkdir(parents=True)
    for file in [sources / "Info.plist", sources / f"{product}.entitlements", program]:
        shutil.copy2(file, app)
    return app


class Phone:
    """`with Phone(observe) as phone:`; observe gets every record of the timeline, on another thread."""

    def __init__(self, observe=lambda record: None):
        self.observe = observe
        self.records = []
        self.news = threading.Condition()
        self.folder = Path(tempfile.mkdtemp(prefix="ringtime-"))
        self.environment = dict(os.environ, RINGTIME_DATA=str(self.folder / "phone"))
        self.children = []
        self.provider = None

    def __enter__(self):
        try:
            if not RINGTIME.exists():
                raise Failure(f"{RINGTIME.relative_to(ROOT)} is missing: run scripts/demo-build")
            self.facts = json.loads(self.start("up", "--json").stdout.readline() or "{}")
            if not self.facts:
                raise Failure("the phone did not start")
            threading.Thread(target=self._follow, args=[self.start("log", "-f", "--json")], daemon=True).start()
            self.provider = Provider(self.facts)
            return self
        except BaseException:
            self.stop()
            raise

    def __exit__(self, *_):
        self.stop()

    def start(self, *arguments):
        child = subprocess.Popen(
            [RINGTIME, *arguments], env=self.environment, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        self.children.append(child)
        return child

    def stop(self):
        """Switches the phone off and removes its folder."""
        if self.provider:
            self.provider.close()
        for child in reversed(self.children):
            child.send_signal(signal.SIGINT)
            try:
                child.wait(40)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        self.children = []
        left = self.left_over()
        shutil.rmtree(self.folder, ignore_errors=True)
        if left:
            raise Failure(f"processes of the phone are still running: {', '.join(left)}")

    def left_over(self):
        """Processes whose program lies in the phone's folder."""
        programs = []
        for link in Path("/proc").glob("[0-9]*/exe"):
            try:
                programs.append(os.readlink(link))
            except OSError:
                continue
        return sorted(program for program in programs if program.startswith(str(self.folder)))

    def run(self, *arguments, codes=(0,)):
        """One command to its end. Returns what it printed."""
        done = subprocess.run(
            [RINGTIME, *map(str, arguments)], env=self.environment, capture_output=True, text=True, timeout=60
        )
        if done.returncode not in codes:
            words = " ".join(map(str, arguments))
            raise Failure(f"ringtime {words}: exit code {done.returncode}: {(done.stderr or done.stdout).strip()}")
        return done.stdout.rstrip("\n")

    def ask(self, *arguments):
        return json.loads(self.run(*arguments, "--json"))

    def _follow(self, log):
        for line in log.stdout:
            record = json.loads(line)
            self.observe(record)
            with self.news:
                self.records.append(record)
                self.news.notify_all()

    def mark(self):
        with self.news:
            return len(self.records)

    def expect(self, kind, app=None, since=0, within=10.0, text=""):
        """Waits for a record; raises Failure if none comes in time."""
        deadline = time.monotonic() + within
        with self.news:
            while True:
                for record in self.records[since:]:
                    named = app is None or (record.get("bundle") or "").endswith("." + app.lower())
                    if record["kind"] == kind and named and text in record["text"]:
                        return record
                left = deadline - time.monotonic()
                if left <= 0:
                    raise Failure(f"no {kind}{f' of {app}' if app else ''} came within {within:g} s")
                self.news.wait(left)

    def never(self, kind, app, since):
        """Raises Failure if there is such a record."""
        with self.news:
            for record in self.records[since:]:
                if record["kind"] == kind and (record.get("bundle") or "").endswith("." + app.lower()):
                    raise Failure(f"{kind} of {app} should not have come: {record['text']}")

    def app(self, name):
        """The app's entry in `ringtime status`."""
        return next(app for app in self.ask("status")["apps"] if app["bundle"].endswith("." + name.lower()))

    def install(self, app):
        """Installs an app and opens it once, as its user would: it registers, and its token is known."""
        identifier = self.ask("install", app)["bundle"]
        since = self.mark()
        self.run("launch", identifier)
        self.expect("token.issued", Path(app).stem, since)
        return identifier

    def push(self, name, payload):
        """Pushes to an app with aioapns, and wants a 200."""
        app = self.app(name)
        if not app.get("voipToken"):
            raise Failure(f"{name} has no VoIP token")
        self.provider.push(app["voipToken"], app["bundle"] + ".voip", payload)


class Provider:
    """A server that pushes: one aioapns connection, kept open, on a thread of its own."""

    def __init__(self, facts):
        from aioapns.connection import APNsProductionClientProtocol, APNsTLSClientProtocol

        host, port = facts["apnsURL"].removeprefix("https://").rsplit(":", 1)
        APNsProductionClientProtocol.APNS_SERVER = host
        APNsTLSClientProtocol.APNS_PORT = int(port)
        self.facts = facts
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self.apns = self.run(self.connect())

    def run(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(20)

    def close(self):
        """Before the phone goes: a lost connection would be aioapns's to complain of."""
        self.loop.call_soon_threadsafe(self.apns.pool.close)

    async def connect(self):
        from aioapns import APNs

        return APNs(
            key=Path(self.facts["keyFile"]).read_text(),
            key_id=self.facts["keyId"],
            team_id=self.facts["teamId"],
            topic="one.for.each.request",
            max_connections=1,
            ssl_context=ssl.create_default_context(cafile=self.facts["caFile"]),
        )

    def push(self, token, topic, payload):
        from aioapns import NotificationRequest, PushType

        request = NotificationRequest(
            device_token=token, message=payload, push_type=PushType.VOIP, apns_topic=topic, time_to_live=0
        )
        result = self.run(self.apns.send_notification(request))
        if not result.is_successful:
            raise Failure(f"the gateway refused the push to {topic}: {result.status} {result.description}")
