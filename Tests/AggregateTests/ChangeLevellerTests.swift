import LandModel
import TestSupport
import Testing

@testable import Aggregate

@Suite struct ChangeLevellerTests {
    typealias Path = PlacedChange.Path

    /// - Parameter area: in 0.01 hm², or in m² below.
    private static func change(
        _ cause: ChangeCause, _ before: Int?, _ after: Int?, _ area: Int64, squareMetres: Int64 = 0
    ) -> PlacedChange {
        PlacedChange(
            path: Path(cause: cause, before: before, after: after),
            area: SquareMetres(hundredths: area * 10_000 + squareMetres * 100))
    }

    private static func level(
        _ changes: [PlacedChange], _ opening: [Int64], _ closing: [Int64]
    ) -> [LevelledChange] {
        ChangeLeveller.level(
            changes, opening: opening.map { Hectares(hundredths: $0) },
            closing: closing.map { Hectares(hundredths: $0) })
    }

    private static func levelled(
        _ cause: ChangeCause, _ before: Int?, _ after: Int?, _ converted: Int64, _ area: Int64
    ) -> LevelledChange {
        LevelledChange(
            path: Path(cause: cause, before: before, after: after),
            converted: Hectares(hundredths: converted), area: Hectares(hundredths: area))
    }

    @Test("changes that meet both stocks stay as they are")
    func met() {
        #expect(
            Self.level([Self.change(.flow, 0, 1, 10)], [1000, 500], [990, 510])
                == [Self.levelled(.flow, 0, 1, 10, 10)])
    }

    @Test("a difference between two places is a step of the change between them")
    func step() {
        #expect(
            Self.level([Self.change(.flow, 0, 1, 10)], [1000, 500], [989, 511])
                == [Self.levelled(.flow, 0, 1, 10, 11)])
    }

    @Test("between places without a change of their own every change of the shortest path takes the step")
    func path() {
        #expect(
            Self.level(
                [Self.change(.flow, 0, 1, 50), Self.change(.flow, 1, 2, 30)], [100, 100, 100],
                [49, 120, 131])
                == [Self.levelled(.flow, 0, 1, 50, 51), Self.levelled(.flow, 1, 2, 30, 31)])
    }

    @Test("of two changes between the same places the moved border comes first, then the larger")
    func order() {
        // Over the border and back are two changes, the flow is one.
        #expect(
            Self.level(
                [
                    Self.change(.given, 0, nil, 50), Self.change(.received, nil, 1, 50),
                    Self.change(.flow, 0, 1, 5),
                ], [100, 100], [44, 156])
                == [
                    Self.levelled(.received, nil, 1, 50, 50), Self.levelled(.given, 0, nil, 50, 50),
                    Self.levelled(.flow, 0, 1, 5, 6),
                ])
        // What the county as a whole lost goes over the border, corrections after what was given.
        #expect(
            Self.level(
                [Self.change(.correction, 0, nil, 60), Self.change(.given, 0, nil, 20)], [100], [19])
                == [Self.levelled(.given, 0, nil, 20, 21), Self.levelled(.correction, 0, nil, 60, 60)])
        #expect(
            Self.level(
                [Self.change(.correction, 0, nil, 30), Self.change(.uncovered, 0, nil, 40)], [100], [29])
                == [
                    Self.levelled(.correction, 0, nil, 30, 30), Self.levelled(.uncovered, 0, nil, 40, 41),
                ])
    }

    @Test("received and counted as before enters the place it is now")
    func received() {
        #expect(
            Self.level([Self.change(.receivedAsBefore, 0, 1, 30)], [100, 100], [100, 131])
                == [Self.levelled(.receivedAsBefore, 0, 1, 30, 31)])
    }

    @Test("what no change can take becomes a change of its own")
    func rest() {
        // No connection at all.
        #expect(
            Self.level([], [100, 100], [99, 101])
                == [Self.levelled(.levelling, nil, 1, 0, 1), Self.levelled(.levelling, 0, nil, 0, 1)])
        // A small change takes one step, one of 3.00 hm² four.
        #expect(
            Self.level([Self.change(.flow, 0, 1, 2)], [100, 100], [95, 105])
                == [
                    Self.levelled(.levelling, nil, 1, 0, 2), Self.levelled(.levelling, 0, nil, 0, 2),
                    Self.levelled(.flow, 0, 1, 2, 3),
                ])
        #expect(
            Self.level([Self.change(.flow, 0, 1, 300)], [1000, 0], [696, 304])
                == [Self.levelled(.flow, 0, 1, 300, 304)])
        // 40 m² are nothing to give back.
        #expect(
            Self.level([Self.change(.flow, 0, 1, 0, squareMetres: 40)], [100, 100], [101, 99])
                == [
                    Self.levelled(.levelling, nil, 0, 0, 1), Self.levelled(.levelling, 1, nil, 0, 1),
                    Self.levelled(.flow, 0, 1, 0, 0),
                ])
    }

    @Test("random changes lead from one random stock to another, no change far from its area")
    func balanced() {
        var random = SplitMix64(announcing: "changes lead from stock to stock")
        for _ in 0..<400 {
            let count = Int.random(in: 1...9, using: &random)
            var paths: Set<Path> = []
            for _ in 0..<Int.random(in: 0...20, using: &random) {
                let (before, after) = (
                    Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random)
                )
                let cause = ChangeCause.allCases.randomElement(using: &random) ?? .flow
                switch cause {
                case .received: paths.insert(Path(cause: cause, before: nil, after: after))
                case .given: paths.insert(Path(cause: cause, before: before, after: nil))
                case .correction, .uncovered:
                    let isGain = Bool.random(using: &random)
                    paths.insert(
                        Path(cause: cause, before: isGain ? nil : before, after: isGain ? after : nil))
                case .levelling: continue
                case .flow, .receivedAsBefore:
                    if before != after || cause == .receivedAsBefore {
                        paths.insert(Path(cause: cause, before: before, after: after))
                    }
                }
            }
            let changes = paths.sorted().map {
                PlacedChange(
                    path: $0, area: SquareMetres(hundredths: .random(in: 0...9_999_999, using: &random)))
            }
            var exact = (0..<count).map { _ in Int64.random(in: 30_000...40_000, using: &random) * 10_000 }
            let opening = exact.map {
                Hectares(rounding: SquareMetres(hundredths: $0)).hundredths
                    + .random(in: -3...3, using: &random)
            }
            for change in changes {
                if let origin = change.path.origin { exact[origin] -= change.area.hundredths }
                if let after = change.path.after { exact[after] += change.area.hundredths }
            }
            let closing = exact.map {
                Hectares(rounding: SquareMetres(hundredths: $0)).hundredths
                    + .random(in: -3...3, using: &random)
            }
            let result = Self.level(changes, opening, closing)
            var reached = opening
            for change in result {
                if let origin = change.path.origin { reached[origin] -= change.area.hundredths }
                if let after = change.path.after { reached[after] += change.area.hundredths }
                #expect(change.area >= .zero)
                guard change.path.cause != .levelling else { continue }
                #expect(
                    (change.area - change.converted).magnitude.hundredths
                        <= 1 + change.converted.hundredths / 100)
            }
            #expect(reached == closing)
            #expect(Self.level(changes.shuffled(using: &random), opening, closing) == result)
        }
    }
}
