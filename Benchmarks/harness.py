"""What every measurement needs: the peers, the workloads, commands that are timed, tables that are printed."""
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
HERE = ROOT / "Benchmarks"
WORK = ROOT / ".build-bench"
RESULTS = WORK / "results"
TUBAN = ROOT / ".build" / "release" / "tuban"
CORES = len(os.sched_getaffinity(0))


def say(text):
    print(text, file=sys.stderr, flush=True)


def environment():
    """The peers in a virtual environment of their own; made once."""
    python = WORK / "venv" / "bin" / "python"
    wanted = (HERE / "requirements.txt").read_text()
    stamp = WORK / "venv" / "installed.txt"
    if not stamp.exists() or stamp.read_text() != wanted:
        say("installing the peers into .build-bench/venv")
        subprocess.run([sys.executable, "-m", "venv", "--clear", WORK / "venv"], check=True)
        install = [python, "-m", "pip", "install", "--quiet", "--requirement", HERE / "requirements.txt"]
        subprocess.run(install, check=True)
        stamp.write_text(wanted)
    return python


def baseline():
    """The C program that only reads."""
    program, source = WORK / "read_baseline", HERE / "read_baseline.c"
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        compiler = shutil.which("cc") or shutil.which("clang")
        command = [compiler, "-O2", "-o", program, source, "-lsqlite3", "-lpthread"]
        subprocess.run(command, check=True)
    return program


def workload(patches, form):
    """A layer of the sample's patches; kept, because equal numbers give equal layers."""
    folder = WORK / f"patches-{patches}"
    path = folder / f"dltb.{form}"
    # The program may have learned to write other layers since.
    if not path.exists() or path.stat().st_mtime < TUBAN.stat().st_mtime:
        say(f"generating {patches} patches as {form}")
        folder.mkdir(parents=True, exist_ok=True)
        command = [TUBAN, "sample", path, "--patches", str(patches), "--single", "--format", form, "--overwrite"]
        subprocess.run([str(word) for word in command], check=True, cwd=ROOT)
    # Page cache warm for all.
    for file in folder.iterdir():
        with open(file, "rb") as handle:
            while handle.read(1 << 24):
                pass
    return path


class Case:
    """One command, run once a round."""

    def __init__(self, name, command, output=None):
        self.name = name
        self.command = [str(word) for word in command]
        self.output = output
        self.wall, self.processor, self.memory = [], [], []

    def run(self):
        start = time.perf_counter()
        process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        words = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.wall.append(time.perf_counter() - start)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{self.name}: exit code {process.returncode}\n{words.decode(errors='replace')}")
        self.processor.append(usage.ru_utime + usage.ru_stime)
        self.memory.append(usage.ru_maxrss / 1024)

    seconds = property(lambda self: statistics.median(self.wall))
    cpu = property(lambda self: statistics.median(self.processor))
    peak = property(lambda self: max(self.memory))


def tuban(name, verb, *words):
    """A run of the program with an output of its own."""
    output = RESULTS / (re.sub("[^a-z0-9]+", "-", name.lower()) + ".csv")
    return Case(name, [TUBAN, verb, *words, "--output", output], output)


def available(peers):
    """The peers that can be asked: PostGIS is no package of Python, and left out where it is not installed."""
    programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    has_postgis = bool(programs) and any(
        (programs[-1].parent.parent / "lib").glob("postgis-*.so")) and shutil.which("ogr2ogr")
    if "postgis" in peers and not has_postgis:
        say("PostGIS is not installed and left out (Debian: postgresql-postgis, gdal-bin)")
    return [name for name in peers if name != "postgis" or has_postgis]


def measure(cases, rounds):
    """Every round runs every case once, in turn, so that a slow minute of the machine falls on all."""
    for number in range(rounds):
        for case in cases:
            say(f"round {number + 1} of {rounds}: {case.name}")
            case.run()


def same_bytes(first, second):
    if first.output.read_bytes() != second.output.read_bytes():
        sys.exit(f"results of '{first.name}' and '{second.name}' differ")


# What floating point leaves of a shared border, m2: rows below it are noise of the peers.
SLIVER = 1.0


def compare_areas(ours, theirs, name):
    """Areas within a millionth of the row, or what rounding each piece to 0.01 m2 leaves; slivers on one side only pass."""
    for key in ours.keys() | theirs.keys():
        one, other = ours.get(key, 0.0), theirs.get(key, 0.0)
        if abs(one - other) > 1e-6 * max(one, other) + SLIVER:
            sys.exit(f"{name}: {key}: {other} m2, tuban {one}")
    totals = [sum(rows.values()) for rows in (ours, theirs)]
    return abs(totals[1] - totals[0]) / totals[0]


def print_cases(cases, differences):
    print("| command | wall s | CPU s | peak MB | total differs by |")
    print("|---|---:|---:|---:|---:|")
    for case in cases:
        difference = f"{differences[case.name]:.1e}" if case.name in differences else ""
        print(f"| {case.name} | {case.seconds:.2f} | {case.cpu:.2f} | {case.peak:.0f} | {difference} |")


def print_goals(goals):
    """Lines of name, figure, the goal in words and as a test."""
    print("\n| ratio | found | goal | |")
    print("|---|---:|---:|---|")
    for name, found, goal, test in goals:
        verdict = "" if test is None else "met" if test(found) else "missed"
        print(f"| {name} | {found:.2f} | {goal} | {verdict} |")


def against_peers(case, peers, goal, test):
    """The fastest peer has the goal, the others are told."""
    fastest = min(peers, key=lambda peer: peer.seconds)
    lines = [(f"{fastest.name}, the fastest peer / {case.name}", fastest.seconds / case.seconds, goal, test)]
    return lines + [
        (f"{peer.name} / {case.name}", peer.seconds / case.seconds, "", None) for peer in peers if peer is not fastest
    ]
