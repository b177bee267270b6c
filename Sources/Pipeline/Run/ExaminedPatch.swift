import LandModel

/// What became of the shape of one patch: measured, checked fully, repaired where it crossed itself.
struct ExaminedPatch: Sendable {
    struct Fault: Sendable {
        var rule: FindingRule
        /// Area concerned; `nil` stands for the patch's own.
        var area: SquareMetres?
        var facts: [Finding.Fact]
        var place: Finding.Place?
    }

    /// Computed gross area, after repair; zero when there is no shape to measure.
    var area: SquareMetres
    /// Change by repair (after − before); `nil` when nothing was repaired.
    var repairedBy: SquareMetres?
    /// The shape after repair, alone and in the coordinates of the source; `nil` when nothing was repaired.
    var repairedShape: GeometryColumn?
    /// Why the shape has no area; `nil` when it has one.
    var rejection: FindingRule?
    var faults: [Fault]
}
