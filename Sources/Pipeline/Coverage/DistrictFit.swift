import LandModel
import Measure

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
