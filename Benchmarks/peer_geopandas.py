"""Ellipsoidal areas with GeoPandas, through an equal-area projection.

usage: peer_geopandas.py tabulate PATCHES.gpkg OUT.csv
       peer_geopandas.py overlay PATCHES.gpkg ZONES.gpkg LAYER FIELD OUT.csv
       peer_geopandas.py change BEFORE.gpkg AFTER.gpkg OUT.csv
"""
import sys

import geopandas
import pyogrio
import shapely

# Cylindrical equal area: plane areas are areas on the ellipsoid.
EQUAL_AREA = "+proj=cea +lat_ts=24.7 +lon_0=114 +ellps=GRS80"

task, patches, *more, out = sys.argv[1:]
table = pyogrio.read_dataframe(patches, columns=["DLBM", "ZLDWDM"], use_arrow=True)
table["district"] = table.ZLDWDM.str[:6]
table["class"] = table.DLBM
if task == "tabulate":
    table["area_m2"] = table.geometry.to_crs(EQUAL_AREA).area
    result = table.groupby(["district", "class"]).area_m2.agg(patches="size", area_m2="sum")
else:
    if task == "change":
        path, layer, field = more[0], None, "DLBM"
        names = {"class": "class_from", "other": "class_to"}
    else:
        path, layer, field = more
        names = {"other": "zone"}
    others = pyogrio.read_dataframe(path, layer=layer, columns=[field], use_arrow=True)
    left, right = others.sindex.query(table.geometry, predicate="intersects")
    pieces = shapely.intersection(table.geometry.values[left], others.geometry.values[right])
    frame = table.iloc[left][["district", "class"]].reset_index(drop=True)
    frame["other"] = others[field].values[right]
    frame["area_m2"] = geopandas.GeoSeries(pieces, crs=4490).to_crs(EQUAL_AREA).area.values
    frame = frame.rename(columns=names)
    result = frame.groupby([name for name in frame.columns if name != "area_m2"]).area_m2.sum()
    result = result[result > 0]
result.to_csv(out)
