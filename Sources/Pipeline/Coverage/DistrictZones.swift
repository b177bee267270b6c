import LandModel
import Measure
import Readers

/// The districts of one layer as shapes to look patches up in. Immutable, shared between workers.
struct DistrictZones: Sendable {
    /// One record of the layer.
    struct Zone: Sendable {
        /// Cut to the layer's level.
        var code: String
        var grid: EdgeGrid
    }

    /// Digits that tell the layer's districts apart: 6, 9 or 12.
    let digits: Int
    let zones: [Zone]
    let tree: BoxTree
    /// Numbers of the zones of each code.
    let numbers: [String: [Int32]]
    /// Of records without a code, in which nothing can lie.
    private(set) var findings: [Finding] = []

    /// - Parameter records: shapes with their codes as delivered.
    init(_ records: [(code: String, shape: PlaneShape)]) {
        self.init(
            records.filter { !$0.shape.isEmpty }.map { Zone(code: $0.code, grid: EdgeGrid($0.shape)) },
            codes: records.map(\.code))
    }

    /// - Parameter given: kinds are codes as delivered.
    init(_ given: [GriddedZone]) {
        self.init(
            given.map { Zone(code: $0.polygon.kind, grid: $0.grid) }, codes: given.map(\.polygon.kind))
    }

    private init(_ delivered: [Zone], codes: [String]) {
        let digits = codes.map(Self.significant).max() ?? DistrictLevel.county.digits
        self.digits = digits
        zones = delivered.map { Zone(code: String($0.code.prefix(digits)), grid: $0.grid) }
        tree = BoxTree(zones.map(\.grid.box))
        numbers = Dictionary(grouping: zones.indices.map { Int32($0) }) { [zones] in zones[Int($0)].code }
    }

    /// Reads a layer whole; district layers are small.
    static func read(_ layer: CoverageLayer, plane: AreaPlane?) throws -> DistrictZones {
        var hands = try SourceHands(
            layer.source, request: layer.request, plane: plane, options: layer.options)
        var records: [(code: String, shape: PlaneShape)] = []
        var findings: [Finding] = []
        var report = ScanReport()
        for unit in try scanUnits(of: layer.source, featuresPerUnit: 65_536) {
            report.merge(
                try hands.readShapes(unit) { batch, measured, shapes in
                    for row in 0..<batch.count where measured[row].isCountable {
                        var shape = PlaneShape()
                        guard let shapes, shapes.load(row, into: &shape) else { continue }
                        let code =
                            layer.codeColumn.map { column in
                                batch.text[column].withTrimmed(row) { String(decoding: $0, as: UTF8.self) }
                            } ?? ""
                        if code.isEmpty {
                            findings.append(
                                Finding(
                                    rule: .districtMissing, source: layer.source.name,
                                    feature: batch.featureIDs[row], area: measured[row].area))
                        } else {
                            records.append((code, shape))
                        }
                    }
                })
        }
        try verifyCount(layer.source, report)
        var zones = DistrictZones(records)
        zones.findings = findings
        return zones
    }

    /// Digits of a code that say something: 19 and 12 digits may end in the zeros of a higher level.
    private static func significant(_ code: String) -> Int {
        let levels = [DistrictLevel.county, .township, .village].map(\.digits)
        let digits = code.utf8.reversed().drop { $0 == UInt8(ascii: "0") }.count
        return levels.first { $0 >= digits && $0 <= code.utf8.count }
            ?? min(code.utf8.count, DistrictLevel.village.digits)
    }

    /// The pieces of a shape that lie outside a district, but for what is no wider than its lines are certain.
    func pieces(
        of shape: borrowing PlaneShape, outside code: String, _ faces: PlaneFaces
    ) throws -> [PlaneFace] {
        let own = (numbers[code] ?? []).map { zones[Int($0)].grid }
        return try faces.pieces(inside: [EdgeGrid(copy shape)], outside: own, window: shape.box).filter {
            piece in
            let longest = own.map { $0.longestEdge(touching: piece.box) }.max() ?? 0
            return !BorderNoise.covers(piece.shape, longestEdge: longest)
        }
    }

    /// Codes of the districts that share ground with a shape, in ascending order.
    func codes(meeting shape: borrowing PlaneShape) -> [String] {
        var found: [Int32] = []
        tree.find(shape.box, into: &found)
        let kernel = OverlapKernel()
        var codes: Set<String> = []
        for number in found where kernel.share(shape, in: zones[Int(number)].grid) >= ShareColumn.leastGround
        {
            codes.insert(zones[Int(number)].code)
        }
        return codes.sorted()
    }

    /// The districts of the same counties as some codes; all of them where there are none.
    func edges(ofCountiesOf codes: some Sequence<String>) -> [PlaneEdge] {
        let county = DistrictLevel.county.digits
        let counties = Set(codes.map { $0.prefix(county) })
        return zones.filter { counties.isEmpty || counties.contains($0.code.prefix(county)) }
            .flatMap(\.grid.edges)
    }
}
