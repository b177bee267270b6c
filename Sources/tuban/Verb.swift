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
            let own = try perform(console)
            status = ErrorText.missingLibrary.map { tell($0, console) } ?? own
        } catch let error as ValidationError {
            throw error
        } catch {
            // Where it was needed and is missing, whatever else went wrong follows from that.
            status = tell(ErrorText.missingLibrary ?? ErrorText.report(error), console)
        }
        // Everything is written and closed: what is left is freed by the system at once, not piece by piece.
        _exit(status.rawValue)
    }

    private func tell(_ report: Report, _ console: Console) -> ExitStatus {
        for phrase in report.phrases { console.warn(phrase) }
        return report.status
    }
}
