import LandModel

/// Which layer of a path is meant.
///
/// A stated name is matched exactly, else with letter case aside. Without one, the only layer of the kind asked for is meant, or
/// the only one called DLTB, the standard's name for the patches.
struct LayerChoice {
    private(set) var index: Int?
    private(set) var faults: [SourceFault] = []
    private(set) var evidence: [Evidence] = []

    init(request: InspectionRequest, entries: [LayerEntry], unreadable: [SourceFault]) {
        if let name = request.layer {
            choose(name, request.path, entries, unreadable)
        } else {
            chooseAlone(request, entries, unreadable)
        }
    }

    private mutating func choose(
        _ name: String, _ path: String, _ entries: [LayerEntry], _ unreadable: [SourceFault]
    ) {
        var found = entries.indices.filter { entries[$0].name == name }
        if found.isEmpty {
            found = entries.indices.filter { entries[$0].name.lowercased() == name.lowercased() }
        }
        switch found.count {
        case 1: index = found[0]
        case 0:
            let hidden = unreadable.filter { $0.layer?.lowercased() == name.lowercased() }
            let names = entries.map(\.name)
            faults =
                hidden.isEmpty
                ? [
                    SourceFault(
                        path, layer: name,
                        .layerMissing(
                            similar: Suggestion.nearest(to: name, among: names), available: names.sorted()))
                ] : hidden
        default:
            faults = [
                SourceFault(
                    path, layer: name, .layerInSeveralFiles(paths: found.map { entries[$0].path }.sorted()))
            ]
        }
    }

    private mutating func chooseAlone(
        _ request: InspectionRequest, _ entries: [LayerEntry], _ unreadable: [SourceFault]
    ) {
        let fitting = entries.indices.filter { entries[$0].kinds.contains(request.geometryKind) }
        let usable = request.needsGeometry && !fitting.isEmpty ? fitting : Array(entries.indices)
        if usable.count == 1, unreadable.isEmpty {
            index = usable[0]
            return
        }
        let named = usable.filter { entries[$0].name.uppercased() == "DLTB" }
        if request.kind == .patches, named.count == 1 {
            index = named[0]
            evidence = [Evidence(.layerChosen, ["layer": entries[named[0]].name])]
            return
        }
        // A layer that cannot be read may be the one that is meant.
        faults = unreadable
        if !usable.isEmpty || unreadable.isEmpty {
            let candidates = usable.map { index in
                entries.count { $0.name == entries[index].name } > 1
                    ? "\(entries[index].path):\(entries[index].name)" : entries[index].name
            }
            faults.append(SourceFault(request.path, .layerNotStated(candidates: candidates.sorted())))
        }
    }
}
