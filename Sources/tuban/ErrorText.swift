/// An error as sentences and an exit code.
enum ErrorText {
    struct Report {
        var phrases: [Phrase]
        var status: ExitStatus
    }

    static func report(_ error: any Error) -> Report {
        Report(phrases: [Phrase("\(error)", "\(error)")], status: .internalFault)
    }
}
