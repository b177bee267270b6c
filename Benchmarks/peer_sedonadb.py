"""Ellipsoidal areas with SedonaDB, through an equal-area projection.

usage: peer_sedonadb.py tabulate PATCHES.gpkg OUT.csv
       peer_sedonadb.py overlay PATCHES.gpkg ZONES.gpkg LAYER FIELD OUT.csv
       peer_sedonadb.py change BEFORE.gpkg AFTER.gpkg OUT.csv
"""
import sys

import pyproj
import sedona.db

task, patches, *more, out = sys.argv[1:]
# Cylindrical equal area: plane areas are areas on the ellipsoid.
equal_area = pyproj.CRS("+proj=cea +lat_ts=24.7 +lon_0=114 +ellps=GRS80").to_json().replace("'", "''")
connection = sedona.db.connect()


def area(geometry):
    return f"ST_Area(ST_Transform({geometry}, 'EPSG:4490', '{equal_area}'))"


def geometry_of(view):
    return next(name for name in connection.view(view).schema.names if "geom" in name.lower())


connection.read_pyogrio(patches).to_view("patches")
geometry = geometry_of("patches")
if task == "tabulate":
    query = f"""
        SELECT left("ZLDWDM", 6) AS district, "DLBM" AS class, count(*) AS patches, sum({area(geometry)}) AS area_m2
        FROM patches GROUP BY 1, 2 ORDER BY 1, 2
        """
elif task == "change":
    connection.read_pyogrio(more[0]).to_view("newer")
    piece = f"ST_Intersection(patches.{geometry}, newer.{geometry_of('newer')})"
    query = f"""
        SELECT left(patches."ZLDWDM", 6) AS district, patches."DLBM" AS class_from, newer."DLBM" AS class_to,
               sum({area(piece)}) AS area_m2
        FROM patches JOIN newer ON ST_Intersects(patches.{geometry}, newer.{geometry_of('newer')})
        GROUP BY 1, 2, 3 HAVING sum({area(piece)}) > 0 ORDER BY 1, 2, 3
        """
else:
    path, layer, field = more
    connection.read_pyogrio(path, options={"layer": layer}).to_view("zones")
    other = geometry_of("zones")
    piece = f"ST_Intersection(patches.{geometry}, zones.{other})"
    query = f"""
        SELECT left("ZLDWDM", 6) AS district, zones."{field}" AS zone, "DLBM" AS class, sum({area(piece)}) AS area_m2
        FROM patches JOIN zones ON ST_Intersects(patches.{geometry}, zones.{other})
        GROUP BY 1, 2, 3 HAVING sum({area(piece)}) > 0 ORDER BY 1, 2, 3
        """
connection.sql(query).to_pandas().to_csv(out, index=False)
