import LandModel

/// The head of a register: where each declared column stands.
struct RegisterHead {
    /// By position; blank where there is none.
    let names: [String]
    /// Row of the file; `nil` where the format keeps the head apart.
    let row: Int64?
    /// Position of each declared column.
    private(set) var positions: [Int] = []

    /// Rows looked through for the head when the first is not it.
    static let searched = 20

    /// Reads up to the head. Blank rows above it are passed over.
    init(of source: any RegisterSource, schema: RegisterSchema) throws(RegisterProblem) {
        if let heads = source.heads {
            (names, row) = (heads, nil)
        } else {
            var first = try source.next()
            while let row = first, row.isBlank { first = try source.next() }
            guard let first else { throw .empty }
            (names, row) = (first.cells.map(Self.name), first.number)
        }
        positions = try bind(schema, source)
    }

    /// Without blanks and line breaks, which spreadsheets put into long heads.
    static func folded(_ text: String) -> String {
        String(text.filter { !$0.isWhitespace && $0 != "\0" && $0 != "\u{FEFF}" })
    }

    private static func name(_ cell: RegisterCell) -> String {
        if case .unreadable(.merged, _) = cell { return "" }
        return folded(cell.shown)
    }

    private func bind(
        _ schema: RegisterSchema, _ source: any RegisterSource
    ) throws(RegisterProblem) -> [Int] {
        let folded = names.map(Self.folded)
        var positions: [Int] = []
        var missing: [RegisterSchema.Column] = []
        for column in schema.columns {
            let wanted = Self.folded(column.header)
            let found = folded.indices.filter { folded[$0] == wanted }
            if found.count > 1 {
                throw .headTwice(header: column.header, columns: found.map(source.columnName))
            }
            if let position = found.first { positions.append(position) } else { missing.append(column) }
        }
        guard !missing.isEmpty else { return positions }
        try search(for: missing, in: source)
        let available = names.filter { !$0.isEmpty }
        throw .columnsMissing(
            missing.map { column in
                RegisterProblem.MissingColumn(
                    name: column.name, header: column.header,
                    similar: Suggestion.nearest(to: Self.folded(column.header), among: available))
            }, available: available)
    }

    /// Throws when a row further down holds heads that the first lacks.
    private func search(
        for missing: [RegisterSchema.Column], in source: any RegisterSource
    ) throws(RegisterProblem) {
        guard let row else { return }
        let wanted = Set(missing.map { Self.folded($0.header) })
        for _ in 0..<Self.searched {
            guard let below = try source.next() else { return }
            let found = below.cells.indices.filter { wanted.contains(Self.name(below.cells[$0])) }
            guard let first = found.first else { continue }
            throw .headElsewhere(
                found: found.map { Self.name(below.cells[$0]) }, row: below.number,
                column: source.columnName(first), firstRow: row)
        }
    }
}
