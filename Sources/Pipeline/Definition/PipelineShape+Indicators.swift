internal import LandModel
internal import Statistics

/// Keys of the registers beside the maps, and of the statistics that are declared over them and the survey.
extension PipelineShape {
    private static let column = DefinitionShape.record([
        .init("name", "Name of the column in statistics.", .text(.name), .required),
        .init("header", "Head of the column in the file, or name of the field.", .text(.line), .required),
        .init(
            "type", "What its cells hold.",
            .choice(RegisterDefinition.ColumnType.allCases.map(\.rawValue)), .standard("text")),
        .init("unit", "Unit of its numbers: 亩, 公顷, 万元. Default: a bare number.", .text(.line)),
        .init("words", "The words of a column of words.", .list(.text(.line))),
        .init(
            "required", "Whether a row without it is refused.", .boolean, .standard("false")),
        .init("negative", "Whether its numbers may be below zero.", .boolean, .standard("false")),
    ])

    private static let join = DefinitionShape.record([
        .init("to", "Name of the register whose records have shapes.", .text(.name), .required),
        .init("by", "Name of the column that identifies a record in both.", .text(.name), .required),
        .init(
            "area", "Column of the stated area, which is compared with that of the shape.", .text(.name)),
        .init(
            "tolerance-m2", "Difference up to which both are the same.", .decimal(places: 2),
            .standard("1.00")),
    ])

    static let register = DefinitionShape.record(
        [
            .init("name", "Name of the register in statistics.", .text(.name), .required),
            .init("title", "Title of the register in tables.", .text(.line), .required),
            .init("path", "File or folder, from the folder of this pipeline file.", .text(.path), .required),
            .init("table", "Sheet of a workbook, or layer. Default: the only one.", .text(.line)),
            .init("columns", "The columns that are read, each with its type.", .list(column), .required),
            .init(
                "survey-year", "Column of years: a statistic of a survey counts the rows of its year alone.",
                .text(.name)),
            .init("key", "Columns that together are different in every row.", .list(.text(.name))),
            .init(
                "geometry", "Shapes of the records: measured on the ellipsoid, divided among counties.",
                .choice(RegisterDefinition.Geometry.allCases.map(\.rawValue)), .standard("none")),
            .init("join", "A register with shapes whose areas these records state.", join),
        ] + layerReading)

    static let grouping = DefinitionShape.record([
        .init("name", "Name of the grouping, for `by`.", .text(.name), .required),
        .init("title", "Title of its column in tables.", .text(.line), .required),
        .init(
            "groups", "The groups, in the order of the tables.",
            .list(
                .record([
                    .init("name", "Name as it stands in tables.", .text(.line), .required),
                    .init(
                        "districts", "Codes of the districts: counties, townships or villages.",
                        .list(.text(.districtCode)), .required),
                ])), .required),
    ])

    static let calendar = DefinitionShape.record([
        .init("register", "Register of the days that are not what the week says.", .text(.name), .required),
        .init("date", "Column of the days.", .text(.name), .required),
        .init("worked", "Filter of the days that are worked; the others are holidays.", .text(.line)),
    ])

    static let indicator = DefinitionShape.record([
        .init(
            "id", "Name of the statistic, by which others and reports refer to it.", .text(.name), .required),
        .init("title", "Name as it stands in tables.", .text(.line), .required),
        .init("title-en", "English name.", .text(.line)),
        .init("source", "land, changes, zones.NAME or a register.", .text(.line)),
        .init("where", "Which rows count.", .text(.prose)),
        .init("measure", "What is done with them: count, sum FIELD, mean FIELD by FIELD …", .text(.line)),
        .init("value", "Other statistics, calculated with.", .text(.prose)),
        .init("unit", "Unit in which it is printed. Default: a bare number.", .text(.line)),
        .init("decimals", "Places behind the point.", .integer(0...6), .standard("0")),
        .init("by", "What it is told apart by: county, a grouping, a field.", .list(.text(.line))),
        .init("year", "Survey that it speaks of. Default: the pipeline's year.", .integer(1949...2200)),
        .init("period", "Period, as reports print it.", .text(.line)),
        .init("qualifier", "Word before the figure: 约, 超过, 不少于.", .text(.line)),
        .init(
            "group", "组 in the table of plan indicators; only statistics with one stand there.", .text(.line)),
        .init("base", "Figure of the base year as the plan prints it, or words.", .text(.line)),
        .init("base-mark", "Mark of the note that speaks of it: ①.", .text(.line)),
        .init("base-of", "Statistic whose figure is the base.", .text(.name)),
        .init("target", "Figure of the target year as the plan prints it, or words.", .text(.line)),
        .init("target-mark", "Mark of the note that speaks of it.", .text(.line)),
        .init("target-of", "Statistic whose figure is the target.", .text(.name)),
        .init(
            "attribute", "Whether the target binds (约束性) or is expected (预期性).",
            .choice(StatisticDefinition.Attribute.allCases.map(\.rawValue))),
        .init(
            "direction", "On which side of the target the figure should lie.",
            .choice(StatisticDefinition.Direction.allCases.map(\.rawValue)), .standard("at-least")),
        .init("task", "Statistic that says what each county is to reach.", .text(.name)),
        .init("trend", "Column of dates or years by which a register is told year by year.", .text(.name)),
        .init("notes", "What a reader must know, printed under tables.", .list(.text(.line))),
        .init(
            "systems", "Numbers of the systems in docs/systems.md that it serves.", .list(.integer(1...999))),
    ])
}
