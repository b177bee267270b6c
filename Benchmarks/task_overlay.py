"""`tuban overlay` beside the peers: area by county, kind of zone and class, for a thousand zones that ignore the borders of
patches, and for ten districts of twelve thousand vertices that follow them.

Before anything is compared, the results are: same rows but for slivers, same areas.
"""
import csv
import subprocess

from harness import (
    CORES, HERE, RESULTS, Case, against_peers, available, compare_areas, measure, print_cases, print_goals, same_bytes,
    say, tuban, workload,
)

PEERS = ["duckdb", "sedonadb", "geopandas", "postgis"]
PATCHES = 200_000


def zones(python, patches):
    """Zones and districts for a layer, made once."""
    path = patches.parent / "zones.gpkg"
    if not path.exists() or path.stat().st_mtime < patches.stat().st_mtime:
        say("generating zones")
        subprocess.run([python, HERE / "make_zones.py", patches, path], check=True)
    return path


def table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return {(row["district"], row["zone"], row["class"]): float(row["area_m2"]) for row in csv.DictReader(file)}


def peers_of(python, patches, layer, field, names):
    for name in names:
        output = RESULTS / f"overlay-{field.lower()}-{name}.csv"
        script = [python, HERE / f"peer_{name}.py"]
        yield Case(name, [*script, "overlay", patches, *layer, field, output], output)


def run(python, rounds):
    patches = workload(PATCHES, "gpkg")
    zoned = zones(python, patches)
    names = available(PEERS)
    for layer, field, title in [("zones", "KIND", "1,000 zones"), ("districts", "CODE", "ten districts")]:
        words = [patches, f"{zoned}:{layer}", "--zone-field", field, "--area", "computed"]
        ours = tuban(f"tuban {title}", "overlay", *words)
        single = tuban(f"tuban {title}, 1 job", "overlay", *words, "--jobs", "1")
        peers = list(peers_of(python, patches, (zoned, layer), field, names))
        cases = [ours, *peers, single]
        measure(cases, rounds)
        rows = table(ours.output)
        differences = {peer.name: compare_areas(rows, table(peer.output), peer.name) for peer in peers}
        same_bytes(ours, single)
        print(f"## overlay: {PATCHES} patches, {title}, {CORES} cores, medians of {rounds} rounds\n")
        print_cases(cases, differences)
        print_goals([
            *against_peers(ours, peers, "≥ 10", lambda r: r >= 10),
            (f"1 job / {CORES} jobs", single.seconds / ours.seconds, "≥ 1.7", lambda r: r >= 1.7),
            ("peak memory, MB", max(ours.peak, single.peak), "≤ 500", lambda r: r <= 500),
        ])
        print()
    growth(python, patches, rounds)


def growth(python, patches, rounds):
    """One zone of n vertices: time may grow no faster than n log n."""
    cases = []
    for vertices in (25_000, 50_000, 100_000):
        path = patches.parent / f"zone-{vertices}.gpkg"
        if not path.exists() or path.stat().st_mtime < patches.stat().st_mtime:
            subprocess.run([python, HERE / "make_zones.py", patches, path, "--vertices", str(vertices)], check=True)
        cases.append(tuban(
            f"tuban, one zone of {vertices} vertices", "overlay", patches, f"{path}:zones", "--zone-field", "KIND",
            "--area", "computed"))
    measure(cases, rounds)
    print("## overlay: one zone of many vertices\n")
    print_cases(cases, {})
    # log 100,000 / log 25,000 = 1.14
    print_goals([
        ("CPU of 100,000 vertices / 25,000", cases[2].cpu / cases[0].cpu, "≤ 4.6", lambda r: r <= 4.6),
        ("CPU of 100,000 vertices / 50,000", cases[2].cpu / cases[1].cpu, "≤ 2.2", lambda r: r <= 2.2),
    ])
    print()
