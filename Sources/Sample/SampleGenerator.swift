import Foundation
import GDALBridge
package import LandModel
import Normalise

/// Writes synthetic land-survey deliveries: a stand-in for data that may not be passed on.
///
/// Deterministic: equal options give equal contents, record by record.
package struct SampleGenerator: Sendable {
    private let options: SampleOptions

    package init(_ options: SampleOptions) { self.options = options }

    /// What was written.
    package struct Report: Sendable, Equatable {
        package var patches: Int
        package var villages: Int
        package var townships: Int
        /// Σ TBMJ.
        package var area: SquareMetres
        /// The surveys after the first.
        package var laterYears: [Int]
        /// Pieces of ground that these tell a change of.
        package var changes: Int
        /// The totals of the targets file, as reached.
        package var totals: [(name: String, reached: SquareMetres, wanted: SquareMetres)]

        package static func == (left: Report, right: Report) -> Bool {
            left.patches == right.patches && left.villages == right.villages
                && left.townships == right.townships
                && left.area == right.area && left.laterYears == right.laterYears
                && left.changes == right.changes
                && left.totals.elementsEqual(right.totals) { $0.0 == $1.0 && $0.1 == $1.1 && $0.2 == $1.2 }
        }
    }

    /// Builds everything in memory, writes beside the output, then puts it into place.
    @discardableResult
    package func write() throws(SampleError) -> Report {
        let targets = try SampleTargets.read(options.targets)
        let places = SampleOutput(options, targets: targets)
        try places.check()
        let patches = options.patches ?? targets.patches ?? SampleOptions.usualPatches
        let city = try SampleCity(targets: targets, patches: patches, seed: options.seed)
        let names: CodeNames
        do { names = try CodeNames() } catch { throw .standardUnavailable(error) }
        let writer = DeliveryWriter(city: city, names: names)
        let zones: ZonePlan? = options.layout == .deliveries ? try ZonePlan(city) : nil
        let years: SampleYears?
        if let zones { years = try SampleYears(zones) } else { years = nil }
        let registers = try zones.map { plan throws(SampleError) in try tables(plan) } ?? []
        try places.prepare()
        do {
            switch options.layout {
            case .deliveries:
                if let years { try write(years, city.targets, writer, places) }
                if let zones { try write(ZoneWriter(plan: zones, names: names), places) }
                if !registers.isEmpty {
                    try RegisterWriter(tables: registers, folder: try places.folder(SampleOutput.registers))
                        .write()
                }
            case .single: try writeSingle(writer, places)
            }
            try places.publish()
        } catch {
            places.discard()
            throw error
        }
        return report(city, zones, years)
    }

    private func tables(_ zones: ZonePlan) throws(SampleError) -> [RegisterTable] {
        do {
            return try RegisterTable.all(
                zones.city.targets, seed: options.seed, source: RegisterSource(zones))
        } catch {
            throw .targetsInvalid(
                path: options.targets, place: error.place, value: error.value, expected: error.expected)
        }
    }

    private func write(
        _ years: SampleYears, _ targets: SampleTargets, _ writer: DeliveryWriter, _ places: SampleOutput
    ) throws(SampleError) {
        for (index, county) in targets.counties.enumerated() {
            let folder = try places.folder(of: county)
            try deliver(index, of: years.first, county.delivery, nil, writer, places, into: folder)
        }
        for later in years.later {
            for delivery in later.plan.deliveries {
                guard let index = targets.county(delivery.county) else { continue }
                let folder = try places.folder(of: targets.counties[index], in: later.plan.year)
                try deliver(
                    index, of: later.state, delivery.form, later.changes[index], writer, places, into: folder)
            }
        }
        if !years.later.isEmpty {
            try places.write(StoryFile.name, StoryFile(targets: targets).text(years.story))
        }
    }

    private func deliver(
        _ county: Int, of year: SurveyYear, _ delivery: SampleTargets.Delivery, _ changes: [ChangeProcess]?,
        _ writer: DeliveryWriter, _ places: SampleOutput, into folder: String
    ) throws(SampleError) {
        do {
            try writer.write(
                county: county, of: year, form: DeliveryForm(delivery), changes: changes, into: folder)
        } catch {
            throw .writing(path: folder, error)
        }
        if delivery.format == .shapefileWithoutCodePage {
            for schema in [LayerSchema.patches, .villages, .townships] {
                try places.removeEncoding(folder: folder, layer: schema.name)
            }
        }
    }

    private func write(_ writer: ZoneWriter, _ places: SampleOutput) throws(SampleError) {
        let folder = try places.folder(SampleOutput.zones)
        for (file, layers) in writer.files() {
            do {
                try writer.write(file, layers, into: folder)
            } catch {
                throw .writing(path: folder, error)
            }
            if !file.hasCodePage { try places.removeEncoding(folder: folder, layer: file.name) }
        }
    }

    private func writeSingle(_ writer: DeliveryWriter, _ places: SampleOutput) throws(SampleError) {
        do {
            try writer.writeSingle(options.format, folder: places.working, file: places.stem)
        } catch {
            throw .writing(path: options.output, error)
        }
    }

    private func report(_ city: SampleCity, _ zones: ZonePlan?, _ years: SampleYears?) -> Report {
        var sums = Array(repeating: SquareMetres.zero, count: ClassProfile.all.count)
        for (number, attributes) in city.attributes.enumerated() {
            let gross = city.areas.gross[number]
            sums[Int(attributes.classNumber)] +=
                gross - DeductionRule.deducted(gross: gross, ratio: Int64(attributes.ridgeRatio))
        }
        return Report(
            patches: city.plan.patches.count, villages: city.districts.villages.count,
            townships: city.districts.townships.count, area: city.areas.gross.reduce(.zero, +),
            laterYears: years?.later.map(\.plan.year) ?? [], changes: years?.story.count ?? 0,
            totals: city.targets.totals.map { total in
                (
                    total.name,
                    total.classes.compactMap { ClassProfile.index[$0] }.reduce(.zero) { $0 + sums[$1] },
                    total.target?.area ?? .zero
                )
            } + (zones?.reached ?? []))
    }
}
