/// What a year's events are made by: how many patches of which classes, where, become what.
struct EventRecipe: Sendable {
    /// Where a patch must lie for the three lines, as a whole.
    enum Place: Sendable {
        case farmland, redLine, town, outside
        /// Wherever that is certain.
        case certain
        /// Told or not.
        case anywhere

        func allows(_ layers: [String]?) -> Bool {
            switch self {
            case .anywhere: true
            case .certain: layers != nil
            case .outside: layers == []
            case .farmland: layers == [LayerSchema.farmland.name]
            case .redLine: layers == [LayerSchema.redLine.name]
            case .town: layers == [LayerSchema.towns.name]
            }
        }
    }

    enum Action: Sendable {
        /// Class after class in turn, with the attributes that go with it.
        case become(StoryEvent, [String])
        /// A K code or its plain one, all else the same.
        case rename(String)
        /// Divided; a class of the list for the smaller part, in turn, or none.
        case split([String])
        case mergeSame, mergeOther
        case ridgeRatio, slope, planting, expropriate, remeasure, turn, renumber
    }

    var action: Action
    /// Classes it may befall.
    var from: [String]
    var place = Place.anywhere
    /// For every 5,000 patches of the sample; never less.
    var count: Int

    private static let fields = ["0101", "0102", "0103"]
    private static let works = ["0601", "0702", "1003"]
    private static let crops = ["0201", "0301", "1104", "1202"]
    private static let wild = ["0301", "0302", "0305", "0307", "0404"]

    /// The rare ones first: they have the fewest patches to choose from.
    static let all: [EventRecipe] = [
        EventRecipe(action: .become(.construction, works), from: wild, place: .redLine, count: 3),
        EventRecipe(action: .become(.construction, ["0701", "0601"]), from: wild, place: .town, count: 3),
        EventRecipe(action: .rename("0201K"), from: ["0201"], place: .certain, count: 5),
        EventRecipe(action: .rename("0307K"), from: ["0307"], place: .certain, count: 4),
        EventRecipe(action: .rename("0201"), from: ["0201K"], place: .certain, count: 2),
        EventRecipe(action: .split(works), from: fields, place: .farmland, count: 3),
        EventRecipe(action: .split(works), from: fields, place: .outside, count: 1),
        EventRecipe(action: .become(.nonAgricultural, works), from: fields, place: .farmland, count: 5),
        EventRecipe(action: .become(.nonAgricultural, works), from: fields, place: .outside, count: 2),
        EventRecipe(action: .become(.nonGrain, crops), from: fields, place: .farmland, count: 6),
        EventRecipe(action: .become(.nonGrain, crops), from: fields, place: .outside, count: 2),
        EventRecipe(action: .become(.paddyImproved, ["0101"]), from: ["0103"], place: .farmland, count: 3),
        EventRecipe(action: .become(.paddyImproved, ["0101"]), from: ["0103"], place: .outside, count: 3),
        EventRecipe(
            action: .become(.reclaimed, ["0101", "0103"]), from: ["0601", "0602", "0702"], place: .certain,
            count: 6),
        EventRecipe(
            action: .become(.reclassified, ["0307"]), from: ["0301", "0305"], place: .outside, count: 4),
        EventRecipe(
            action: .become(.reclassified, ["0301"]), from: ["0302", "0305", "0404"], place: .redLine,
            count: 4),
        EventRecipe(action: .split([]), from: fields, place: .farmland, count: 3),
        EventRecipe(action: .split([]), from: wild + ["0201", "1104"], count: 6),
        EventRecipe(action: .mergeSame, from: wild + fields, count: 5),
        EventRecipe(action: .mergeOther, from: wild + fields + ["1104", "0201"], count: 6),
        EventRecipe(action: .slope, from: fields, count: 5),
        EventRecipe(action: .ridgeRatio, from: fields, count: 5),
        EventRecipe(action: .planting, from: fields, count: 10),
        EventRecipe(action: .expropriate, from: fields + wild + crops, count: 6),
        EventRecipe(action: .remeasure, from: fields + wild, count: 6),
        EventRecipe(action: .turn, from: wild + fields, count: 8),
        EventRecipe(action: .renumber, from: wild + fields + crops, count: 5),
    ]
}
