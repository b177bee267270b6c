import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Aggregate
@testable import Pipeline

/// Two years of the small delivery, each changed as a test likes, and what `change` makes of them.
struct YearPair {
    let folder: TemporaryFolder
    /// As the command line takes them.
    let before: String
    let after: String

    init(
        drivers: (before: VectorDriver, after: VectorDriver) = (.geoPackage, .geoPackage),
        before: (inout SurveyDelivery) throws -> Void = { _ in },
        after: (inout SurveyDelivery) throws -> Void = { _ in }
    ) throws {
        let folder = try TemporaryFolder()
        self.folder = folder
        func write(_ name: String, _ driver: VectorDriver, _ change: (inout SurveyDelivery) throws -> Void)
            throws
            -> String
        {
            var delivery = try SurveyDelivery()
            try change(&delivery)
            delivery.patches.name = name
            let path = folder.path("\(name).\(driver.testExtension)")
            try delivery.patches.write(path, driver: driver)
            return path
        }
        self.before = try write("before", drivers.before, before)
        self.after = try write("after", drivers.after, after)
    }

    func change(
        _ options: TabulateOptions = TabulateOptions(), workers: Int = 2, swapped: Bool = false
    ) throws -> Change {
        let years = swapped ? (after, before) : (before, after)
        let plan = try ChangePlan.decide(before: years.0, after: years.1, options: options)
        return try ChangeJob(plan: plan, workers: Workers(count: workers)).run()
    }

    /// The rows where something changes: `0101>0301 land 12.30`, with districts where they differ.
    func flows(_ options: TabulateOptions = TabulateOptions()) throws -> [String] {
        let change = try change(options)
        try expectStocks(change, options)
        return change.rows.filter { $0.before != $0.after }.map(Self.line)
    }

    static func line(_ row: FlowRow) -> String {
        func text(_ label: GroundLabel?) -> String {
            guard let label else { return "-" }
            return row.kind == .boundary ? "\(label.district)/\(label.landClass)" : label.landClass
        }
        return "\(text(row.before))>\(text(row.after)) \(row.kind.rawValue) \(row.area)"
    }

    /// Rows summed by the old side are the old year's table, by the new side the new year's; the years swapped give the
    /// rows swapped.
    func expectStocks(
        _ change: Change, _ options: TabulateOptions, _ location: SourceLocation = #_sourceLocation
    ) throws {
        var options = options
        let plan = try ChangePlan.decide(before: before, after: after, options: options)
        options.basis = plan.before.basis
        func stock(_ path: String) throws -> [GroundLabel: Int64] {
            let plan = try TabulatePlan.decide(path, options: options)
            let table = try TabulateJob(plan: plan, workers: Workers(count: 1)).run()
            return table.rows.reduce(into: [:]) { sums, row in
                sums[GroundLabel(district: row.district, landClass: row.landClass), default: 0] +=
                    row.area.hundredths
            }.filter { $0.value != 0 }
        }
        func sums(_ side: (FlowRow) -> GroundLabel?) -> [GroundLabel: Int64] {
            change.rows.reduce(into: [:]) { sums, row in
                if let label = side(row) { sums[label, default: 0] += row.area.hundredths }
            }.filter { $0.value != 0 }
        }
        #expect(sums(\.before) == (try stock(before)), sourceLocation: location)
        #expect(sums(\.after) == (try stock(after)), sourceLocation: location)
        let swapped = try self.change(options, workers: 1, swapped: true)
        let turned = swapped.rows.map {
            FlowRow(before: $0.after, after: $0.before, kind: $0.kind, area: $0.area)
        }
        #expect(turned.sorted() == change.rows, sourceLocation: location)
        #expect(
            swapped.before.lines.alike == change.after.lines.alike
                && swapped.after.lines.overlaid == change.before.lines.overlaid)
        for year in [change.before, change.after] {
            #expect(
                year.features == year.rejected + year.lines.alike.patches + year.lines.overlaid.patches
                    + year.lines.uncovered.patches,
                sourceLocation: location)
        }
    }
}

/// `12.30` of hundredths.
func squareMetres(_ hundredths: Int64) -> String { "\(SquareMetres(hundredths: hundredths))" }
