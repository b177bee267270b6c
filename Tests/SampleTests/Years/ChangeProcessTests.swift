import GDALBridge
import Testing

@testable import Sample

/// The committed change layers (DLTBGXGC) of the two counties of 2020 that deliver one.
@Suite struct ChangeProcessTests {
    private static let deliveries = Cities.targets.laterYears[0].deliveries.filter { $0.changes == true }

    private static func layer(_ delivery: SampleTargets.YearDelivery, _ name: String) throws -> ReadLayer {
        try DeliveryTests.read(Cities.deliveries + "/2020", Years.county(delivery), name)
    }

    /// One record as values by field.
    private static func records(_ layer: ReadLayer) -> [[String: String]] {
        layer.records.map { record in
            Dictionary(
                uniqueKeysWithValues: zip(layer.fields, record).compactMap { field, value in
                    value.map { (field.name, $0) }
                })
        }
    }

    private static func hundredths(_ text: String?) -> Int64 {
        Int64(((Double(text ?? "") ?? .nan) * 100).rounded())
    }

    @Test("fields are those of the update data, in their order")
    func fields() throws {
        let side =
            "TBBSM TBBH DLBM DLMC QSXZ QSDWDM QSDWMC ZLDWDM ZLDWMC KCDLBM KCDLXS KCDLMJ TBDLMJ GDLX GDPDJB XZDWKD "
            + "TBXHDM TBXHMC ZZSXDM ZZSXMC GDDB FRDBS CZCSXM MSSM HDMC"
        let words = side.split(separator: " ")
        let expected =
            ["BSM", "BGXW", "XZQTZLX", "TBBGMJ"] + words.map { "BGQ" + $0 } + words.map { "BGH" + $0 }
            + ["GXSJ"]
        #expect(Self.deliveries.map(\.county) == ["440203", "440205"])
        for delivery in Self.deliveries {
            #expect(try Self.layer(delivery, "DLTBGXGC").fields.map(\.name) == expected)
        }
    }

    @Test("areas follow the notes: KCDLMJ = TBBGMJ × KCDLXS, TBDLMJ = TBBGMJ − KCDLMJ, on both sides")
    func arithmetic() throws {
        for delivery in Self.deliveries {
            for record in Self.records(try Self.layer(delivery, "DLTBGXGC")) {
                let area = Self.hundredths(record["TBBGMJ"])
                #expect(area > 0 && record["GXSJ"]?.hasPrefix("2020/12/31") == true)
                for side in record["XZQTZLX"] == "2" ? ["BGQ"] : ["BGQ", "BGH"] {
                    let ratio = Int64(((Double(record[side + "KCDLXS"] ?? "") ?? .nan) * 10_000).rounded())
                    let deducted = Self.hundredths(record[side + "KCDLMJ"])
                    #expect(deducted == (area * ratio + 5_000) / 10_000)
                    #expect(Self.hundredths(record[side + "TBDLMJ"]) == area - deducted)
                    #expect((record[side + "KCDLBM"] == "1203") == (ratio > 0))
                }
            }
        }
    }

    @Test(
        "kinds of change and adjustment: identifiers kept or new, township received by one, given by the other"
    )
    func kinds() throws {
        var adjustments: [String: Set<String>] = [:]
        for delivery in Self.deliveries {
            for record in Self.records(try Self.layer(delivery, "DLTBGXGC")) {
                adjustments[delivery.county, default: []].insert(record["XZQTZLX"] ?? "")
                if record["XZQTZLX"] == "2" {
                    #expect(!record.keys.contains { $0.hasPrefix("BGH") })
                    #expect(record["BGQZLDWDM"]?.hasPrefix(delivery.county) == true)
                } else {
                    let isKept = record["BGQTBBSM"] == record["BGHTBBSM"]
                    #expect(record["BGXW"] == (isKept ? "1" : "2"))
                    #expect(record["BGHZLDWDM"]?.hasPrefix(delivery.county) == true)
                    #expect(
                        (record["BGQZLDWDM"]?.hasPrefix(delivery.county) == true)
                            == (record["XZQTZLX"] == "0"))
                }
            }
        }
        #expect(adjustments == ["440203": ["0", "1"], "440205": ["0", "2"]])
    }

    @Test("last year and the changes make the year, class by class, to 0.01 m²")
    func balance() throws {
        for delivery in Self.deliveries {
            var sums = try Self.stock(2019, delivery.county)
            for record in Self.records(try Self.layer(delivery, "DLTBGXGC")) {
                if record["XZQTZLX"] != "1" {
                    sums[record["BGQDLBM"] ?? "", default: 0] -= Self.hundredths(record["BGQTBDLMJ"])
                    sums["1203", default: 0] -= Self.hundredths(record["BGQKCDLMJ"])
                }
                if record["XZQTZLX"] != "2" {
                    sums[record["BGHDLBM"] ?? "", default: 0] += Self.hundredths(record["BGHTBDLMJ"])
                    sums["1203", default: 0] += Self.hundredths(record["BGHKCDLMJ"])
                }
            }
            let expected = try Self.stock(2020, delivery.county)
            for code in Set(sums.keys).union(expected.keys) {
                #expect(sums[code, default: 0] == expected[code, default: 0], "\(delivery.county) \(code)")
            }
        }
    }

    private static func stock(_ year: Int, _ county: String) throws -> [String: Int64] {
        try #require(Years.patches[year]).values.reduce(into: [:]) { sums, patch in
            guard patch.values["ZLDWDM"]?.hasPrefix(county) == true else { return }
            sums[patch.values["DLBM"] ?? "", default: 0] += patch.hundredths("TBDLMJ")
            sums["1203", default: 0] += patch.hundredths("KCMJ")
        }
    }
}
