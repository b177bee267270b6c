/// Keys of what is told of the zones, beside the forms.
extension PipelineShape {
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

    static let zoneNames = DefinitionShape.list(.text(.name))

    static let statistics = DefinitionShape.record([
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
}
