/// Where the user states things, and so where a next step sends them: to an option or to a key of the pipeline.
enum Setting: Sendable, Hashable {
    case commandLine
    case pipeline

    func choose<Value>(_ onCommandLine: Value, _ inPipeline: Value) -> Value {
        self == .commandLine ? onCommandLine : inPipeline
    }

    /// Exit status of a statement that cannot hold: 64 for an option, 78 for a pipeline.
    var statusOfStatement: ExitStatus { choose(.usage, .badPipeline) }
}
