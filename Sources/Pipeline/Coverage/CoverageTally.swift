import LandModel
import Measure

/// What a first look at a layer leaves: the border of all its patches, and what single patches are asked for later.
///
/// Memory grows with the border, with the faults, and by 16 bytes a patch with an identifier. Parts merge in any order.
struct CoverageTally: Sendable {
    var balance = EdgeBalance()
    /// Box of the shapes of each unit, for the second look.
    var units: [ScanUnit: PlaneBox] = [:]
    /// Patches that are faults by themselves, with the feature they are about.
    var faults: [Int64: [CoverageSuspicion]] = [:]
    /// A hash of each identifier, and its feature.
    var identifiers: [IdentifierMark] = []
    /// The box of the patches of each district.
    var boxes: [String: PlaneBox] = [:]

    mutating func merge(_ other: CoverageTally) {
        balance.merge(other.balance)
        for (unit, box) in other.units { units[unit, default: .empty].add(box) }
        faults.merge(other.faults) { $0 + $1 }
        identifiers += other.identifiers
        for (code, box) in other.boxes { boxes[code, default: .empty].add(box) }
    }
}

/// What the first look says of one patch; the second finds its place and shape.
struct CoverageSuspicion: Sendable {
    var rule: FindingRule
    /// Units of 0.0001 m².
    var share: Int64
    var facts: [Finding.Fact]
    /// The district that a patch should lie in.
    var code = ""
}

/// An identifier by its hash.
struct IdentifierMark: Sendable {
    var hash: UInt64
    var feature: Int64
}

/// Fills a tally from batches. One worker, one instance for each layer.
final class CoverageCollector {
    private let layer: CoverageLayer
    private let plane: AreaPlane
    private var tally = CoverageTally()
    /// Neighbours mostly stand near one another: what cancels within a batch never leaves the cache.
    private var balance = EdgeBalance()
    private var shape = PlaneShape()
    private var fit: DistrictFit?

    init(_ layer: CoverageLayer, zones: DistrictZones?, plane: AreaPlane) {
        self.layer = layer
        self.plane = plane
        fit = layer.codeColumn == nil ? nil : zones.map { DistrictFit($0) }
    }

    func add(
        _ batch: borrowing FeatureBatch, _ measured: [MeasuredPatch], _ shapes: BatchShapes, of unit: ScanUnit
    ) {
        var box = PlaneBox.empty
        for row in 0..<batch.count where measured[row].isCountable {
            guard shapes.load(row, into: &shape), !shape.isEmpty else { continue }
            box.add(shape.box)
            balance.add(shape.edges)
            if layer.slivers.applies(to: shape, plane: plane) {
                let width = layer.slivers.meanWidth(shape, plane: plane)
                suspect(
                    batch.featureIDs[row],
                    CoverageSuspicion(
                        rule: .coverageSliver, share: shape.share,
                        facts: [Finding.Fact("width-m", CoverageFacts.metres(width))]))
            }
            if let column = layer.codeColumn,
                let misfit = fit?.misfit(shape, code: batch.text[column], row: row)
            {
                suspect(
                    batch.featureIDs[row],
                    CoverageSuspicion(
                        rule: misfit.rule, share: misfit.share, facts: misfit.facts, code: misfit.code))
            }
        }
        tally.balance.merge(balance)
        balance.removeAll()
        if !box.isEmpty { tally.units[unit, default: .empty].add(box) }
        if let column = layer.identifierColumn { mark(batch, column) }
    }

    /// Takes out what was collected.
    func finish() -> CoverageTally {
        var tally = tally
        if let fit { tally.boxes = fit.boxesByCode() }
        return tally
    }

    private func suspect(_ feature: Int64, _ suspicion: CoverageSuspicion) {
        tally.faults[feature, default: []].append(suspicion)
    }

    private func mark(_ batch: borrowing FeatureBatch, _ column: Int) {
        for row in 0..<batch.count {
            let feature = batch.featureIDs[row]
            batch.text[column].withTrimmed(row) { bytes in
                guard !bytes.isEmpty else { return }
                tally.identifiers.append(IdentifierMark(hash: IdentifierMark.hash(bytes), feature: feature))
            }
        }
    }
}

extension IdentifierMark {
    /// Eight bytes at a time; two identifiers of one hash are compared as texts later.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9e37_79b9_7f4a_7c15
        var word: UInt64 = 0
        for (place, byte) in bytes.enumerated() {
            word = word << 8 | UInt64(byte)
            if place & 7 == 7 || place == bytes.count - 1 {
                let product = (hash ^ word ^ 0x2d35_8dcc_aa6c_78a5)
                    .multipliedFullWidth(by: 0x8bb8_4b93_962e_acc9)
                hash = product.high ^ product.low
                word = 0
            }
        }
        return hash
    }

    /// Features whose identifiers have a hash in common with another's.
    static func repeated(_ marks: [IdentifierMark]) -> Set<Int64> {
        let sorted = marks.sorted { ($0.hash, $0.feature) < ($1.hash, $1.feature) }
        var features: Set<Int64> = []
        for index in sorted.indices.dropFirst() where sorted[index].hash == sorted[index - 1].hash {
            features.insert(sorted[index].feature)
            features.insert(sorted[index - 1].feature)
        }
        return features
    }
}

/// How figures stand in the facts of a coverage.
enum CoverageFacts {
    /// Millimetres are enough for widths.
    static func metres(_ value: Double) -> String {
        FixedPoint.string(Int64((value * 1_000).rounded()), decimals: 3)
    }

    static func area(_ share: Int64) -> SquareMetres { SquareMetres(hundredths: (share + 50) / 100) }
}
