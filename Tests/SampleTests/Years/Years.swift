import Foundation
import GDALBridge
import Testing

@testable import Sample

/// The later years of the cities, and the committed deliveries of each year.
enum Years {
    static let standard = try! SampleYears(Zones.plan)
    static let small = try! SampleYears(ZonePlan(Cities.small))

    static func of(_ choice: CityChoice) -> SampleYears { choice == .standard ? standard : small }

    /// A county in the form of a later delivery.
    static func county(_ delivery: SampleTargets.YearDelivery) throws -> SampleTargets.County {
        let number = try #require(Cities.targets.county(delivery.county))
        var county = Cities.targets.counties[number]
        county.delivery = delivery.form
        return county
    }

    /// A county's last delivery up to a year: the folder that holds it and its form.
    static func delivered(
        _ county: SampleTargets.County, upTo year: Int
    ) throws -> (root: String, county: SampleTargets.County) {
        let later = Cities.targets.laterYears.last { later in
            later.year <= year && later.deliveries.contains { $0.county == county.code }
        }
        guard let later, let delivery = later.deliveries.first(where: { $0.county == county.code }) else {
            return (Cities.deliveries, county)
        }
        return (Cities.deliveries + "/\(later.year)", try self.county(delivery))
    }

    /// A patch as its file has it: values by field, coordinates of all rings in turn.
    struct FilePatch: Equatable {
        var values: [String: String]
        var coordinates: [Double]
        var isProjected: Bool

        func hundredths(_ field: String) -> Int64 {
            Int64(((Double(values[field] ?? "") ?? .nan) * 100).rounded())
        }
    }

    /// The whole city's patches of a year by identifier, from the files.
    static let patches: [Int: [String: FilePatch]] = Dictionary(
        uniqueKeysWithValues: ([Cities.targets.year] + Cities.targets.laterYears.map(\.year)).map {
            ($0, try! patches(upTo: $0))
        })

    private static func patches(upTo year: Int) throws -> [String: FilePatch] {
        var patches: [String: FilePatch] = [:]
        for county in Cities.targets.counties {
            let (root, form) = try delivered(county, upTo: year)
            let layer = try DeliveryTests.read(root, form, "DLTB")
            for (record, coordinates) in zip(layer.records, layer.geometries) {
                let pairs = zip(layer.fields, record).compactMap { field, value in
                    value.map { (field.name, $0) }
                }
                let patch = FilePatch(
                    values: Dictionary(uniqueKeysWithValues: pairs), coordinates: coordinates,
                    isProjected: form.delivery.coordinates != .geographic)
                let identifier = try #require(patch.values["BSM"])
                #expect(patches.updateValue(patch, forKey: identifier) == nil, "\(identifier) twice")
            }
        }
        return patches
    }

    /// The lines of the committed story, by column.
    static let story: [[String: String]] = {
        let text = try! String(contentsOfFile: Cities.deliveries + "/story.csv", encoding: .utf8)
        let lines = text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }()

    static func hundredths(_ row: [String: String], _ column: String) -> Int64 {
        Int64(((Double(row[column] ?? "") ?? .nan) * 100).rounded())
    }
}
