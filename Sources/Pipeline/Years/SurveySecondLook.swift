import Aggregate
import LandModel
import Measure
import Readers

/// One survey as it was read, for a second look at some of its patches.
package struct SurveySource: Sendable {
    let plan: RunPlan
    let planes: AreaPlanes
    let zones: RunZones
    /// The units of work that patches were read in.
    let work: [RunPlan.Work]

    /// The year and the name of the source that a patch was read from: both surveys name their sources alike.
    func name(of patch: GroundPatch) -> String {
        "\(plan.definition.year)/" + plan.deliveries[work[Int(patch.unit)].delivery].patches.source.name
    }
}

/// A patch that changed between two years, as the list and the map of changes show it.
struct ChangingPatch: Sendable {
    var patch: ChangedPatch
    /// In the plane; empty without a usable shape.
    var polygons: [[[GridPoint]]]
}

/// Reads some patches of a survey once more, with their names and polygons: units without any are skipped.
struct SurveySecondLook {
    private struct Place: Hashable, Sendable {
        var feature: Int64
        var part: Int32
    }

    /// One unit of work: the patches wanted of one unit, by feature and part.
    private struct Wanted: Sendable {
        var work: RunPlan.Work
        var patches: [Place: Int32] = [:]
        var features: Set<Int64> = []
    }

    /// - Parameter numbers: of the patches wanted.
    /// - Returns: the patches by number.
    /// - Throws: `ReadError.changedWhileRead` when a patch is not where it was.
    static func read(
        _ numbers: [Int32], of ground: SurveyGround, in survey: SurveySource, _ workers: Workers
    ) throws -> [Int32: ChangingPatch] {
        var wanted: [Int32: Wanted] = [:]
        for number in numbers {
            let patch = ground.patches[Int(number)]
            var unit = wanted[patch.unit] ?? Wanted(work: survey.work[Int(patch.unit)])
            unit.patches[Place(feature: patch.feature, part: patch.part)] = number
            unit.features.insert(patch.feature)
            wanted[patch.unit] = unit
        }
        let found = try workers.run(
            wanted.keys.sorted().compactMap { wanted[$0] }, makeState: { SurveySecondLook(survey, ground) },
            body: { look, unit in try look.read(unit) }, finish: { $0.found })
        return found.reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
    }

    private let survey: SurveySource
    private let ground: SurveyGround
    private var found: [Int32: ChangingPatch] = [:]
    private var open: OpenDelivery?

    /// What a worker holds of the delivery it reads at the moment.
    private struct OpenDelivery {
        var number: Int
        var layer: PatchLayer
        var names: ListedNames
        var hands: SourceHands
        var examiner: ShapeExaminer
        var placer: BatchPlacer
    }

    private init(_ survey: SurveySource, _ ground: SurveyGround) {
        (self.survey, self.ground) = (survey, ground)
    }

    private func openDelivery(_ number: Int) throws -> OpenDelivery {
        let layer = survey.plan.deliveries[number].patches
        let (options, plane) = (survey.plan.measureOptions, survey.planes[layer.source])
        let names = ListedNames(layer)
        return OpenDelivery(
            number: number, layer: layer, names: names,
            hands: try SourceHands(
                layer.source, request: ScanRequest(text: names.request, geometry: true), plane: plane,
                options: options),
            examiner: try ShapeExaminer(layer.source, options: options, plane: plane),
            placer: try BatchPlacer(
                layer.source, delivery: number, survey.zones.withoutLayers, keepsShapes: false))
    }

    private mutating func read(_ wanted: Wanted) throws {
        let number = wanted.work.delivery
        var delivery = try open.take().flatMap { $0.number == number ? $0 : nil } ?? openDelivery(number)
        defer { open = delivery }
        let (names, examiner, placer) = (delivery.names, delivery.examiner, delivery.placer)
        var missing = wanted.patches
        let ground = ground
        var found: [Int32: ChangingPatch] = [:]
        _ = try delivery.hands.readShapes(wanted.work.unit) { batch, measured, shapes in
            let rows = (0..<batch.count).filter { wanted.features.contains(batch.featureIDs[$0]) }
            guard !rows.isEmpty, let shapes else { return }
            placer.place(measured, try examiner.examine(batch.geometry, measured), shapes)
            defer { placer.finish() }
            for row in rows {
                var part: Int32 = 0
                // A feature has a patch numbered 0, or parts numbered from 1.
                while true {
                    let place = Place(feature: batch.featureIDs[row], part: part)
                    part += 1
                    guard let number = missing.removeValue(forKey: place) else {
                        if place.part == 0 { continue }
                        break
                    }
                    let patch = ground.patches[Int(number)]
                    let unit = ground.sides[Int(patch.label)].key.locationUnit
                    found[number] = ChangingPatch(
                        patch: names.patch(batch, row),
                        polygons: patch.isPlaced
                            ? try placer.polygons(of: row, in: patch.part == 0 ? nil : unit) : [])
                    if place.part == 0 { break }
                }
            }
        }
        guard missing.isEmpty else {
            let source = delivery.layer.source
            throw ReadError.changedWhileRead(path: source.path, layer: source.layer)
        }
        self.found.merge(found) { first, _ in first }
    }
}

/// The columns that name a patch in a list.
private struct ListedNames {
    let request: [String]
    private let columns: [Int?]

    init(_ layer: PatchLayer) {
        var request: [String] = []
        func column(_ name: String?) -> Int? {
            name.map { name in
                request.append(name)
                return request.count - 1
            }
        }
        let identifier = layer.identifierColumn.map { layer.request.text[$0] }
        let listed = layer.listed
        columns = [
            column(identifier), column(listed.number), column(listed.locationName),
            column(listed.ownershipName),
            column(listed.grade),
        ]
        self.request = request
    }

    func patch(_ batch: FeatureBatch, _ row: Int) -> ChangedPatch {
        func text(_ place: Int) -> String {
            columns[place].map { batch.text[$0].withTrimmed(row) { String(decoding: $0, as: UTF8.self) } }
                ?? ""
        }
        return ChangedPatch(
            identifier: text(0), number: text(1), locationName: text(2), ownershipName: text(3),
            quality: text(4))
    }
}
