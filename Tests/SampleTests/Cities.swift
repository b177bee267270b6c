import Foundation

@testable import Sample

/// Cities built once for all suites, and where the committed sample is.
enum Cities {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let targetsPath = root.appendingPathComponent("sample-data/shaoguan/targets.json").path
    static let deliveries = root.appendingPathComponent("sample-data/shaoguan").path

    /// Bytes of all files in a folder.
    static func size(of folder: String) throws -> Int {
        try FileManager.default.subpathsOfDirectory(atPath: folder).reduce(0) { sum, name in
            let entry = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
            return sum + (entry[.type] as? FileAttributeType == .typeRegular ? entry[.size] as? Int ?? 0 : 0)
        }
    }

    static let targets = try! SampleTargets.read(targetsPath)
    /// The size of the committed sample.
    static let standard = try! SampleCity(targets: targets, patches: 5_000, seed: 1)
    /// The smallest allowed, another seed.
    static let small = try! SampleCity(targets: targets, patches: 1_000, seed: 20)
}

/// Names for the cities as test arguments: a whole city would be described for every report.
enum CityChoice: String, CaseIterable, Sendable {
    case standard, small

    var city: SampleCity { self == .standard ? Cities.standard : Cities.small }
}
