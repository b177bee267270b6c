import Aggregate
import LandModel
import Normalise
package import Readers

extension TabulatePlan {
    /// Looks at the source and decides what to read.
    ///
    /// - Throws: `PlanFaults` with everything that stands in the way.
    package static func decide(
        _ argument: String, options: TabulateOptions, reference: StatedReference? = nil,
        encoding: String? = nil
    ) throws(PlanFaults) -> TabulatePlan {
        let (path, layer) = SourceInspector.split(argument)
        var request = InspectionRequest(path: path, layer: layer)
        request.encoding = encoding
        request.reference = reference
        request.required = options.districts == nil ? [.landClass, .locationUnit] : [.landClass]
        request.optional =
            options.basis == .computed && !options.validate ? [] : [.grossArea, .netArea, .deductedArea]
        if let field = options.classField { request.statedFields[.landClass] = field }
        if options.districts != nil { request.optional.insert(.locationUnit) }
        var digits: Int?
        switch options.grouping {
        case .district(let level): digits = level.digits
        // The grouping field takes the place of the location unit.
        case .field(let name): request.statedFields[.locationUnit] = name
        }

        request.needsGeometry =
            options.basis == .computed || options.validate || options.needsShapes
            || options.districts != nil
        var inspection = SourceInspector.inspect(request)
        if options.basis == nil, !request.needsGeometry, !inspection.hasRecordedArea {
            request.needsGeometry = true
            inspection = SourceInspector.inspect(request)
        }
        guard let source = inspection.source, let binding = inspection.binding,
            let classField = binding[.landClass], options.districts != nil || binding[.locationUnit] != nil
        else {
            throw PlanFaults(inspection.faults.map { .source(name: "", $0) })
        }
        let kind = source.fields.first { $0.name == classField }?.kind
        var plan = TabulatePlan(
            source: source, area: try area(binding, options, source), groupField: binding[.locationUnit],
            digits: digits,
            classField: classField,
            classes: try classes(options, codesAreNumbers: kind == .integer || kind == .real),
            checksFully: options.validate, needsShapes: options.needsShapes || options.districts != nil,
            gross: binding[.grossArea])
        plan.districts = try options.districts.map { layer throws(PlanFaults) in
            try ZoneLayer.decideDistricts(layer)
        }
        return plan
    }

    /// Codes of a standard checked against it, which is the identity with everything odd told, or turned into those of
    /// another one.
    private static func classes(
        _ options: TabulateOptions, codesAreNumbers: Bool
    ) throws(PlanFaults) -> ClassNormaliser? {
        guard let standard = options.standard else { return nil }
        do throws(NormaliseError) {
            let catalogue = StandardCatalogue()
            let source = try catalogue.identifier(for: options.sourceStandard ?? standard)
            return try ClassNormaliser(
                from: source, to: try catalogue.identifier(for: standard), codesAreNumbers: codesAreNumbers,
                catalogue: catalogue)
        } catch {
            throw PlanFaults([.classes(name: "", error)])
        }
    }

    private static func area(
        _ binding: FieldBinding, _ options: TabulateOptions, _ source: SourceLayer
    ) throws(PlanFaults) -> Area {
        if options.basis == .computed { return .computed }
        let (gross, net) = (binding[.grossArea], binding[.netArea])
        if !options.gross, let net {
            if let ridge = binding[.deductedArea] { return .net(field: net, ridge: .field(ridge)) }
            return .net(field: net, ridge: gross.map { .difference(gross: $0) } ?? .none)
        }
        if let gross { return .gross(field: gross) }
        if options.basis == nil, !options.gross { return .computed }
        throw PlanFaults([.recordedAreaMissing(name: source.name, available: source.fields.map(\.name))])
    }
}

extension SourceInspection {
    fileprivate var hasRecordedArea: Bool { binding?[.grossArea] != nil || binding?[.netArea] != nil }
}
