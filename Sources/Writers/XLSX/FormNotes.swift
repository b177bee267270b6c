import LandModel

/// Notes on columns, each with a mark at the column's head and its text once below the table, then those on the form.
struct FormNotes {
    /// Heads of each column, the last one with its mark.
    let markedHeads: [[String]]
    /// `注：① …`, in the order of the columns; notes on the form have no mark.
    let lines: [String]

    init(_ columns: [SummaryTable.Column], others: [String] = []) {
        var order: [String] = []
        markedHeads = columns.map { column in
            var heads = column.heads.isEmpty ? [column.code] : column.heads
            guard !column.note.isEmpty else { return heads }
            let index = order.firstIndex(of: column.note) ?? order.count
            if index == order.count { order.append(column.note) }
            heads[heads.count - 1] += Self.mark(index)
            return heads
        }
        let texts = order.enumerated().map { Self.mark($0) + " " + $1 } + others
        lines = texts.enumerated().map { ($0 == 0 ? "注：" : "　　") + $1 }
    }

    /// ① to ⑳, then (21).
    private static func mark(_ index: Int) -> String {
        if index < 20, let scalar = Unicode.Scalar(UInt32(0x2460 + index)) {
            return String(Character(scalar))
        }
        return "(\(index + 1))"
    }
}
