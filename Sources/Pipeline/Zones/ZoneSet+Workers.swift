import GEOSBridge
import Measure

extension ZoneSet {
    /// A set whose overlapping zones are joined by several workers.
    ///
    /// - Parameter asksForAny: whether it will be asked what lies in any zone at all.
    init(_ zones: [GriddedZone], asksForAny: Bool, workers: Workers) throws {
        try self.init(zones, asksForAny: asksForAny) { groups in
            try workers.run(
                Array(groups.enumerated()),
                makeState: { (context: try GEOSContext(), united: [(group: Int, zones: [GriddedZone])]()) },
                body: { state, group in
                    let zones = try ZoneUnion.united(group.element, context: state.context)
                    state.united.append((group.offset, zones))
                },
                finish: { $0.united }
            ).flatMap { $0 }.sorted { $0.group < $1.group }.flatMap(\.zones)
        }
    }
}
