/// How the features of a batch are shared out among zones: for each feature a run of zones with their part of it.
///
/// Parts are in units of 0.0001 m² of the computed shape; they say in which proportion an area, recorded or computed, is
/// to be divided, never how large it is.
package struct ShareColumn: Sendable, Equatable {
    package struct Part: Sendable, Equatable {
        /// Number of the zone's kind.
        package var kind: Int32
        package var share: Int64

        package init(kind: Int32, share: Int64) {
            self.kind = kind
            self.share = share
        }
    }

    /// Common ground of less than half a unit of 0.01 m² is rounding, and nothing to tell.
    package static let leastGround: Int64 = 50

    package private(set) var parts: [Part] = []
    /// Number of parts up to the end of each feature.
    package private(set) var ends: [Int32] = []
    /// The whole shape of each feature; 0 where it has none.
    package private(set) var wholes: [Int64] = []
    /// What of each feature lies in any zone at all: less than the sum of its parts where these overlap, else that
    /// sum, which may differ from the whole by the rounding of each part. Where nobody asks it is no more than the whole.
    package private(set) var covered: [Int64] = []
    /// Whether zones of different kinds that a feature meets share ground with one another, be it beside the feature: its
    /// kinds are divided each by itself then.
    package private(set) var kindsOverlap: [Bool] = []

    package init() {}

    package var count: Int { ends.count }

    package func parts(of row: Int) -> ArraySlice<Part> {
        parts[(row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])]
    }

    package mutating func append(_ parts: [Part], whole: Int64, covered: Int64, kindsOverlap: Bool) {
        self.parts.append(contentsOf: parts)
        ends.append(Int32(truncatingIfNeeded: self.parts.count))
        wholes.append(whole)
        self.covered.append(covered)
        self.kindsOverlap.append(kindsOverlap)
    }

    package mutating func removeAll() {
        parts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        wholes.removeAll(keepingCapacity: true)
        covered.removeAll(keepingCapacity: true)
        kindsOverlap.removeAll(keepingCapacity: true)
    }
}
