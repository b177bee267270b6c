package import LandModel

/// The list of changes (变更一览表, B01): one line a piece of ground, what it was and what it is.
package enum ChangeList {
    private static let sideFields = [
        "TBBSM", "TBBH", "ZLDWDM", "ZLDWMC", "QSDWDM", "QSDWMC", "QSXZ", "DLBM", "GDLX", "GDPDJB", "CZCSXM",
        "TBXHDM", "ZZSXDM", "MSSM", "GDDB",
    ]

    /// The columns in their order: one year's side, the other's, the area in m² and XZQTZLX.
    static let fields =
        sideFields.map { "BGQ" + $0 } + sideFields.map { "BGH" + $0 } + ["BGMJ", "XZQTZLX"]

    /// - Parameter pieces: of one county or several; those in which nothing but the shape changed are left out.
    package static func table(_ pieces: [ChangePiece], form: ChangeForm, year: String) -> SummaryTable {
        SummaryTable(
            id: form.id, title: form.title,
            columns: form.columns.map { column in
                SummaryTable.Column(
                    code: column.code, heads: column.heads,
                    kind: column.code == "BGMJ" ? .squareMetres : .text)
            },
            rows: pieces.filter { !isShapeOnly($0) }
                .map(cells)
                .sorted { $0.lexicographicallyPrecedes($1) }
                .map { SummaryTable.Row(keys: $0, areas: []) },
            storage: SummaryTable.Storage(table: form.databaseTable, year: year))
    }

    /// Whether a piece changed nothing that the list tells: class, units, tenure, slope, planting, settlement, refinement,
    /// island and quality are the same (summary rule 4). Terraces are not among them, so that a piece without a behaviour
    /// is left out only when its whole key is the same.
    package static func isShapeOnly(_ piece: ChangePiece) -> Bool {
        let record = piece.record
        guard record.adjustment == .none, let before = record.before, let after = record.after,
            before.landClass == after.landClass, piece.before?.quality == piece.after?.quality
        else { return false }
        switch piece.behaviour {
        case .shape: return listed(before.key) == listed(after.key)
        case nil: return before.key == after.key
        case .attributes, .lost, .new: return false
        }
    }

    private static func listed(_ key: BaseKey) -> BaseKey {
        var key = key
        (key.terrace, key.islandName, key.exclave, key.approvedUse) = ("", "", "", "")
        return key
    }

    private static func cells(_ piece: ChangePiece) -> [String] {
        let record = piece.record
        // What was given away has nothing after, whatever it has become beyond the border.
        let isGiven = record.adjustment.isGiven
        return side(record.before, piece.before)
            + side(isGiven ? nil : record.after, isGiven ? nil : piece.after)
            + ["\(record.area)", record.adjustment.rawValue]
    }

    /// In the order of `sideFields`; empty texts where the piece has no such side.
    private static func side(_ side: ChangeSide?, _ patch: ChangedPatch?) -> [String] {
        let key = side?.key
        return [
            patch?.identifier, patch?.number, key?.locationUnit, patch?.locationName, key?.ownershipUnit,
            patch?.ownershipName, key?.ownership, side?.landClass, key?.terrace, key?.slope, key?.settlement,
            key?.refinement, key?.planting, key?.island, patch?.quality,
        ].map { $0 ?? "" }
    }
}
