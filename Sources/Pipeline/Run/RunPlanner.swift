import LandModel
import Normalise
import Readers
import Writers

/// Looks at everything a pipeline names and collects every fault, so that all are told at once.
package struct RunPlanner {
    let definition: PipelineDefinition
    let catalogue = StandardCatalogue()
    var faults: [PlanFault] = []
    var inspections: [(name: String, inspection: SourceInspection)] = []

    /// The official forms, their code lists and their columns are those of the third survey.
    private static let standardOfForms = "tdt1055-2019"

    /// Name of the change layer that deliveries are asked for; `nil` for none.
    let changeLayer: String?

    init(_ definition: PipelineDefinition, changeLayer: String? = nil) {
        self.definition = definition
        self.changeLayer = changeLayer
    }

    /// - Parameters:
    ///   - only: codes of the counties asked for; empty for all.
    ///   - changeLayer: name of the change layer that a delivery of the pipeline's year may hold; `nil` for none.
    ///   - output: the result folder, looked at without touching it.
    /// - Throws: `PlanFaults`.
    package static func plan(
        _ definition: PipelineDefinition, only: [String] = [], changeLayer: String? = nil, output: String
    ) throws(PlanFaults) -> RunPlan {
        var planner = RunPlanner(definition, changeLayer: changeLayer)
        let known = definition.sources.map(\.county.code)
        for code in only where !known.contains(code) {
            planner.faults.append(.countyUnknown(code: code, known: known))
        }
        let sources = definition.sources.filter { only.isEmpty || only.contains($0.county.code) }
            .sorted { $0.county.code < $1.county.code }
        if definition.classes.standard != Self.standardOfForms {
            planner.faults.append(
                .standardWithoutForms(standard: definition.classes.standard, needed: Self.standardOfForms))
        }
        planner.checkSets()
        let deliveries = sources.compactMap { planner.delivery($0) }
        let counties = Set(sources.map(\.county.code))
        let zones = definition.zones.map { planner.zone($0, counties: counties) }
        let places = (
            points: definition.statistics.points.compactMap { planner.placeLayer($0, kind: .points) },
            lines: definition.statistics.lines.compactMap { planner.placeLayer($0, kind: .lines) }
        )
        let registers = definition.registers.compactMap { planner.register($0) }
        let digests = (definition.reports?.digests ?? []).compactMap { planner.digest($0) }
        var control: ControlAreas?
        if case .table(let path) = definition.control {
            do throws(PlanFaults) { control = try ControlTable.read(definition.resolved(path)) } catch {
                planner.faults += error.faults
            }
        }
        do { try RunFolder.examine(output) } catch { planner.faults.append(.output(error)) }
        guard planner.faults.isEmpty else { throw PlanFaults(planner.faults) }
        return RunPlan(
            definition: definition, deliveries: deliveries, zones: zones.map(\.layers), places: places,
            farmland: zones.flatMap(\.farmland), registers: registers, digests: digests, control: control,
            isPartial: !only.isEmpty,
            inspections: planner.inspections)
    }

    /// Tracts are made of sets that the standard of the results names.
    private mutating func checkSets() {
        guard let standard = try? catalogue.classification(definition.classes.standard) else { return }
        for tract in definition.statistics.tracts where standard.sets[tract.classes] == nil {
            faults.append(
                .classSetUnknown(tracts: tract.name, set: tract.classes, known: standard.sets.keys.sorted()))
        }
    }

    private mutating func delivery(_ source: SourceDefinition) -> RunPlan.Delivery? {
        guard let path = path(of: source) else { return nil }
        // The townships come first: the other layers must lie where they lie.
        let townships = districtLayer(source, path: path, layer: source.layers.townships, level: .township)
        let box = inspections.last?.inspection.box
        let villages = districtLayer(
            source, path: path, layer: source.layers.villages, level: .village, within: box)
        let patches = patchLayer(source, path: path, within: box)
        let changes = changes(source, path: path)
        guard let patches, let villages, let townships else { return nil }
        return RunPlan.Delivery(
            county: source.county, patches: patches, villages: villages, townships: townships,
            changes: changes)
    }

    /// The delivery's path; a glob must name exactly one thing.
    private mutating func path(of source: SourceDefinition) -> String? {
        let written = definition.resolved(source.path)
        switch PathPattern(written).matches {
        case nil: return written
        case let matches? where matches.count == 1: return matches[0]
        case let matches? where matches.isEmpty:
            faults.append(.pathMatchesNothing(name: source.county.code, path: written))
        case let matches?:
            faults.append(.pathMatchesSeveral(name: source.county.code, path: written, matches: matches))
        }
        return nil
    }

    private mutating func inspect(
        _ source: SourceDefinition, path: String, layer: String, kind: SurveyLayerKind,
        required: Set<SurveyField>, optional: Set<SurveyField>, within district: GeographicBox? = nil
    ) -> (SourceLayer, FieldBinding)? {
        let name = "\(source.county.code)/\(layer)"
        var request = InspectionRequest(path: path, layer: layer, sourceName: name, kind: kind)
        request.required = required
        request.optional = optional
        request.encoding = source.encoding
        request.reference = source.crs.map { StatedReference($0, isForced: source.crsIsForced) }
        request.district = district
        if source.olderDatum == .ownEllipsoid { request.acceptedOlderDatums = Set(OlderDatum.allCases) }
        let inspection = SourceInspector.inspect(request)
        inspections.append((name, inspection))
        guard let layer = inspection.source, let binding = inspection.binding else {
            faults += inspection.faults.map { .source(name: name, $0) }
            return nil
        }
        return (layer, binding)
    }

    private mutating func districtLayer(
        _ source: SourceDefinition, path: String, layer: String, level: DistrictLevel,
        within box: GeographicBox? = nil
    ) -> DistrictLayer? {
        var required: Set<SurveyField> = [.districtCode, .districtName]
        if case .layers = definition.control { required.insert(.controlArea) }
        guard
            let (decided, binding) = inspect(
                source, path: path, layer: layer, kind: .districts, required: required,
                optional: [.controlArea, .island, .islandName], within: box),
            let code = binding[.districtCode]
        else { return nil }
        return DistrictLayer(
            source: decided, level: level, code: code, name: binding[.districtName],
            controlArea: binding[.controlArea], island: binding[.island], islandName: binding[.islandName])
    }

    private mutating func patchLayer(
        _ source: SourceDefinition, path: String, within box: GeographicBox?
    ) -> PatchLayer? {
        var required: Set<SurveyField> = [.landClass, .locationUnit, .ownership]
        if source.basis == .recorded { required.formUnion([.grossArea, .netArea]) }
        let fields = PatchField.allCases.map(\.surveyField)
        let found = inspect(
            source, path: path, layer: source.layers.patches, kind: .patches, required: required,
            optional: Set(fields + [.identifier, .grossArea, .netArea, .deductedArea, .deductionRatio]),
            within: box)
        let classKind = found.flatMap { layer, binding in
            layer.fields.first { $0.name == binding[.landClass] }?.kind
        }
        let classesAreNumbers = classKind == .integer || classKind == .real
        guard let (classes, lists) = codes(source, classesAreNumbers: classesAreNumbers),
            let (decided, binding) = found
        else { return nil }
        var names: [PatchField: String] = [:]
        for field in PatchField.allCases { names[field] = binding[field.surveyField] }
        // Used where it can be told, but nothing to stop for.
        let ownerName = decided.fields.first { $0.name == binding[.ownershipUnitName] && $0.kind == .text }
        var layer = PatchLayer(
            county: source.county, source: decided, basis: source.basis,
            normaliser: PatchNormaliser(
                classes: classes, lists: lists, county: source.county.code, fields: Set(names.keys)),
            fields: names, identifier: binding[.identifier],
            ownerName: ownerName?.name,
            areas: (
                binding[.grossArea], binding[.deductionRatio], binding[.deductedArea], binding[.netArea]
            ))
        layer.listed = PatchLayer.ListedFields(
            number: binding[.patchNumber], locationName: binding[.locationName],
            ownershipName: ownerName?.name, grade: binding[.landGrade])
        return layer
    }

    /// Classes of a source, and the code lists of the results.
    mutating func codes(
        _ source: SourceDefinition, classesAreNumbers: Bool
    ) -> (classes: ClassNormaliser, lists: CodeLists)? {
        let rules = definition.classes.rules.filter { $0.standard == source.standard }
            .map { ClassRule(from: $0.from, to: $0.to) }
        do throws(NormaliseError) {
            let classes = try ClassNormaliser(
                from: source.standard, to: definition.classes.standard, rules: rules,
                codesAreNumbers: classesAreNumbers, catalogue: catalogue)
            return (classes, try catalogue.codeLists(definition.classes.standard))
        } catch {
            faults.append(.classes(name: source.county.code, error))
            return nil
        }
    }
}

extension PatchField {
    /// The reader's word for the same field.
    var surveyField: SurveyField {
        switch self {
        case .landClass: .landClass
        case .className: .className
        case .locationUnit: .locationUnit
        case .ownershipUnit: .ownershipUnit
        case .ownership: .ownership
        case .terrace: .terrace
        case .slope: .slope
        case .planting: .planting
        case .settlement: .settlement
        case .refinement: .refinement
        case .island: .island
        case .islandName: .islandName
        case .exclave: .exclave
        case .deductedClass: .deductionClass
        }
    }
}

extension SourceInspection {
    /// Where the chosen layer lies, in degrees.
    fileprivate var box: GeographicBox? { chosen.flatMap { layers[$0].reference?.extentInDegrees } }
}
