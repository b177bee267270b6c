internal import Aggregate
internal import LandModel

/// Every key of a pipeline file, in the order of the flow, with its meaning and its default: the one place for both.
///
/// `pipelines/pipeline.schema.json` says the same for editors; a test compares the two.
enum PipelineShape {
    static let version = "1"

    static let root = DefinitionShape.record([
        .init("schema", "Version of this file format.", .choice([version]), .required),
        .init("name", "Short name of the pipeline, as run.json records it.", .text(.name), .required),
        .init("description", "The question this pipeline answers.", .text(.prose), .required),
        .init("title", "Title of the results, as run.json records it.", .text(.line), .required),
        .init(
            "year", "Year of the survey data; with `years`, the last of them.", .integer(1949...2200),
            .required),
        systems,
        .init("city", "The city that the counties make up.", city, .required),
        .init("defaults", "What holds for every source that says nothing else.", defaults),
        .init("sources", "The deliveries, one for each county.", .list(source), .required),
        .init(
            "years", "Surveys that are compared, one after the other, each in a folder of its own.",
            .list(surveyYear)),
        .init("zones", "Layers that the patches are laid over: control lines, grids, sites.", .list(zone)),
        .init("classes", "Land-class standard of the results.", classes),
        .init("area", "Which areas are counted, and how they are compared.", area),
        .init("control", "Where the control areas come from.", control),
        .init("levelling", "How square metres become hectares without a remainder.", levelling),
        .init("coverage", "Whether patches are looked at as a whole: gaps, overlaps, slivers.", coverage),
        .init("findings", "How much may be wrong with the data.", findings),
        .init("tables", "Which official forms are written.", tables),
        .init("changes", "How the surveys of `years` are compared.", changes),
        .init("statistics", "What is told of the zones, beside the forms.", statistics),
        .init("registers", "Tables beside the maps: approvals, supply, cases, funds.", .list(register)),
        .init(
            "groupings", "Districts put together under names, to tell statistics apart by.", .list(grouping)),
        .init("calendar", "Public holidays, for working days.", calendar),
        .init("indicators", "Statistics over the survey and the registers.", .list(indicator)),
        .init("reports", "Tables and sentences made of the statistics.", reports),
        .init("outputs", "Where results are written and in which formats.", outputs),
    ])

    private static let city = DefinitionShape.record([
        .init("code", "Administrative code, six digits ending in 00.", .text(.cityCode), .required),
        .init("name", "Name as it stands in the tables.", .text(.line), .required),
    ])

    private static let layers = DefinitionShape.record([
        .init("patches", "Land-use patches.", .text(.line), .standard("DLTB")),
        .init("villages", "Village survey districts.", .text(.line), .standard("CJDCQ")),
        .init("townships", "Administrative districts.", .text(.line), .standard("XZQ")),
    ])

    /// Keys that a source may set for itself and `defaults` for all.
    private static let reading: [DefinitionShape.Key] = [
        .init("layers", "Names of the layers.", layers),
        .init("standard", "Land-class standard of the data.", .text(.line), .standard("tdt1055-2019")),
        .init(
            "crs", "Coordinate reference system of data that carry none (EPSG:4490).",
            .text(.line)),
        .init(
            "crs-forced", "Whether `crs` also holds against a system that the data carry.", .boolean,
            .standard("false")),
        .init(
            "older-datum",
            "What to do with Xi'an 80 and Beijing 54: refuse them, or measure on their own ellipsoid.",
            .choice(SourceDefinition.OlderDatum.allCases.map(\.rawValue)), .standard("refuse")),
        .init(
            "encoding", "Encoding of a shapefile's attributes, where the evidence is wrong or missing.",
            .text(.encoding)),
    ]

    private static let defaults = DefinitionShape.record(reading)

    private static let source = DefinitionShape.record(
        [
            .init("county", "Administrative code, six digits.", .text(.countyCode), .required),
            .init("name", "Name as it stands in the tables.", .text(.line), .required),
            .init(
                "path",
                "Delivery folder, file or glob, from the folder of this pipeline file, or of each year's.",
                .text(.path),
                .required),
            .init(
                "year", "Year of this delivery's data, where it is not the pipeline's.", .integer(1949...2200)
            ),
            .init(
                "basis", "Area basis of this source, where it is not that of `area`.",
                .choice(AreaBasis.allCases.map(\.rawValue))),
        ]
            + reading.map { key in
                // A source's own default is what `defaults` says.
                var key = key
                key.presence = .optional
                if case .record(let names) = key.shape {
                    key.shape = .record(names.map { .init($0.name, $0.summary, $0.shape) })
                }
                return key
            })

    /// Keys of `reading` that any layer has, whatever it holds.
    static let layerReading = reading.filter { !["layers", "standard"].contains($0.name) }

    private static let zone = DefinitionShape.record(
        [
            .init("name", "Name of the zones in tables and in `statistics`.", .text(.name), .required),
            .init("title", "Title of the zones in tables.", .text(.line), .required),
            .init("path", "File or folder, from the folder of this pipeline file.", .text(.path), .required),
            .init(
                "layers", "Names of the layers that together are these zones. Default: the only one.",
                .list(.text(.line))),
            .init(
                "field", "Field whose value is a zone's kind. Default: all are one kind.", .text(.line)),
        ] + layerReading)

    private static let classes = DefinitionShape.record([
        .init("standard", "Land-class standard of the results.", .text(.line), .standard("tdt1055-2019")),
        .init(
            "rules", "Decisions where the crosswalk between two standards is ambiguous.",
            .list(
                .record([
                    .init("standard", "Standard of the data.", .text(.line), .required),
                    .init("from", "Class in the data.", .text(.classCode), .required),
                    .init("to", "Class in the results.", .text(.classCode), .required),
                ]))),
    ])

    private static let area = DefinitionShape.record([
        .init(
            "basis", "Recorded areas (TBMJ, TBDLMJ), or areas computed from the geometry.",
            .choice(AreaBasis.allCases.map(\.rawValue)), .standard("recorded")),
        .init(
            "tolerance",
            "A recorded area that differs more from the computed one than both allow is a finding.",
            .record([
                .init("absolute-m2", "Square metres.", .decimal(places: 2), .standard("1.00")),
                .init("relative", "Part of the computed area.", .decimal(places: 9), .standard("0.0001")),
            ])),
        .init(
            "round-angles",
            "Round latitude and longitude to 0.000001 seconds first, as the notice of 2008 does.",
            .boolean, .standard("false")),
    ])

    private static let control = DefinitionShape.record([
        .init(
            "from", "The DCMJ of the district layers, or a table handed down.", .choice(["layers", "table"]),
            .standard("layers")),
        .init(
            "table", "CSV with the columns district, island, area_m2, from the folder of this file.",
            .text(.path)),
    ])

    private static let levelling = DefinitionShape.record([
        .init(
            "class-order", "Order in which the classes of a record take their share.",
            .choice(LevellingSettings.ClassOrder.allCases.map(\.rawValue)), .standard("code-descending")),
        .init(
            "negative-guard", "Skip a class that its share would make negative.", .boolean, .standard("true")),
    ])

    private static let coverage = DefinitionShape.record([
        .init("check", "Whether it is done.", .boolean, .standard("true")),
        .init(
            "sliver-area-m2", "Smaller than this is a sliver, in square metres.", .decimal(places: 2),
            .standard("10.00")),
        .init(
            "sliver-width-m", "Thinner than this on average is a sliver, in metres.", .decimal(places: 3),
            .standard("0.2")),
    ])

    private static let budget: [DefinitionShape.Key] = [
        .init("count", "Most findings allowed.", .integer(0...Int.max)),
        .init("area-m2", "Most square metres concerned.", .decimal(places: 2)),
    ]

    private static let findings = DefinitionShape.record([
        .init(
            "budget", "More than this and the run fails; without a figure there is no bound.",
            .record(
                budget + [
                    .init(
                        "rules", "Bounds for single rules.",
                        .list(
                            .record(
                                [
                                    .init(
                                        "rule", "Name of the rule (polygon-repaired).", .text(.name),
                                        .required)
                                ]
                                    + budget)))
                ]))
    ])

    private static let tables = DefinitionShape.record([
        .init(
            "forms", "Numbers of the official forms, or all that the pipeline has records for.",
            .wordOrList(word: "all", .text(.formID)), .standard("all")),
        .init(
            "unit", "Unit of the areas in the workbooks; every other output is in hectares.",
            .choice(AreaUnit.allCases.map(\.rawValue)),
            .standard("hectare")),
    ])

    private static let outputs = DefinitionShape.record([
        .init("folder", "Result folder, from the folder of this file.", .text(.path), .standard("results")),
        .init(
            "csv", "Comma-separated tables, which are always written.",
            .record([
                .init("bom", "Begin with a byte order mark, for Excel.", .boolean, .standard("false"))
            ])),
        .init(
            "xlsx", "Workbook in the look of the official forms.",
            .record([
                .init("write", "Whether it is written.", .boolean, .standard("true")),
                .init("organisation", "填表单位", .text(.line)),
                .init("date", "日期", .text(.date)),
                .init("prepared-by", "制表", .text(.line)),
                .init("reviewed-by", "审核", .text(.line)),
            ])),
        .init(
            "gpkg", "GeoPackage with all tables, the districts and the findings.",
            .record([.init("write", "Whether it is written.", .boolean, .standard("true"))])),
    ])
}
