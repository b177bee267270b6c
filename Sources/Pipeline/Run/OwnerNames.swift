/// Names that patches give the units they belong to (QSDWMC): the last resort for a unit that no district layer of
/// the run knows.
package struct OwnerNames: Sendable, Equatable {
    /// Numbers of patches by name, by unit.
    private var patches: [String: [String: Int64]] = [:]

    package init() {}

    /// - Parameter unit: 12 digits.
    mutating func add(_ unit: String, name: String) {
        guard !unit.isEmpty, !name.isEmpty else { return }
        patches[unit, default: [:]][name, default: 0] += 1
    }

    mutating func merge(_ other: OwnerNames) {
        for (unit, names) in other.patches {
            for (name, count) in names { patches[unit, default: [:]][name, default: 0] += count }
        }
    }

    /// One name a unit: what most of its patches say; of equally many the first by text, so that order and workers
    /// leave no trace.
    var byUnit: [String: String] {
        patches.compactMapValues { names in
            names.min { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }?.key
        }
    }
}
