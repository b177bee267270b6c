"""Ellipsoidal area by county and class with SedonaDB, through an equal-area projection.

usage: peer_sedonadb.py PATCHES.gpkg OUT.csv
"""
import sys

import pyproj
import sedona.db

patches, out = sys.argv[1:]
# Cylindrical equal area: plane areas are areas on the ellipsoid.
equal_area = pyproj.CRS("+proj=cea +lat_ts=24.7 +lon_0=114 +ellps=GRS80").to_json().replace("'", "''")
connection = sedona.db.connect()
connection.read_pyogrio(patches).to_view("patches")
geometry = next(name for name in connection.view("patches").schema.names if "geom" in name.lower())
table = connection.sql(
    f"""
    SELECT left("ZLDWDM", 6) AS district, "DLBM" AS class, count(*) AS patches,
           sum(ST_Area(ST_Transform({geometry}, 'EPSG:4490', '{equal_area}'))) AS area_m2
    FROM patches GROUP BY 1, 2 ORDER BY 1, 2
    """
).to_pandas()
table.to_csv(out, index=False)
