import LandModel

/// What a workbook says of itself: its sheets, and from which day it counts dates.
struct WorkbookCatalogue {
    struct Sheet: Equatable {
        var name: String
        var part: String
        var isHidden: Bool
    }

    /// Sheets of cells, in the order of their tabs; charts are left out.
    private(set) var sheets: [Sheet] = []
    /// Dates are days since 1904-01-01 and not since 1899-12-30.
    private(set) var counts1904 = false
    private(set) var stylesPart: String?
    private(set) var stringsPart: String?

    init(_ parts: WorkbookParts) throws(RegisterProblem) {
        let root = try parts.relations(of: "").values.first { $0.kind == "officeDocument" }
        guard let main = root?.target else { throw .notRegister(found: "zip archive") }
        let relations = try parts.relations(of: main)
        stylesPart = relations.values.first { $0.kind == "styles" }?.target
        stringsPart = relations.values.first { $0.kind == "sharedStrings" }?.target
        var found: [Sheet] = []
        var is1904 = false
        try parts.required(main) { piece in
            guard case .start(let name, let attributes) = piece else { return }
            if name == "workbookPr" { is1904 = ["1", "true"].contains(attributes["date1904"]) }
            guard name == "sheet", let title = attributes["name"], let id = attributes["id"],
                let relation = relations[id], relation.kind == "worksheet"
            else { return }
            let isHidden = ["hidden", "veryHidden"].contains(attributes["state"])
            found.append(Sheet(name: title, part: relation.target, isHidden: isHidden))
        }
        (sheets, counts1904) = (found, is1904)
    }

    /// The sheet of that name; without a name the only one, hidden ones left aside.
    func sheet(_ name: String?) throws(RegisterProblem) -> Sheet {
        let names = sheets.map(\.name)
        guard let name else {
            let visible = sheets.filter { !$0.isHidden }
            guard visible.count == 1 else { throw .tableNotStated(available: names) }
            return visible[0]
        }
        guard let sheet = sheets.first(where: { $0.name == name }) else {
            throw .tableMissing(similar: Suggestion.nearest(to: name, among: names), available: names)
        }
        return sheet
    }
}
