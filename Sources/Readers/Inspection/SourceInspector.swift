import LandModel

/// Looks at a path and decides everything that can be decided without reading features: files, layer, fields,
/// encoding, reference system. All faults are collected, so that they can be told at once.
package enum SourceInspector {
    package static func inspect(_ request: InspectionRequest) -> SourceInspection {
        let location = SourceLocation(request.path)
        var inspection = SourceInspection(
            path: request.path, layers: [], faults: location.faults, evidence: [])
        var databases: [String: DatabaseInspection] = [:]
        var entries: [LayerEntry] = []
        var unreadable: [SourceFault] = []
        for found in location.entries {
            guard found.format != .shapefile else {
                entries.append(ShapefileInspection.entry(found.path))
                continue
            }
            let database = DatabaseInspection(found)
            databases[found.path] = database
            inspection.faults += database.faults
            inspection.evidence += database.evidence
            entries += database.entries
            unreadable += database.unreadable.map {
                SourceFault(found.path, layer: $0.name, .layerUnreadable(table: $0.name, reason: $0.reason))
            }
        }
        let chosen = LayerChoice(request: request, entries: entries, unreadable: unreadable)
        // Without any layer the faults of the files say why.
        if !entries.isEmpty || inspection.faults.isEmpty { inspection.faults += chosen.faults }
        inspection.evidence += chosen.evidence
        let siblings = SiblingEncodings(entries)
        for (index, entry) in entries.enumerated() where request.describesAllLayers || index == chosen.index {
            let facts =
                databases[entry.path]?.facts(entry, request)
                ?? ShapefileInspection.facts(entry, request, siblings: siblings)
            if index == chosen.index { inspection.chosen = inspection.layers.count }
            inspection.layers.append(LayerInspection(facts, request))
        }
        if let chosen = inspection.chosen { inspection.faults += inspection.layers[chosen].faults }
        return inspection
    }

    /// Splits `PATH:LAYER` as the command takes it. A path that exists as a whole has no layer in it.
    package static func split(_ argument: String) -> (path: String, layer: String?) {
        if FileBytes.exists(argument) { return (argument, nil) }
        guard let colon = argument.lastIndex(of: ":"), FileBytes.exists(String(argument[..<colon]))
        else { return (argument, nil) }
        let layer = String(argument[argument.index(after: colon)...])
        return (String(argument[..<colon]), layer.isEmpty ? nil : layer)
    }
}
