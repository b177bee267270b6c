import Foundation
package import GDALBridge

/// A county delivery of six patches in two villages of one township: everything a pipeline needs, small enough to
/// count by hand. As it stands it passes every check without a finding.
///
/// Village 001 (south row): 0101 with ridges, 0301, 1101. Village 002 (north row): 0702, 0601, 0201K.
package struct SurveyDelivery: Sendable {
    package var county: String
    /// DLTB.
    package var patches: LayerTable
    /// CJDCQ.
    package var villages: LayerTable
    /// XZQ.
    package var townships: LayerTable

    package init(county: String = "440203", west: Int = 113_400, epsg: Int? = 4490) throws {
        self.county = county
        patches = try LayerTable(name: "DLTB", fields: Self.patchFields, epsg: epsg, rows: [])
        villages = try LayerTable(
            name: "CJDCQ", fields: [Self.text("ZLDWDM", 19), Self.text("ZLDWMC", 60)] + Self.districtFields,
            epsg: epsg, rows: [])
        townships = try LayerTable(
            name: "XZQ", fields: [Self.text("XZQDM", 9), Self.text("XZQMC", 60)] + Self.districtFields,
            epsg: epsg, rows: [])
        let kinds: [(code: String, name: String, ownership: String, more: [String: String])] = [
            ("0101", "水田", "30", ["GDLX": "TT", "GDPDJB": "2", "ZZSXDM": "LS"]),
            ("0301", "乔木林地", "30", [:]), ("1101", "河流水面", "10", [:]),
            ("0702", "农村宅基地", "30", ["CZCSXM": "203"]),
            ("0601", "工业用地", "20", ["CZCSXM": "202A"]),
            ("0201K", "可调整果园", "30", ["ZZSXDM": "JKHF"]),
        ]
        for (index, kind) in kinds.enumerated() {
            let box = Self.box(index, west: west)
            var row = LayerTable.Row(
                [
                    "BSM": .text("\(county)2001\(String(format: "%08d", index + 1))"),
                    "DLBM": .text(kind.code), "DLMC": .text(kind.name), "QSXZ": .text(kind.ownership),
                    "QSDWDM": .text(village(index / 3) + "0000000"),
                    "ZLDWDM": .text(village(index / 3) + "0000000"),
                    "FRDBS": .text("0"), "MSSM": .text("00"),
                ], .polygons([[box.ring]]))
            for (field, code) in kind.more { row[field] = .text(code) }
            Self.setAreas(&row, hundredths: box.hundredths, ratio: kind.code == "0101" ? 1000 : 0)
            patches.rows.append(row)
        }
        addDistricts(west: west)
    }

    /// Cell of a patch: columns from west, the second village in the row above.
    package static func box(_ patch: Int, west: Int = 113_400) -> GraticuleBox {
        let (x, y) = (west + patch % 3 * 10, 24_800 + patch / 3 * 10)
        return GraticuleBox(west: x, south: y, east: x + 10, north: y + 10)
    }

    /// Twelve digits of a village, 0 or 1.
    package func village(_ index: Int) -> String { "\(county)00100\(index + 1)" }

    /// TBMJ, KCXS (ten-thousandths), KCMJ and TBDLMJ that agree; half a unit is rounded up.
    package static func setAreas(_ row: inout LayerTable.Row, hundredths gross: Int64, ratio: Int64) {
        let deducted = (gross * ratio + 5000) / 10_000
        row["TBMJ"] = .real(Double(gross) / 100)
        row["KCXS"] = .real(Double(ratio) / 10_000)
        row["KCMJ"] = .real(Double(deducted) / 100)
        row["TBDLMJ"] = .real(Double(gross - deducted) / 100)
        row["KCDLBM"] = ratio > 0 ? .text("1203") : nil
    }

    /// Makes a patch cultivated land of slope level 2, its areas as `setAreas` has them.
    package mutating func cultivate(
        _ patch: Int, as code: String, hundredths gross: Int64, ratio: Int64 = 0
    ) {
        let names = ["0101": "水田", "0102": "水浇地", "0103": "旱地"]
        for (field, value) in [
            ("DLBM", code), ("DLMC", names[code] ?? ""), ("GDLX", "TT"), ("GDPDJB", "2"), ("ZZSXDM", "LS"),
        ] {
            patches.rows[patch][field] = .text(value)
        }
        patches.rows[patch]["CZCSXM"] = nil
        Self.setAreas(&patches.rows[patch], hundredths: gross, ratio: ratio)
    }

    private mutating func addDistricts(west: Int) {
        func district(_ code: String, _ name: String, _ patches: Range<Int>, code field: String)
            -> LayerTable.Row
        {
            let boxes = patches.map { Self.box($0, west: west) }
            let whole = GraticuleBox(
                west: boxes[0].west, south: boxes[0].south, east: boxes[boxes.count - 1].east,
                north: boxes[boxes.count - 1].north)
            let area = boxes.reduce(0) { $0 + $1.hundredths }
            return LayerTable.Row(
                [
                    field + "DM": .text(code), field + "MC": .text(name), "DCMJ": .real(Double(area) / 100),
                    "JSMJ": .real(Double(area) / 100), "MSSM": .text("00"),
                ], .polygons([[whole.ring]]))
        }
        villages.rows = [
            district(village(0) + "0000000", "南村", 0..<3, code: "ZLDW"),
            district(village(1) + "0000000", "北村", 3..<6, code: "ZLDW"),
        ]
        townships.rows = [district("\(county)001", "韶关市武江区西联镇", 0..<6, code: "XZQ")]
    }

    /// Makes the control areas what the patches' TBMJ add up to.
    package mutating func settleControl() {
        func settle(_ table: inout LayerTable, code: String, digits: Int) {
            for index in table.rows.indices {
                let district = table.rows[index].text(code).prefix(digits)
                let sum = patches.rows.filter { $0.text("ZLDWDM").hasPrefix(district) }
                    .reduce(0) { $0 + $1.hundredths("TBMJ") }
                table.rows[index]["DCMJ"] = .real(Double(sum) / 100)
            }
        }
        settle(&villages, code: "ZLDWDM", digits: 12)
        settle(&townships, code: "XZQDM", digits: 9)
    }

    /// Σ TBMJ in hundredths of a square metre.
    package var hundredths: Int64 { patches.rows.reduce(0) { $0 + $1.hundredths("TBMJ") } }

    package var layers: [LayerTable] { [patches, villages, townships] }

    /// Writes the three layers into a folder that stands: one file, or three shapefiles.
    package func write(
        _ folder: String, driver: VectorDriver = .geoPackage, oneFileALayer: Bool = false,
        encoding: String = "GBK"
    ) throws {
        if driver == .shapefile || oneFileALayer {
            for layer in layers {
                try layer.write(
                    "\(folder)/\(layer.name).\(driver.testExtension)", driver: driver,
                    options: driver == .shapefile ? ["ENCODING": encoding] : [:])
            }
            return
        }
        let dataset = try Dataset.create("\(folder)/\(county).\(driver.testExtension)", driver: driver)
        for layer in layers { try layer.add(to: dataset) }
        try dataset.close()
    }

    private static let patchFields: [FieldDefinition] =
        [
            text("BSM", 18), text("DLBM", 5), text("DLMC", 60), text("QSXZ", 2), text("QSDWDM", 19),
            text("ZLDWDM", 19), number("TBMJ"), text("KCDLBM", 5),
            FieldDefinition("KCXS", .real, width: 6, decimals: 4), number("KCMJ"), number("TBDLMJ"),
            text("GDLX", 2), text("GDPDJB", 2), text("ZZSXDM", 6), text("CZCSXM", 4), text("TBXHDM", 6),
            text("FRDBS", 1), text("MSSM", 2), text("HDMC", 60),
        ]

    private static let districtFields = [number("DCMJ"), number("JSMJ"), text("MSSM", 2), text("HDMC", 60)]

    private static func text(_ name: String, _ width: Int) -> FieldDefinition {
        FieldDefinition(name, .text, width: width)
    }
    private static func number(_ name: String) -> FieldDefinition {
        FieldDefinition(name, .real, width: 15, decimals: 2)
    }
}

extension VectorDriver {
    /// Extension of the file or folder a data source is named by.
    package var testExtension: String {
        switch self {
        case .shapefile: "shp"
        case .geoPackage: "gpkg"
        case .fileGeodatabase: "gdb"
        }
    }
}
