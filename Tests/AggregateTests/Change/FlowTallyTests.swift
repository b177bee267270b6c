import LandModel
import TestSupport
import Testing

@testable import Aggregate

/// Stretches of ground booked into rows.
@Suite struct FlowTallyTests {
    /// Two districts with field, forest and ridges each.
    private let labels = ["440203", "440204"].flatMap { district in
        ["0101", "0301", "1203"].map { GroundLabel(district: district, landClass: $0) }
    }

    private func side(_ label: Int32, _ net: Int64, _ ridges: Int64 = 0) -> ChangedGround.Side {
        ChangedGround.Side(patch: 0, label: label, net: net, ridges: ridges)
    }

    private func lines(_ tally: FlowTally) -> [String] {
        tally.rows.map { row in
            func text(_ label: GroundLabel?) -> String {
                label.map { "\($0.district)/\($0.landClass)" } ?? "-"
            }
            return "\(text(row.before)) \(text(row.after)) \(row.kind.rawValue) \(row.area)"
        }
    }

    @Test("every kind of row, in the order of a table")
    func kinds() {
        var tally = FlowTally(labels: labels)
        tally.add(ChangedGround(before: side(0, 900, 100), after: side(0, 900, 100)))
        tally.add(ChangedGround(before: side(0, 900, 100), after: side(1, 1_000)))
        tally.add(ChangedGround(before: side(1, 500), after: side(4, 500)))
        tally.add(ChangedGround(before: side(1, 500), after: side(1, 520)))
        tally.add(ChangedGround(before: side(0, 90, 10), after: nil))
        tally.add(ChangedGround(before: nil, after: side(3, 70)))
        #expect(
            lines(tally) == [
                "- 440203/0301 correction 0.20", "- 440204/0101 uncovered 0.70",
                "440203/0101 - uncovered 0.90", "440203/1203 - uncovered 0.10",
                "440203/0101 440203/0101 land 9.00", "440203/0101 440203/0301 land 9.00",
                "440203/0301 440203/0301 land 5.00", "440203/1203 440203/0301 land 1.00",
                "440203/1203 440203/1203 land 1.00", "440203/0301 440204/0301 boundary 5.00",
            ])
    }

    @Test("tallies merge to the whole in any order; flows that come out as nothing leave no row")
    func merge() {
        var generator = SplitMix64(announcing: "FlowTallyTests.merge")
        let grounds = (0..<300).map { _ in
            func one() -> ChangedGround.Side {
                side(
                    Int32.random(in: 0..<6, using: &generator),
                    Int64.random(in: -50...900, using: &generator),
                    Int64.random(in: 0...30, using: &generator))
            }
            let kind = Int.random(in: 0..<6, using: &generator)
            return ChangedGround(before: kind == 0 ? nil : one(), after: kind == 1 ? nil : one())
        }
        var whole = FlowTally(labels: labels)
        for ground in grounds { whole.add(ground) }
        var merged = FlowTally(labels: labels)
        for start in stride(from: 280, through: 0, by: -20) {
            var part = FlowTally(labels: labels)
            for ground in grounds[start..<start + 20] { part.add(ground) }
            merged.merge(part)
        }
        #expect(merged.rows == whole.rows)
        #expect(whole.rows == whole.rows.sorted() && whole.rows.allSatisfy { $0.area != .zero })
    }
}
