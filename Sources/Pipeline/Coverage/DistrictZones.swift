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

    /// - Parameter records: shapes with their codes as delivered.
    init(_ records: [(code: String, shape: PlaneShape)]) {
        let digits = records.map { Self.significant($0.code) }.max() ?? DistrictLevel.county.digits
        self.digits = digits
        zones = records.filter { !$0.shape.isEmpty }
            .map { Zone(code: String($0.code.prefix(digits)), grid: EdgeGrid($0.shape)) }
        tree = BoxTree(zones.map(\.grid.box))
        numbers = Dictionary(grouping: zones.indices.map { Int32($0) }) { [zones] in zones[Int($0)].code }
    }

    /// Reads a layer whole; district layers are small.
    static func read(_ layer: CoverageLayer, plane: AreaPlane?) throws -> DistrictZones {
        var hands = try SourceHands(
            layer.source, request: layer.request, plane: plane, options: layer.options)
        var records: [(code: String, shape: PlaneShape)] = []
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
                        records.append((code, shape))
                    }
                })
        }
        try verifyCount(layer.source, report)
        return DistrictZones(records)
    }

    /// Digits of a code that say something: 19 and 12 digits may end in the zeros of a higher level.
    private static func significant(_ code: String) -> Int {
        let levels = [DistrictLevel.county, .township, .village].map(\.digits)
        let digits = code.utf8.reversed().drop { $0 == UInt8(ascii: "0") }.count
        return levels.first { $0 >= digits && $0 <= code.utf8.count }
            ?? min(code.utf8.count, DistrictLevel.village.digits)
    }

    /// The districts of the same counties as some codes; all of them where there are none.
    func edges(ofCountiesOf codes: some Sequence<String>) -> [PlaneEdge] {
        let county = DistrictLevel.county.digits
        let counties = Set(codes.map { $0.prefix(county) })
        return zones.filter { counties.isEmpty || counties.contains($0.code.prefix(county)) }
            .flatMap(\.grid.edges)
    }
}

/// What patches say of their district, against where they lie. One worker, one instance.
struct DistrictFit {
    private let zones: DistrictZones
    private var codes = SymbolTable()
    /// Of each code in the table.
    private var standings: [Standing] = []
    private let kernel = OverlapKernel()
    private var found: [Int32] = []
    /// The box of the patches of each code in the table.
    private var codeBoxes: [PlaneBox] = []

    private enum Standing {
        case missing
        case malformed(String)
        case unknown(String)
        case known(String, [Int32])
    }

    /// A patch that is not where its code says.
    struct Misfit: Sendable {
        var rule: FindingRule
        /// Units of 0.0001 m².
        var share: Int64
        var facts: [Finding.Fact]
        /// Cut to the layer's level; empty where there is none.
        var code = ""
    }

    init(_ zones: DistrictZones) { self.zones = zones }

    /// The box of the patches of each district.
    func boxesByCode() -> [String: PlaneBox] {
        var boxes: [String: PlaneBox] = [:]
        for (standing, box) in zip(standings, codeBoxes) {
            if case .known(let code, _) = standing { boxes[code, default: .empty].add(box) }
        }
        return boxes
    }

    /// What is wrong with the district of a patch; `nil` when nothing is.
    mutating func misfit(_ shape: borrowing PlaneShape, code column: TextColumn, row: Int) -> Misfit? {
        let id = column.withTrimmed(row) { codes.id($0) }
        while standings.count <= id {
            standings.append(standing(of: codes[Int32(standings.count)]))
            codeBoxes.append(.empty)
        }
        codeBoxes[Int(id)].add(shape.box)
        switch standings[Int(id)] {
        case .missing:
            return Misfit(rule: .districtMissing, share: shape.share, facts: places(shape, but: nil))
        case .malformed(let code):
            return Misfit(
                rule: .districtMalformed, share: shape.share,
                facts: [Finding.Fact("found", code)] + places(shape, but: nil))
        case .unknown(let code):
            return Misfit(
                rule: .districtUnknown, share: shape.share,
                facts: [Finding.Fact("code", code)] + places(shape, but: nil))
        case .known(let code, let numbers):
            var outside = shape.share
            for number in numbers { outside -= kernel.share(shape, in: zones.zones[Int(number)].grid) }
            guard outside > Self.noise(shape) else { return nil }
            return Misfit(
                rule: .patchOutsideDistrict, share: outside,
                facts: [Finding.Fact("code", code)] + places(shape, but: code), code: code)
        }
    }

    /// 0.01 m², and what rounding to the grid may do to the borders: 1 µm along the edges.
    private static func noise(_ shape: borrowing PlaneShape) -> Int64 {
        var reach: Int64 = 0
        for edge in shape.edges { reach &+= abs(edge.b.x &- edge.a.x) &+ abs(edge.b.y &- edge.a.y) }
        return 100 + reach / 100_000_000
    }

    /// Where a patch lies, by district, the largest part first.
    private mutating func places(_ shape: borrowing PlaneShape, but code: String?) -> [Finding.Fact] {
        zones.tree.find(shape.box, into: &found)
        var shares: [String: Int64] = [:]
        for number in found {
            let zone = zones.zones[Int(number)]
            guard zone.code != code else { continue }
            let share = kernel.share(shape, in: zone.grid)
            if share > 0 { shares[zone.code, default: 0] += share }
        }
        let told = shares.filter { $0.value >= 100 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard !told.isEmpty else { return [Finding.Fact("lies-in", "none")] }
        return [
            Finding.Fact(
                "lies-in",
                told.map { "\($0.key) \(SquareMetres(hundredths: ($0.value + 50) / 100))" }.joined(
                    separator: ", "))
        ]
    }

    private func standing(of text: String) -> Standing {
        if text.isEmpty { return .missing }
        guard text.utf8.count >= zones.digits, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            return .malformed(text)
        }
        let code = String(text.prefix(zones.digits))
        return zones.numbers[code].map { .known(code, $0) } ?? .unknown(code)
    }
}
