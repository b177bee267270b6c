import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Pipeline

@Suite struct TabulateJobTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func tabulate(
        _ options: TabulateOptions = TabulateOptions(), driver: VectorDriver = .geoPackage,
        _ change: (inout SurveyDelivery) throws -> Void = { _ in }
    ) throws -> Tabulation {
        var delivery = try SurveyDelivery()
        try change(&delivery)
        let path = folder.path("DLTB." + driver.testExtension)
        try delivery.patches.write(path, driver: driver)
        let plan = try TabulatePlan.decide(path, options: options)
        return try TabulateJob(plan: plan, workers: Workers(count: 2)).run()
    }

    /// `440203 0101 1 12.30`, one a row.
    private func lines(_ tabulation: Tabulation) -> [String] {
        tabulation.rows.map { "\($0.district) \($0.landClass) \($0.patches) \($0.area)" }
    }

    private func area(_ hundredths: Int64) -> String { "\(SquareMetres(hundredths: hundredths))" }

    @Test(
        "net areas under their classes, ridges under 1203 with the patches that deduct",
        arguments: VectorDriver.allCases)
    func net(driver: VectorDriver) throws {
        let result = try tabulate(driver: driver)
        let boxes = (0..<6).map { SurveyDelivery.box($0).hundredths }
        // A tenth of the first patch is ridges, half a cent rounded up.
        let ridge = (boxes[0] * 1000 + 5000) / 10_000
        #expect(
            lines(result) == [
                "440203 0101 1 \(area(boxes[0] - ridge))", "440203 0201K 1 \(area(boxes[5]))",
                "440203 0301 1 \(area(boxes[1]))", "440203 0601 1 \(area(boxes[4]))",
                "440203 0702 1 \(area(boxes[3]))", "440203 1101 1 \(area(boxes[2]))",
                "440203 1203 1 \(area(ridge))",
            ])
        #expect(result.isSound && result.features == 6 && result.findings.isEmpty)
    }

    @Test("gross areas are those of the boxes, recorded or computed")
    func gross() throws {
        let recorded = try tabulate(TabulateOptions(gross: true))
        #expect(recorded.rows.count == 6)
        #expect(
            recorded.rows.reduce(0) { $0 + $1.area.hundredths } == (try SurveyDelivery().hundredths))
    }

    @Test("computed areas agree with the closed formula")
    func computed() throws {
        let result = try tabulate(TabulateOptions(grouping: .district(.village), basis: .computed))
        let boxes = (0..<6).map { SurveyDelivery.box($0).hundredths }
        #expect(
            result.rows.map(\.district) == Array(repeating: "440203001001", count: 3)
                + Array(repeating: "440203001002", count: 3))
        for (row, box) in zip(result.rows, [0, 1, 2, 5, 4, 3]) {
            #expect(abs(row.area.hundredths - boxes[box]) <= 1, "\(row)")
        }
    }

    @Test("an empty KCMJ deducts nothing; a number that is none is told and the patch still counts")
    func oddRidges() throws {
        let result = try tabulate { delivery in
            delivery.patches.rows[0]["KCMJ"] = nil
        }
        #expect(!result.rows.contains { $0.landClass == "1203" })
        #expect(result.isSound)
    }

    @Test("a patch without its area is told and left out")
    func rejected() throws {
        let result = try tabulate { $0.patches.rows[1]["TBDLMJ"] = nil }
        #expect(result.rejected == 1 && !result.isSound && result.features == 6)
        #expect(result.findings.count(of: [.areaMissing]) == 1)
        #expect(!result.rows.contains { $0.landClass == "0301" })
    }

    @Test("a patch whose area is not above zero is told and left out with its ridges", arguments: [0, -5.0])
    func notPositive(area: Double) throws {
        let result = try tabulate { $0.patches.rows[0]["TBDLMJ"] = .real(area) }
        #expect(result.rejected == 1 && !result.isSound)
        #expect(result.findings.count(of: [.areaNotPositive]) == 1)
        #expect(!result.rows.contains { ["0101", "1203"].contains($0.landClass) })
        let gross = try tabulate(TabulateOptions(gross: true)) { $0.patches.rows[0]["TBMJ"] = .real(area) }
        #expect(gross.rejected == 1 && gross.findings.count(of: [.areaNotPositive]) == 1)
    }

    @Test("a ridge below zero counts as it stands, and is told")
    func negativeRidge() throws {
        let result = try tabulate { $0.patches.rows[0]["KCMJ"] = .real(-100) }
        #expect(result.isSound && result.findings.count(of: [.areaNotPositive]) == 1)
        #expect(result.rows.first { $0.landClass == "1203" }?.area.hundredths == -10_000)
    }

    @Test(
        "without KCMJ a net area that is larger than the gross one is told as that, and counts as it stands")
    func negativeDifference() throws {
        let result = try tabulate { delivery in
            delivery.patches.fields.removeAll { $0.name == "KCMJ" }
            for row in delivery.patches.rows.indices { delivery.patches.rows[row]["KCMJ"] = nil }
            delivery.patches.rows[1]["TBMJ"] = .real(100)
            delivery.patches.rows[1]["TBDLMJ"] = .real(150)
        }
        #expect(result.isSound && result.findings.count(of: [.netAreaMismatch]) == 1)
        #expect(result.findings.count(of: [.areaNotPositive]) == 0)
        #expect(result.rows.first { $0.landClass == "0301" }?.area.hundredths == 15_000)
    }

    @Test("a full check tells of a net area that is larger than the gross one")
    func netBeyondGross() throws {
        var options = TabulateOptions()
        options.validate = true
        for (net, count) in [(9e9, 1), (1.0, 0)] {
            let result = try tabulate(options) { $0.patches.rows[1]["TBDLMJ"] = .real(net) }
            #expect(result.findings.count(of: [.netAreaMismatch]) == count, "\(net)")
        }
        #expect(try tabulate(options).findings.count(of: [.netAreaMismatch]) == 0)
    }

    @Test("patches without district or class stand under the empty key")
    func emptyKeys() throws {
        let result = try tabulate { delivery in
            delivery.patches.rows[1]["DLBM"] = nil
            delivery.patches.rows[2]["ZLDWDM"] = nil
        }
        #expect(
            result.rows.map { [$0.district, $0.landClass] }.prefix(2) == [["", "1101"], ["440203", ""]])
        #expect(result.rows.reduce(0) { $0 + $1.patches } == 7)
    }

    @Test("with a standard, codes are set right and the unknown stand as delivered")
    func standard() throws {
        let result = try tabulate(TabulateOptions(standard: "sandiao")) { delivery in
            delivery.patches.rows[5]["DLBM"] = .text("0201k")
            delivery.patches.rows[1]["DLBM"] = .text("0391")
        }
        #expect(result.rows.contains { $0.landClass == "0201K" })
        #expect(result.rows.contains { $0.landClass == "0391" })
        #expect(result.unknownClasses == 1 && !result.isSound)
        #expect(result.findings.count(of: [.classRespelled]) == 1)
        #expect(result.findings.count(of: [.classUnknown]) == 1)
    }

    @Test("a layer without features is an empty table")
    func empty() throws {
        let result = try tabulate { $0.patches.rows = [] }
        #expect(result.rows.isEmpty && result.features == 0 && result.isSound)
    }

    @Test("the full check tells what the cheap one does not see")
    func fullCheck() throws {
        let box = SurveyDelivery.box(1).ring
        let (x0, y0, x1, y1) = (box[0], box[1], box[4], box[5])
        // Two lobes of different size, so that the area does not vanish.
        let crossing = [x0, y0, x1, y1, x1, y0, x0, (y0 + y1) / 2, x0, y0]
        func change(_ delivery: inout SurveyDelivery) {
            delivery.patches.rows[1].shape = .polygons([[crossing]])
        }
        let cheap = try tabulate(TabulateOptions(basis: .computed), change)
        #expect(cheap.findings.isEmpty)
        let folder = try TemporaryFolder()
        var delivery = try SurveyDelivery()
        change(&delivery)
        try delivery.patches.write(folder.path("full.gpkg"), driver: .geoPackage)
        let plan = try TabulatePlan.decide(
            folder.path("full.gpkg"), options: TabulateOptions(basis: .computed, validate: true))
        let full = try TabulateJob(plan: plan, workers: Workers(count: 1)).run()
        #expect(full.findings.count(of: [.polygonRepaired]) == 1)
        #expect(full.findings.count(of: [.recordedDiffersFromComputed]) == 1)
        let (before, after) = (
            cheap.rows.first { $0.landClass == "0301" }?.area,
            full.rows.first { $0.landClass == "0301" }?.area
        )
        #expect(try #require(after) > (try #require(before)), "both lobes count")
    }
}
