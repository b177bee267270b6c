internal import LandModel

/// What the shape of single values cannot say: codes that belong together, names that other stages know.
///
/// Works on a tree that may have other faults, and passes over what is missing or malformed: that is told already.
struct DefinitionRules {
    private(set) var faults: [DefinitionFault] = []
    let root: DefinitionNode
    private let vocabulary: DefinitionVocabulary

    static func faults(of root: DefinitionNode, _ vocabulary: DefinitionVocabulary) -> [DefinitionFault] {
        var rules = DefinitionRules(root: root, vocabulary: vocabulary)
        rules.counties()
        rules.years()
        rules.standards()
        rules.classRules()
        rules.control()
        rules.budget()
        rules.forms()
        rules.changeForms()
        rules.zones()
        rules.registers()
        rules.indicators()
        rules.reports()
        rules.date()
        return rules.faults
    }

    private init(root: DefinitionNode, vocabulary: DefinitionVocabulary) {
        self.root = root
        self.vocabulary = vocabulary
    }

    /// Each county once, and of the city: the first four digits name the city (GB/T 2260).
    private mutating func counties() {
        let sources = list(root["sources"], "sources")
        unique(sources.compactMap { source in source.node["county"].map { ($0, "\(source.path).county") } })
        guard let city = root["city"]?["code"]?.text, DefinitionShape.Form.cityCode.accepts(city) else {
            return
        }
        for source in sources {
            guard let node = source.node["county"], let county = node.text,
                DefinitionShape.Form.countyCode.accepts(county), !county.hasPrefix(city.prefix(4))
            else { continue }
            tell(.countyOutsideCity(county: county, city: city), node, "\(source.path).county")
        }
    }

    /// Two surveys at least, each once, the last one the pipeline's own year; no source has a year of its own then.
    private mutating func years() {
        guard let node = root["years"] else {
            if let changes = root["changes"] {
                tell(.needs(key: "years", value: "two surveys"), changes, "changes")
            }
            return
        }
        let years = list(node, "years")
        unique(years.compactMap { year in year.node["year"].map { ($0, "\(year.path).year") } })
        if years.count == 1 { tell(.needs(key: "years", value: "two surveys"), node, "years") }
        let last = years.compactMap { $0.node["year"]?.text.flatMap { Int($0) } }.max()
        if let own = root["year"], let last, own.text.flatMap({ Int($0) }) != last {
            tell(.needs(key: "year", value: "\(last)"), own, "year")
        }
        let counties = list(root["sources"], "sources").compactMap { $0.node["county"]?.text }
        let first = years.min {
            ($0.node["year"]?.text.flatMap { Int($0) } ?? 0)
                < ($1.node["year"]?.text.flatMap { Int($0) } ?? 0)
        }
        for year in years {
            let delivered = list(year.node["delivered"], "\(year.path).delivered")
            for code in delivered { known(code.node, code.path, .countyCode, counties) }
            unique(delivered.map { ($0.node, $0.path) })
            if year.path == first?.path, let node = year.node["delivered"] {
                tell(.needs(key: "\(year.path)", value: "every county"), node, "\(year.path).delivered")
            }
        }
        for source in list(root["sources"], "sources") {
            if let own = source.node["year"] {
                tell(.needs(key: "years", value: "the year of every source"), own, "\(source.path).year")
            }
        }
    }

    private mutating func changeForms() {
        let forms = list(root["changes"]?["forms"], "changes.forms")
        for form in forms { known(form.node, form.path, .formID, vocabulary.changeForms) }
        unique(forms.map { ($0.node, $0.path) })
    }

    private mutating func standards() {
        var places = [(root["classes"]?["standard"], "classes.standard")]
        places.append((root["defaults"]?["standard"], "defaults.standard"))
        places += list(root["sources"], "sources").map { ($0.node["standard"], "\($0.path).standard") }
        places += list(root["classes"]?["rules"], "classes.rules").map {
            ($0.node["standard"], "\($0.path).standard")
        }
        for (node, path) in places { known(node, path, .line, vocabulary.standards) }
    }

    /// One decision for each class of a standard.
    private mutating func classRules() {
        var seen: [[String]: Int?] = [:]
        for rule in list(root["classes"]?["rules"], "classes.rules") {
            guard let standard = rule.node["standard"]?.text, let node = rule.node["from"],
                let from = node.text
            else { continue }
            if let first = seen[[standard, from]] {
                tell(.duplicateValue(found: from, firstLine: first), node, "\(rule.path).from")
            } else {
                seen[[standard, from]] = .some(node.place.line)
            }
        }
    }

    private mutating func control() {
        guard let control = root["control"] else { return }
        let from = control["from"]?.text ?? "layers"
        if from == "table", control["table"] == nil {
            tell(.needs(key: "control.table", value: "a path"), control, "control.from")
        }
        if from == "layers", let table = control["table"] {
            tell(.needs(key: "control.from", value: "table"), table, "control.table")
        }
    }

    private mutating func budget() {
        let rules = list(root["findings"]?["budget"]?["rules"], "findings.budget.rules")
        for rule in rules {
            known(rule.node["rule"], "\(rule.path).rule", .name, FindingRule.allCases.map(\.rawValue))
        }
        unique(rules.compactMap { rule in rule.node["rule"].map { ($0, "\(rule.path).rule") } })
    }

    private mutating func forms() {
        let forms = list(root["tables"]?["forms"], "tables.forms")
        for form in forms { known(form.node, form.path, .formID, vocabulary.forms) }
        unique(forms.map { ($0.node, $0.path) })
        for form in forms {
            guard let id = form.node.text, let key = vocabulary.formKeys[id], root[path: key] == nil else {
                continue
            }
            tell(.needs(key: key, value: "a name of zones"), form.node, form.path)
        }
    }

    /// Each zone name once, and statistics of known zones alone.
    private mutating func zones() {
        let zones = list(root["zones"], "zones")
        unique(zones.compactMap { zone in zone.node["name"].map { ($0, "\(zone.path).name") } })
        let names = zones.compactMap { $0.node["name"]?.text }
        let statistics = root["statistics"]
        var asked: [(DefinitionNode?, String)] = []
        for key in ["composition", "exclusive"] {
            asked += list(statistics?[key], "statistics.\(key)").map { ($0.node, $0.path) }
        }
        for key in ["slope", "approved", "farmland"] { asked.append((statistics?[key], "statistics.\(key)")) }
        for ratio in list(statistics?["ratios"], "statistics.ratios") {
            for key in ["part", "of"] { asked.append((ratio.node[key], "\(ratio.path).\(key)")) }
        }
        for occupation in list(statistics?["occupation"], "statistics.occupation") {
            asked.append((occupation.node["zones"], "\(occupation.path).zones"))
            asked += list(occupation.node["lines"], "\(occupation.path).lines").map { ($0.node, $0.path) }
        }
        asked += changeZones()
        for (node, path) in asked { known(node, path, .name, names) }
        let exclusive = list(statistics?["exclusive"], "statistics.exclusive")
        if exclusive.count == 1, let node = statistics?["exclusive"] {
            tell(
                .malformed(
                    found: exclusive[0].node.text ?? "", expected: "two names of zones or more"), node,
                "statistics.exclusive")
        }
        // Without a field all land would be of one level, and approved for the same.
        for (key, field) in [
            ("slope", "the field of levels (PDJB)"), ("approved", "the field of uses (PZYT)"),
        ] {
            if let node = statistics?[key],
                let zone = zones.first(where: { $0.node["name"]?.text == node.text }),
                zone.node["field"] == nil
            {
                tell(.needs(key: "\(zone.path).field", value: field), node, "statistics.\(key)")
            }
        }
        // What stands twice would be written twice, under one name.
        for key in ["composition", "exclusive"] {
            unique(list(statistics?[key], "statistics.\(key)").map { ($0.node, $0.path) })
        }
        for (key, name) in [
            ("occupation", "zones"), ("tracts", "name"), ("points", "name"), ("lines", "name"),
        ] {
            unique(
                list(statistics?[key], "statistics.\(key)").compactMap { item in
                    item.node[name].map { ($0, "\(item.path).\(name)") }
                })
        }
    }

    /// Zones that the comparison of years asks for; lines and titles of epochs once each.
    private mutating func changeZones() -> [(DefinitionNode?, String)] {
        let changes = root["changes"]
        let monitoring = changes?["monitoring"]
        let lines = list(monitoring?["lines"], "changes.monitoring.lines")
        let epochs = list(changes?["epochs"], "changes.epochs")
        unique(lines.map { ($0.node, $0.path) })
        unique(epochs.compactMap { epoch in epoch.node["title"].map { ($0, "\(epoch.path).title") } })
        return [(monitoring?["farmland"], "changes.monitoring.farmland")] + lines.map { ($0.node, $0.path) }
            + epochs.flatMap { epoch in
                ["before", "after"].map { (epoch.node[$0], "\(epoch.path).\($0)") }
            }
    }

    /// The shape lets `2020-02-30` through.
    private mutating func date() {
        guard let node = root["outputs"]?["xlsx"]?["date"], let text = node.text,
            DefinitionShape.Form.date.accepts(text)
        else { return }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard !(1...12 ~= parts[1] && parts[2] >= 1 && parts[2] <= days[parts[1] - 1]) else { return }
        tell(
            .malformed(found: text, expected: DefinitionShape.Form.date.expectation), node,
            "outputs.xlsx.date")
    }

    // MARK: Helpers

    func list(_ node: DefinitionNode?, _ path: String) -> [(node: DefinitionNode, path: String)] {
        (node?.items ?? []).enumerated().map { ($1, "\(path)[\($0 + 1)]") }
    }

    /// A value of that form must be one of the words.
    mutating func known(
        _ node: DefinitionNode?, _ path: String, _ form: DefinitionShape.Form, _ words: [String]
    ) {
        guard let node, let text = node.text, form.accepts(text), !words.contains(text) else { return }
        let nearest = Suggestion.nearest(to: text, among: words, limit: 2)
        tell(.unknownValue(found: text, nearest: nearest, known: words), node, path)
    }

    mutating func unique(_ values: [(node: DefinitionNode, path: String)]) {
        var seen: [String: Int?] = [:]
        for (node, path) in values {
            guard let text = node.text else { continue }
            if let first = seen[text] {
                tell(.duplicateValue(found: text, firstLine: first), node, path)
            } else {
                seen[text] = .some(node.place.line)
            }
        }
    }

    mutating func tell(
        _ problem: DefinitionFault.Problem, _ node: DefinitionNode, _ keyPath: String
    ) {
        faults.append(DefinitionFault(problem, at: node.place, keyPath: keyPath))
    }
}
