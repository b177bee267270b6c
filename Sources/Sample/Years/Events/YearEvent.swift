import LandModel

/// One thing that happens to the land or its records within a year. Patches are positions in `SurveyYear.patches`.
enum YearEvent: Sendable {
    /// A patch divided into parts, each with its attributes; the first keeps those of the whole.
    case split(patch: Int, parts: [[[Double]]], attributes: [PatchAttributes])
    /// Two patches of a village joined, with the attributes of the first.
    case merge(patch: Int, other: Int, rings: [[Double]])
    /// Other attributes on the same ground.
    case change(patch: Int, event: StoryEvent, attributes: PatchAttributes)
    /// A recorded area corrected by some 0.01 m² to 1 m², and that of a patch of the same village by as much the other
    /// way: the control areas stay.
    case remeasure(patch: Int, other: Int, by: SquareMetres)
    /// The ring of a patch starts some vertices later.
    case turn(patch: Int, vertices: Int)
    /// The patch gets another identifier.
    case renumber(patch: Int)
    /// A township goes to another county.
    case move(township: Int, county: Int)
}
