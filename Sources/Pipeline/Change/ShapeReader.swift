import Aggregate
import LandModel
import Measure
import Readers

/// Reads the shapes of some patches of a year once more: units without any are skipped.
struct ShapeReader {
    /// One unit of work: the patches wanted of one unit of the year, by number.
    private struct Wanted: Sendable {
        var unit: Int
        var patches: [Int32]
    }

    private struct Place: Hashable, Sendable {
        var feature: Int64
        var part: Int32
    }

    /// The shapes of patches with one.
    ///
    /// - Parameters:
    ///   - numbers: of the patches wanted.
    ///   - patches: all of the year.
    /// - Throws: `ReadError.changedWhileRead` when a patch is not what it was.
    static func shapes(
        _ numbers: [Int32], of patches: [GroundPatch], in year: YearSource, _ workers: Workers
    ) throws -> [YearPatches.Shape] {
        var wanted = year.units.indices.map { Wanted(unit: $0, patches: []) }
        for number in numbers where patches[Int(number)].isPlaced {
            wanted[Int(patches[Int(number)].unit)].patches.append(number)
        }
        let found = try workers.run(
            wanted.filter { !$0.patches.isEmpty }, makeState: { try ShapeReader(year) },
            body: { reader, unit in try reader.read(unit, of: patches) }, finish: { $0.found })
        return found.flatMap { $0 }
    }

    private var found: [YearPatches.Shape] = []
    private var hands: SourceHands
    private let shaper: PatchShaper
    private let year: YearSource

    private init(_ year: YearSource) throws {
        // Codes are asked for where they decide how a patch is divided.
        let request = ScanRequest(
            text: year.districts == nil ? [] : year.plan.request.text, geometry: true)
        hands = try SourceHands(
            year.plan.source, request: request, plane: year.plane, options: MeasureOptions())
        shaper = try PatchShaper(year)
        self.year = year
    }

    private mutating func read(_ wanted: Wanted, of patches: [GroundPatch]) throws {
        let (shaper, plane) = (shaper, year.plane)
        var open = Dictionary(
            uniqueKeysWithValues: wanted.patches.map { number in
                let patch = patches[Int(number)]
                return (Place(feature: patch.feature, part: patch.part), number)
            })
        let features = Set(wanted.patches.map { patches[Int($0)].feature })
        var found: [YearPatches.Shape] = []
        _ = try hands.readShapes(year.units[wanted.unit]) { batch, measured, shapes in
            guard batch.featureIDs.contains(where: { features.contains($0) }),
                let shapes = shapes?.inPlane(plane)
            else { return }
            let made = try shaper.patches(of: batch, measured, shapes)
            func take(_ feature: Int64, _ part: Int32, _ shape: () -> (PlaneShape, ShapeKey?)) {
                guard let number = open[Place(feature: feature, part: part)] else { return }
                let (shape, key) = shape()
                guard key == patches[Int(number)].key else { return }
                open[Place(feature: feature, part: part)] = nil
                found.append(YearPatches.Shape(patch: number, shape: shape))
            }
            for row in 0..<batch.count where features.contains(batch.featureIDs[row]) {
                take(batch.featureIDs[row], 0) {
                    (
                        shaper.shape(row, measured, made, shapes), shaper.key(row, measured, made, shapes)
                    )
                }
            }
            for part in made.parts {
                take(batch.featureIDs[part.row], part.number) { (part.shape, part.shape.key) }
            }
        }
        guard open.isEmpty else {
            throw ReadError.changedWhileRead(path: year.plan.source.path, layer: year.plan.source.layer)
        }
        self.found.append(contentsOf: found)
    }
}
