import LandModel

/// One table opened for reading, whatever its format. Used by the thread that opened it.
protocol RegisterSource: AnyObject {
    /// Sheet or table; `nil` where the file is the table.
    var table: String? { get }
    /// Heads that the format keeps apart from the rows; `nil`: the first row that is not blank is the head.
    var heads: [String]? { get }
    /// What is found beside the rows: records marked as deleted.
    var findings: [Finding] { get }
    /// Whether every row has as many cells as the head (CSV).
    var isExact: Bool { get }
    /// What a message calls the column of that position.
    func columnName(_ index: Int) -> String
    /// The next row in the order of the file; `nil` at the end. Blank rows of a database are delivered, too.
    func next() throws(RegisterProblem) -> RegisterRow?
}

extension RegisterSource {
    var findings: [Finding] { [] }
    var isExact: Bool { false }
    /// Numbers from 1.
    func columnName(_ index: Int) -> String { "\(index + 1)" }
}

/// A row as it stands in the file.
struct RegisterRow: Equatable {
    /// Line, row of the sheet or feature id.
    var number: Int64
    /// By position. A sheet's row may be shorter than its head: what is not there is blank.
    var cells: [RegisterCell]
    /// Text stands behind a closing quote.
    var isMalformed = false

    /// Nothing stands in the row, what a merged cell covers left aside.
    var isBlank: Bool { cells.allSatisfy { $0.isBlank || $0.isMerged } }

    subscript(_ index: Int) -> RegisterCell { index < cells.count ? cells[index] : .blank }
}

/// What one cell holds before its column's type is asked.
enum RegisterCell: Equatable {
    case blank
    case text(String)
    case number(StoredNumber)
    case date(CalendarDate)
    /// Nothing that could be read as a value: why, and what stands there.
    case unreadable(CellFault, found: String)

    /// Nothing is stated: no cell, blanks, or a sign that registers use for nothing.
    var isBlank: Bool {
        switch self {
        case .blank: true
        case .text(let text): Self.isBlank(text)
        case .number, .date, .unreadable: false
        }
    }

    /// Covered by a merged cell.
    var isMerged: Bool {
        if case .unreadable(.merged, _) = self { true } else { false }
    }

    /// `""`, blanks of any kind, `-`, `/`, `—`, `——`.
    static func isBlank(_ text: String) -> Bool {
        let text = text.trimmingBlanks
        return text.isEmpty || ["-", "/", "—", "——"].contains(text)
    }

    /// As a finding or a head shows it.
    var shown: String {
        switch self {
        case .blank: ""
        case .text(let text): text.trimmingBlanks
        case .number(let number): number.text
        case .date(let date): date.description
        case .unreadable(_, let found): found
        }
    }
}

/// A number that the format itself calls one.
struct StoredNumber: Equatable {
    /// Plain decimal text, or what stands there where it is none.
    var text: String
    /// Kept in floating point: about fifteen digits are those that were typed.
    var isBinary: Bool
    /// Shown with a percent sign: 0.12 stands for 12 %.
    var isPercent = false

    init(_ text: String, isBinary: Bool, isPercent: Bool = false) {
        self.text = text
        self.isBinary = isBinary
        self.isPercent = isPercent
    }

    init(_ value: Double, isPercent: Bool = false) {
        self.init(PlainDecimal.text(value), isBinary: true, isPercent: isPercent)
    }

    /// Whether whole digits beyond the fifteenth are lost.
    var hasLostDigits: Bool {
        isBinary && text.drop { $0 == "-" || $0 == "0" }.prefix { $0 != "." }.count > 15
    }
}

/// Why a cell holds no value of any type. The raw value stands in findings.
enum CellFault: String, Equatable, CaseIterable {
    case notDecodable = "not-decodable"
    case merged
    case formulaWithoutValue = "formula-without-value"
    /// `#REF!`, `#N/A` and the like.
    case formulaError = "formula-error"
    case dateImpossible = "no-such-date"
    case notANumber = "not-a-number"
    case fieldType = "field-type"
}
