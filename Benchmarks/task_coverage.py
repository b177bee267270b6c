"""`tuban check` of a clean coverage beside merely reading it: gaps and overlaps are to cost little more.

No peer is asked: a union of all shapes or a join of the layer with itself takes them minutes.
"""
from harness import CORES, TUBAN, Case, baseline, measure, print_cases, print_goals, tuban, workload

PATCHES = 200_000


def run(rounds):
    patches = workload(PATCHES, "gpkg")
    reader = baseline()

    def check(jobs):
        return Case(f"tuban check, {jobs} job{'s' * (jobs > 1)}", [TUBAN, "check", patches, "--jobs", jobs])

    def reading(threads):
        command = [reader, patches, "DLTB", threads, "geom", "BSM"]
        return Case(f"SQLite reads only, {threads} thread{'s' * (threads > 1)}", command)

    single, both = check(1), check(CORES)
    read_single, read_both = reading(1), reading(CORES)
    areas = tuban("tuban tabulate computed, 1 job", "tabulate", patches, "--area", "computed", "--jobs", "1")
    cases = [single, both, areas, read_single, read_both]
    measure(cases, rounds)
    print(f"## check: {PATCHES} patches without gap or overlap, {CORES} cores, medians of {rounds} rounds\n")
    print_cases(cases, {})
    print_goals([
        ("tuban check / reading only, 1 thread", single.seconds / read_single.seconds, "≤ 2", lambda r: r <= 2),
        (f"tuban check / reading only, {CORES} threads", both.seconds / read_both.seconds, "≤ 2", lambda r: r <= 2),
        ("CPU: tuban check / tabulate computed", single.cpu / areas.cpu, "", None),
        (f"1 job / {CORES} jobs", single.seconds / both.seconds, "", None),
        ("peak memory, MB", max(single.peak, both.peak), "≤ 500", lambda r: r <= 500),
    ])
    print()
