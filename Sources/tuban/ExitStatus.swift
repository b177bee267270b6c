/// The exit codes of `tuban`, as documented in the README; numbers follow sysexits where one fits.
enum ExitStatus: Int32 {
    case ok = 0
    /// Finished, but a data check failed or a budget of findings is exceeded.
    case checkFailed = 1
    case usage = 64
    case badData = 65
    case inputMissing = 66
    case serviceDown = 69
    case internalFault = 70
    case cannotCreateOutput = 73
    case inputOutput = 74
    /// Another run holds the output; try again.
    case locked = 75
    case permission = 77
    case badPipeline = 78
    case interrupted = 130
    case terminated = 143
}
