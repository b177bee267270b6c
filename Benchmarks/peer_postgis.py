"""Ellipsoidal areas with PostGIS, loading included: a throw-away cluster on a socket in .build-bench.

usage: peer_postgis.py overlay PATCHES.gpkg ZONES.gpkg LAYER FIELD OUT.csv
       peer_postgis.py change BEFORE.gpkg AFTER.gpkg OUT.csv
"""
import os
import pathlib
import pwd
import subprocess
import sys

task, patches, others, *more, out = sys.argv[1:]
BIN = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1]
HOME = pathlib.Path(__file__).resolve().parent.parent / ".build-bench" / "postgres"
PORT = "5499"
# The server refuses to run as root; then it runs as the user of the package.
AS = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
SOCKET = pathlib.Path("/tmp") / f"bench-postgres-{os.getuid()}"


def run(*words, **more):
    return subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL, **more)


def psql(text):
    run(*AS, BIN / "psql", "-q", "-h", SOCKET, "-p", PORT, "-d", "bench", "-v", "ON_ERROR_STOP=1", "-c", text)


def start():
    for folder in (HOME, SOCKET):
        folder.mkdir(parents=True, exist_ok=True)
        if AS:
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
    cluster = HOME / "data" if not AS else SOCKET / "data"
    if not cluster.exists():
        run(*AS, BIN / "initdb", "-D", cluster, "-E", "UTF8", "--locale=C")
    if subprocess.run([*AS, BIN / "pg_ctl", "status", "-D", cluster], stdout=subprocess.DEVNULL).returncode != 0:
        options = (f"-p {PORT} -k {SOCKET} -c listen_addresses= -c shared_buffers=2GB -c work_mem=512MB"
                   " -c max_parallel_workers_per_gather=2 -c fsync=off")
        run(*AS, BIN / "pg_ctl", "-w", "-D", cluster, "-o", options, "-l", SOCKET / "log", "start")
    names = subprocess.run(
        [*AS, BIN / "psql", "-h", SOCKET, "-p", PORT, "-d", "postgres", "-Atc", "SELECT datname FROM pg_database"],
        check=True, capture_output=True, text=True).stdout.split()
    if "bench" not in names:
        run(*AS, BIN / "createdb", "-h", SOCKET, "-p", PORT, "bench")
        psql("CREATE EXTENSION postgis")
    return cluster


def load(path, layer, name):
    target = f"PG:host={SOCKET} port={PORT} dbname=bench user=postgres"
    words = ["ogr2ogr", "-f", "PostgreSQL", target, path, *([layer] if layer else []), "-nln", name, "-overwrite",
             "-lco", "GEOMETRY_NAME=geom", "-lco", "PRECISION=NO", "-nlt", "PROMOTE_TO_MULTI"]
    run(*AS, *words, env={**os.environ, "PG_USE_COPY": "YES"})
    psql(f"ANALYZE {name}")


cluster = start()
load(patches, None, "patches")
if task == "change":
    load(others, None, "newer")
    query = """
        SELECT left(patches.zldwdm, 6) AS district, patches.dlbm AS class_from, newer.dlbm AS class_to,
               sum(ST_Area(ST_CollectionExtract(ST_Intersection(patches.geom, newer.geom), 3)::geography)) AS area_m2
        FROM patches JOIN newer ON ST_Intersects(patches.geom, newer.geom) GROUP BY 1, 2, 3"""
else:
    layer, field = more
    load(others, layer, "zones")
    query = f"""
        SELECT left(zldwdm, 6) AS district, zones.{field.lower()} AS zone, dlbm AS class,
               sum(ST_Area(ST_Intersection(patches.geom, zones.geom)::geography)) AS area_m2
        FROM patches JOIN zones ON ST_Intersects(patches.geom, zones.geom) GROUP BY 1, 2, 3"""
with open(out, "wb") as file:
    copy = f"COPY (SELECT * FROM ({query}) t WHERE area_m2 > 0 ORDER BY 1, 2, 3) TO STDOUT CSV HEADER"
    subprocess.run(
        [str(word) for word in [*AS, BIN / "psql", "-q", "-h", SOCKET, "-p", PORT, "-d", "bench", "-c", copy]],
        check=True, stdout=file)
