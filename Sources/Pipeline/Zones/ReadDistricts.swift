import LandModel
import Measure
import Readers

/// The districts that the command line states, with what was wrong with their layer.
struct ReadDistricts: Sendable {
    /// For patches without a usable location code.
    var set: ZoneSet
    /// For what the others say of theirs.
    var zones: DistrictZones
    var findings: [Finding]
    var rejected: Int64

    /// - Parameter digits: of a code that are asked for; shorter ones name no district of that level.
    init(_ layer: ZoneLayer, digits: Int, plane: AreaPlane, workers: Workers) throws {
        let survey = try ZoneReader.read(layer, plane: plane, workers: workers)
        let usable = survey.zones.filter { Self.isUsable($0.polygon.kind, digits: digits) }
        let malformed = survey.zones.filter { !Self.isUsable($0.polygon.kind, digits: digits) }
        // With what lies in any district at all: it decides whether a patch belongs to them.
        set = try ZoneSet(usable, to: .divideWithOutside, workers: workers)
        zones = DistrictZones(usable)
        let source = layer.source.name
        findings = survey.findings.map { finding in
            // The kind of a district is its code.
            var finding = finding
            if finding.rule == .zoneKindMissing { finding.rule = .districtMissing }
            return finding
        }
        let codes = Dictionary(malformed.map { ($0.polygon.feature, $0.polygon.kind) }) { first, _ in first }
        for (feature, code) in codes.sorted(by: { $0.key < $1.key }) {
            findings.append(
                Finding(
                    rule: .districtMalformed, source: source, feature: feature,
                    facts: [Finding.Fact("found", code)]))
        }
        findings += set.doubleCovers.map { $0.finding(sources: [source], plane: plane) }
        findings += set.districtOverlaps(source: source)
        rejected = survey.rejected + Int64(codes.count)
    }

    private static func isUsable(_ code: String, digits: Int) -> Bool {
        code.utf8.count >= digits && code.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
}

extension ZoneSet {
    /// Ground that two districts claim, one finding a pair.
    ///
    /// - Parameter source: name of their layer. Outlines that are joined from several records bear no ids.
    func districtOverlaps(source: String) -> [Finding] {
        var shares: [[Int]: Int64] = [:]
        for pair in overlapsBetweenKinds {
            let features = [pair.first, pair.second].map { Int(zones[$0].polygon.feature) }
            shares[features + [pair.first, pair.second].map { kindNumber($0) }, default: 0] += pair.share
        }
        return shares.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, share in
            let hasIDs = key[0] != 0 && key[1] != 0
            return Finding(
                rule: .districtOverlap, source: source, feature: hasIDs ? Int64(key[0]) : nil,
                area: SquareMetres(hundredths: (share + 50) / 100),
                facts: [Finding.Fact("code", kinds[key[2]])]
                    + (hasIDs ? [Finding.Fact("other-zone", "\(key[1])")] : [])
                    + [Finding.Fact("other-code", kinds[key[3]])])
        }
    }

    private func kindNumber(_ zone: Int) -> Int { kinds.firstIndex(of: zones[zone].polygon.kind) ?? 0 }
}

extension TabulatePlan {
    /// `nil` where no districts are asked for.
    func readDistricts(_ plane: AreaPlane?, workers: Workers) throws -> ReadDistricts? {
        guard let districts, let plane else { return nil }
        return try ReadDistricts(districts, digits: digits ?? 0, plane: plane, workers: workers)
    }
}
