import Synchronization
import Testing

@testable import Pipeline

@Suite struct WorkersTests {
    struct Failure: Error, Equatable { var unit: Int }

    @Test("every unit is worked on exactly once, whatever the number of workers", arguments: [1, 2, 3, 8])
    func coversAllUnits(count: Int) throws {
        let units = Array(0..<1000)
        let results = try Workers(count: count).run(
            units, makeState: { [Int]() }, body: { $0.append($1) }, finish: { $0 })
        #expect(results.flatMap { $0 }.sorted() == units)
        #expect(results.count <= count)
    }

    @Test("of several failures the lowest unit's is thrown", arguments: [1, 2, 8])
    func lowestFailureWins(count: Int) {
        for _ in 0..<20 {
            let thrown = #expect(throws: Failure.self) {
                try Workers(count: count).run(
                    Array(0..<200), makeState: { 0 },
                    body: { _, unit in if unit == 41 || unit == 42 || unit > 60 { throw Failure(unit: unit) }
                    },
                    finish: { $0 })
            }
            #expect(thrown == Failure(unit: 41))
        }
    }

    @Test("no work makes no state and no result")
    func noUnits() throws {
        let made = Mutex(0)
        let results = try Workers(count: 4).run(
            [Int](), makeState: { made.withLock { $0 += 1 } }, body: { _, _ in }, finish: { 1 })
        #expect(results.isEmpty)
        #expect(made.withLock { $0 } == 0)
    }
}
