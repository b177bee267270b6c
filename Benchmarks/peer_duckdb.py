"""Ellipsoidal area by county and class with DuckDB spatial.

usage: peer_duckdb.py PATCHES.gpkg OUT.csv
"""
import csv
import os
import sys

import duckdb
import duckdb_extension_spatial

patches, out = sys.argv[1:]
connection = duckdb.connect(config={"allow_unsigned_extensions": True})
folder = os.path.dirname(duckdb_extension_spatial.__file__)
connection.execute(f"LOAD '{folder}/extensions/v{duckdb.__version__}/spatial.duckdb_extension'")
# ST_Area_Spheroid takes latitude first.
rows = connection.execute(
    """
    SELECT left(ZLDWDM, 6) AS district, DLBM AS class, count(*) AS patches,
           sum(ST_Area_Spheroid(ST_FlipCoordinates(geom))) AS area_m2
    FROM ST_Read(?) GROUP BY ALL ORDER BY ALL
    """,
    [patches],
).fetchall()
with open(out, "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["district", "class", "patches", "area_m2"])
    writer.writerows(rows)
