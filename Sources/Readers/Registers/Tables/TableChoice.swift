import LandModel

/// Which table of a database is the register.
struct TableChoice {
    let readable: [String]
    /// Tables that are listed but cannot be read.
    let unreadable: [(name: String, reason: UnreadableTable)]
    let path: String

    /// The stated table, else the only one there is, those that cannot be read counted in.
    func name(_ stated: String?) throws(RegisterProblem) -> String {
        let all = readable + unreadable.map(\.name)
        guard let name = stated ?? (all.count == 1 ? all.first : nil) else {
            throw .tableNotStated(available: all.sorted())
        }
        if readable.contains(name) { return name }
        if let table = unreadable.first(where: { $0.name == name }) {
            throw .source(
                SourceFault(path, layer: name, .layerUnreadable(table: table.name, reason: table.reason)))
        }
        throw .tableMissing(similar: Suggestion.nearest(to: name, among: all), available: all.sorted())
    }
}
