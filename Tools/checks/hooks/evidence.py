"""What the scripts beside this one share: checks, tools from PyPI, and processes that end."""
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
SHARED = CHECKOUT.parent / "shared"

# Nothing that the caller's Git, hook, terminal or runner has set may decide a check.
FOREIGN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "PRE_COMMIT", "SKIP", "NO_COLOR", "FORCE_COLOR",
           "CLICOLOR_FORCE", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "TF_BUILD", "PYTHONPATH", "VIRTUAL_ENV")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in FOREIGN} | {"TERM": "xterm"}


class Checks:
    """Counts what holds, what does not, and what could not be tried."""

    def __init__(self):
        self.held = self.broken = self.left_out = 0

    def __call__(self, claim, holds, shown=""):
        print(f"{'ok  ' if holds else 'FAIL'}  {claim}", flush=True)
        self.held, self.broken = self.held + bool(holds), self.broken + (not holds)
        if not holds:
            for line in str(shown).strip().splitlines()[-60:]:
                print(f"      | {line}", flush=True)

    def leave_out(self, what, why):
        print(f"LEFT OUT  {what}: {why}", flush=True)
        self.left_out += 1

    def end(self):
        print(f"{self.held} hold, {self.broken} do not, {self.left_out} left out")
        sys.exit(1 if self.broken else 0)


class Run:
    """A process that has ended: its status, and what it printed on both streams."""

    def __init__(self, *command, cwd, timeout=120, text=None, **environment):
        command = [str(word) for word in command]
        try:
            done = subprocess.run(command, cwd=cwd, env=ENVIRONMENT | environment, timeout=timeout, input=text,
                                  stdin=subprocess.DEVNULL if text is None else None, text=True, errors="replace",
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
            self.status, self.output = done.returncode, done.stdout
        except subprocess.TimeoutExpired as expired:
            printed = (expired.stdout or b"").decode(errors="replace")
            self.status, self.output = None, f"{printed}\nstopped after {timeout} s"
        except OSError as error:
            self.status, self.output = None, f"{command[0]}: {error.strerror}"

    def __str__(self):
        return f"status {self.status}\n{self.output}"


class Tools:
    """Programs from PyPI in a virtual environment of their own."""

    def __init__(self, folder):
        self.folder = folder / "tools"
        self.made = Run(sys.executable, "-m", "venv", self.folder, cwd=folder, timeout=600)

    def install(self, package, checks, what, program=None):
        """The path of a program; none, after saying so, where it cannot be had."""
        run = self.made
        if run.status == 0:
            run = Run(self.folder / "bin/pip", "install", "--quiet", "--disable-pip-version-check", package,
                      cwd=self.folder, timeout=600)
        if run.status != 0:
            last = (run.output.strip().splitlines() or ["no reason given"])[-1]
            checks.leave_out(what, f"{package} cannot be installed ({last})")
            return None
        return self.folder / "bin" / (program or package.split("==")[0])

    def module(self, package, name, checks, what):
        """A Python module; none, after saying so, where it cannot be had."""
        if importlib.util.find_spec(name) is None:
            if not self.install(package, checks, what):
                return None
            sys.path += map(str, self.folder.glob("lib/python*/site-packages"))
        return importlib.import_module(name)
