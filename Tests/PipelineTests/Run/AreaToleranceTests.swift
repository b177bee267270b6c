import LandModel
import Normalise
import Testing

@testable import Pipeline

@Suite struct AreaToleranceTests {
    private func patch(_ hundredths: Int64, rejection: FindingRule? = nil) -> ExaminedPatch {
        ExaminedPatch(
            area: SquareMetres(hundredths: hundredths), repairedBy: nil, rejection: rejection, faults: [])
    }

    @Test(
        "a difference counts only beyond both bounds",
        arguments: [
            // Small patch: a metre decides. Large patch (10 km²): one in ten thousand, 1000 m², decides.
            (1_000_00, 1_001_00, false), (1_000_00, 1_001_01, true), (1_000_00, 998_99, true),
            (10_000_000_00, 10_001_000_00, false), (10_000_000_00, 10_001_000_01, true),
            (10_000_000_00, 9_998_999_99, true),
        ] as [(Int64, Int64, Bool)])
    func bounds(computed: Int64, recorded: Int64, exceeded: Bool) {
        let tolerance = AreaTolerance(absolute: SquareMetres(hundredths: 100), relative: 0.0001)
        let found = tolerance.exceeded(recorded: .init(recorded), computed: patch(computed))
        #expect((found != nil) == exceeded)
        guard let found else { return }
        #expect(found.area.hundredths == abs(recorded - computed))
        #expect(
            found.facts == [
                Finding.Fact("recorded", "\(SquareMetres(hundredths: recorded))"),
                Finding.Fact("computed", "\(SquareMetres(hundredths: computed))"),
                Finding.Fact("difference", "\(SquareMetres(hundredths: recorded - computed))"),
            ])
    }

    @Test("without a figure or without a shape there is nothing to compare")
    func nothing() {
        let tolerance = AreaTolerance(absolute: .zero, relative: 0)
        #expect(tolerance.exceeded(recorded: .null, computed: patch(100)) == nil)
        #expect(tolerance.exceeded(recorded: .invalid, computed: patch(100)) == nil)
        #expect(tolerance.exceeded(recorded: .init(100), computed: patch(0, rejection: .geometryNull)) == nil)
    }
}
