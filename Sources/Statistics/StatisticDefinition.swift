package import LandModel

/// One statistic as a pipeline declares it; its texts are not parsed yet.
package struct StatisticDefinition: Sendable, Equatable {
    package enum Calculation: Sendable, Equatable {
        /// Rows of a source that pass a filter, measured.
        case measure(source: String, filter: String?, measure: String)
        /// Other statistics, calculated with.
        case formula(String)
    }

    /// A figure that is stated and not computed: a base, a target.
    package struct Stated: Sendable, Equatable {
        package enum Content: Sendable, Equatable {
            /// In base units, and as it is written.
            case figure(Rational, written: String)
            /// `按省核定目标执行`: stays text wherever it stands.
            case words(String)
            /// The figure of another statistic.
            case statistic(String)
        }

        package var content: Content
        /// `①`: the note of the table that speaks of it.
        package var mark: String

        package init(_ content: Content, mark: String = "") {
            self.content = content
            self.mark = mark
        }
    }

    /// What a plan's target asks of its figure (约束性, 预期性).
    package enum Attribute: String, Sendable, CaseIterable {
        case binding
        case expected
    }

    /// On which side of its target a figure should lie.
    package enum Direction: String, Sendable, CaseIterable {
        case atLeast = "at-least"
        case atMost = "at-most"
    }

    package var id: String
    package var title: String
    package var titleEnglish: String?
    package var calculation: Calculation
    package var unit: MeasureUnit
    package var decimals: Int
    /// What it is told apart by, beside the whole: `county`, `function-zone`, a field.
    package var by: [String]
    /// The survey it speaks of, where that is not the pipeline's own year.
    package var year: Int?
    /// As a report names it: `2022—2025年`.
    package var period: String?
    /// Word that belongs before the figure: 约, 超过, 不少于.
    package var qualifier: String?
    /// 组 of the table of plan indicators; `nil` for a statistic that does not stand there.
    package var group: String?
    package var base: Stated?
    package var target: Stated?
    package var attribute: Attribute?
    package var direction: Direction
    /// Statistic that holds what each county is to reach (任务分解).
    package var task: String?
    /// Field of dates or years of a register by which it is told year by year.
    package var trend: String?
    package var notes: [String]
    /// Numbers of the systems (docs/systems.md) that it serves.
    package var systems: [Int]
    /// In the pipeline file.
    package var line: Int?

    package init(
        id: String, title: String, titleEnglish: String? = nil, calculation: Calculation,
        unit: MeasureUnit = .plain, decimals: Int = 0, by: [String] = [], year: Int? = nil,
        period: String? = nil, qualifier: String? = nil, group: String? = nil, base: Stated? = nil,
        target: Stated? = nil, attribute: Attribute? = nil, direction: Direction = .atLeast,
        task: String? = nil, trend: String? = nil, notes: [String] = [],
        systems: [Int] = [], line: Int? = nil
    ) {
        self.id = id
        self.title = title
        self.titleEnglish = titleEnglish
        self.calculation = calculation
        self.unit = unit
        self.decimals = decimals
        self.by = by
        self.year = year
        self.period = period
        self.qualifier = qualifier
        self.group = group
        self.base = base
        self.target = target
        self.attribute = attribute
        self.direction = direction
        self.task = task
        self.trend = trend
        self.notes = notes
        self.systems = systems
        self.line = line
    }
}

extension StatisticDefinition {
    /// Other statistics that it is held against, by the keys that name them.
    var compared: [(key: String, name: String)] {
        var compared = task.map { [(key: "task", name: $0)] } ?? []
        for (key, stated) in [("base", base), ("target", target)] {
            if case .statistic(let name) = stated?.content { compared.append((key, name)) }
        }
        return compared
    }
}
