"""Ellipsoidal areas with DuckDB spatial.

usage: peer_duckdb.py tabulate PATCHES.gpkg OUT.csv
       peer_duckdb.py overlay PATCHES.gpkg ZONES.gpkg LAYER FIELD OUT.csv
       peer_duckdb.py change BEFORE.gpkg AFTER.gpkg OUT.csv
"""
import csv
import os
import sys

import duckdb
import duckdb_extension_spatial

task, patches, *more, out = sys.argv[1:]
connection = duckdb.connect(config={"allow_unsigned_extensions": True})
folder = os.path.dirname(duckdb_extension_spatial.__file__)
connection.execute(f"LOAD '{folder}/extensions/v{duckdb.__version__}/spatial.duckdb_extension'")
# ST_Area_Spheroid takes latitude first.
AREA = "ST_Area_Spheroid(ST_FlipCoordinates({}))"
if task == "tabulate":
    names = ["district", "class", "patches", "area_m2"]
    rows = connection.execute(
        f"""
        SELECT left(ZLDWDM, 6) AS district, DLBM AS class, count(*) AS patches, sum({AREA.format("geom")}) AS area_m2
        FROM ST_Read(?) GROUP BY ALL ORDER BY ALL
        """,
        [patches],
    ).fetchall()
elif task == "change":
    names = ["district", "class_from", "class_to", "area_m2"]
    for name, path in [("older", patches), ("newer", more[0])]:
        connection.execute(
            f"CREATE TEMP TABLE {name} AS SELECT left(ZLDWDM, 6) AS district, DLBM AS class, geom FROM ST_Read(?)",
            [path])
    rows = connection.execute(
        f"""
        SELECT * FROM (
            SELECT older.district, older.class AS class_from, newer.class AS class_to,
                   sum({AREA.format("ST_Intersection(older.geom, newer.geom)")}) AS area_m2
            FROM older JOIN newer ON ST_Intersects(older.geom, newer.geom) GROUP BY ALL)
        WHERE area_m2 > 0 ORDER BY ALL
        """
    ).fetchall()
else:
    zones, layer, field = more
    names = ["district", "zone", "class", "area_m2"]
    connection.execute(
        "CREATE TEMP TABLE patches AS SELECT left(ZLDWDM, 6) AS district, DLBM AS class, geom FROM ST_Read(?)",
        [patches])
    connection.execute(
        f'CREATE TEMP TABLE zones AS SELECT "{field}" AS zone, geom FROM ST_Read(?, layer = ?)', [zones, layer])
    rows = connection.execute(
        f"""
        SELECT * FROM (
            SELECT district, zone, class, sum({AREA.format("ST_Intersection(patches.geom, zones.geom)")}) AS area_m2
            FROM patches JOIN zones ON ST_Intersects(patches.geom, zones.geom) GROUP BY ALL)
        WHERE area_m2 > 0 ORDER BY ALL
        """
    ).fetchall()
with open(out, "w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
