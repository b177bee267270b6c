extension StandardCatalogue {
    /// One grouping of a standard.
    ///
    /// - Throws: `packMalformed` where the pack has no such grouping, or a row of it not exactly one of a set of the pack
    ///   and codes.
    package func grouping(_ grouping: String, of name: String) throws(NormaliseError) -> ClassGrouping {
        let standard = try classification(name)
        let path = "Standards/\(standard.id)/groupings.csv"
        let columns = ["grouping", "group", "title", "set", "codes", "source"]
        let rows = try folder.records(
            at: path, checksum: standard.manifest.files["groupings.csv"] ?? "", columns: columns)
        var groups: [ClassGrouping.Group] = []
        for (line, row) in rows where row["grouping"] == grouping {
            func text(_ column: String) -> String { row[column] ?? "" }
            let written = text("codes").split(separator: ";").map(String.init)
            guard written.isEmpty != text("set").isEmpty,
                let codes = written.isEmpty ? standard.sets[text("set")] : written
            else {
                throw .packMalformed(path: folder.full(path), line: line, column: "set", found: text("set"))
            }
            groups.append(
                ClassGrouping.Group(
                    name: text("group"), title: text("title"), codes: codes, source: text("source")))
        }
        guard !groups.isEmpty else {
            throw .packMalformed(path: folder.full(path), line: 1, column: "grouping", found: grouping)
        }
        return ClassGrouping(groups)
    }
}
