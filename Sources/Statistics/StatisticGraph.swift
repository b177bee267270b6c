/// Statistics and the others that their formulas name, as a graph.
extension [String: StatisticPlan.Node] {
    /// Names of the sources that a statistic takes rows from, through others too; each is visited once.
    func sources(of id: String) -> Set<String> {
        var (sources, seen, waiting) = (Set<String>(), Set([id]), [id])
        while let id = waiting.popLast() {
            switch self[id] {
            case .leaf(let source, _, _): sources.insert(source)
            case .formula(let formula):
                waiting += formula.references.map(\.name).filter { seen.insert($0).inserted }
            case nil: break
            }
        }
        return sources
    }

    /// The way from a statistic back to itself.
    func ring(from start: String) -> [String]? {
        var (path, seen) = ([start], Set<String>())
        func visit(_ id: String) -> Bool {
            guard case .formula(let formula) = self[id] else { return false }
            for name in formula.references.map(\.name) {
                path.append(name)
                if name == start { return true }
                if seen.insert(name).inserted, visit(name) { return true }
                path.removeLast()
            }
            return false
        }
        return visit(start) ? path : nil
    }
}
