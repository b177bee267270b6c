/// Statistics and the others that their formulas name, as a graph.
extension [String: StatisticPlan.Node] {
    /// Statistics that take rows from a source, and that a statistic is made of, itself among them; each once.
    func leaves(of id: String) -> [String] {
        var (leaves, seen, waiting) = ([String](), Set([id]), [id])
        while let id = waiting.popLast() {
            switch self[id] {
            case .leaf: leaves.append(id)
            case .formula(let formula):
                waiting += formula.references.map(\.name).filter { seen.insert($0).inserted }
            case nil: break
            }
        }
        return leaves
    }

    /// Names of the sources that a statistic takes rows from, through others too.
    func sources(of id: String) -> Set<String> {
        Set(
            leaves(of: id).compactMap { leaf in
                guard case .leaf(let source, _, _) = self[leaf] else { return nil }
                return source
            })
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
