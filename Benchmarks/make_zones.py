"""Zones for a generated patch layer: a thousand blobs of three kinds that ignore the borders of patches, and the layer's own
counties dissolved. Or one zone of many vertices.

usage: make_zones.py PATCHES.gpkg OUT.gpkg [--vertices N]
"""
import os
import sys

import geopandas
import numpy
import pyogrio
import shapely

patches, out = sys.argv[1:3]
if os.path.exists(out):
    os.remove(out)
generator = numpy.random.default_rng(7)
table = pyogrio.read_dataframe(patches, columns=["ZLDWDM"], use_arrow=True)
west, south, east, north = table.total_bounds


def blob(x, y, reach, vertices, waves):
    angle = numpy.linspace(0, 2 * numpy.pi, vertices, endpoint=False)
    radius = 1 + sum(
        generator.normal(0, 0.25 / (wave + 1)) * numpy.sin((wave + 1) * angle + generator.uniform(0, 6.28))
        for wave in range(waves))
    radius = reach * radius.clip(0.2)
    return shapely.Polygon(numpy.round(numpy.c_[x + radius * numpy.cos(angle), y + radius * numpy.sin(angle)], 9))


def write(layer, field, kinds, shapes):
    frame = geopandas.GeoDataFrame({field: kinds}, geometry=shapes, crs="EPSG:4490")
    pyogrio.write_dataframe(frame, out, layer=layer, driver="GPKG", append=os.path.exists(out))


if "--vertices" in sys.argv:
    vertices = int(sys.argv[sys.argv.index("--vertices") + 1])
    middle, reach = ((west + east) / 2, (south + north) / 2), min(east - west, north - south) / 4
    write("zones", "KIND", ["红线"], [blob(*middle, reach, vertices, 400)])
    sys.exit()

# Zones of one kind do not overlap: each kind is dissolved, and its parts are the zones.
names, kinds, shapes = ["红线", "基本农田", "城镇开发边界"], [], []
for name in names:
    blobs = [
        blob(generator.uniform(west, east), generator.uniform(south, north), generator.uniform(0.002, 0.02),
             int(generator.integers(40, 600)), 12) for _ in range(400)
    ]
    parts = shapely.get_parts(shapely.union_all(shapely.make_valid(blobs)))
    parts = [part for part in parts if part.geom_type == "Polygon"]
    kinds += [name] * len(parts)
    shapes += parts
write("zones", "KIND", kinds, shapes)

codes = table.ZLDWDM.str[:6]
counties = sorted(codes.unique())
write("districts", "CODE", counties, [
    shapely.coverage_union_all(table.geometry.values[(codes == code).values]) for code in counties
])
print(f"{len(shapes)} zones, {int(shapely.get_num_coordinates(shapes).sum())} vertices")
