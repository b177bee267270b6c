package import LandModel

/// One line of an overlay: the area of one class in one zone of one district.
package struct ZoneAreaRow: Sendable, Equatable {
    package var district: String
    /// Number of the zone's kind; `nil` for what lies in no zone.
    package var kind: Int?
    package var landClass: String
    package var area: SquareMetres
}

/// Areas by district, kind of zone and class: the tally behind `overlay`.
///
/// `AmountSplitter` says how an amount is divided.
package struct ZoneTally: Sendable {
    private struct Key: Hashable, Sendable {
        var district: Int32
        var kind: Int32
        var landClass: Int32
    }

    /// Stands for what lies in no zone.
    private static let outside: Int32 = -1

    private var districts = SymbolTable()
    private var classes = SymbolTable()
    private var areas: [Key: Int64] = [:]
    /// Proportions of the batch in hand.
    package var shares = ShareColumn()
    private let keepsOutside: Bool
    private var splitter = AmountSplitter()

    /// - Parameter keepsOutside: whether what lies in no zone is kept.
    package init(keepsOutside: Bool) { self.keepsOutside = keepsOutside }

    package mutating func fillDistricts(_ numbers: inout [Int32], of column: TextColumn, digits: Int?) {
        districts.fill(&numbers, of: column, prefix: digits)
    }

    package mutating func fillClasses(_ numbers: inout [Int32], of column: TextColumn) {
        classes.fill(&numbers, of: column)
    }

    package mutating func landClass(_ code: String) -> Int32 { classes.id(code) }

    package mutating func district(_ code: String) -> Int32 { districts.id(code) }

    /// Divides one amount of a row of the batch in hand.
    package mutating func add(row: Int, district: Int32, landClass: Int32, area: SquareMetres) {
        let keepsOutside = keepsOutside
        splitter.split(area, row: row, shares) { kind, piece in
            guard kind != nil || keepsOutside else { return }
            let key = Key(district: district, kind: kind ?? Self.outside, landClass: landClass)
            areas[key, default: 0] += piece.hundredths
        }
    }

    package mutating func merge(_ other: ZoneTally) {
        for (key, area) in other.areas {
            let key = Key(
                district: districts.id(other.districts[key.district]), kind: key.kind,
                landClass: classes.id(other.classes[key.landClass]))
            areas[key, default: 0] += area
        }
    }

    /// Sorted by district, kind (what lies in no zone first), class. Pieces that came out as nothing are left out.
    package var rows: [ZoneAreaRow] {
        areas.filter { $0.value != 0 }.map { key, area in
            ZoneAreaRow(
                district: districts[key.district], kind: key.kind == Self.outside ? nil : Int(key.kind),
                landClass: classes[key.landClass], area: SquareMetres(hundredths: area))
        }.sorted { ($0.district, $0.kind ?? -1, $0.landClass) < ($1.district, $1.kind ?? -1, $1.landClass) }
    }
}
