/// An error told: lines for stderr and the exit status.
struct Report: Sendable, Equatable {
    /// What is wrong and where; below it, indented, why that matters and the next step.
    var phrases: [Phrase]
    var status: ExitStatus

    /// One fault. Empty lines are left out.
    init(_ status: ExitStatus, _ what: Phrase, _ then: Phrase...) {
        self.init(status, what, then)
    }

    init(_ status: ExitStatus, _ what: Phrase, _ then: [Phrase]) {
        phrases = ([what] + then.filter { !$0.isEmpty }.map(\.indented)).map(\.oneLine)
        self.status = status
    }

    /// Several faults, all told, with their number at the end; the status is the gravest.
    init(_ reports: [Report], summary: (Int) -> Phrase) {
        let told = reports.reduce(into: [Report]()) { told, report in
            if !told.contains(report) { told.append(report) }
        }
        phrases = told.flatMap(\.phrases)
        if told.count > 1 { phrases.append(summary(told.count)) }
        status = ExitStatus.gravest(told.map(\.status))
    }

    func lines(in language: Language) -> [String] { phrases.map { $0.text(in: language) } }
}
