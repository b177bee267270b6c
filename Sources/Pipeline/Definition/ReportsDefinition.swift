internal import LandModel
package import Statistics
package import Tables

/// What a pipeline makes of its declared statistics.
package struct ReportsDefinition: Sendable, Equatable {
    package struct Digest: Sendable, Equatable {
        package var name: String
        /// Template file, as written.
        package var template: String
    }

    package var baseYear: Int
    package var targetYear: Int
    package var indicators: IndicatorTable?
    package var tasks: TaskTable?
    package var assessment: AssessmentTable?
    package var cross: [CrossTable]
    package var listings: [ListingTable]
    package var consistency: ConsistencyTable?
    /// Both sides of each statement, as statistics of their own.
    package var sides: [StatisticDefinition]
    package var digests: [Digest]
    /// Numbers of the systems that a table or a digest serves, by its name.
    package var systems: [String: [Int]]
}

extension ReportsDefinition {
    /// `nil` where a pipeline has no reports.
    ///
    /// - Parameter titles: of the pipeline's statistics by their ids.
    init?(_ values: DefinitionValues, surveyYears: [Int], titles: [String: String]) {
        guard let baseYear = values.optionalInteger("base-year") else { return nil }
        self.baseYear = baseYear
        targetYear = values.integer("target-year")
        let plan = values.group("indicators")
        indicators = plan.optionalText("title").map { title in
            IndicatorTable(
                title: title, surveyYears: surveyYears.sorted(), notes: plan.words("notes") ?? [],
                deadlines: plan.groups("deadlines").map {
                    .init(
                        statistic: $0.text("statistic"), year: $0.integer("year"), place: $0.text("place"))
                })
        }
        let tasks = values.group("tasks")
        self.tasks = tasks.optionalText("title").map {
            TaskTable(title: $0, notes: tasks.words("notes") ?? [])
        }
        let assessment = values.group("assessment")
        self.assessment = assessment.optionalText("title").map {
            AssessmentTable(
                title: $0, statistics: assessment.words("statistics") ?? [],
                notes: assessment.words("notes") ?? [])
        }
        cross = values.groups("cross").map {
            CrossTable(
                id: $0.text("name"), title: $0.text("title"), by: $0.words("by") ?? [],
                statistics: $0.words("statistics") ?? [], notes: $0.words("notes") ?? [])
        }
        listings = values.groups("listings").map(ListingTable.init)
        digests = values.groups("digests").map {
            Digest(name: $0.text("name"), template: $0.text("template"))
        }
        systems = [:]
        for item in ["cross", "listings", "digests"].flatMap(values.groups) {
            systems[item.text("name")] = item.integers("systems")
        }
        for name in ["indicators", "tasks", "assessment", "consistency"] {
            systems[name] = values.group(name).integers("systems")
        }
        let consistency = values.group("consistency")
        let statements = consistency.groups("statements")
        sides = statements.enumerated().flatMap { number, statement in
            ["left", "right"].map { StatisticDefinition(side: $0, of: statement, number: number, titles) }
        }
        self.consistency = consistency.optionalText("title").map { title in
            ConsistencyTable(
                title: title,
                statements: statements.enumerated().map { number, statement in
                    .init(
                        title: statement.text("title"), left: Self.side("left", number),
                        right: Self.side("right", number), decimals: statement.integer("decimals"),
                        note: statement.text("note"))
                }, notes: consistency.words("notes") ?? [])
        }
    }

    /// Name of one side of a statement, which no pipeline can give to a statistic.
    fileprivate static func side(_ side: String, _ number: Int) -> String {
        "statement \(number + 1) \(side)"
    }
}

extension StatisticDefinition {
    fileprivate init(side: String, of values: DefinitionValues, number: Int, _ titles: [String: String]) {
        self.init(
            id: ReportsDefinition.side(side, number), title: Self.title(of: values.text(side), titles),
            calculation: .formula(values.text(side)),
            unit: values.optionalText("unit").flatMap { MeasureUnit($0) } ?? .plain,
            decimals: values.integer("decimals"))
    }

    /// A formula with the titles of its statistics in place of their ids.
    private static func title(of formula: String, _ titles: [String: String]) -> String {
        var text = Array(formula).map { String($0) }
        let references = (try? Formula(parsing: formula))?.references ?? []
        for (name, _, position) in references {
            guard let title = titles[name] else { continue }
            text[position - 1] = title
            for place in position..<(position + name.count - 1) { text[place] = "" }
        }
        return text.joined()
    }
}

extension ListingTable {
    fileprivate init(_ values: DefinitionValues) {
        self.init(
            id: values.text("name"), title: values.text("title"), source: values.text("register"),
            columns: values.groups("columns").map {
                Column(
                    field: $0.text("name"), title: $0.text("title"),
                    unit: $0.optionalText("unit").flatMap { MeasureUnit($0) } ?? .plain,
                    decimals: $0.integer("decimals"), isTotalled: $0.boolean("total"))
            }, notes: values.words("notes") ?? [])
    }
}
