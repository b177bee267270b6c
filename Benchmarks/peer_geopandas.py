"""Ellipsoidal area by county and class with GeoPandas, through an equal-area projection.

usage: peer_geopandas.py PATCHES.gpkg OUT.csv
"""
import sys

import pyogrio

patches, out = sys.argv[1:]
table = pyogrio.read_dataframe(patches, columns=["DLBM", "ZLDWDM"], use_arrow=True)
table["district"] = table.ZLDWDM.str[:6]
table["class"] = table.DLBM
# Cylindrical equal area: plane areas are areas on the ellipsoid.
table["area_m2"] = table.geometry.to_crs("+proj=cea +lat_ts=24.7 +lon_0=114 +ellps=GRS80").area
result = table.groupby(["district", "class"]).area_m2.agg(patches="size", area_m2="sum")
result.to_csv(out)
