internal import LandModel
internal import Statistics

/// Names that reports use.
extension DefinitionRules {
    mutating func reports() {
        guard let reports = root["reports"] else { return }
        let indicators = list(root["indicators"], "indicators")
        let ids = indicators.compactMap { $0.node["id"]?.text }
        let registers = list(root["registers"], "registers").compactMap { $0.node["name"]?.text }

        let tables = ["cross", "listings", "digests"].flatMap { list(reports[$0], "reports.\($0)") }
        unique(tables.compactMap { item in item.node["name"].map { ($0, "\(item.path).name") } })
        for table in tables where !table.path.contains(".digests") {
            guard let node = table.node["name"], let name = node.text, Self.reserved.contains(name) else {
                continue
            }
            tell(.duplicateValue(found: name, firstLine: nil), node, "\(table.path).name")
        }
        var named = list(reports["indicators"]?["deadlines"], "reports.indicators.deadlines")
            .map { ($0.node["statistic"], "\($0.path).statistic") }
        let assessment = list(reports["assessment"]?["statistics"], "reports.assessment.statistics")
        named += assessment.map { ($0.node, $0.path) }
        for table in list(reports["cross"], "reports.cross") {
            let columns = list(table.node["statistics"], "\(table.path).statistics")
            named += columns.map { ($0.node, $0.path) }
            unique(columns.map { ($0.node, $0.path) })
        }
        for (node, path) in named { known(node, path, .name, ids) }
        for listing in list(reports["listings"], "reports.listings") {
            known(listing.node["register"], "\(listing.path).register", .name, registers)
            listed(listing.node, listing.path)
        }
        let statements = list(reports["consistency"]?["statements"], "reports.consistency.statements")
        for statement in statements {
            if let unit = statement.node["unit"] { checkUnit(unit, "\(statement.path).unit") }
        }
        if let first = reports["base-year"]?.text.flatMap({ Int($0) }), let node = reports["target-year"],
            let last = node.text.flatMap({ Int($0) }), last <= first
        {
            tell(
                .outOfRange(found: "\(last)", low: "\(first + 1)", high: "2200"), node, "reports.target-year")
        }
    }

    /// Names of the files that every run with reports writes.
    private static let reserved: Set = [
        "figures", "figures-by", "figures-years", "indicators", "tasks", "assessment", "consistency",
    ]

    /// Columns of a listing: of the register, with units that its numbers have.
    private mutating func listed(_ listing: DefinitionNode, _ path: String) {
        let register = list(root["registers"], "registers").first {
            $0.node["name"]?.text == listing["register"]?.text
        }
        guard let register else { return }
        let columns = list(register.node["columns"], "columns")
        let names = columns.compactMap { $0.node["name"]?.text }
        for column in list(listing["columns"], "\(path).columns") {
            known(column.node["name"], "\(column.path).name", .name, names)
            if let unit = column.node["unit"] { checkUnit(unit, "\(column.path).unit") }
            let own = columns.first { $0.node["name"]?.text == column.node["name"]?.text }?.node
            guard let own else { continue }
            let type = own["type"]?.text ?? "text"
            let isNumber = type == "number" || type == "count"
            for key in ["unit", "total"] {
                guard let node = column.node[key], node.text != "false", !isNumber else { continue }
                tell(
                    .needs(key: "\(column.path).name", value: "a column of numbers"), node,
                    "\(column.path).\(key)")
            }
            let dimension = own["unit"]?.text.flatMap { MeasureUnit($0) }?.dimension ?? .plain
            let printed = column.node["unit"]?.text.flatMap { MeasureUnit($0) }
            if isNumber, (printed?.dimension ?? .plain) != dimension {
                tell(
                    .needs(key: "\(column.path).unit", value: "a unit like \(own["unit"]?.text ?? "1")"),
                    column.node["unit"] ?? column.node, "\(column.path).unit")
            }
        }
    }
}
