/// A table of statistics in exact square metres: what is told beside the official forms.
///
/// Knows no file format. Column names are for machines and carry their unit, titles for people.
package struct StatisticTable: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case code
        /// A word for programs (`construction`) whose Chinese stands in a column of its own: left out in print.
        case word
        case text
        case squareMetres
        /// With two decimals, half away from zero.
        case squareKilometres
        case metres
        case count
        /// Per cent, with four decimals.
        case percent
        /// In 0.01 yuan.
        case yuan
        /// Figures in their own units and decimals, and words where a plan has words for a figure.
        case figure

        /// Whether an integer of this kind counts hundredths of its unit.
        package var isHundredths: Bool { self == .metres || self == .yuan }
    }

    package struct Column: Sendable, Equatable {
        /// Without unit: `cultivated`.
        package var name: String
        /// Chinese.
        package var title: String
        package var kind: Kind

        package init(_ name: String, _ title: String, _ kind: Kind) {
            self.name = name
            self.title = title
            self.kind = kind
        }

        /// The name with its unit: `cultivated_m2`.
        package var header: String {
            switch kind {
            case .squareMetres: name + "_m2"
            case .squareKilometres: name + "_km2"
            case .yuan: name + "_yuan"
            case .metres: name + "_m"
            case .percent: name + "_percent"
            case .code, .word, .text, .count, .figure: name
            }
        }
    }

    package enum Cell: Sendable, Equatable {
        case text(String)
        case area(SquareMetres)
        /// Length in 0.01 m, money in 0.01 yuan, or a count.
        case integer(Int64)
        /// Part of a whole; nothing where there is no whole.
        case ratio(part: SquareMetres, whole: SquareMetres)
        /// Decimal text as it is printed (`5.70`): its places say how exact it is.
        case figure(String)
        case empty
    }

    /// File name without ending.
    package var id: String
    package var title: String
    package var columns: [Column]
    package var rows: [[Cell]]
    /// Chinese; which definitions were used.
    package var notes: [String]

    package init(id: String, title: String, columns: [Column], rows: [[Cell]], notes: [String] = []) {
        self.id = id
        self.title = title
        self.columns = columns
        self.rows = rows
        self.notes = notes
    }
}

extension StatisticTable.Cell {
    /// Decimal text, the same in every output; nothing for an empty cell.
    package func text(_ kind: StatisticTable.Kind) -> String {
        switch self {
        case .text(let text), .figure(let text): text
        case .area(let area): FixedPoint.string(Self.hundredths(area, kind), decimals: 2)
        case .integer(let value): kind.isHundredths ? FixedPoint.string(value, decimals: 2) : "\(value)"
        case .ratio(let part, let whole): Self.percent(part, of: whole)
        case .empty: ""
        }
    }

    /// An area in hundredths of a column's unit.
    package static func hundredths(_ area: SquareMetres, _ kind: StatisticTable.Kind) -> Int64 {
        guard kind == .squareKilometres else { return area.hundredths }
        let (quotient, rest) = area.hundredths.quotientAndRemainder(dividingBy: 1_000_000)
        return 2 * rest.magnitude >= 1_000_000 ? quotient + rest.signum() : quotient
    }

    private static func percent(_ part: SquareMetres, of whole: SquareMetres) -> String {
        percent(part, of: whole, decimals: 4).map { FixedPoint.string($0, decimals: 4) } ?? ""
    }

    /// Per cent in units of the last decimal, half away from zero, exact; `nil` where there is no whole.
    package static func percent(_ part: SquareMetres, of whole: SquareMetres, decimals: Int) -> Int64? {
        guard whole.hundredths != 0 else { return nil }
        let scaled = (0..<decimals + 2).reduce(Int128(part.hundredths)) { value, _ in value * 10 }
        let divisor = Int128(whole.hundredths)
        let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: divisor)
        let isNegative = (scaled < 0) != (divisor < 0)
        let carry: Int128 = 2 * rest.magnitude >= divisor.magnitude ? (isNegative ? -1 : 1) : 0
        return Int64(clamping: quotient + carry)
    }
}
