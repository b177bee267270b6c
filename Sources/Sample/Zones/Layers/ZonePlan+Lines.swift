import LandModel
import Measure
import Normalise

/// The three lines (三线): basic farmland, red line, urban boundaries.
extension ZonePlan {
    func farmlandLayer(_ names: CodeNames) -> ZoneLayer {
        ZoneLayer(schema: .farmland, count: farmland.pieces.count) { index in
            let piece = farmland.pieces[index]
            let attributes = city.attributes[piece.patch]
            let village = ground.village(ofPatch: piece.patch)
            let owner =
                attributes.foreignOwner >= 0
                ? city.districts.villages[Int(attributes.foreignOwner)] : village
            let ratio = Int64(attributes.ridgeRatio)
            let deducted = DeductionRule.deducted(gross: piece.gross, ratio: ratio)
            var values: [String: ZoneRecord.Value] = [
                "YJJBNTTBBH": .text(village.code.prefix(12) + DistrictPlanner.padded(index + 1, 6)),
                "TBBH": .text(DistrictPlanner.padded(Int(ground.numbersInVillage[piece.patch]), 4)),
                "DLBM": .text(ground.profile(ofPatch: piece.patch).code),
                "DLMC": .text(names.landClass(attributes.classNumber)),
                "QSXZ": .text(attributes.ownership.text), "QSDWDM": .text(owner.code),
                "QSDWMC": .text(owner.name),
                "ZLDWDM": .text(village.code), "ZLDWMC": .text(village.name),
                "YJJBNTTBMJ": .squareMetres(piece.gross), "KCXS": .decimal(ratio, places: 4),
                "KCMJ": .squareMetres(deducted), "YJJBNTMJ": .squareMetres(piece.gross - deducted),
                "GDLX": .text(attributes.terrace.text), "GDPDJB": .text("\(attributes.slope)"),
                "TBXHDM": .text(attributes.refinement.text),
                "TBXHMC": .text(names.refinement(attributes.refinement)),
                "GDZZSXDM": .text(attributes.planting.text),
                "GDZZSXMC": .text(names.planting(attributes.planting)),
                "GDDB": .integer(Int(attributes.grade)),
                "FRDBS": .text(attributes.foreignOwner >= 0 ? "1" : "0"),
                "SJNF": .integer(city.targets.year),
                "BHKSSJ": .date(city.targets.year, 1, 1), "BHJSSJ": .date(city.targets.year + 16, 12, 31),
            ]
            if ratio > 0 { values["KCDLBM"] = .text("1203") }
            values.merge(Self.personal) { own, _ in own }
            return ZoneRecord(
                county: village.county, values: values,
                shape: .polygons(FarmlandPlan.polygons(piece, ground)))
        }
    }

    /// What a real layer says of people; here nobody.
    private static let personal: [String: ZoneRecord.Value] = [
        "CFZR": .text("示例"), "ZMC": .text("示例村民小组"), "ZZRR": .text("示例"),
        "ZRRZJHM": .text("000000000000000000"),
        "ZRRMC": .text("示例"), "LXDH": .text("00000000000"), "JZDZ": .text("示例地址"), "SJMC": .text("示例单位"),
        "ZRSYX": .text("示例.jpg"), "SJBH": .text("示例"), "GGBZL": .text("示例"), "ZLFLDM": .text("示例"),
    ]

    func redLineLayer() -> ZoneLayer {
        redLineLayer(.redLine, redLine.zones, since: (2021, 6, 30))
    }

    func redLineRevisionLayer() -> ZoneLayer? {
        city.targets.zones.redLineRevision.map { year in
            redLineLayer(
                .redLine.named(LayerSchema.redLine.name + "\(year)"), redLineRevision.zones,
                since: (year, 9, 30))
        }
    }

    private func redLineLayer(
        _ schema: LayerSchema, _ zones: [RedLinePlan.Zone], since date: (Int, Int, Int)
    ) -> ZoneLayer {
        ZoneLayer(schema: schema, count: zones.count) { index in
            let zone = zones[index]
            let county = city.targets.counties[zone.county]
            // km² of four places are steps of 100 m².
            let hundreds = ((zone.area.squareMetres ?? .zero).hundredths + 5_000) / 10_000
            return ZoneRecord(
                county: zone.county,
                values: [
                    "XJXZQHDM": .text(county.code), "LXDM": .text("11"),
                    "SLDM": .text(DistrictPlanner.padded(index + 1, 4)),
                    "MC": .text("示例生态保护红线\(index + 1)"), "DLWZ": .text(county.name),
                    "QYMJ": .decimal(hundreds, places: 4), "SLSJ": .date(date.0, date.1, date.2),
                ], shape: .polygons([zone.rings]))
        }
    }

    /// A layer for each year.
    func builtUpLayers() -> [ZoneLayer] {
        builtUp.epochs.map { builtUpLayer($0.zones, year: $0.year) }
    }

    func builtUpLayer(_ zones: [BuiltUpPlan.Zone], year: Int) -> ZoneLayer {
        ZoneLayer(schema: .builtUp.named("\(LayerSchema.builtUp.name)\(year)"), count: zones.count) { index in
            let zone = zones[index]
            return ZoneRecord(
                county: zone.county,
                values: [
                    "JCQBH": .text("JCQ" + DistrictPlanner.padded(index + 1, 3)),
                    "JCQMC": .text("示例建成区\(index + 1)"),
                    "XZQDM": .text(city.targets.counties[zone.county].code),
                    "JCQMJ": .squareMetres(area(zone.rings)), "NF": .integer(year),
                ], shape: .polygons([zone.rings]))
        }
    }

    func townLayer() -> ZoneLayer {
        let codes = ["410", "420", "430"]
        return ZoneLayer(schema: .towns, count: towns.zones.count) { index in
            let zone = towns.zones[index]
            let county = city.targets.counties[zone.county]
            return ZoneRecord(
                county: zone.county,
                values: [
                    "CZMC": .text(county.name + "城区"), "XJXZQHDM": .text(county.code),
                    "GHFQDM": .text(codes[zone.kind]), "GHFQMC": .text(TownPlan.kinds[zone.kind]),
                    "CZKFMJ": .squareMetres(area(zone.rings)), "SLSJ": .date(2022, 10, 14),
                ], shape: .polygons([zone.rings]))
        }
    }

    var city: SampleCity { ground.city }

    /// Area of a polygon, rounded to 0.01 m².
    func area(_ rings: [[Double]]) -> SquareMetres {
        city.plane.twiceArea(ofRings: rings)?.squareMetres ?? .zero
    }
}
