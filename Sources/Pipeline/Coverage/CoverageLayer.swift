package import LandModel
import Measure

/// One layer that a coverage check looks at, decided: which of its columns it asks, and what counts as a sliver.
package struct CoverageLayer: Sendable {
    package var source: SourceLayer
    /// What a second look at single patches reads: geometry and, where there is one, the identifier.
    package var request: ScanRequest
    /// Text columns of the first look, which may be another stage's.
    package var codeColumn: Int?
    package var identifierColumn: Int?
    var slivers: SliverRule
    /// How the first look was measured; the second must give the same points.
    var options: MeasureOptions

    /// - Parameters:
    ///   - code, identifier: names of the fields of the location code and the identifier, where the layer has them.
    init(
        source: SourceLayer, code: String?, identifier: String?, slivers: SliverRule,
        options: MeasureOptions = MeasureOptions()
    ) {
        self.source = source
        self.slivers = slivers
        self.options = options
        request = ScanRequest(text: [identifier, code].compactMap { $0 }, geometry: true)
        identifierColumn = identifier == nil ? nil : 0
        codeColumn = code == nil ? nil : request.text.count - 1
    }

    /// The first text column of a second look.
    var secondIdentifierColumn: Int? { identifierColumn == nil ? nil : 0 }
}
