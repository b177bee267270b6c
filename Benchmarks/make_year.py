"""A second year of a generated patch layer: three in a hundred patches have another class, three in a hundred are divided at a
meridian that ignores their vertices, the right part with a class of its own. Deterministic.

usage: make_year.py PATCHES.gpkg OUT.gpkg
"""
import os
import sys

import geopandas
import numpy
import pandas
import pyogrio
import shapely

patches, out = sys.argv[1:3]
if os.path.exists(out):
    os.remove(out)
generator = numpy.random.default_rng(11)
table = pyogrio.read_dataframe(patches, columns=["DLBM", "ZLDWDM"], use_arrow=True)
classes = numpy.array(sorted(table.DLBM.unique()))
changed = generator.choice(len(table), int(0.06 * len(table)), replace=False)
renamed, divided = numpy.array_split(changed, 2)

codes = table.DLBM.to_numpy(copy=True)
codes[renamed] = classes[generator.integers(len(classes), size=len(renamed))]
shapes = table.geometry.to_numpy().copy()
west, south, east, north = shapely.bounds(shapes[divided]).T
cut = west + (east - west) * generator.uniform(0.3, 0.7, len(divided))
margin = 1e-4
left = shapely.intersection(shapes[divided], shapely.box(west - margin, south - margin, cut, north + margin))
right = shapely.difference(shapes[divided], shapely.box(west - margin, south - margin, cut, north + margin))
kinds = [shapely.get_type_id(parts) for parts in (left, right)]
# Polygons alone: a border that runs along the meridian would leave lines, too.
usable = numpy.isin(kinds[0], (3, 6)) & numpy.isin(kinds[1], (3, 6))
shapes[divided[usable]] = left[usable]
added = geopandas.GeoDataFrame({
    "DLBM": classes[generator.integers(len(classes), size=int(usable.sum()))],
    "ZLDWDM": table.ZLDWDM.to_numpy()[divided[usable]],
}, geometry=right[usable], crs=table.crs)
year = geopandas.GeoDataFrame(
    {"DLBM": codes, "ZLDWDM": table.ZLDWDM.to_numpy()}, geometry=shapes, crs=table.crs)
year = pandas.concat([year, added], ignore_index=True)
pyogrio.write_dataframe(year, out, layer="DLTB", driver="GPKG")
print(f"{len(table)} patches, {len(renamed)} with another class, {int(usable.sum())} divided")
