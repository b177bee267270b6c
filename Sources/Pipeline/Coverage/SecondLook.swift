import LandModel
import Measure
import Readers

/// A patch as the second look sees it.
struct CoveragePatch: Sendable {
    var feature: Int64
    var identifier: String?
    var shape: PlaneShape

    /// What other findings call it.
    var name: String { identifier.flatMap { $0.isEmpty ? nil : $0 } ?? "\(feature)" }

    func precedes(_ other: CoveragePatch) -> Bool {
        (identifier ?? "", feature) < (other.identifier ?? "", other.feature)
    }
}

/// What a second look at some units of a layer has seen.
struct SecondLook: Sendable {
    /// Patches on ground covered twice.
    var suspects: [CoveragePatch] = []
    /// Patches that are faults by themselves.
    var wanted: [CoveragePatch] = []
    /// Names of the patches around each gap.
    var around: [Int: Set<String>] = [:]

    mutating func merge(_ other: SecondLook) {
        suspects += other.suspects
        wanted += other.wanted
        around.merge(other.around) { $0.union($1) }
    }
}

extension CoverageSearch {
    /// The patches on faulty ground and around it, and those that are faults by themselves.
    func look(again ground: FaultyGround, _ tally: CoverageTally) throws -> SecondLook {
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
}

/// Reads single units again. One worker, one instance.
private struct SecondWorker {
    private let layer: CoverageLayer
    private var hands: SourceHands
    private let ground: FaultyGround
    private let tree: BoxTree
    private let gapVertices: [Set<GridPoint>]
    private let wanted: Set<Int64>
    private let kernel = OverlapKernel()
    private(set) var seen = SecondLook()

    init(
        _ search: CoverageSearch, _ ground: FaultyGround, _ tree: BoxTree, _ gapVertices: [Set<GridPoint>],
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
                func patch() -> CoveragePatch {
                    let identifier = layer.secondIdentifierColumn.map { column in
                        batch.text[column].withTrimmed(row) { String(decoding: $0, as: UTF8.self) }
                    }
                    return CoveragePatch(feature: feature, identifier: identifier, shape: shape)
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
