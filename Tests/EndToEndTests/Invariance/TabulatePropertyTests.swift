import GDALBridge
import TestSupport
import Testing

/// Random small layers: order, workers and split never change the table, and the table is the tests' own sum.
@Suite struct TabulatePropertyTests {
    @Test("a table does not depend on order, split or workers")
    func properties() throws {
        var generator = SplitMix64(announcing: "TabulatePropertyTests.properties")
        for round in 0..<4 {
            let folder = try TemporaryFolder()
            let layer = try randomLayer(using: &generator)
            let driver: VectorDriver = round % 2 == 0 ? .geoPackage : .shapefile
            func table(_ layer: LayerTable, _ name: String, _ arguments: [String]) throws -> String {
                var layer = layer
                layer.name = name
                let path = folder.path("\(name).\(driver.testExtension)")
                try layer.write(path, driver: driver)
                let outcome = try Tuban.run(["tabulate", path, "--by", "village"] + arguments)
                #expect(outcome.status == 0, "\(outcome.errors)")
                return outcome.output
            }
            var shuffled = layer
            shuffled.rows.shuffle(using: &generator)
            let cut = Int.random(in: 0...layer.rows.count, using: &generator)
            var (left, right) = (layer, layer)
            left.rows = Array(layer.rows[..<cut])
            right.rows = Array(layer.rows[cut...])
            for basis in ["computed", "recorded"] {
                let whole = try table(layer, "whole_\(basis)", ["--area", basis, "--jobs", "1"])
                #expect(try table(shuffled, "shuffled_\(basis)", ["--area", basis, "--jobs", "3"]) == whole)
                let parts =
                    try [table(left, "left_\(basis)", ["--area", basis])]
                    + [table(right, "right_\(basis)", ["--area", basis])]
                #expect(try Self.sum(parts) == Self.sum([whole]))
                let (found, expected) = (try Self.sum([whole]), Self.expected(layer))
                #expect(
                    found.keys.sorted { $0.lexicographicallyPrecedes($1) }
                        == expected.keys.sorted { $0.lexicographicallyPrecedes($1) })
                for (key, value) in expected {
                    #expect(found[key]?[0] == value[0])
                    // The closed formula and the polygon round apart by a cent for each patch at most.
                    let difference = abs((found[key]?[1] ?? 0) - value[1])
                    #expect(difference <= (basis == "recorded" ? 0 : value[0]), "\(basis), round \(round)")
                }
            }
        }
    }

    /// Boxes of random size at random places; TBMJ as the closed formula has it, so both bases must agree.
    private func randomLayer(using generator: inout SplitMix64) throws -> LayerTable {
        var delivery = try SurveyDelivery()
        let pattern = delivery.patches.rows[1]
        delivery.patches.rows = (0..<Int.random(in: 2...60, using: &generator)).map { _ in
            let (x, y) = (
                Int.random(in: 112_900...114_700, using: &generator),
                Int.random(in: 23_900...25_400, using: &generator)
            )
            let box = GraticuleBox(
                west: x, south: y, east: x + Int.random(in: 1...30, using: &generator),
                north: y + Int.random(in: 1...30, using: &generator))
            var row = pattern
            row.shape = .polygons([[box.ring]])
            row["DLBM"] = .text(["0101", "0201K", "0301", "1101"].randomElement(using: &generator) ?? "")
            let village = Int.random(in: 1...3, using: &generator)
            row["ZLDWDM"] = .text("44020300100\(village)0000000")
            SurveyDelivery.setAreas(&row, hundredths: box.hundredths, ratio: 0)
            return row
        }
        return delivery.patches
    }

    private static func sum(_ tables: [String]) throws -> [[String]: [Int64]] {
        var sums: [[String]: [Int64]] = [:]
        for row in try tables.flatMap({ try CSVRows.rows($0) }) {
            let key = try [#require(row["district"]), #require(row["class"])]
            let value = sums[key, default: [0, 0]]
            sums[key] = [
                value[0] + (try #require(Int64(row["patches"] ?? ""))),
                value[1] + (try CSVRows.hundredths(row["area_m2"])),
            ]
        }
        return sums
    }

    private static func expected(_ layer: LayerTable) -> [[String]: [Int64]] {
        layer.rows.reduce(into: [:]) { sums, row in
            let key = [String(row.text("ZLDWDM").prefix(12)), row.text("DLBM")]
            let value = sums[key, default: [0, 0]]
            sums[key] = [value[0] + 1, value[1] + row.hundredths("TBMJ")]
        }
    }
}
