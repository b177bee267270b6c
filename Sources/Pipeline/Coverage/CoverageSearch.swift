import LandModel
import Measure
import Readers

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
                faults.append(FaultShape(finding(of: shift)))
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

    private func finding(of shift: DistrictShift) -> Finding {
        Finding(
            rule: .districtsShifted, source: layer.source.name,
            facts: [
                Finding.Fact("east-m", FixedPoint.string(Int64((shift.east * 10).rounded()), decimals: 1)),
                Finding.Fact("north-m", FixedPoint.string(Int64((shift.north * 10).rounded()), decimals: 1)),
                Finding.Fact("agreeing", "\(shift.agreeing)/\(shift.compared)"),
            ])
    }

    // MARK: Ground

    /// Faces of the border that are covered twice, or not at all.
    private struct Ground: Sendable {
        var gaps: [PlaneFace] = []
        var overlaps: [EdgeGrid] = []
    }

    private func ground(_ border: CoverageBorder, _ fit: CoverageBorder?) throws -> Ground {
        var ground = Ground()
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

    private func gaps(_ ground: Ground, _ seen: SecondLook) throws -> [FaultShape] {
        ground.gaps.enumerated().map { number, face in
            var facts: [Finding.Fact] = []
            if let names = seen.around[number], !names.isEmpty {
                facts.append(Finding.Fact("around", Self.list(names)))
            }
            if let code = zones?.zones.first(where: { $0.grid.depth(at: face.inside) > 0 })?.code {
                facts.append(Finding.Fact("district", code))
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

    private func sliverFacts(_ shape: borrowing PlaneShape) -> [Finding.Fact] {
        guard layer.slivers.applies(to: shape, plane: plane) else { return [] }
        let width = layer.slivers.meanWidth(shape, plane: plane)
        return [Finding.Fact("sliver", "yes"), Finding.Fact("width-m", CoverageFacts.metres(width))]
    }

    // MARK: Second look

    /// A patch as the second look sees it.
    private struct Patch: Sendable {
        var feature: Int64
        var identifier: String?
        var shape: PlaneShape

        /// What other findings call it.
        var name: String { identifier.flatMap { $0.isEmpty ? nil : $0 } ?? "\(feature)" }

        func precedes(_ other: Patch) -> Bool {
            (identifier ?? "", feature) < (other.identifier ?? "", other.feature)
        }
    }

    private struct SecondLook: Sendable {
        /// Patches on ground covered twice.
        var suspects: [Patch] = []
        /// Patches that are faults by themselves.
        var wanted: [Patch] = []
        /// Names of the patches around each gap.
        var around: [Int: Set<String>] = [:]

        mutating func merge(_ other: SecondLook) {
            suspects += other.suspects
            wanted += other.wanted
            around.merge(other.around) { $0.union($1) }
        }
    }

    private func look(again ground: Ground, _ tally: CoverageTally) throws -> SecondLook {
        let wanted = IdentifierMark.repeated(tally.identifiers).union(
            tally.faults.lazy.filter { !$0.value.isEmpty }.map(\.key))
        let boxes = ground.gaps.map(\.box) + ground.overlaps.map(\.box)
        guard !boxes.isEmpty || !wanted.isEmpty else { return SecondLook() }
        let tree = BoxTree(boxes)
        let ids = wanted.sorted()
        var found: [Int32] = []
        let units = tally.units.filter { unit, box in
            tree.find(box, into: &found)
            return !found.isEmpty || ids.contains(within: unit.features)
        }.keys.sorted { $0.features.lowerBound < $1.features.lowerBound }
        // Identifiers may repeat on patches without a shape, whose units have no box.
        let blind = wanted.isEmpty ? [] : try blindUnits(ids, known: tally.units)
        let gapVertices = ground.gaps.map { Set($0.rings.joined()) }
        let parts = try workers.run(
            units + blind,
            makeState: { try SecondWorker(self, ground, tree, gapVertices, wanted) },
            body: { worker, unit in try worker.read(unit) },
            finish: { $0.seen })
        var seen = SecondLook()
        for part in parts { seen.merge(part) }
        seen.suspects.sort { $0.precedes($1) }
        seen.wanted.sort { $0.precedes($1) }
        return seen
    }

    private func blindUnits(_ ids: [Int64], known: [ScanUnit: PlaneBox]) throws -> [ScanUnit] {
        let units = known.keys.sorted { $0.features.lowerBound < $1.features.lowerBound }
        let outside = ids.filter { id in !units.contains { $0.features.contains(id) } }
        return outside.map { ScanUnit(features: $0..<$0 + 1) }
    }

    private struct SecondWorker {
        private let layer: CoverageLayer
        private var hands: SourceHands
        private let ground: Ground
        private let tree: BoxTree
        private let gapVertices: [Set<GridPoint>]
        private let wanted: Set<Int64>
        private let kernel = OverlapKernel()
        private(set) var seen = SecondLook()

        init(
            _ search: CoverageSearch, _ ground: Ground, _ tree: BoxTree, _ gapVertices: [Set<GridPoint>],
            _ wanted: Set<Int64>
        ) throws {
            layer = search.layer
            hands = try SourceHands(
                layer.source, request: layer.request, plane: search.plane, options: layer.options)
            (self.ground, self.tree, self.gapVertices, self.wanted) = (ground, tree, gapVertices, wanted)
        }

        mutating func read(_ unit: ScanUnit) throws {
            var shape = PlaneShape()
            var found: [Int32] = []
            var seen = self.seen
            self.seen = SecondLook()
            defer { self.seen = seen }
            let (layer, ground, kernel) = (layer, ground, kernel)
            _ = try hands.readShapes(unit) { batch, measured, shapes in
                for row in 0..<batch.count {
                    let feature = batch.featureIDs[row]
                    let isUsable = measured[row].isCountable && shapes?.load(row, into: &shape) == true
                    if !isUsable { shape.removeAll() }
                    func patch() -> Patch {
                        let identifier = layer.secondIdentifierColumn.map { column in
                            batch.text[column].withTrimmed(row) { String(decoding: $0, as: UTF8.self) }
                        }
                        return Patch(feature: feature, identifier: identifier, shape: shape)
                    }
                    if wanted.contains(feature) { seen.wanted.append(patch()) }
                    guard !shape.isEmpty else { continue }
                    tree.find(shape.box, into: &found)
                    var isSuspect = false
                    for number in found.map({ Int($0) }) {
                        if number >= ground.gaps.count {
                            let face = ground.overlaps[number - ground.gaps.count]
                            if !isSuspect { isSuspect = kernel.share(shape, in: face) > 0 }
                        } else if shape.runs(along: gapVertices[number]) {
                            seen.around[number, default: []].insert(patch().name)
                        }
                    }
                    if isSuspect { seen.suspects.append(patch()) }
                }
            }
        }
    }

    // MARK: Pairs

    private struct Pair: Sendable {
        var one: Int
        var other: Int
        var share: Int64
        var pieces: [PlaneFace]
    }

    private func overlaps(_ suspects: [Patch], _ border: CoverageBorder) throws -> [FaultShape] {
        guard suspects.count > 1 else { return [] }
        let tree = BoxTree(suspects.map(\.shape.box))
        let chunks = stride(from: 0, to: suspects.count, by: 64).map { $0..<min($0 + 64, suspects.count) }
        let parts = try workers.run(
            chunks,
            makeState: { (kernel: OverlapKernel(), faces: try PlaneFaces(), pairs: [Pair]()) },
            body: { state, chunk in
                var found: [Int32] = []
                for one in chunk {
                    let grid = EdgeGrid(suspects[one].shape)
                    tree.find(grid.box, into: &found)
                    for other in found.map({ Int($0) }) where other > one {
                        let share = state.kernel.share(suspects[other].shape, in: grid)
                        guard share > 100 else { continue }
                        let (a, b) = (suspects[one].shape.share, suspects[other].shape.share)
                        if min(a, b) + 100 >= max(a, b), share + 100 >= max(a, b) {
                            state.pairs.append(Pair(one: one, other: other, share: share, pieces: []))
                            continue
                        }
                        let pieces = try state.faces.pieces(
                            inside: [grid, EdgeGrid(suspects[other].shape)],
                            window: grid.box.intersection(suspects[other].shape.box)
                        ).filter { !border.isNothing($0.shape) }
                        if !pieces.isEmpty {
                            state.pairs.append(Pair(one: one, other: other, share: share, pieces: pieces))
                        }
                    }
                }
            },
            finish: { $0.pairs })
        let pairs = parts.joined().sorted { ($0.one, $0.other) < ($1.one, $1.other) }
        // A copy is told once, beside the first of its kind, and overlaps nothing by itself.
        var copies: [Int: Int] = [:]
        for pair in pairs where pair.pieces.isEmpty && copies[pair.one] == nil && copies[pair.other] == nil {
            copies[pair.other] = pair.one
        }
        let faces = try PlaneFaces()
        return try copies.map { copy, first in
            let patch = suspects[copy]
            let outline = try outline(patch.shape, faces)
            return FaultShape(
                finding(
                    .coverageDuplicate, patch, area: CoverageFacts.area(patch.shape.share),
                    facts: [Finding.Fact("other", suspects[first].name)], outline),
                polygons: degrees(outline))
        }
            + pairs.filter { !$0.pieces.isEmpty && copies[$0.one] == nil && copies[$0.other] == nil }.map {
                pair in
                let whole = PlaneShape(pair.pieces.map(\.rings))
                return FaultShape(
                    finding(
                        .coverageOverlap, suspects[pair.one], area: CoverageFacts.area(pair.share),
                        facts: [Finding.Fact("other", suspects[pair.other].name)] + sliverFacts(whole),
                        pair.pieces), polygons: degrees(pair.pieces))
            }
    }

    // MARK: Single patches

    private func single(_ tally: CoverageTally, _ wanted: [Patch]) throws -> [FaultShape] {
        let faces = try PlaneFaces()
        var faults: [FaultShape] = []
        for patch in wanted {
            for suspicion in tally.faults[patch.feature] ?? [] {
                var pieces = try outline(patch.shape, faces)
                if suspicion.rule == .patchOutsideDistrict, let zones, !patch.shape.isEmpty {
                    let own = (zones.numbers[suspicion.code] ?? []).map { zones.zones[Int($0)].grid }
                    let outside = try faces.pieces(
                        inside: [EdgeGrid(patch.shape)], outside: own, window: patch.shape.box
                    ).filter { piece in
                        let longest = own.map { $0.longestEdge(touching: piece.box) }.max() ?? 0
                        return !BorderNoise.covers(piece.shape, longestEdge: longest)
                    }
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

    private func repeatedIdentifiers(_ wanted: [Patch]) -> [FaultShape] {
        Dictionary(grouping: wanted.filter { !($0.identifier ?? "").isEmpty }) { $0.identifier }
            .values.flatMap { group in
                let group = group.sorted { $0.feature < $1.feature }
                return group.dropFirst().map { patch in
                    let place = patch.shape.edges.map(\.a).min { $0.precedes($1) }
                    return FaultShape(
                        Finding(
                            rule: .identifierDuplicate, source: layer.source.name, feature: patch.feature,
                            identifier: patch.identifier, area: CoverageFacts.area(patch.shape.share),
                            facts: [Finding.Fact("other", "\(group[0].feature)")],
                            place: place.map { plane.degrees($0) }))
                }
            }
    }

    private func outline(_ shape: borrowing PlaneShape, _ faces: PlaneFaces) throws -> [PlaneFace] {
        shape.isEmpty ? [] : try faces.pieces(inside: [EdgeGrid(copy shape)], window: shape.box)
    }

    private func finding(
        _ rule: FindingRule, _ patch: Patch, area: SquareMetres, facts: [Finding.Fact], _ pieces: [PlaneFace]
    ) -> Finding {
        let largest = pieces.max { $0.twiceArea < $1.twiceArea }
        return Finding(
            rule: rule, source: layer.source.name, feature: patch.feature, identifier: patch.identifier,
            area: area, facts: facts, place: largest.map { plane.degrees($0.inside) })
    }

    /// Closed rings of longitude and latitude in turn.
    private func degrees(_ faces: [PlaneFace]) -> [[[Double]]] {
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

extension PlaneShape {
    /// Whether an edge has both ends among some vertices.
    fileprivate func runs(along vertices: Set<GridPoint>) -> Bool {
        edges.contains { vertices.contains($0.a) && vertices.contains($0.b) }
    }
}

extension [Int64] {
    /// Whether a sorted list has a number in a range.
    fileprivate func contains(within range: Range<Int64>) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] < range.upperBound
    }
}
