package import LandModel
import Measure
import Readers

/// The question `check` asks of one layer.
package struct CoverageOptions: Sendable {
    var slivers: SliverRule
    /// Full check of every polygon.
    package var validate: Bool

    /// - Parameter sliverWidth: in metres.
    package init(sliverArea: SquareMetres, sliverWidth: Double, validate: Bool = false) {
        slivers = SliverRule(area: sliverArea, width: sliverWidth)
        self.validate = validate
    }
}

/// What a coverage check will read, decided before the first feature is.
package struct CoveragePlan: Sendable {
    package var patches: CoverageLayer
    package var districts: CoverageLayer?
    package var checksFully: Bool

    /// Paths of all that is read.
    package var inputs: [String] { [patches.source.path] + (districts.map { [$0.source.path] } ?? []) }

    /// Looks at the layers and decides which fields are there.
    ///
    /// - Parameter districts: a layer of XZQ or CJDCQ; `nil` for none.
    /// - Throws: `PlanFaults` with everything that stands in the way.
    package static func decide(
        _ patches: StatedLayer, districts: StatedLayer?, options: CoverageOptions
    ) throws(PlanFaults) -> CoveragePlan {
        var faults: [PlanFault] = []
        func layer(_ stated: StatedLayer, _ kind: SurveyLayerKind) -> CoverageLayer? {
            let (path, name) = SourceInspector.split(stated.argument)
            var request = InspectionRequest(path: path, layer: name, kind: kind)
            request.encoding = stated.encoding
            request.reference = stated.reference
            let code: SurveyField = kind == .patches ? .locationUnit : .districtCode
            if kind == .districts { request.required = [code] }
            request.optional = kind == .patches ? [code, .identifier] : [.identifier]
            let inspection = SourceInspector.inspect(request)
            guard let source = inspection.source, let binding = inspection.binding else {
                faults += inspection.faults.map {
                    kind == .patches ? .source(name: "", $0) : .districts($0)
                }
                return nil
            }
            return CoverageLayer(
                source: source, code: binding[code], identifier: binding[.identifier],
                slivers: options.slivers)
        }
        let patches = layer(patches, .patches)
        let zones = districts.flatMap { layer($0, .districts) }
        guard let patches, faults.isEmpty else { throw PlanFaults(faults) }
        return CoveragePlan(patches: patches, districts: zones, checksFully: options.validate)
    }
}
