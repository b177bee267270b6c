import LandModel
import Measure

/// Protected areas, the slope map, the field chiefs' grids.
extension ZonePlan {
    func protectedAreaLayers() -> [ZoneLayer] {
        let kinds = ["自然保护区", "森林公园", "风景名胜区", "湿地公园"]
        let levels = ["国家级", "省级", "市级", "县级"]
        return ProtectedAreaPlan.layers.indices.map { layer in
            let areas = protectedAreas.areas.filter { $0.layer == layer }
            let schema = LayerSchema.protectedAreas(
                ProtectedAreaPlan.layers[layer], featureCode: "20070\(layer + 1)0000",
                identifierPart: "203\(layer)")
            return ZoneLayer(schema: schema, count: areas.count) { index in
                let level = levels[(index + layer) % levels.count]
                return ZoneRecord(
                    county: nil,
                    values: [
                        "BHQMC": .text("示例\(index + 1)号\(kinds[layer])"),
                        "BHQDLWZ": .text(city.targets.city.name),
                        "BHQJB": .text(level), "PZJG": .text("示例机关"),
                        "PZSJ": .date(1995 + 2 * index + layer, 5, 20),
                        "BHQMJ": .squareMetres(area([areas[index].ring])),
                    ], shape: .polygons([[areas[index].ring]]))
            }
        }
    }

    func slopeLayer() -> ZoneLayer {
        ZoneLayer(schema: .slopes, count: slopes.zones.count) { index in
            let zone = slopes.zones[index]
            return ZoneRecord(
                county: nil, values: ["PDJB": .text("\(zone.level)")], shape: .polygons([zone.rings]))
        }
    }

    func gridLayer() -> ZoneLayer {
        ZoneLayer(schema: .grids, count: grids.grids.count) { index in
            let grid = grids.grids[index]
            let village = city.districts.villages[grid.village]
            let sum = grid.polygons.reduce(TwiceArea.zero) {
                $0 + (city.plane.twiceArea(ofRings: $1) ?? .zero)
            }
            return ZoneRecord(
                county: village.county,
                values: [
                    "WGDM": .text(village.code.prefix(12) + DistrictPlanner.padded(grid.number, 2)),
                    "WGMC": .text("\(village.name)第\(grid.number)网格"),
                    "XZQDM": .text("\(village.code.prefix(12))"),
                    "WGMJ": .squareMetres(sum.squareMetres ?? .zero),
                ], shape: .polygons(grid.polygons))
        }
    }
}
