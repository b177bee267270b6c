import ArgumentParser
import Glibc

/// A verb of the command: does its work and says how it ended; errors become sentences in one place.
protocol Verb: ParsableCommand {
    var common: CommonOptions { get }

    func perform(_ console: Console) throws -> ExitStatus
}

extension Verb {
    func run() throws {
        let console = common.console
        let status: ExitStatus
        do {
            status = try perform(console)
        } catch let error as ValidationError {
            throw error
        } catch {
            let report = ErrorText.report(error)
            for phrase in report.phrases { console.warn(phrase) }
            status = report.status
        }
        // Everything is written and closed: what is left is freed by the system at once, not piece by piece.
        _exit(status.rawValue)
    }
}
