import Pipeline

/// Where the user states things, and so where a next step sends them: to an option or to a key of the pipeline.
enum Setting: Sendable, Hashable {
    case commandLine
    /// Options of `overlay` for the layer of zones.
    case zoneOptions
    /// Options for the layer of districts beside the patches.
    case districtOptions
    /// Options of `change` for one of its years.
    case yearOptions(SurveyYear)
    case pipeline

    func choose<Value>(_ onCommandLine: Value, _ inPipeline: Value) -> Value {
        self == .pipeline ? inPipeline : onCommandLine
    }

    /// `--crs`, or what it is called for zones, districts or a year.
    func option(_ name: String) -> String {
        switch self {
        case .zoneOptions: "--zone-\(name)"
        case .districtOptions: "--district-\(name)"
        case .yearOptions(let year): "--\(year.rawValue)-\(name)"
        case .commandLine, .pipeline: "--\(name)"
        }
    }

    /// Exit status of a statement that cannot hold: 64 for an option, 78 for a pipeline.
    var statusOfStatement: ExitStatus { choose(.usage, .badPipeline) }
}
