/// What happened to a patch from one year to the next. The raw values stand in `story.csv`.
enum StoryEvent: String, Sendable, CaseIterable {
    /// One patch became two, of the same class or not.
    case split
    /// Two patches became one, of the class of the larger.
    case merge
    /// From cultivated land to construction land (非农化).
    case nonAgricultural = "non-agricultural"
    /// From cultivated land to orchards, forest, ponds, farm buildings (非粮化).
    case nonGrain = "non-grain"
    /// From other land to construction land.
    case construction
    /// From construction land to cultivated land (复垦).
    case reclaimed
    /// From orchards, forest, grass, ponds to cultivated land (耕地恢复).
    case restored
    /// From dry land to paddy (旱改水).
    case paddyImproved = "paddy"
    /// From one class of forest, grass or scrub to another.
    case reclassified
    /// A class became its adjustable one (可调整, K) or back: the same second-level class, no flow.
    case adjustableClass = "k-class"
    /// The same shape with another recorded area.
    case remeasured = "re-measured"
    /// Another ratio of ridges.
    case ridgeRatio = "ridge-ratio"
    /// Another slope level, and the ratio of ridges that goes with it.
    case slope
    /// Grain gave way to other crops (ZZSXDM).
    case planting
    /// From collective to state ownership, owned by the township's seat.
    case expropriated
    /// The owning unit has another code since its township went to another county.
    case ownerCode = "owner-code"
    /// The ring starts at another vertex; nothing else.
    case ringStart = "ring-start"
    /// Another identifier and number; nothing else.
    case renumbered
    /// The township went to another county.
    case township
}
