"""The conformance battery beside a script: `ringtime check` on a few bundles, while the script shows something else."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from phone import RINGTIME, ROOT, Failure, bundle


class Battery:
    """`with Battery(apps, report) as battery:`; apps are pairs of package and product; the first one is to pass everything."""

    def __init__(self, apps, report):
        self.apps = apps
        self.report = report
        self.folder = Path(tempfile.mkdtemp(prefix="ringtime-"))
        self.result = self.folder / "battery.json"

    def __enter__(self):
        bundles = []
        for package, product in self.apps:
            app = bundle(package, product, self.folder)
            shutil.copy2(ROOT / "Examples" / package / "ringtime.yml", app)
            bundles.append(app)
        # The script's own phone comes first; the battery takes what is left of the machine.
        self.process = subprocess.Popen(
            ["nice", RINGTIME, "check", *bundles, "--jobs", "64", "--report", f"json={self.result}", "--report",
             f"html={self.report}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def summary(self):
        """A line or two for each app; raises Failure if the verdicts are not what they have to be."""
        _, complaints = self.process.communicate(timeout=180)
        if self.process.returncode != 1:
            raise Failure(f"the battery ended with {self.process.returncode}, not 1: {complaints.strip()[-400:]}")
        lines = []
        for app, (_, product) in zip(json.loads(self.result.read_text())["apps"], self.apps, strict=True):
            lines += self.lines(app, mustPass=product == self.apps[0][1])
        return lines

    @staticmethod
    def lines(app, mustPass):
        failed = {}
        for scenario in app["scenarios"]:
            for run in scenario["runs"]:
                if run["verdict"] not in ("passed", "skipped"):
                    failed.setdefault(run["rule"] or run["verdict"], []).append(scenario["scenario"])
        if mustPass != (not failed):
            raise Failure(f"{app['app']} should {'pass' if mustPass else 'fail'}, and failed {failed}")
        if not failed:
            return [f"{app['app']}: {len(app['scenarios'])} scenarios, all passed"]
        count = len({name for names in failed.values() for name in names})
        lines = [f"{app['app']}: {len(app['scenarios'])} scenarios, {count} failed"]
        for rule, names in sorted(failed.items(), key=lambda entry: -len(entry[1])):
            some = sorted(set(names))
            lines.append(f"    {rule}: {', '.join(some[:4])}" + (f" and {len(some) - 4} more" if len(some) > 4 else ""))
        return lines
