package import LandModel
package import Normalise

/// What `tabulate` will read, decided before the first feature is.
package struct TabulatePlan: Sendable {
    /// Where the area of a patch comes from.
    package enum Area: Sendable, Equatable {
        case computed
        /// TBMJ alone: asked for, or the layer deducts nothing.
        case gross(field: String)
        /// TBDLMJ, and the deducted ridge.
        case net(field: String, ridge: Ridge)

        /// Where the ridge's area comes from.
        package enum Ridge: Sendable, Equatable {
            case none
            case field(String)
            /// No KCMJ: the difference of gross and net.
            case difference(gross: String)
        }
    }

    package var source: SourceLayer
    package var area: Area
    /// Bytes of the grouping field that count; all of them for `nil`.
    package var digits: Int?
    /// `nil` where the layer has none and districts are told by shape alone.
    package var groupField: String?
    package var classField: String
    /// Checks class codes; `nil` leaves them as they stand.
    package var classes: ClassNormaliser?
    /// Decimal column of the recorded gross area to compare the computed one with; only for the full check.
    package var comparedColumn: Int?
    /// Whether every polygon is checked fully.
    package var checksFully: Bool
    package var request: ScanRequest
    /// Districts for patches without a usable location code.
    package var districts: ZoneLayer?

    package var hasGroupField: Bool { groupField != nil }

    /// - Parameters:
    ///   - needsShapes: whether the shapes are read even where areas are recorded.
    ///   - gross: field of the recorded gross area, for the comparison of the full check.
    package init(
        source: SourceLayer, area: Area, groupField: String?, digits: Int?, classField: String,
        classes: ClassNormaliser? = nil, checksFully: Bool = false, needsShapes: Bool = false,
        gross: String? = nil
    ) {
        self.source = source
        self.area = area
        self.groupField = groupField
        self.digits = digits
        self.classField = classField
        self.classes = classes
        self.checksFully = checksFully
        var fields: [String] =
            switch area {
            case .computed: []
            case .gross(let field): [field]
            case .net(let field, .none): [field]
            case .net(let field, .field(let ridge)): [field, ridge]
            case .net(let field, .difference(let gross)): [field, gross]
            }
        if checksFully, let gross {
            comparedColumn = fields.count
            fields.append(gross)
        }
        request = ScanRequest(
            // A layer without location codes is read with its classes in their place; nobody looks at them there.
            text: [groupField ?? classField, classField],
            decimals: fields.map { ScanRequest.Decimal(field: $0, decimals: 2) },
            geometry: area == .computed || checksFully || needsShapes)
    }

    /// Decimal column of the gross area beside the net one; `nil` where it is not read.
    var grossColumn: Int? {
        switch area {
        case .net(_, .difference): 1
        case .net: comparedColumn
        case .computed, .gross: nil
        }
    }

    /// Paths of all that is read.
    package var inputs: [String] { [source.path] + (districts.map { [$0.source.path] } ?? []) }

    package var basis: AreaBasis { area == .computed ? .computed : .recorded }
}
