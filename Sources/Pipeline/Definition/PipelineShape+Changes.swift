internal import LandModel

/// Keys of a pipeline that compares surveys of several years.
extension PipelineShape {
    static let surveyYear = DefinitionShape.record([
        .init("year", "Year of the survey.", .integer(1949...2200), .required),
        .init(
            "path", "Folder that the paths of `sources` count from, from the folder of this pipeline file.",
            .text(.path), .required),
        .init(
            "delivered",
            "Counties that delivered; of the others the last delivery stands. Default: all of them.",
            .list(.text(.countyCode))),
    ])

    static let changes = DefinitionShape.record([
        .init(
            "source",
            "What the change forms are made from: both surveys compared, or the change layer where a county delivers one.",
            .choice(PipelineDefinition.Changes.Source.allCases.map(\.rawValue)), .standard("surveys")),
        .init(
            "layer",
            "Name of the change layer; where a delivery has it, it is read and must lead from last year to this one.",
            .text(.line), .standard("DLTBGXGC")),
        .init(
            "forms", "Numbers of the change forms.", .wordOrList(word: "all", .text(.formID)),
            .standard("all")),
        .init(
            "database-tables", "Also the long tables of the survey database (S_SJ_…_ZL).", .boolean,
            .standard("false")),
        .init(
            "sliver-width-m", "A piece thinner than this on average is told as noise, in metres.",
            .decimal(places: 3), .standard("0.2")),
        .init(
            "uncovered-m2",
            "Ground of a patch in one year alone, or covered twice, up to which no finding speaks of it.",
            .decimal(places: 2), .standard("1.00")),
        .init(
            "monitoring", "Zones that the tables of changed land tell apart.",
            .record([
                .init(
                    "farmland", "Zones that are permanent basic farmland: changes inside and outside.",
                    .text(.name)),
                .init("lines", "Control lines inside which gains and losses are told.", zoneNames),
            ])),
        .init("epochs", "Zones at two times: what they gained and lost.", .list(epoch)),
        .init(
            "assets", "The balance sheet of land as an asset.",
            .record([
                .init(
                    "prices",
                    "CSV with the columns type, district, year, yuan_per_m2, from the folder of this file. "
                        + "Default: areas alone.",
                    .text(.path))
            ])),
    ])

    private static let epoch = DefinitionShape.record([
        .init("title", "Title of the line.", .text(.line), .required),
        .init("before", "Zones at the earlier time.", .text(.name), .required),
        .init("after", "Zones at the later time.", .text(.name), .required),
        .init(
            "rule", "Whether a check fails when ground was lost.",
            .choice(MonitoringDefinition.Epoch.Rule.allCases.map(\.rawValue)), .standard("none")),
    ])
}
