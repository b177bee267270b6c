"""`tuban tabulate` beside the peers: ellipsoidal area by county and class of one generated layer.

Before anything is compared, the results are: same rows, same numbers of patches, same areas.
"""
import csv
import sqlite3
import sys

from harness import (
    CORES, HERE, RESULTS, Case, against_peers, baseline, measure, print_cases, print_goals, same_bytes, tuban,
    workload,
)

PEERS = ["duckdb", "sedonadb", "geopandas"]
SMALL = 200_000


def table(path):
    with open(path, newline="", encoding="utf-8") as file:
        return {
            (row["district"], row["class"]): (int(row["patches"]), float(row["area_m2"]))
            for row in csv.DictReader(file)
        }


def compare(ours, theirs, name):
    """Same rows and patches; areas within a millionth. Gives the relative difference of the totals.

    Tuban rounds each patch to 0.01 m2, as the survey's own fields do; a row of few patches may differ by that.
    """
    if ours.keys() != theirs.keys():
        sys.exit(f"{name}: other rows: {sorted(ours.keys() ^ theirs.keys())[:5]}")
    for key, (patches, area) in ours.items():
        if theirs[key][0] != patches:
            sys.exit(f"{name}: {key}: {theirs[key][0]} patches, tuban {patches}")
        if abs(theirs[key][1] - area) > 1e-6 * area + 0.005 * patches + 1e-6:
            sys.exit(f"{name}: {key}: {theirs[key][1]} m2, tuban {area}")
    totals = [sum(area for _, area in rows.values()) for rows in (ours, theirs)]
    total = abs(totals[1] - totals[0]) / totals[0]
    if total > 1e-6:
        sys.exit(f"{name}: areas differ by {total:.1e} in total")
    return total


def recorded_total(path, output):
    """Net areas and ridges add up to TBMJ, to the hundredth of a square metre, by SQLite's own arithmetic."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        gross, = database.execute("SELECT sum(CAST(round(TBMJ * 100) AS INTEGER)) FROM DLTB").fetchone()
    with open(output, newline="", encoding="utf-8") as file:
        ours = sum(int(row["area_m2"].replace(".", "")) for row in csv.DictReader(file))
    if ours != gross:
        sys.exit(f"recorded areas add up to {ours}, the layer's TBMJ to {gross} (0.01 m2)")


def run(python, patches, rounds):
    reader = baseline()
    gpkg, shapefile = workload(patches, "gpkg"), workload(patches, "shp")
    few = min(SMALL, patches)
    small = workload(few, "gpkg")

    def reading(threads):
        command = [reader, gpkg, "DLTB", threads, "geom", "ZLDWDM", "DLBM"]
        return Case(f"SQLite reads only, {threads} thread{'s' * (threads > 1)}", command)

    computed = tuban("tuban computed", "tabulate", gpkg, "--area", "computed")
    single = tuban("tuban computed, 1 job", "tabulate", gpkg, "--area", "computed", "--jobs", "1")
    recorded = tuban("tuban recorded", "tabulate", gpkg, "--area", "recorded")
    from_shapefile = tuban("tuban computed, GBK shapefile", "tabulate", shapefile, "--area", "computed")
    of_small = tuban(f"tuban computed, {few} patches", "tabulate", small, "--area", "computed")
    read_all, read_single = reading(CORES), reading(1)
    peers = []
    for name in PEERS:
        output = RESULTS / f"{name}.csv"
        peers.append(Case(name, [python, HERE / f"peer_{name}.py", "tabulate", gpkg, output], output))
    cases = [computed, *peers, recorded, single, from_shapefile, of_small, read_all, read_single]
    measure(cases, rounds)

    ours = table(computed.output)
    differences = {peer.name: compare(ours, table(peer.output), peer.name) for peer in peers}
    same_bytes(computed, single)
    same_bytes(computed, from_shapefile)
    recorded_total(gpkg, recorded.output)

    print(f"## tabulate: {patches} patches, {gpkg.stat().st_size / 1e6:.0f} MB as GeoPackage, {CORES} cores,"
          f" medians of {rounds} rounds\n")
    print_cases(cases, differences)
    print_goals([
        *against_peers(computed, peers, "≥ 6", lambda r: r >= 6),
        (f"tuban / reading only, {CORES} threads", computed.seconds / read_all.seconds, "≤ 1.5", lambda r: r <= 1.5),
        ("tuban / reading only, 1 thread", single.seconds / read_single.seconds, "≤ 1.5", lambda r: r <= 1.5),
        ("GBK shapefile / GeoPackage", from_shapefile.seconds / computed.seconds, "≤ 3", lambda r: r <= 3),
        ("computed / recorded", computed.seconds / recorded.seconds, "≥ 1.5", lambda r: r >= 1.5),
        ("CPU: tuban / reading only, 1 thread", single.cpu / read_single.cpu, "", None),
        (f"1 job / {CORES} jobs", single.seconds / computed.seconds, "", None),
        ("peak memory, MB", max(computed.peak, recorded.peak, from_shapefile.peak), "≤ 400", lambda r: r <= 400),
        (f"peak memory / that of {few} patches", computed.peak / of_small.peak, "", None),
    ])
    print("\nResults agree: same rows and patches as every peer, areas within 1e-6, same bytes for 1 job and for the"
          " shapefile,\nrecorded areas add up to the layer's TBMJ.\n")
