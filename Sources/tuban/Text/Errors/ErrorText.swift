import GDALBridge
import GEOSBridge
import Normalise
import Pipeline
import Readers
import SQLiteBridge
import Sample
import Tables
import Writers

/// Turns every error below the command into sentences and an exit status: the only place where that is done.
///
/// One file for each error type, each switching over all cases, so that a new case does not compile without a
/// sentence.
enum ErrorText {
    static func report(_ error: any Error) -> Report {
        switch error {
        case let error as PlanFaults: report(error)
        case let error as SourceFault: SourceText(error, name: "", setting: .commandLine).report
        case let error as ReadError: report(error)
        case let error as RegisterError: RegisterText(error).report
        case let error as DefinitionError: report(error)
        case let error as NormaliseError: report(error, setting: .commandLine)
        case let error as TablesError: report(error)
        case let error as WriterError: report(error)
        case let error as SampleError: report(error)
        case let error as GDALError: report(error)
        case let error as GEOSError: report(error)
        case let error as SQLiteError: report(error)
        default: unknown(error)
        }
    }

    /// Nothing below the command throws anything else: if something does, the program is at fault.
    private static func unknown(_ error: any Error) -> Report {
        Report(
            .internalFault,
            Phrase(
                "Internal error: \(String(describing: type(of: error))): \(error)",
                "内部错误：\(String(describing: type(of: error)))：\(error)"),
            reportIt)
    }

    /// The next step where only the authors can help.
    static let reportIt = Phrase(
        "This is a mistake of the program: please report it with the command and this message.",
        "这是程序自身的错误：请将所用命令和本信息一并反馈。")

    /// The next step where a file that belongs to the program is not what it must be.
    static let installAgain = Phrase(
        "The installation is damaged: install the program again.", "程序安装不完整：请重新安装。")
}
