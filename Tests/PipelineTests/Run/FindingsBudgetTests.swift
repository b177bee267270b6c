import LandModel
import Testing

@testable import Pipeline

@Suite struct FindingsBudgetTests {
    private let findings = [
        Finding(rule: .classUnknown, source: "a", feature: 1, area: SquareMetres(hundredths: 1000)),
        Finding(rule: .classUnknown, source: "a", feature: 2, area: SquareMetres(hundredths: 500)),
        Finding(rule: .polygonRepaired, source: "b", feature: 1, area: SquareMetres(hundredths: 1)),
    ]

    private func results(
        _ all: PipelineDefinition.Budget.Bound, _ rules: [FindingRule: PipelineDefinition.Budget.Bound] = [:]
    )
        -> [CheckResult]
    {
        FindingsBudget(PipelineDefinition.Budget(all: all, rules: rules)).results(findings)
    }

    @Test("without a bound there is nothing to check")
    func unbounded() { #expect(results(.init(count: nil, area: nil)).isEmpty) }

    @Test("as many as allowed pass, one more fails", arguments: [(3, true), (2, false), (0, false)])
    func count(limit: Int, passes: Bool) throws {
        let line = try #require(results(.init(count: limit, area: nil)).first)
        #expect(line.verdict == (passes ? .pass : .fail))
        #expect(line.found == "3" && line.expected == "<= \(limit)" && line.unit == "findings")
        #expect(line.difference == "\(max(0, 3 - limit))")
    }

    @Test("the area of all findings counts", arguments: [(1501, true), (1500, false)] as [(Int64, Bool)])
    func area(limit: Int64, passes: Bool) throws {
        let line = try #require(results(.init(count: nil, area: SquareMetres(hundredths: limit))).first)
        #expect(line.verdict == (passes ? .pass : .fail))
        #expect(line.found == "15.01" && line.unit == "m2")
    }

    @Test("a bound of one rule sees that rule alone, and a rule without findings has none")
    func rules() {
        let lines = results(
            .init(count: nil, area: nil),
            [
                .polygonRepaired: .init(count: 1, area: .zero), .classUnknown: .init(count: 1, area: nil),
                .geometryNull: .init(count: 0, area: nil),
            ])
        #expect(
            lines.map(\.subject) == [
                "class-unknown", "geometry-null", "polygon-repaired", "polygon-repaired",
            ])
        #expect(lines.map(\.verdict) == [.fail, .pass, .pass, .fail])
        #expect(lines.map(\.found) == ["2", "0", "1", "0.01"])
    }
}
