import Aggregate
import LandModel
import Testing

@testable import Pipeline

/// Patches put aside by two workers.
@Suite struct SurveyGroundTests {
    private func ground(_ places: [(unit: Int32, feature: Int64, part: Int32)], _ landClass: String)
        -> SurveyGround
    {
        var ground = SurveyGround()
        let label = ground.label(of: InventedChange.side(landClass))
        for place in places {
            var patch = GroundPatch(net: 1, label: label)
            (patch.unit, patch.feature, patch.part) = place
            ground.add(patch)
        }
        return ground
    }

    private func order(_ ground: SurveyGround) -> [String] {
        ground.patches.map {
            "\($0.unit)/\($0.feature)/\($0.part) \(ground.sides[Int($0.label)].landClass)"
        }
    }

    @Test("sorted, they do not tell who read them")
    func sorted() {
        let (one, other) = (
            ground([(2, 1, 0), (0, 5, 2), (0, 5, 1)], "0101"), ground([(1, 9, 0), (1, 2, 0)], "0201")
        )
        var (first, second) = (one, other)
        first.merge(other)
        second.merge(one)
        #expect(order(first) != order(second))
        first.sort()
        second.sort()
        let expected = ["0/5/1 0101", "0/5/2 0101", "1/2/0 0201", "1/9/0 0201", "2/1/0 0101"]
        #expect(order(first) == expected && order(second) == expected)
    }
}
