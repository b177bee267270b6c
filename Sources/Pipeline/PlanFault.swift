import LandModel
package import Normalise
package import Readers

/// Why a run cannot start: everything that was found wrong before a feature was read.
package struct PlanFaults: Error, Sendable {
    package var faults: [PlanFault]

    package init(_ faults: [PlanFault]) { self.faults = faults }
}

/// One reason, with the facts a message needs.
package enum PlanFault: Sendable {
    /// A source cannot be used; `source` is its name in the pipeline, empty for the command line's only one.
    case source(name: String, SourceFault)
    /// Zones that the command line names cannot be used: options of their own speak of them.
    case zones(SourceFault)
    /// Districts that the command line names cannot be used: options of their own speak of them.
    case districts(SourceFault)
    /// A year of a comparison cannot be used: options of its own speak of it.
    case year(SurveyYear, SourceFault)
    /// A folder, file or glob of the pipeline that names nothing.
    case pathMatchesNothing(name: String, path: String)
    /// A glob that names several things where one delivery is meant.
    case pathMatchesSeveral(name: String, path: String, matches: [String])
    /// A rule or standard of the pipeline that the packs do not know.
    case classes(name: String, NormaliseError)
    /// Results in a standard that the official forms are not made for.
    case standardWithoutForms(standard: String, needed: String)
    /// Tracts of a set of classes that the results' standard does not have.
    case classSetUnknown(tracts: String, set: String, known: [String])
    /// The table of control areas cannot be used.
    case controlTable(path: String, line: Int?, cause: ControlTableProblem)
    /// The table of prices cannot be used.
    case prices(path: String, line: Int?, cause: PriceTableProblem)
    /// A register cannot be used.
    case register(RegisterError)
    /// The template of a digest cannot be used.
    case digest(path: String, DigestProblem)
    /// Fewer than two of the pipeline's years are asked for.
    case yearsTooFew(asked: [Int], known: [Int])
    /// The change forms are to be made from change layers, and no delivery has one.
    case changeLayersMissing(layer: String, years: [Int])
    /// `--only` names a county that is no source of the pipeline.
    case countyUnknown(code: String, known: [String])
    /// A basis that needs fields the layer has not.
    case recordedAreaMissing(name: String, available: [String])
    /// A change layer (DLTBGXGC) lacks fields that its records cannot do without.
    case changeFieldsMissing(
        name: String, path: String, layer: String, missing: [String], available: [String])
    /// The features cannot be read to the end (`inspect` counts classes).
    case reading(any Error)
    /// The output folder cannot be used.
    case output(any Error)
}

/// One of the two years that are compared.
package enum SurveyYear: String, Sendable, CaseIterable {
    case before
    case after
}

/// What is wrong with a table of control areas.
package enum ControlTableProblem: Sendable, Equatable {
    case missing
    case unreadable(String)
    case header(expected: String, found: String)
    case malformed(field: String, found: String)
    case duplicate(district: String, island: String)
}
