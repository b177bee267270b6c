import Foundation

@testable import Sample

/// The committed cities, as test arguments.
enum SampleCities: String, CaseIterable, Sendable {
    case shaoguan, yangjiang

    static let all = allCases

    var folder: String { Cities.root.appendingPathComponent("sample-data/\(rawValue)").path }
    var targets: SampleTargets { self == .shaoguan ? Cities.targets : Self.yangjiangTargets }
    var patches: Int { targets.patches ?? SampleOptions.usualPatches }

    private static let yangjiangTargets = try! SampleTargets.read(Self.yangjiang.folder + "/targets.json")
}
