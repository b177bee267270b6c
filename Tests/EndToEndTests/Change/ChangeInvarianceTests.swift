import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Sample

/// What must not show in a table of flows, and what must come of moved and chained years.
@Suite struct ChangeInvarianceTests {
    private let folder: TemporaryFolder
    /// The patches of three years.
    private let years: [[ChangingYears.Patch]]

    init() throws {
        folder = try TemporaryFolder()
        var ground = ChangingYears(size: 20, seed: 7)
        var years = [ground.patches]
        for _ in 0..<2 {
            ground.advance()
            years.append(ground.patches)
        }
        self.years = years
    }

    private func write(
        _ patches: [ChangingYears.Patch], _ name: String, driver: VectorDriver = .geoPackage,
        _ change: (inout LayerTable) throws -> Void = { _ in }
    ) throws -> String {
        var layer = try ChangingYears.layer(patches, name: name)
        try change(&layer)
        let path = folder.path("\(name).\(driver.testExtension)")
        try layer.write(path, driver: driver)
        return path
    }

    @Test(
        "both sides are the years' own tables; swapped years give the swapped table",
        arguments: ["recorded", "computed"])
    func stocks(basis: String) throws {
        let (before, after) = (try write(years[0], "a"), try write(years[1], "b"))
        for level in ["county", "village"] {
            let arguments = ["--area", basis, "--by", level]
            let table = try ChangeTable.run(before, after, arguments)
            try table.expectStocks(before, after, arguments)
            #expect(table.flow > 0)
            #expect(try ChangeTable.run(after, before, arguments).swapped == table.byKey)
        }
    }

    @Test(
        "workers, the order of features and the format do not show in a byte",
        arguments: ["recorded", "computed"])
    func bytes(basis: String) throws {
        let (before, after) = (try write(years[0], "a"), try write(years[1], "b"))
        func table(_ before: String, _ after: String, _ jobs: String) throws -> String {
            let outcome = try Tuban.run(
                ["change", before, after, "--by", "village", "--area", basis, "--jobs", jobs])
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome.output
        }
        let expected = try table(before, after, "1")
        #expect(try table(before, after, "8") == expected)
        var generator = SplitMix64(announcing: "ChangeInvarianceTests.bytes")
        for driver in VectorDriver.allCases {
            let shuffled = try [(years[0], "c\(driver)"), (years[1], "d\(driver)")].map { patches, name in
                try write(patches, name, driver: driver) { $0.rows.shuffle(using: &generator) }
            }
            #expect(try table(shuffled[0], shuffled[1], "3") == expected, "\(driver)")
        }
    }

    @Test("thousands of patches in many units of work give the same table with one worker and with eight")
    func largeLayer() throws {
        let path = try LargeLayer.path.get()
        let (before, after) = (path, folder.path("moved.gpkg"))
        var layer = try LayerTable(reading: path, driver: .geoPackage, layer: "DLTB")
        for index in layer.rows.indices where index % 97 == 0 { layer.rows[index]["DLBM"] = .text("1006") }
        layer.rows.removeSubrange(20_000..<20_010)
        try layer.write(after, driver: .geoPackage)
        let outcomes = try ["1", "2", "8"].map {
            try Tuban.run(["change", before, after, "--lang", "en", "--jobs", $0])
        }
        #expect(outcomes[0].status == 1 && outcomes[0].errors.contains("[change-uncovered]"))
        #expect(Set(outcomes.map(\.output)).count == 1 && Set(outcomes.map(\.errors)).count == 1)
        try ChangeTable(outcomes[0].output).expectStocks(before, after)
    }

    @Test("the same patches in Gauss-Krüger coordinates are no change")
    func projected() throws {
        let projection = GaussKruger(ellipsoid: .cgcs2000, centralMeridian: 114, falseEasting: 38_500_000)
        let forward = GaussKrugerForward(projection)
        let (before, next) = (try write(years[0], "a"), try write(years[1], "b"))
        func project(_ layer: inout LayerTable) throws {
            layer.referenceWKT = try SpatialReference(epsg: 4526).wkt()
            for index in layer.rows.indices {
                guard case .polygons(let polygons) = layer.rows[index].shape else { continue }
                layer.rows[index].shape = .polygons(polygons.map { forward.project($0) })
            }
        }
        let same = try write(years[0], "c", driver: .shapefile, project)
        for basis in ["recorded", "computed"] {
            let outcome = try Tuban.run(["change", before, same, "--area", basis, "--lang", "en"])
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("same shape \(years[0].count) ("), "\(outcome.errors)")
            let table = try ChangeTable(outcome.output)
            #expect(table.flow == 0)
            // A last digit may be rounded the other way.
            #expect(table.total("correction") <= (basis == "recorded" ? 0 : Int64(years[0].count)))
        }
        // Recorded areas are divided by shapes that differ by nanometres.
        let moved = try write(years[1], "d", project)
        let (one, other) = (try ChangeTable.run(before, next), try ChangeTable.run(before, moved))
        for (key, area) in one.byKey { #expect(abs((other.byKey[key] ?? 0) - area) <= 20, "\(key)") }
    }

    @Test(
        "a copy moved by a millimetre or a metre changes no more than its borders swept over, and it is told as noise"
    )
    func moved() throws {
        let before = try write(years[0], "a")
        for (degrees, metres) in [(1e-8, 0.001), (1e-5, 1.1)] {
            var perimeter = 0.0
            let after = try write(
                years[0].map { patch in
                    var patch = patch
                    for ring in patch.rings.indices {
                        let points = patch.rings[ring]
                        for index in stride(from: 0, to: points.count - 2, by: 2) {
                            let (x, y) = (
                                points[index + 2] - points[index], points[index + 3] - points[index + 1]
                            )
                            perimeter += (x * x + y * y).squareRoot() * 111_000
                        }
                        for index in stride(from: 0, to: points.count, by: 2) {
                            patch.rings[ring][index] += degrees
                        }
                    }
                    return patch
                }, "moved\(metres)")
            let outcome = try Tuban.run(
                [
                    "change", before, after, "--lang", "en", "--sliver-width", "2.5", "--uncovered-tolerance",
                    "1000000",
                ])
            #expect(outcome.status == 0, "\(outcome.errors)")
            let table = try ChangeTable(outcome.output)
            try table.expectStocks(before, after)
            #expect(table.flow > 0 && Double(table.flow) / 100 < perimeter * metres)
            #expect(!outcome.errors.contains("sliver rule: 0 pieces"), "\(outcome.errors)")
            let narrow = try Tuban.run(
                [
                    "change", before, after, "--lang", "en", "--sliver-width", "0", "--uncovered-tolerance",
                    "1000000",
                ])
            #expect(narrow.output == outcome.output && narrow.errors.contains("sliver rule: 0 pieces"))
        }
    }

    @Test("from the first year to the third the same comes of it as over the second")
    func chained() throws {
        let paths = try years.enumerated().map { try write($1, "year\($0)") }
        func net(_ before: Int, _ after: Int) throws -> [[String]: Int64] {
            let table = try ChangeTable.run(paths[before], paths[after])
            return table.stock(1).merging(table.stock(0).mapValues { -$0 }) { $0 + $1 }
        }
        let steps = try net(0, 1).merging(try net(1, 2)) { $0 + $1 }
        let whole = try net(0, 2)
        for key in Set(steps.keys).union(whole.keys) { #expect(steps[key] ?? 0 == whole[key] ?? 0, "\(key)") }
        #expect(whole.values.contains { $0 != 0 })
    }
}
