/// Keys of the tables and sentences that are made of the declared statistics.
extension PipelineShape {
    private static let notes = DefinitionShape.Key(
        "notes", "Notes under the table, verbatim.", .list(.text(.line)))
    private static let title = DefinitionShape.Key("title", "Title of the table.", .text(.line), .required)
    private static let statisticNames = DefinitionShape.list(.text(.name))
    static let systems = DefinitionShape.Key(
        "systems", "Numbers of the systems in docs/systems.md that it serves.", .list(.integer(1...999)))

    static let reports = DefinitionShape.record([
        .init("base-year", "Year that the plan's indicators start from.", .integer(1949...2200), .required),
        .init("target-year", "Year that their targets are set for.", .integer(1949...2200), .required),
        .init(
            "indicators", "Table of the statistics that have a `group`, in the plan's own layout.",
            .record([
                title, notes, systems,
                .init(
                    "deadlines", "Other years by which the plan asks for the same.",
                    .list(
                        .record([
                            .init("statistic", "The statistic.", .text(.name), .required),
                            .init("year", "The other year.", .integer(1949...2200), .required),
                            .init("place", "Where the plan says so.", .text(.line), .required),
                        ]))),
            ])),
        .init(
            "tasks", "What each county is to reach, of the statistics that have a `task`.",
            .record([title, notes, systems])),
        .init(
            "assessment", "Base, target, current figure and verdict, a line a statistic (体检评估).",
            .record([
                title, .init("statistics", "The statistics.", statisticNames, .required), notes, systems,
            ])),
        .init(
            "cross", "Statistics side by side, told apart by county, grouping, year or field.",
            .list(
                .record([
                    .init("name", "Name of the table.", .text(.name), .required), title,
                    .init(
                        "by",
                        "What the rows are: county, year, or words that every statistic is told apart by.",
                        .list(.text(.line)), .required),
                    .init("statistics", "The columns.", statisticNames, .required), notes, systems,
                ]))),
        .init(
            "listings", "Registers row by row.",
            .list(
                .record([
                    .init("name", "Name of the table.", .text(.name), .required), title,
                    .init("register", "The register.", .text(.name), .required),
                    .init(
                        "columns", "The columns.",
                        .list(
                            .record([
                                .init("name", "Column of the register.", .text(.name), .required),
                                .init("title", "Head of the column.", .text(.line), .required),
                                .init("unit", "Unit in which numbers are printed.", .text(.line)),
                                .init(
                                    "decimals", "Places behind the point.", .integer(0...6), .standard("0")),
                                .init("total", "Whether it is added up.", .boolean, .standard("false")),
                            ])), .required), notes, systems,
                ]))),
        .init(
            "consistency", "Statements of a plan that must agree: two formulas each.",
            .record([
                title,
                .init(
                    "statements", "The statements.",
                    .list(
                        .record([
                            .init("title", "What is stated.", .text(.line), .required),
                            .init(
                                "left", "Formula of statistics and stated figures.", .text(.prose), .required),
                            .init("right", "The other side.", .text(.prose), .required),
                            .init("unit", "Unit of both. Default: a bare number.", .text(.line)),
                            .init(
                                "decimals", "Places to which both must agree.", .integer(0...6),
                                .standard("0")),
                            .init("note", "What is printed where they do not.", .text(.line)),
                        ])), .required), notes, systems,
            ])),
        .init(
            "digests", "Sentences with figures in them, from templates (数读).",
            .list(
                .record([
                    .init("name", "Name of the file.", .text(.name), .required),
                    .init(
                        "template", "Template file, from the folder of this pipeline file.", .text(.path),
                        .required),
                    systems,
                ]))),
    ])
}
