package import LandModel
import Readers

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
    package var groupField: String
    package var classField: String
    package var request: ScanRequest

    package init(
        source: SourceLayer, area: Area, groupField: String, digits: Int?, classField: String, validate: Bool
    ) {
        self.source = source
        self.area = area
        self.groupField = groupField
        self.digits = digits
        self.classField = classField
        let fields: [String] =
            switch area {
            case .computed: []
            case .gross(let field): [field]
            case .net(let field, .none): [field]
            case .net(let field, .field(let ridge)): [field, ridge]
            case .net(let field, .difference(let gross)): [field, gross]
            }
        request = ScanRequest(
            text: [groupField, classField],
            decimals: fields.map { ScanRequest.Decimal(field: $0, decimals: 2) },
            geometry: area == .computed || validate)
    }

    package var basis: AreaBasis { area == .computed ? .computed : .recorded }
}
