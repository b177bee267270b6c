import Dispatch
import Synchronization

/// The only place that starts threads: shares a list of work units among workers.
///
/// Units are taken in order from one queue. Each worker builds its own state (its own handles, its own tally), works
/// through the units it draws, and gives back one result. Results are integers and sets that merge the same in any
/// order, so the number of workers and the way units fall to them cannot show in the output.
package struct Workers: Sendable {
    /// At least 1; 1 works on the calling thread.
    package var count: Int

    package init(count: Int) { self.count = max(1, count) }

    /// Runs `body` once for each unit.
    ///
    /// - Parameters:
    ///   - makeState: called once on each worker that finds work to do.
    ///   - finish: turns a worker's state into what may leave the worker.
    /// - Returns: the results of the workers that had work, in no promised order.
    /// - Throws: of several failures the one with the lowest unit number, so that a message is the same in every run:
    ///   units are started in order, and a unit that was started is always ended.
    package func run<Unit: Sendable, State, Result: Sendable>(
        _ units: [Unit],
        makeState: @escaping @Sendable () throws -> State,
        body: @escaping @Sendable (inout State, Unit) throws -> Void,
        finish: @escaping @Sendable (State) throws -> Result
    ) throws -> [Result] {
        let board = Mutex(Board<Result>())

        let work: @Sendable (Int) -> Void = { _ in
            var taken = -1
            do {
                var state: State?
                while let index = board.withLock({ $0.next(limit: units.count) }) {
                    taken = index
                    if state == nil { state = try makeState() }
                    guard var current = state.take() else { return }
                    try body(&current, units[index])
                    state = consume current
                }
                guard let state else { return }
                let result = try finish(state)
                board.withLock { $0.results.append(result) }
            } catch {
                board.withLock { $0.fail(error, at: taken) }
            }
        }

        let threads = min(count, max(units.count, 1))
        if threads == 1 {
            work(0)
        } else {
            DispatchQueue.concurrentPerform(iterations: threads, execute: work)
        }

        return try board.withLock { board in
            if let failure = board.failure { throw failure.error }
            return board.results
        }
    }

    /// What the workers share.
    private struct Board<Result: Sendable>: Sendable {
        var results: [Result] = []
        var failure: (unit: Int, error: any Error)?
        private var drawn = 0

        mutating func next(limit: Int) -> Int? {
            guard failure == nil, drawn < limit else { return nil }
            defer { drawn += 1 }
            return drawn
        }

        mutating func fail(_ error: any Error, at unit: Int) {
            if let failure, failure.unit <= unit { return }
            failure = (unit, error)
        }
    }
}
