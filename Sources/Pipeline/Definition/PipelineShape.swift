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
        .init("outputs", "Where results are written and in which formats.", outputs),
    ])

    private static let city = DefinitionShape.record([
        .init("code", "Administrative code, six digits ending in 00.", .text(.cityCode), .required),
        .init("name", "Name as it stands in the tables.", .text(.line), .required),
    ])

    private static let surveyYear = DefinitionShape.record([
        .init("year", "Year of the survey.", .integer(1949...2200), .required),
        .init(
            "path", "Folder that the paths of `sources` count from, from the folder of this pipeline file.",
            .text(.path), .required),
        .init(
            "delivered",
            "Counties that delivered; of the others the last delivery stands. Default: all of them.",
            .list(.text(.countyCode))),
    ])

    private static let changes = DefinitionShape.record([
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
    private static let layerReading = reading.filter { !["layers", "standard"].contains($0.name) }

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

    private static let tract = DefinitionShape.record([
        .init("name", "Name of the tables.", .text(.name), .required),
        .init("title", "Title of the tables.", .text(.line), .required),
        .init(
            "classes", "Set of classes, by its name in the pack of the results' standard.", .text(.name),
            .standard("cultivated")),
        .init(
            "thresholds-mu", "Areas in mu from which a tract counts, each a line.",
            .list(.integer(1...1_000_000_000)), .required),
        .init(
            "gap-m",
            "Greatest distance in metres over which patches are joined. Default: only shared borders.",
            .decimal(places: 2)),
    ])

    private static let placeLayer = DefinitionShape.record(
        [
            .init("name", "Name of the table.", .text(.name), .required),
            .init("title", "Title of the table.", .text(.line), .required),
            .init("path", "File or folder, from the folder of this pipeline file.", .text(.path), .required),
            .init("layer", "Name of the layer. Default: the only one.", .text(.line)),
        ] + layerReading)

    private static let zoneNames = DefinitionShape.list(.text(.name))

    private static let statistics = DefinitionShape.record([
        .init(
            "level", "Districts that the tables go down to.",
            .choice(["county", "township", "village"]), .standard("county")),
        .init("composition", "Zones whose area and classes are told.", zoneNames),
        .init(
            "exclusive", "Zones that may not overlap one another; where they do, a check fails.", zoneNames),
        .init(
            "ratios", "What part of some zones lies in others.",
            .list(
                .record([
                    .init("part", "Zones that are shared.", .text(.name), .required),
                    .init("of", "Zones whose area is the whole.", .text(.name), .required),
                ]))),
        .init(
            "occupation", "What each zone of a layer occupies: sites, grids, parcels under enforcement.",
            .list(
                .record([
                    .init("zones", "Zones that occupy; each kind is one line.", .text(.name), .required),
                    .init("lines", "Zones whose part in each is told.", zoneNames),
                ]))),
        .init(
            "slope", "Zones whose kinds are slope levels 1 to 5, for cultivated land without one.",
            .text(.name)),
        .init("tracts", "Contiguous fields: adjacent patches joined.", .list(tract)),
        .init("points", "Layers of points that are counted by district.", .list(placeLayer)),
        .init("lines", "Layers of lines whose length is told by district.", .list(placeLayer)),
        .init(
            "approved",
            "Zones approved and not yet built on, whose kinds are their purposes: forms T13 and T14.",
            .text(.name)),
        .init(
            "farmland",
            "Zones whose records are permanent basic farmland, counted by their YJJBNTMJ: form T15.",
            .text(.name)),
    ])

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
