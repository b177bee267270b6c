/// Where the user states things, and so where a next step sends them: to an option or to a key of the pipeline.
enum Setting: Sendable, Hashable {
    case commandLine
    /// Options of `overlay` for the layer of zones.
    case zoneOptions
    case pipeline

    func choose<Value>(_ onCommandLine: Value, _ inPipeline: Value) -> Value {
        self == .pipeline ? inPipeline : onCommandLine
    }

    /// `--crs`, or what it is called for zones.
    func option(_ name: String) -> String { self == .zoneOptions ? "--zone-\(name)" : "--\(name)" }

    /// Exit status of a statement that cannot hold: 64 for an option, 78 for a pipeline.
    var statusOfStatement: ExitStatus { choose(.usage, .badPipeline) }
}
