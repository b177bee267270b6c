"""`tuban change` beside the peers: area by county, class before and class after, for two years of which six patches in a
hundred differ.

Before anything is compared, the results are: same flows but for slivers, same areas.
"""
import csv
import subprocess
import sys

from harness import (
    CORES, HERE, RESULTS, Case, against_peers, available, compare_areas, measure, print_cases, print_goals, same_bytes,
    say, tuban, workload,
)

PATCHES = 200_000


def second_year(python, patches):
    """Another year of a layer, made once."""
    path = patches.parent / "dltb2.gpkg"
    if not path.exists() or path.stat().st_mtime < patches.stat().st_mtime:
        say("generating a second year")
        subprocess.run([python, HERE / "make_year.py", patches, path], check=True)
    return path


def ours(path):
    """Flows of ground; corrections, which round patches to 0.01 m2, apart."""
    flows, corrections = {}, 0.0
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["kind"] == "correction":
                corrections += float(row["area_m2"])
            else:
                flows[row["district_from"], row["class_from"], row["class_to"]] = float(row["area_m2"])
    return flows, corrections


def theirs(path):
    with open(path, newline="", encoding="utf-8") as file:
        return {
            (row["district"], row["class_from"], row["class_to"]): float(row["area_m2"]) for row in csv.DictReader(file)
        }


def run(python, rounds):
    before = workload(PATCHES, "gpkg")
    after = second_year(python, before)
    words = ["--area", "computed"]
    changed = tuban("tuban", "change", before, after, *words)
    single = tuban("tuban, 1 job", "change", before, after, *words, "--jobs", "1")
    same = tuban("tuban, a year against itself", "change", before, before, *words)
    reading = tuban("tuban tabulate, one year", "tabulate", before, *words)
    peers = []
    for name in available(["duckdb", "sedonadb", "geopandas", "postgis"]):
        output = RESULTS / f"change-{name}.csv"
        peers.append(Case(name, [python, HERE / f"peer_{name}.py", "change", before, after, output], output))
    cases = [changed, *peers, single, same, reading]
    measure(cases, rounds)
    same_bytes(changed, single)
    flows, corrections = ours(changed.output)
    differences = {peer.name: compare_areas(flows, theirs(peer.output), peer.name) for peer in peers}
    unchanged, none = ours(same.output)
    if none or any(before != after for _, before, after in unchanged):
        sys.exit("a year against itself has flows")
    print(f"## change: {PATCHES} patches a year, {CORES} cores, medians of {rounds} rounds\n")
    print_cases(cases, differences)
    print_goals([
        *against_peers(changed, peers, "≥ 40", lambda r: r >= 40),
        ("a year against itself / reading both", same.seconds / (2 * reading.seconds), "≤ 2", lambda r: r <= 2),
        (f"1 job / {CORES} jobs", single.seconds / changed.seconds, "", None),
        ("corrections, m2", corrections, "", None),
        ("peak memory, MB", max(changed.peak, single.peak, same.peak), "≤ 500", lambda r: r <= 500),
    ])
    print()
