package import LandModel

/// Which statistics and tables carry which of the systems that a plan names, as a document.
package enum SystemsMap {
    package struct System: Sendable, Equatable {
        package var number: Int
        package var chinese: String
        package var english: String
        /// `core`, `strong` or `peripheral`.
        package var priority: String

        package init(number: Int, chinese: String, english: String, priority: String) {
            self.number = number
            self.chinese = chinese
            self.english = english
            self.priority = priority
        }
    }

    /// A statistic or a table of a pipeline and the systems it serves.
    package struct Carrier: Sendable, Equatable {
        package var pipeline: String
        package var name: String
        package var systems: [Int]

        package init(pipeline: String, name: String, systems: [Int]) {
            self.pipeline = pipeline
            self.name = name
            self.systems = systems
        }
    }

    static let columns = ["number", "zh", "en", "etl_fit", "priority"]

    /// Reads `docs/systems.csv`.
    package static func systems(of text: String) throws(CommaSeparated.ShapeFault) -> [System] {
        var systems: [System] = []
        for (line, fields) in try CommaSeparated.rows(of: text, columns: columns) {
            guard let number = fields["number"].flatMap({ Int($0) }) else {
                throw CommaSeparated.ShapeFault(
                    line: line, expected: "a number", found: fields["number"] ?? "")
            }
            systems.append(
                System(
                    number: number, chinese: fields["zh"] ?? "", english: fields["en"] ?? "",
                    priority: fields["priority"] ?? ""))
        }
        return systems
    }

    /// Numbers that carriers name and no system has.
    package static func unknown(_ carriers: [Carrier], among systems: [System]) -> [Int] {
        Set(carriers.flatMap(\.systems)).subtracting(systems.map(\.number)).sorted()
    }

    /// Markdown: a table of all systems in the order given, one row a pipeline, then a list of those without any.
    package static func markdown(_ systems: [System], _ carriers: [Carrier]) -> String {
        var lines = [
            "# Systems and what carries them", "",
            "| # | system | priority | pipeline | statistics and tables |",
            "|---|---|---|---|---|",
        ]
        var uncovered: [System] = []
        for system in systems {
            let own = carriers.filter { $0.systems.contains(system.number) }
            if own.isEmpty { uncovered.append(system) }
            for pipeline in own.isEmpty ? ["—"] : names(own.map(\.pipeline)) {
                let carried = names(own.filter { $0.pipeline == pipeline }.map(\.name))
                lines.append(
                    row(system, pipeline, carried.isEmpty ? "not covered" : carried.joined(separator: ", ")))
            }
        }
        lines += ["", "## Not covered", ""]
        lines +=
            uncovered.isEmpty ? ["None."] : uncovered.map { "- \($0.number) \(name($0)) (\($0.priority))" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func row(_ system: System, _ pipeline: String, _ carried: String) -> String {
        let cells = ["\(system.number)", name(system), system.priority, pipeline, carried]
        return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }

    private static func name(_ system: System) -> String { "\(system.chinese) / \(system.english)" }

    /// Each once, in the order of first appearance.
    private static func names(_ words: [String]) -> [String] {
        var seen = Set<String>()
        return words.filter { seen.insert($0).inserted }
    }
}
