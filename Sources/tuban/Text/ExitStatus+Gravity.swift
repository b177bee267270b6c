/// Which exit status an error gets, decided here for all of them.
///
/// - 64: the command line asks for what cannot be: a field, standard, encoding or county that is not there, a layer
///   that must be named and is not. The same in a pipeline is 78.
/// - 65: the data are not as they must be, 66: a file, layer or side file is not there.
/// - 69: the libraries installed cannot do the work. 70: a mistake of the program or a damaged installation.
/// - 73, 74, 75, 77: the system refuses, as `WriterError` says of each case.
/// - 78: the pipeline is at fault, wherever that shows.
extension ExitStatus {
    /// The status of several faults is that of the one to mend first: the program, the pipeline, the command line;
    /// then what is not there, not permitted, held by another, not readable or not writable; then the data.
    static let byGravity: [ExitStatus] = [
        .internalFault, .serviceDown, .badPipeline, .usage, .inputMissing, .permission, .locked, .inputOutput,
        .cannotCreateOutput, .badData, .checkFailed, .interrupted, .terminated, .ok,
    ]

    /// The gravest; `internalFault` when there is none, since an error without a fault is a mistake.
    static func gravest(_ statuses: [ExitStatus]) -> ExitStatus {
        byGravity.first { statuses.contains($0) } ?? .internalFault
    }
}
