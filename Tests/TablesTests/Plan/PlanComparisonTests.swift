import LandModel
import Statistics
import Testing

@testable import Tables

@Suite struct PlanComparisonTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var base: String
        var target: String
        var current: String
        var status: PlanStatus
        var isBinding = false
        var year = 2023
        var decimals = 2

        init(
            _ base: String, _ target: String, _ current: String, _ status: PlanStatus, binding: Bool = false,
            year: Int = 2023,
            decimals: Int = 2
        ) {
            (self.base, self.target, self.current, self.status) = (base, target, current, status)
            (isBinding, self.year, self.decimals) = (binding, year, decimals)
        }

        var testDescription: String {
            "\(base) → \(target): \(current) in \(year)\(isBinding ? ", binding" : "")"
        }

        func comparison(_ direction: StatisticDefinition.Direction) throws -> PlanComparison {
            let result = try PlanSamples.result(
                "x", "x", current, unit: "%", decimals: decimals, base: base, target: target,
                attribute: isBinding ? .binding : .expected, direction: direction)
            return PlanSamples.figures([result], years: PlanYears(base: 2020, target: 2025, year: year))
                .comparison(result)
        }
    }

    @Test(
        "at least",
        arguments: [
            Case("70", "75", "75", .met), Case("70", "75", "80", .met), Case("70", "75", "74.995", .met),
            Case("70", "75", "74.994", .onTrack), Case("70", "75", "74.994", .short, year: 2025),
            Case("70", "75", "74.994", .bindingBreach, binding: true, year: 2025),
            Case("70", "75", "74.6", .met, decimals: 0),
            // Three of five years, three of five points.
            Case("70", "75", "73", .onTrack), Case("70", "75", "72.99", .short),
            Case("70", "75", "73", .onTrack, binding: true),
            Case("70", "75", "72.99", .short, binding: true), Case("70", "75", "73", .short, year: 2024),
            Case("70", "75", "71", .onTrack, year: 2021), Case("70", "75", "74", .short, year: 2020),
            Case("70", "75", "74", .short, year: 2026),
            Case("70", "75", "69.99", .bindingBreach, binding: true),
            Case("70", "75", "69.99", .short), Case("70", "75", "69.995", .short, binding: true),
            Case("", "75", "74", .short), Case("", "75", "74", .short, binding: true),
            Case("", "75", "74", .bindingBreach, binding: true, year: 2025),
            Case("", "75", "76", .met, binding: true, year: 2030),
            // A target below its base: nothing to move towards.
            Case("4148", "4144", "4146", .met), Case("4148", "4144", "4140", .short),
            Case("4148", "4144", "4140", .bindingBreach, binding: true), Case("365", "365", "365", .met),
            Case("365", "365", "364", .short),
            Case("70", "按省核定目标执行", "60", .noTarget, binding: true, year: 2025),
            Case("70", "", "60", .noTarget),
            Case("70", "75", "", .noFigure), Case("", "", "", .noFigure),
        ])
    func atLeast(_ example: Case) throws {
        #expect(try example.comparison(.atLeast).status == example.status)
    }

    @Test(
        "at most",
        arguments: [
            Case("100", "80", "80", .met), Case("100", "80", "70", .met), Case("100", "80", "80.004", .met),
            Case("100", "80", "88", .onTrack),
            Case("100", "80", "88.01", .short), Case("100", "80", "100.01", .bindingBreach, binding: true),
            Case("100", "80", "100.01", .short),
            Case("100", "80", "81", .bindingBreach, binding: true, year: 2025),
            // An upper bound above the base.
            Case("718.5", "750", "740", .met, binding: true),
            Case("718.5", "750", "760", .bindingBreach, binding: true),
            Case("718.5", "750", "760", .short),
            Case("", "750", "760", .bindingBreach, binding: true, year: 2025),
        ])
    func atMost(_ example: Case) throws { #expect(try example.comparison(.atMost).status == example.status) }

    @Test(
        "gap and completion in per cent",
        arguments: [
            (.atLeast, "70", "75", "73", "2.00", "60.00"), (.atLeast, "70", "75", "76", "-1.00", "120.00"),
            (.atLeast, "70", "75", "69", "6.00", "-20.00"), (.atLeast, "", "365", "360", "5.00", "98.63"),
            (.atLeast, "365", "365", "365", "0.00", "100.00"),
            (.atLeast, "4148", "4144", "4146", "-2.00", "100.05"),
            (.atMost, "100", "80", "88", "-8.00", "60.00"),
            (.atMost, "718.5", "750", "740", "10.00", "98.67"),
            (.atLeast, "", "0", "5", "-5.00", ""), (.atLeast, "70", "按省核定目标执行", "73", "", ""),
            (.atLeast, "70", "75", "", "", ""),
        ] as [(StatisticDefinition.Direction, String, String, String, String, String)])
    func amounts(
        _ direction: StatisticDefinition.Direction, _ base: String, _ target: String, _ current: String,
        _ gap: String,
        _ completion: String
    ) throws {
        let comparison = try Case(base, target, current, .met).comparison(direction)
        let hundred = Rational(100)
        #expect(comparison.gap?.multiplied(by: hundred)?.text(decimals: 2) ?? "" == gap)
        #expect(comparison.completion?.multiplied(by: hundred)?.text(decimals: 2) ?? "" == completion)
    }

    @Test("gaps are made of exact figures: 74.436 printed as 74.44 lacks 0.56 of 75")
    func exactGap() throws {
        let gap = try Case("70", "75", "74.436", .onTrack).comparison(.atLeast).gap
        #expect(gap?.multiplied(by: Rational(100))?.text(decimals: 3) == "0.564")
    }

    @Test("states in Chinese")
    func titles() {
        #expect(PlanStatus.allCases.map(\.title) == ["已达标", "进展正常", "未达进度", "约束性突破", "无数值目标", "缺数"])
    }
}
