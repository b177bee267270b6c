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
        seaLayer(.sea, coast.sea.parcels, identifier: ("ZHBH", "ZH"), name: "XMMC", state: "PFZT")
    }

    func windSiteLayer() -> ZoneLayer {
        seaLayer(.windSites, coast.sea.windSites, identifier: ("CZBH", "CZ"), name: "CZMC", state: "ZT")
    }

    private func seaLayer(
        _ schema: LayerSchema, _ places: [SeaPlan.Place], identifier: (field: String, prefix: String),
        name: String, state: String
    ) -> ZoneLayer {
        ZoneLayer(schema: schema, count: places.count) { index in
            let place = places[index]
            let names = place.figure.names ?? []
            let title =
                names.indices.contains(place.number - 1)
                ? names[place.number - 1] : "示例\(place.figure.kind)\(index + 1)"
            var values: [String: ZoneRecord.Value] = [
                identifier.field: .text(identifier.prefix + DistrictPlanner.padded(index + 1, 4)),
                name: .text(title), "YHLX": .text(place.figure.kind), state: .text(place.figure.state),
                "MJ": .squareMetres(place.area),
            ]
            if let capacity = place.capacity { values["ZJRL"] = .decimal(capacity, places: 2) }
            return ZoneRecord(county: nil, values: values, shape: .polygons([[place.ring]]))
        }
    }
}
