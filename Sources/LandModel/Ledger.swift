/// Where every feature and square metre read has gone.
///
/// Per source: read = counted + deducted + rejected + unmapped + other-county. Repaired and respelled are "of which" lines.
package struct Ledger: Sendable, Equatable {
    /// The columns of the account.
    package enum Entry: String, Sendable, CaseIterable, Comparable {
        /// Everything the source delivered, with its gross area on the run's basis (0 where it has none).
        case read
        /// Features counted under their class, with net area.
        case counted
        /// Ridges taken out of counted features and counted as class 1203; features repeat those of `counted`.
        case deducted
        /// Features that stand in no table, by rule.
        case rejected
        /// Features whose class has no counterpart in the run's standard, by rule.
        case unmapped
        /// Records of counties that the run was told to leave out (`--only`), in a layer of the whole city.
        case otherCounty = "other-county"
        /// Of the counted: features whose geometry was repaired; area is the change (after − before).
        case repaired
        /// Of the counted: features with a finding that changes nothing.
        case noted

        /// Place in the account, from left to right.
        private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

        package static func < (left: Self, right: Self) -> Bool {
            left.order < right.order
        }
    }

    package struct Key: Hashable, Sendable, Comparable {
        package var source: String
        package var entry: Entry
        /// The finding's rule, or empty.
        package var reason: String

        package init(source: String, entry: Entry, reason: String = "") {
            self.source = source
            self.entry = entry
            self.reason = reason
        }

        package static func < (left: Self, right: Self) -> Bool {
            if left.source != right.source { return left.source < right.source }
            if left.entry != right.entry { return left.entry < right.entry }
            return left.reason < right.reason
        }
    }

    package struct Line: Sendable, Equatable {
        package var features: Int64 = 0
        package var area: SquareMetres = .zero

        package init(features: Int64 = 0, area: SquareMetres = .zero) {
            self.features = features
            self.area = area
        }
    }

    package private(set) var lines: [Key: Line] = [:]

    package init() {}

    package mutating func add(_ key: Key, features: Int64 = 1, area: SquareMetres) {
        var line = lines[key] ?? Line()
        line.features += features
        line.area += area
        lines[key] = line
    }

    package mutating func merge(_ other: Ledger) {
        for (key, line) in other.lines { add(key, features: line.features, area: line.area) }
    }

    package func total(_ entry: Entry, source: String) -> Line {
        lines.reduce(into: Line()) { sum, line in
            guard line.key.entry == entry, line.key.source == source else { return }
            sum.features += line.value.features
            sum.area += line.value.area
        }
    }

    package var sources: [String] { Set(lines.keys.map(\.source)).sorted() }

    package var sorted: [(key: Key, line: Line)] {
        lines.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }
}
