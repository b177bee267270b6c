internal import LandModel
internal import Statistics

/// Names and units of registers and statistics.
extension DefinitionRules {
    private typealias Item = (node: DefinitionNode, path: String)

    mutating func registers() {
        let registers = list(root["registers"], "registers")
        unique(registers.compactMap { item in item.node["name"].map { ($0, "\(item.path).name") } })
        let names = registers.compactMap { $0.node["name"]?.text }
        for register in registers {
            let columns = list(register.node["columns"], "\(register.path).columns")
            unique(columns.compactMap { item in item.node["name"].map { ($0, "\(item.path).name") } })
            unique(columns.compactMap { item in item.node["header"].map { ($0, "\(item.path).header") } })
            for column in columns { check(column.node, column.path) }
            let known = columns.compactMap { $0.node["name"]?.text }
            for key in list(register.node["key"], "\(register.path).key") {
                self.known(key.node, key.path, .name, known)
            }
            years(register.node["survey-year"], among: columns, "\(register.path).survey-year")
            if let geometry = register.node["geometry"]?.text, geometry != "none" {
                measured(columns)
            }
            join(register, columns, registers)
            // `land` and the like are sources of their own.
            if let node = register.node["name"], node.text.map(StatisticSources.isBuiltIn) ?? false {
                tell(.duplicateValue(found: node.text ?? "", firstLine: nil), node, "\(register.path).name")
            }
        }
        known(root["calendar"]?["register"], "calendar.register", .name, names)
    }

    /// A declared column has no name that shapes give to what they measure.
    private mutating func measured(_ columns: [Item]) {
        let taken = [RegisterDefinition.area, RegisterDefinition.length, RegisterDefinition.location]
        for column in columns {
            guard let node = column.node["name"], let name = node.text, taken.contains(name) else { continue }
            tell(.duplicateValue(found: name, firstLine: nil), node, "\(column.path).name")
        }
    }

    /// What identifies a record is a text that both registers have, and an area needs shapes to be set against.
    private mutating func join(_ register: Item, _ columns: [Item], _ registers: [Item]) {
        guard let join = register.node["join"] else { return }
        let path = "\(register.path).join"
        let known = columns.compactMap { $0.node["name"]?.text }
        self.known(join["to"], "\(path).to", .name, registers.compactMap { $0.node["name"]?.text })
        for key in ["by", "area"] { self.known(join[key], "\(path).\(key)", .name, known) }
        func column(_ key: String, of columns: [Item]) -> DefinitionNode? {
            columns.first { $0.node["name"]?.text == join[key]?.text }?.node
        }
        if let node = join["area"], let area = column("area", of: columns),
            area["unit"]?.text.flatMap({ MeasureUnit($0) })?.dimension != .area
        {
            tell(.needs(key: "\(path).area", value: "a column with a unit of area"), node, "\(path).area")
        }
        guard let other = registers.first(where: { $0.node["name"]?.text == join["to"]?.text }) else {
            return
        }
        if let node = join["area"], other.node["geometry"]?.text != "polygons" {
            tell(.needs(key: "\(other.path).geometry", value: "polygons"), node, "\(path).area")
        }
        let others = list(other.node["columns"], "\(other.path).columns")
        guard let node = join["by"], let own = column("by", of: columns) else { return }
        self.known(node, "\(path).by", .name, others.compactMap { $0.node["name"]?.text })
        for side in [own, column("by", of: others)] {
            guard let type = side?["type"]?.text, !Self.identifying.contains(type) else { continue }
            tell(.needs(key: "\(path).by", value: "a column of texts in both registers"), node, "\(path).by")
            return
        }
    }

    private static let identifying = ["text", "word", "code", "district", "class"]

    private mutating func years(
        _ node: DefinitionNode?, among columns: [(node: DefinitionNode, path: String)], _ path: String
    ) {
        let years = columns.filter { $0.node["type"]?.text == "year" }.compactMap { $0.node["name"]?.text }
        known(node, path, .name, years)
    }

    private mutating func check(_ column: DefinitionNode, _ path: String) {
        let type = column["type"]?.text ?? "text"
        if let unit = column["unit"] {
            checkUnit(unit, "\(path).unit")
            if type != "number" { tell(.needs(key: "\(path).type", value: "number"), unit, "\(path).unit") }
        }
        if type == "word", column["words"] == nil {
            tell(.needs(key: "\(path).words", value: "the words it may hold"), column, "\(path).type")
        }
        if let words = column["words"] {
            if type != "word" { tell(.needs(key: "\(path).type", value: "word"), words, "\(path).words") }
            unique(list(words, "\(path).words").map { ($0.node, $0.path) })
        }
    }

    mutating func checkUnit(_ node: DefinitionNode, _ path: String) {
        guard let text = node.text, !text.isEmpty, MeasureUnit(text) == nil else { return }
        let known = MeasureUnit.symbols
        tell(
            .unknownValue(
                found: text, nearest: Suggestion.nearest(to: text, among: known, limit: 2), known: known),
            node, path)
    }

    /// What the shape of one statistic cannot say; its texts are checked once all of the file is read.
    mutating func indicators() {
        let groupings = list(root["groupings"], "groupings")
        unique(groupings.compactMap { item in item.node["name"].map { ($0, "\(item.path).name") } })
        for grouping in groupings {
            let groups = list(grouping.node["groups"], "\(grouping.path).groups")
            unique(groups.compactMap { item in item.node["name"].map { ($0, "\(item.path).name") } })
            unique(
                groups.flatMap { group in
                    list(group.node["districts"], "\(group.path).districts").map { ($0.node, $0.path) }
                })
        }
        let indicators = list(root["indicators"], "indicators")
        unique(indicators.compactMap { item in item.node["id"].map { ($0, "\(item.path).id") } })
        for indicator in indicators {
            let (node, path) = indicator
            if let unit = node["unit"] { checkUnit(unit, "\(path).unit") }
            if let value = node["value"] {
                for key in ["source", "where", "measure"] where node[key] != nil {
                    tell(.needs(key: "\(path).\(key)", value: "no `value`"), value, "\(path).value")
                }
            } else {
                for key in ["source", "measure"] where node[key] == nil {
                    tell(
                        .missingKey(name: key, summary: "What is counted, or `value`."), node,
                        "\(path).\(key)")
                }
            }
            for key in ["base", "target"] {
                if let stated = node[key], let text = stated.text, Self.looksLikeFigure(text),
                    Rational(decimal: text) == nil
                {
                    tell(
                        .malformed(found: text, expected: "a number without unit and commas, or words"),
                        stated,
                        "\(path).\(key)")
                }
                if let other = node["\(key)-of"], node[key] != nil {
                    tell(
                        .needs(key: "\(path).\(key)", value: "nothing beside it"), other, "\(path).\(key)-of")
                }
            }
        }
    }

    /// `1,110`, `≥110`, `110万亩`: meant as a figure, and no number.
    private static func looksLikeFigure(_ text: String) -> Bool {
        text.first.map { $0.isNumber || "<>≤≥=+-−约".contains($0) && text.contains(where: \.isNumber) }
            ?? false
    }
}
