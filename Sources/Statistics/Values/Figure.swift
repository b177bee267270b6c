package import LandModel

/// What came out for a statistic in one scope: a value in base units, or why there is none.
package struct Figure: Sendable, Equatable {
    package enum Absence: String, Sendable, Equatable {
        /// Nothing to take a mean, a rank or a percentile of.
        case noRows = "no-rows"
        /// Rows count, and none of them states the measured field.
        case allBlank = "all-blank"
        case divisionByZero = "division-by-zero"
        /// Beyond 128 bits.
        case outOfRange = "out-of-range"
        /// The source cannot be told apart this way: a fund register has no townships.
        case noSuchDivision = "no-such-division"
        /// The year was not surveyed.
        case noSuchYear = "no-such-year"
    }

    /// A row whose unusable cell the figure would have needed.
    package struct Doubt: Sendable, Hashable, Comparable {
        package var source: String
        package var row: Int64

        package init(source: String, row: Int64) {
            self.source = source
            self.row = row
        }

        package static func < (left: Self, right: Self) -> Bool {
            (left.source, left.row) < (right.source, right.row)
        }
    }

    /// In base units (m², yuan, m).
    package var value: Rational?
    /// Set where there is no value.
    package var absence: Absence?
    /// Records that count; of a source of cells those behind them: patches, pieces.
    package var records: Int
    /// Those of them whose measured field is blank: they add nothing, and that is told.
    package var blanks: Int
    package var doubts: Set<Doubt>

    package init(
        _ value: Rational?, absence: Absence? = nil, records: Int = 0, blanks: Int = 0,
        doubts: Set<Doubt> = []
    ) {
        self.value = value
        self.absence = value == nil ? absence ?? .noRows : nil
        self.records = records
        self.blanks = blanks
        self.doubts = doubts
    }

    /// Whether it may be printed as it is.
    package var isSound: Bool { value != nil && doubts.isEmpty }

    /// Two figures made into one.
    func combined(
        with other: Figure, or absence: Absence = .outOfRange, _ body: (Rational, Rational) -> Rational?
    ) -> Figure {
        var result = self
        result.records += other.records
        result.blanks += other.blanks
        result.doubts.formUnion(other.doubts)
        if let left = value, let right = other.value {
            result.value = body(left, right)
            result.absence = result.value == nil ? absence : nil
        } else {
            result.value = nil
            result.absence = self.absence ?? other.absence
        }
        return result
    }

    /// The same with its value changed.
    func mapping(_ body: (Rational) -> Rational?) -> Figure {
        var result = self
        result.value = value.flatMap(body)
        if value != nil, result.value == nil { result.absence = .outOfRange }
        return result
    }
}
