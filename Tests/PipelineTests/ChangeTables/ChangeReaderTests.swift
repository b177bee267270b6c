import GDALBridge
import LandModel
import Normalise
import Readers
import TestSupport
import Testing

@testable import Pipeline

/// A delivered change layer of one county, read through GDAL as it comes.
@Suite struct ChangeReaderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let village = "4402030010010000000"
    private static let decimals = [
        "TBBGMJ": 2, "BGQKCDLXS": 4, "BGQKCDLMJ": 2, "BGQTBDLMJ": 2, "BGHKCDLXS": 4, "BGHKCDLMJ": 2,
        "BGHTBDLMJ": 2,
    ]
    private static let texts =
        ["BSM", "BGXW", "XZQTZLX"]
        + ["BGQ", "BGH"].flatMap { year in
            [
                "TBBSM", "TBBH", "DLBM", "DLMC", "QSXZ", "QSDWDM", "QSDWMC", "ZLDWDM", "ZLDWMC", "KCDLBM",
                "GDLX",
                "GDPDJB", "TBXHDM", "ZZSXDM", "GDDB", "FRDBS", "CZCSXM", "MSSM", "HDMC",
            ].map { year + $0 }
        }

    /// A record with both sides of the same area, ridges of cultivated land a tenth of it.
    private static func row(
        _ number: Int, _ behaviour: String, _ adjustment: String, _ area: Double, _ before: String?,
        _ after: String?
    ) -> LayerTable.Row {
        var row = LayerTable.Row(
            [
                "BSM": .text("GC\(number)"), "BGXW": .text(behaviour), "XZQTZLX": .text(adjustment),
                "TBBGMJ": .real(area),
            ], .none)
        for (year, code) in [("BGQ", before), ("BGH", after)] {
            guard let code else { continue }
            row[year + "DLBM"] = .text(code)
            row[year + "TBBSM"] = .text("\(year)\(number)")
            row[year + "TBBH"] = .text("\(number)")
            row[year + "ZLDWDM"] = .text(village)
            row[year + "ZLDWMC"] = .text("甲村")
            row[year + "QSDWDM"] = .text(village)
            row[year + "QSXZ"] = .text("30")
            row[year + "MSSM"] = .text("00")
            let isPaddy = code == "0101"
            row[year + "TBDLMJ"] = .real(isPaddy ? area * 0.9 : area)
            guard isPaddy else { continue }
            row[year + "KCDLBM"] = .text("1203")
            row[year + "KCDLXS"] = .real(0.1)
            row[year + "KCDLMJ"] = .real(area * 0.1)
            row[year + "GDLX"] = .text("TT")
            row[year + "GDPDJB"] = .text("2")
            row[year + "ZZSXDM"] = .text("LS")
            row[year + "GDDB"] = .text("8")
        }
        return row
    }

    private static let rows = [
        row(1, "1", "0", 1000, "0101", "0301"),
        row(2, "2", "0", 500, "0301", "0301"),
        row(3, "1", "2", 300, "0301", nil),
        row(4, "3", "3", 200, nil, "1101"),
        row(5, "4", "0", 40, "0301", "1101"),
        row(6, "1", "0", 60, "0999", "1101"),
        row(7, "1", "0", 1000, "0101", "0301"),
    ]

    private func layer(_ rows: [LayerTable.Row] = rows, without: Set<String> = []) throws -> ChangeLayer {
        let fields =
            Self.texts.filter { !without.contains($0) }.map { FieldDefinition($0, .text, width: 60) }
            + Self.decimals.keys.sorted().filter { !without.contains($0) }.map { FieldDefinition($0, .real) }
        let table = try LayerTable(
            name: "DLTBGXGC", fields: fields, geometry: .polygon, epsg: 4490, rows: rows)
        let path = folder.path("changes.gpkg")
        try table.write(path, driver: .geoPackage)
        let classes = try ClassNormaliser(from: "sandiao", to: "sandiao")
        let lists = try StandardCatalogue().codeLists("sandiao")
        return try ChangeLayer(
            source: SourceLayer(
                name: "440203/DLTBGXGC", path: path, layer: "DLTBGXGC", format: .geoPackage,
                fields: fields.map {
                    SourceLayer.Field(
                        name: $0.name, kind: Self.decimals[$0.name] == nil ? .text : .real)
                }, featureIDColumn: "fid", geometryColumn: "geom", declaredCount: Int64(rows.count),
                coordinates: nil),
            normaliser: ChangeNormaliser(
                patches: PatchNormaliser(classes: classes, lists: lists), counties: ["440203"]))
    }

    @Test("records add up by their sides; what cannot be counted is in the ledger with its area")
    func records() throws {
        let tally = try ChangeReader.read([layer()], workers: Workers(count: 1))
        let records = tally.records.map { record in
            "\(record.before?.landClass ?? "-") → \(record.after?.landClass ?? "-") \(record.area)"
        }
        #expect(
            records.sorted() == [
                "- → 1101 200.00", "0101 → 0301 1800.00", "0301 → - 300.00", "0301 → 0301 500.00",
                "1203 → 0301 200.00",
            ])
        // Two pieces of each conversion, one each of the rest; the list itself leaves out what changed its shape alone.
        #expect(tally.pieces.count == 7)
        let first = try #require(tally.pieces.first)
        #expect(
            first.before
                == ChangedPatch(
                    identifier: "BGQ1", number: "1", locationName: "甲村", ownershipName: "", quality: "8"))
        #expect(first.after?.identifier == "BGH1" && first.after?.quality == "")
        let ledger = tally.ledger.sorted.filter { $0.key.entry != .noted }.map {
            "\($0.key.entry.rawValue) \($0.key.reason) \($0.line.features) \($0.line.area)"
        }
        #expect(
            ledger == [
                "read  7 3100.00", "counted  5 3000.00", "rejected change-behaviour-unknown 1 40.00",
                "unmapped class-unknown 1 60.00",
            ])
        #expect(
            tally.findings.filter { $0.rule == .changeBehaviourUnknown }.map(\.identifier) == ["GC5"])
        #expect(tally.findings.first { $0.rule == .classUnknown }?.feature == 6)
    }

    @Test("the same for any number of workers and any cut")
    func workers() throws {
        let layer = try layer((0..<5).flatMap { _ in Self.rows })
        let whole = try ChangeReader.read([layer], workers: Workers(count: 1))
        #expect(whole.pieces.count == 35)
        // Which worker draws which unit is chance: several tries.
        for count in [1, 2] + Array(repeating: 4, count: 20) {
            let parts = try ChangeReader.read([layer], recordsPerUnit: 3, workers: Workers(count: count))
            #expect(parts.records == whole.records && parts.pieces == whole.pieces)
            #expect(parts.ledger.sorted.map(\.line) == whole.ledger.sorted.map(\.line))
            #expect(parts.findings == whole.findings)
        }
    }

    @Test("a layer without the fields a record needs is refused with their names")
    func missingFields() throws {
        #expect {
            _ = try layer(without: ["BGXW", "BGHTBDLMJ", "BGQGDDB"])
        } throws: { error in
            guard let faults = (error as? PlanFaults)?.faults, faults.count == 1,
                case .changeFieldsMissing(let name, _, "DLTBGXGC", let missing, let available) = faults[0]
            else { return false }
            return name == "440203/DLTBGXGC" && missing == ["BGXW", "BGHTBDLMJ"]
                && available.contains("TBBGMJ")
        }
    }
}
