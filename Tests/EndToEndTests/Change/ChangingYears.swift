import GDALBridge
import TestSupport

/// Three years of one ground: cells with crooked borders that neighbours share, some of them islands in holes. From year to
/// year some cells change their class, some are divided, some are joined, and some corners move.
struct ChangingYears {
    /// One patch: rings of longitude and latitude in turn, shell first.
    struct Patch {
        var rings: [[Double]]
        var county: String
        var landClass: String
    }

    private struct Corner: Hashable {
        var column: Int
        var row: Int
    }

    private let size: Int
    private var generator: SplitMix64
    /// Corners and the middle of each border, moved from the grid in billionths of a degree.
    private var corners: [Corner: [Int]] = [:]
    private var classes: [Corner: String] = [:]
    private var islands: [Corner: String] = [:]
    /// Cells that are divided at a meridian, with the class of the right part.
    private var divided: [Corner: (cut: Int, landClass: String)] = [:]
    /// Cells that are joined to their right neighbour.
    private var joined: Set<Corner> = []

    static let landClasses = ["0101", "0103", "0201", "0301", "0305", "0702", "1006", "1101"]
    /// Side of a cell in billionths of a degree: about 200 m.
    private static let side = 2_000_000

    /// - Parameter size: cells in a row.
    init(size: Int, seed: UInt64) {
        self.size = size
        generator = SplitMix64(seed: seed)
        for row in 0...2 * size {
            for column in 0...2 * size where column % 2 == 0 || row % 2 == 0 {
                corners[Corner(column: column, row: row)] = jitter()
            }
        }
        for row in 0..<size {
            for column in 0..<size {
                let cell = Corner(column: column, row: row)
                classes[cell] = landClass()
                if Int.random(in: 0..<12, using: &generator) == 0 { islands[cell] = landClass() }
            }
        }
    }

    /// A year passes.
    mutating func advance() {
        for row in 0..<size {
            for column in 0..<size {
                let cell = Corner(column: column, row: row)
                switch Int.random(in: 0..<60, using: &generator) {
                case 0, 1: classes[cell] = landClass()
                case 2, 3:
                    guard islands[cell] == nil, !isJoined(cell) else { continue }
                    divided[cell] = (Int.random(in: 700_000...1_300_000, using: &generator), landClass())
                case 4: divided[cell] = nil
                case 5:
                    let right = Corner(column: column + 1, row: row)
                    guard column + 1 < size, divided[cell] == nil, divided[right] == nil, !isJoined(cell),
                        !isJoined(right), !joined.contains(right)
                    else { continue }
                    joined.insert(cell)
                case 6:
                    let corner = Corner(column: 2 * column, row: 2 * row)
                    if column > 0, row > 0 { corners[corner] = jitter() }
                default: break
                }
            }
        }
    }

    private func isJoined(_ cell: Corner) -> Bool {
        joined.contains(cell) || joined.contains(Corner(column: cell.column - 1, row: cell.row))
    }

    private mutating func landClass() -> String {
        Self.landClasses.randomElement(using: &generator) ?? "0301"
    }

    /// At most a tenth of a cell.
    private mutating func jitter() -> [Int] {
        (0..<2).map { _ in Int.random(in: -200_000...200_000, using: &generator) }
    }

    // MARK: The patches of this year

    var patches: [Patch] {
        var patches: [Patch] = []
        for row in 0..<size {
            for column in 0..<size {
                let cell = Corner(column: column, row: row)
                let left = Corner(column: column - 1, row: row)
                if !joined.contains(left) { patches.append(contentsOf: shells(cell)) }
                if let island = islands[cell] { patches.append(patch([islandRing(cell)], cell, island)) }
            }
        }
        return patches
    }

    private func patch(_ rings: [[[Int]]], _ cell: Corner, _ landClass: String) -> Patch {
        Patch(
            rings: rings.map { ring in
                (ring + [ring[0]]).flatMap { [113 + Double($0[0]) / 1e9, 24 + Double($0[1]) / 1e9] }
            }, county: cell.column < size / 2 ? "440203" : "440204", landClass: landClass)
    }

    private func shells(_ cell: Corner) -> [Patch] {
        let landClass = classes[cell] ?? ""
        let hole = islands[cell] == nil ? [] : [islandRing(cell)]
        if joined.contains(cell) {
            let right = Corner(column: cell.column + 1, row: cell.row)
            // Around both cells: the border between them goes.
            let (one, other) = (ring(cell), ring(right))
            let whole = Array(one[0...2]) + Array(other[1...6]) + Array(one[5...7])
            return [
                patch([whole] + hole + (islands[right] == nil ? [] : [islandRing(right)]), cell, landClass)
            ]
        }
        guard let (cut, second) = divided[cell] else { return [patch([ring(cell)] + hole, cell, landClass)] }
        // From the bottom's middle to the top's by a point between, so that no vertex lies on a border.
        let ring = ring(cell)
        let middle = [2 * cell.column * Self.side / 2 + cut, (2 * cell.row + 1) * Self.side / 2]
        let left = [ring[0], ring[1], middle, ring[5], ring[6], ring[7]]
        let right = [ring[1], ring[2], ring[3], ring[4], ring[5], middle]
        return [patch([left], cell, landClass), patch([right], cell, second)]
    }

    /// Eight points counter-clockwise from the lower left corner.
    private func ring(_ cell: Corner) -> [[Int]] {
        [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1)].map { step in
            point(Corner(column: 2 * cell.column + step.0, row: 2 * cell.row + step.1))
        }
    }

    private func point(_ corner: Corner) -> [Int] {
        let moved = corners[corner] ?? [0, 0]
        return [corner.column * Self.side / 2 + moved[0], corner.row * Self.side / 2 + moved[1]]
    }

    private func islandRing(_ cell: Corner) -> [[Int]] {
        let (x, y) = ((2 * cell.column + 1) * Self.side / 2, (2 * cell.row + 1) * Self.side / 2)
        return [(-1, -1), (1, -1), (2, 1), (-1, 2)].map { [x + $0.0 * 100_000, y + $0.1 * 100_000] }
    }

    // MARK: As a layer

    /// The patches of this year with areas that the survey might have recorded: a few cents beside the truth.
    static func layer(_ patches: [Patch], name: String = "DLTB") throws -> LayerTable {
        try LayerTable(
            name: name,
            fields: [
                FieldDefinition("DLBM", .text, width: 5), FieldDefinition("ZLDWDM", .text, width: 19),
                FieldDefinition("TBMJ", .real, width: 15, decimals: 2),
                FieldDefinition("KCMJ", .real, width: 15, decimals: 2),
                FieldDefinition("TBDLMJ", .real, width: 15, decimals: 2),
            ], epsg: 4490,
            rows: patches.enumerated().map { number, patch in
                var row = LayerTable.Row(
                    [
                        "DLBM": .text(patch.landClass),
                        "ZLDWDM": .text(patch.county + "0010010000000"),
                    ], .polygons([patch.rings]))
                let gross = Int64(degreeArea(patch.rings) * 1.1e12) + Int64(number % 7) - 3
                SurveyDelivery.setAreas(
                    &row, hundredths: gross, ratio: patch.landClass.hasPrefix("01") ? 800 : 0)
                row["KCXS"] = nil
                row["KCDLBM"] = nil
                return row
            })
    }

    /// In square degrees.
    private static func degreeArea(_ rings: [[Double]]) -> Double {
        let areas = rings.map { ring -> Double in
            var twice = 0.0
            for index in stride(from: 0, to: ring.count - 2, by: 2) {
                let (x, y) = (ring[index] - 113, ring[index + 1] - 24)
                twice += x * (ring[index + 3] - 24) - (ring[index + 2] - 113) * y
            }
            return abs(twice) / 2
        }
        return areas[0] - areas[1...].reduce(0, +)
    }
}
