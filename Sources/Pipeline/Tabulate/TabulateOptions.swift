package import LandModel
package import Readers

/// Which area of a patch counts.
package enum AreaBasis: String, Sendable, CaseIterable {
    /// The figures the survey wrote down (TBMJ, TBDLMJ), which are the legal ones.
    case recorded
    /// The ellipsoidal area of the geometry.
    case computed
}

/// The question `tabulate` asks of one layer.
package struct TabulateOptions: Sendable {
    /// What the rows of the table stand for.
    package enum Grouping: Sendable, Hashable {
        /// A leading part of the location code.
        case district(DistrictLevel)
        /// Any field of the layer, whole.
        case field(String)
    }

    package var grouping: Grouping
    /// The class field, when the layer does not spell it as a standard does.
    package var classField: String?
    /// `nil`: recorded where the layer has the fields, else computed.
    package var basis: AreaBasis?
    /// Recorded areas before deduction (TBMJ), without ridges.
    package var gross: Bool
    /// Pack to check class codes against; `nil` leaves codes as they stand.
    package var standard: String?
    /// Pack that the layer's codes are of, where it is another than `standard`; they are turned into that one.
    package var sourceStandard: String?
    /// Full check of every polygon, and recorded against computed areas.
    package var validate: Bool
    /// Shapes are needed whatever the basis: patches are to be laid over zones.
    package var needsShapes: Bool
    /// Districts for patches without a usable location code.
    package var districts: StatedLayer?

    package init(
        grouping: Grouping = .district(.county), classField: String? = nil, basis: AreaBasis? = nil,
        gross: Bool = false, standard: String? = nil, sourceStandard: String? = nil, validate: Bool = false,
        needsShapes: Bool = false, districts: StatedLayer? = nil
    ) {
        self.grouping = grouping
        self.classField = classField
        self.basis = basis
        self.gross = gross
        self.standard = standard
        self.sourceStandard = sourceStandard
        self.validate = validate
        self.needsShapes = needsShapes
        self.districts = districts
    }
}

/// A layer beside the patches, with what the user states about it.
package struct StatedLayer: Sendable {
    /// `PATH` or `PATH:LAYER`.
    package var argument: String
    package var reference: StatedReference?
    package var encoding: String?

    package init(_ argument: String, reference: StatedReference? = nil, encoding: String? = nil) {
        self.argument = argument
        self.reference = reference
        self.encoding = encoding
    }
}
