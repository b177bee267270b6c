import LandModel

/// Notes on columns: a mark at the column's head, the text once below the table.
struct FormNotes {
    /// Heads of each column, the last one with its mark.
    let markedHeads: [[String]]
    /// `注：① …`, in the order of the columns.
    let lines: [String]

    init(_ columns: [SummaryTable.Column]) {
        var order: [String] = []
        markedHeads = columns.map { column in
            var heads = column.heads.isEmpty ? [column.code] : column.heads
            guard !column.note.isEmpty else { return heads }
            let index = order.firstIndex(of: column.note) ?? order.count
            if index == order.count { order.append(column.note) }
            heads[heads.count - 1] += Self.mark(index)
            return heads
        }
        lines = order.enumerated().map { ($0 == 0 ? "注：" : "　　") + Self.mark($0) + " " + $1 }
    }

    /// ① to ⑳, then (21).
    private static func mark(_ index: Int) -> String {
        if index < 20, let scalar = Unicode.Scalar(UInt32(0x2460 + index)) {
            return String(Character(scalar))
        }
        return "(\(index + 1))"
    }
}
