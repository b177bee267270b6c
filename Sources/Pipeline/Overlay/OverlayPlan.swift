import LandModel
package import Readers

/// What `overlay` will read, decided before the first feature is.
package struct OverlayPlan: Sendable {
    package var patches: TabulatePlan
    package var zones: ZoneLayer
    /// Whether what lies in no zone is told.
    package var withOutside: Bool

    /// Paths of all that is read.
    package var inputs: [String] { patches.inputs + [zones.source.path] }

    /// Looks at both layers, side by side where there are two workers: together it takes a fifth of a short run.
    ///
    /// - Parameters:
    ///   - patches, zones: `PATH` or `PATH:LAYER`.
    ///   - references: stated coordinate systems of the two layers.
    /// - Throws: `PlanFaults` with everything that stands in the way, of both layers at once.
    package static func decide(
        patches: String, zones: String, zoneField: String, options: TabulateOptions, withOutside: Bool,
        references: (patches: StatedReference?, zones: StatedReference?) = (nil, nil),
        encodings: (patches: String?, zones: String?) = (nil, nil), workers: Workers = Workers(count: 1)
    ) throws(PlanFaults) -> OverlayPlan {
        var options = options
        options.needsShapes = true
        let asked = options
        let looks = try? workers.run(
            [LookedAt.Layer.patches, .zones], makeState: { LookedAt() },
            body: { looked, layer in
                do throws(PlanFaults) {
                    switch layer {
                    case .patches:
                        looked.patches = try TabulatePlan.decide(
                            patches, options: asked, reference: references.patches,
                            encoding: encodings.patches)
                    case .zones:
                        looked.zones = try ZoneLayer.decide(
                            zones, field: zoneField, reference: references.zones, encoding: encodings.zones)
                    }
                } catch {
                    looked.faults[layer] = error.faults
                }
            }, finish: { $0 })
        let looked = (looks ?? []).reduce(into: LookedAt()) { $0.merge($1) }
        guard let patchPlan = looked.patches, let zoneLayer = looked.zones else {
            throw PlanFaults((looked.faults[.patches] ?? []) + (looked.faults[.zones] ?? []))
        }
        return OverlayPlan(patches: patchPlan, zones: zoneLayer, withOutside: withOutside)
    }

    /// What one worker made of the layers it looked at.
    private struct LookedAt: Sendable {
        enum Layer: Sendable { case patches, zones }

        var patches: TabulatePlan?
        var zones: ZoneLayer?
        var faults: [Layer: [PlanFault]] = [:]

        mutating func merge(_ other: LookedAt) {
            patches = patches ?? other.patches
            zones = zones ?? other.zones
            faults.merge(other.faults) { first, _ in first }
        }
    }
}

extension ZoneLayer {
    /// Looks at a layer of zones named on the command line.
    static func decide(
        _ argument: String, field: String, reference: StatedReference?, encoding: String?
    ) throws(PlanFaults) -> ZoneLayer {
        let (path, layer) = SourceInspector.split(argument)
        var request = InspectionRequest(path: path, layer: layer, kind: .zones)
        request.required = [.zoneKind]
        request.statedFields = [.zoneKind: field]
        request.reference = reference
        request.encoding = encoding
        let inspection = SourceInspector.inspect(request)
        guard let source = inspection.source, let name = inspection.binding?[.zoneKind] else {
            throw PlanFaults(inspection.faults.map { .zones($0) })
        }
        return ZoneLayer(source: source, kindField: name)
    }

    /// Looks at a layer of districts (XZQ, CJDCQ) named on the command line; kinds are codes.
    static func decideDistricts(_ stated: StatedLayer) throws(PlanFaults) -> ZoneLayer {
        let (path, layer) = SourceInspector.split(stated.argument)
        var request = InspectionRequest(path: path, layer: layer, kind: .districts)
        request.reference = stated.reference
        request.encoding = stated.encoding
        request.required = [.districtCode]
        let inspection = SourceInspector.inspect(request)
        guard let source = inspection.source, let code = inspection.binding?[.districtCode] else {
            throw PlanFaults(inspection.faults.map { .districts($0) })
        }
        return ZoneLayer(source: source, kindField: code)
    }
}
