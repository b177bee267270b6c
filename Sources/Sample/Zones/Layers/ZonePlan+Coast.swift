import LandModel

/// Urban land of a base year, zones of fields, the use of the sea.
extension ZonePlan {
    func baseUrbanLayer() -> ZoneLayer? {
        guard let base = coast.baseUrban, let year = city.targets.zones.baseUrban?.year else { return nil }
        return builtUpLayer(base.zones, year: year)
    }

    func consolidationLayer() -> ZoneLayer {
        let zones = coast.consolidation.zones
        return ZoneLayer(schema: .consolidation, count: zones.count) { index in
            let zone = zones[index]
            return ZoneRecord(
                county: zone.county,
                values: [
                    "ZZQBH": .text("ZZQ" + DistrictPlanner.padded(index + 1, 3)),
                    "ZZQMC": .text("示例耕地集中整治区\(index + 1)"),
                    "XZQDM": .text(city.targets.counties[zone.county].code), "ZT": .text(zone.state),
                    "MJ": .squareMetres(zone.area),
                ], shape: .polygons([zone.rings]))
        }
    }

    func seaLayer() -> ZoneLayer {
        let (parcels, figures) = (coast.sea.parcels, city.targets.zones.sea?.parcels ?? [])
        return ZoneLayer(schema: .sea, count: parcels.count) { index in
            let parcel = parcels[index]
            let figure = figures[parcel.figure]
            let names = figure.names ?? []
            let name =
                names.indices.contains(parcel.number - 1)
                ? names[parcel.number - 1] : "示例\(figure.kind)项目\(index + 1)"
            return ZoneRecord(
                county: nil,
                values: [
                    "ZHBH": .text("ZH" + DistrictPlanner.padded(index + 1, 4)), "XMMC": .text(name),
                    "YHLX": .text(figure.kind), "PFZT": .text(figure.state),
                    "MJ": .squareMetres(parcel.area),
                ], shape: .polygons([[parcel.ring]]))
        }
    }
}
