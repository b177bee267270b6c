import LandModel
import Measure

/// From what a first look left to findings: most layers leave nothing but their outline and are read no second time.
///
/// 1. The border says, exactly, where ground is covered twice or not at all (`CoverageBorder`).
/// 2. The units whose boxes touch such ground are read again, for the patches on it and around it, and for those that
///    are faults by themselves.
/// 3. Patches on ground covered twice are compared in pairs.
struct CoverageSearch: Sendable {
    let layer: CoverageLayer
    let zones: DistrictZones?
    /// The border of the ground that has to be covered, where the zones do not say it; `nil`: whatever is enclosed.
    var required: [PlaneEdge]?
    let plane: AreaPlane
    let workers: Workers

    /// All faults, in the order of their findings.
    func faults(_ tally: CoverageTally) throws -> [FaultShape] {
        var tally = tally
        var faults: [FaultShape] = []
        var fit = required.map { difference(tally, from: $0) }
        if let zones {
            if let shift = DistrictShift.find(zones, patches: tally.boxes, plane: plane) {
                faults.append(FaultShape(shift.finding(source: layer.source.name)))
                for (feature, list) in tally.faults {
                    tally.faults[feature] = list.filter { $0.rule != .patchOutsideDistrict }
                }
            } else {
                fit = difference(tally, from: zones.edges(ofCountiesOf: tally.boxes.keys))
            }
        }
        let border = CoverageBorder(tally.balance.edges)
        let ground = try ground(border, fit)
        let seen = try look(again: ground, tally)
        faults += try gaps(ground, seen)
        faults += try overlaps(seen.suspects, border)
        faults += try single(tally, seen.wanted)
        faults += repeatedIdentifiers(seen.wanted)
        return faults.sorted { $0.finding < $1.finding }
    }

    /// Positive where the layer covers more than is required, negative where it leaves ground free.
    private func difference(_ tally: CoverageTally, from required: [PlaneEdge]) -> CoverageBorder {
        var balance = tally.balance
        balance.subtract(required)
        return CoverageBorder(balance.edges)
    }

    // MARK: Ground

    private func ground(_ border: CoverageBorder, _ fit: CoverageBorder?) throws -> FaultyGround {
        var ground = FaultyGround()
        if border.isPlain, fit?.isEmpty ?? true { return ground }
        for face in try CoverageBorder.faces(of: [border] + (fit.map { [$0] } ?? []), PlaneFaces()) {
            if border.isNothing(face.shape) || fit?.isNothing(face.shape) ?? false { continue }
            let depth = border.depth(at: face.inside)
            if depth > 1 {
                ground.overlaps.append(EdgeGrid(face.shape))
            } else if depth < 1 {
                // With districts only their ground has to be covered: another county's may lie within.
                if let fit, fit.depth(at: face.inside) >= depth { continue }
                ground.gaps.append(face)
            }
        }
        return ground
    }

    private func gaps(_ ground: FaultyGround, _ seen: SecondLook) throws -> [FaultShape] {
        ground.gaps.enumerated().map { number, face in
            var facts: [Finding.Fact] = []
            if let names = seen.around[number], !names.isEmpty {
                facts.append(Finding.Fact("around", Self.list(names)))
            }
            if let districts = zones?.codes(meeting: face.shape), !districts.isEmpty {
                facts.append(Finding.Fact("district", districts.joined(separator: ", ")))
            }
            facts += sliverFacts(face.shape)
            return FaultShape(
                Finding(
                    rule: .coverageGap, source: layer.source.name, area: CoverageFacts.area(face.shape.share),
                    facts: facts, place: plane.degrees(face.inside)), polygons: degrees([face]))
        }
    }

    /// The names of a few, and how many more.
    private static func list(_ names: Set<String>) -> String {
        let sorted = names.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        let more = sorted.count - 8
        return sorted.prefix(8).joined(separator: ", ") + (more > 0 ? " +\(more)" : "")
    }

    func sliverFacts(_ shape: borrowing PlaneShape) -> [Finding.Fact] {
        guard layer.slivers.applies(to: shape, plane: plane) else { return [] }
        let width = layer.slivers.meanWidth(shape, plane: plane)
        return [Finding.Fact("sliver", "yes"), Finding.Fact("width-m", CoverageFacts.metres(width))]
    }

    // MARK: Single patches

    private func single(_ tally: CoverageTally, _ wanted: [CoveragePatch]) throws -> [FaultShape] {
        let faces = try PlaneFaces()
        var faults: [FaultShape] = []
        for patch in wanted {
            for suspicion in tally.faults[patch.feature] ?? [] {
                var pieces = try outline(patch.shape, faces)
                if suspicion.rule == .patchOutsideDistrict, let zones, !patch.shape.isEmpty {
                    let outside = try zones.pieces(of: patch.shape, outside: suspicion.code, faces)
                    if outside.isEmpty { continue }
                    pieces = outside
                }
                faults.append(
                    FaultShape(
                        finding(
                            suspicion.rule, patch, area: CoverageFacts.area(suspicion.share),
                            facts: suspicion.facts, pieces), polygons: degrees(pieces)))
            }
        }
        return faults
    }

    private func repeatedIdentifiers(_ wanted: [CoveragePatch]) -> [FaultShape] {
        Dictionary(grouping: wanted.filter { !($0.identifier ?? "").isEmpty }) { $0.identifier }
            .values.flatMap { group in
                let group = group.sorted { $0.feature < $1.feature }
                return group.dropFirst().map { patch in
                    let place = patch.shape.edges.map(\.a).min()
                    return FaultShape(
                        Finding(
                            rule: .identifierDuplicate, source: layer.source.name, feature: patch.feature,
                            identifier: patch.identifier, area: CoverageFacts.area(patch.shape.share),
                            facts: [Finding.Fact("other", "\(group[0].feature)")],
                            place: place.map { plane.degrees($0) }))
                }
            }
    }

    func outline(_ shape: borrowing PlaneShape, _ faces: PlaneFaces) throws -> [PlaneFace] {
        shape.isEmpty ? [] : try faces.pieces(inside: [EdgeGrid(copy shape)], window: shape.box)
    }

    func finding(
        _ rule: FindingRule, _ patch: CoveragePatch, area: SquareMetres, facts: [Finding.Fact],
        _ pieces: [PlaneFace]
    ) -> Finding {
        let largest = pieces.max { $0.twiceArea < $1.twiceArea }
        return Finding(
            rule: rule, source: layer.source.name, feature: patch.feature, identifier: patch.identifier,
            area: area, facts: facts, place: largest.map { plane.degrees($0.inside) })
    }

    /// Closed rings of longitude and latitude in turn.
    func degrees(_ faces: [PlaneFace]) -> [[[Double]]] {
        faces.map { face in
            face.rings.map { ring in
                (ring + ring.prefix(1)).flatMap { point in
                    let place = plane.degrees(point)
                    return [place.longitude, place.latitude]
                }
            }
        }
    }
}

/// Faces of the border that are covered twice, or not at all.
struct FaultyGround: Sendable {
    var gaps: [PlaneFace] = []
    var overlaps: [EdgeGrid] = []
}
