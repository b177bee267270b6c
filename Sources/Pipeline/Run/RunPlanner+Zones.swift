import LandModel
import Normalise
import Readers

/// The layers of a pipeline that belong to no county: zones, records of farmland, points and lines.
extension RunPlanner {
    /// The layers of one of the pipeline's zones as far as the patches are laid over them, and as far as their records
    /// are farmland.
    ///
    /// - Parameter counties: codes of the counties of the run.
    mutating func zone(
        _ zone: ZoneDefinition, counties: Set<String>
    ) -> (layers: [ZoneLayer], farmland: [FarmlandLayer]) {
        let isFarmland = definition.statistics.farmland == zone.name
        let isLaidOver = definition.statistics.laysOver(zone.name)
        var found: (layers: [ZoneLayer], farmland: [FarmlandLayer]) = ([], [])
        for name in zone.layers.isEmpty ? [nil] : zone.layers.map({ $0 }) {
            let sourceName = name.map { "\(zone.name)/\($0)" } ?? zone.name
            let read = inspect(zone.path, name, name: sourceName, zone.reading) { request in
                request.needsGeometry = isLaidOver
                if isFarmland {
                    request.kind = .farmland
                    request.required = [.landClass, .locationUnit, .farmlandArea]
                    request.optional = [.className, .identifier]
                }
                if isLaidOver, let field = zone.field {
                    request.required.insert(.zoneKind)
                    request.statedFields = [.zoneKind: field]
                }
            }
            guard let (source, binding) = read else { continue }
            if isLaidOver, let layer = zoneLayer(zone, source, binding) { found.layers.append(layer) }
            if isFarmland, let layer = farmlandLayer(source, binding, counties: counties) {
                found.farmland.append(layer)
            }
        }
        return found
    }

    mutating func placeLayer(_ place: PlaceDefinition, kind: GeometryKind) -> SourceLayer? {
        inspect(place.path, place.layer, name: place.name, place.reading) { $0.geometryKind = kind }?.source
    }

    /// Looks at a layer that belongs to no county.
    mutating func inspect(
        _ path: String, _ layer: String?, name: String, _ reading: LayerReading,
        _ adjust: (inout InspectionRequest) -> Void
    ) -> (source: SourceLayer, binding: FieldBinding)? {
        var request = InspectionRequest(
            path: definition.resolved(path), layer: layer, sourceName: name, kind: .zones)
        request.encoding = reading.encoding
        request.reference = reading.crs.map { StatedReference($0, isForced: reading.crsIsForced) }
        if reading.olderDatum == .ownEllipsoid { request.acceptedOlderDatums = Set(OlderDatum.allCases) }
        adjust(&request)
        let inspection = SourceInspector.inspect(request)
        inspections.append((name, inspection))
        guard let source = inspection.source, let binding = inspection.binding else {
            faults += inspection.faults.map { .source(name: name, $0) }
            return nil
        }
        return (source, binding)
    }

    private mutating func zoneLayer(
        _ zone: ZoneDefinition, _ source: SourceLayer, _ binding: FieldBinding
    ) -> ZoneLayer? {
        var layer = ZoneLayer(source: source, kindField: binding[.zoneKind], kind: zone.title)
        if definition.statistics.slope == zone.name {
            do throws(NormaliseError) {
                layer.levels = SlopeLevels(try catalogue.codeLists(definition.classes.standard))
            } catch {
                faults.append(.classes(name: source.name, error))
                return nil
            }
        }
        guard definition.statistics.approved == zone.name else { return layer }
        layer.useClasses = surveyClasses(source, field: binding[.zoneKind])
        return layer.useClasses == nil ? nil : layer
    }

    private mutating func farmlandLayer(
        _ source: SourceLayer, _ binding: FieldBinding, counties: Set<String>
    ) -> FarmlandLayer? {
        guard let landClass = binding[.landClass], let unit = binding[.locationUnit],
            let area = binding[.farmlandArea],
            let classes = surveyClasses(source, field: landClass)
        else { return nil }
        do throws(NormaliseError) {
            let lists = try catalogue.codeLists(definition.classes.standard)
            let normaliser = FarmlandNormaliser(
                classes: classes, lists: lists, counties: counties,
                others: Set(definition.sources.map(\.county.code)).subtracting(counties))
            return FarmlandLayer(
                source: source, normaliser: normaliser, landClass: landClass, locationUnit: unit, area: area,
                className: binding[.className], identifier: binding[.identifier])
        } catch {
            faults.append(.classes(name: source.name, error))
            return nil
        }
    }

    /// The normaliser of codes that are written in the standard of the results.
    private mutating func surveyClasses(_ source: SourceLayer, field: String?) -> ClassNormaliser? {
        let standard = definition.classes.standard
        let kind = source.fields.first { $0.name == field }?.kind
        do throws(NormaliseError) {
            return try ClassNormaliser(
                from: standard, to: standard,
                rules: definition.classes.rules.filter { $0.standard == standard }
                    .map { ClassRule(from: $0.from, to: $0.to) },
                codesAreNumbers: kind == .integer || kind == .real, catalogue: catalogue)
        } catch {
            faults.append(.classes(name: source.name, error))
            return nil
        }
    }
}
