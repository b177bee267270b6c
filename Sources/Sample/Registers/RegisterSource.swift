import LandModel

/// Things of the sample that a register has a row for each of.
struct RegisterSource: Sendable {
    struct Item: Sendable {
        /// Number of the county in the targets; `nil` for the city, as at sea.
        var county: Int?
        var values: [String: RegisterCell]
    }

    /// By kind, in the order of the sample.
    private(set) var items: [String: [Item]] = [:]

    /// Kinds of things, and the keys under which each says something.
    static let keys: [String: Set<String>] = [
        "villages": ["code", "name"],
        "hazards": ["id", "kind", "people"],
        "mineRestorations": ["id", "state", "hectares"],
        "seaParcels": ["id", "name", "kind", "state", "capacity", "hectares"],
        "windSites": ["id", "name", "state", "capacity", "hectares"],
        "consolidationZones": ["id", "name", "state", "mu"],
    ]

    init(_ items: [String: [Item]] = [:]) { self.items = items }

    init(_ plan: ZonePlan) {
        items["villages"] = plan.city.districts.villages.map {
            Item(county: $0.county, values: ["code": .text($0.code), "name": .text($0.name)])
        }
        items["hazards"] = Self.items(
            of: plan.hazardLayer(), ["id": "YHDBH", "kind": "ZHLX", "people": "WXRS"])
        items["mineRestorations"] = Self.sized(
            plan.restorationLayer(), ["id": "XMBH", "state": "ZT"], "hectares", SquareMetres.hectares)
        items["seaParcels"] = Self.sized(
            plan.seaLayer(),
            ["id": "ZHBH", "name": "XMMC", "kind": "YHLX", "state": "PFZT", "capacity": "ZJRL"],
            "hectares", SquareMetres.hectares)
        items["windSites"] = Self.sized(
            plan.windSiteLayer(), ["id": "CZBH", "name": "CZMC", "state": "ZT", "capacity": "ZJRL"],
            "hectares", SquareMetres.hectares)
        items["consolidationZones"] = Self.sized(
            plan.consolidationLayer(), ["id": "ZZQBH", "name": "ZZQMC", "state": "ZT"], "mu", SquareMetres.mu)
    }

    /// What the records of a layer say in some fields, by key.
    private static func items(of layer: ZoneLayer, _ fields: [String: String]) -> [Item] {
        (0..<layer.count).map { index in
            let record = layer.record(index)
            let values = fields.compactMapValues { record.values[$0].map(RegisterCell.init) }
            return Item(county: record.county, values: values)
        }
    }

    /// The same, with the area (MJ) in another unit.
    private static func sized(
        _ layer: ZoneLayer, _ fields: [String: String], _ key: String,
        _ convert: (SquareMetres) -> RegisterCell
    ) -> [Item] {
        zip(0..<layer.count, items(of: layer, fields)).map { index, item in
            var item = item
            if case .decimal(let area, 2)? = layer.record(index).values["MJ"] {
                item.values[key] = convert(SquareMetres(hundredths: area))
            }
            return item
        }
    }
}

extension RegisterCell {
    fileprivate init(_ value: ZoneRecord.Value) {
        switch value {
        case .text(let text): self = .text(text)
        case .integer(let number): self = .number(Int64(number), places: 0)
        case .decimal(let number, let places): self = .number(number, places: places)
        case .date(let year, let month, let day):
            self = .date(CalendarDay(year: year, month: month, day: day))
        }
    }
}

extension SquareMetres {
    /// Hectares of four decimals: whole square metres.
    fileprivate static func hectares(_ area: SquareMetres) -> RegisterCell {
        .number((area.hundredths + 50) / 100, places: 4)
    }

    /// Mu of two decimals: 1 亩 = 2000/3 m².
    fileprivate static func mu(_ area: SquareMetres) -> RegisterCell {
        .number((area.hundredths * 3 + 1_000) / 2_000, places: 2)
    }
}
