import GDALBridge
import GEOSBridge
import SQLiteBridge

/// Failures of the libraries that nobody closer to the data has put into words.
extension ErrorText {
    /// That GDAL was needed and could not be started; `nil` where it was not needed, or is there.
    static var missingLibrary: Report? { GDALRuntime.failure.map { report($0) } }

    static func report(_ error: GDALError) -> Report {
        // What fails at the start is the installation; a run checks it before anything is read.
        let isInstallation = error.call == "GDALRuntime.start"
        return Report(
            isInstallation ? .serviceDown : .internalFault,
            Phrase(
                "GDAL failed: \(error.message) (\(error.call), \(error.code)).",
                "GDAL 出错：\(error.message)（\(error.call)，\(error.code)）。"),
            isInstallation
                ? Phrase(
                    "Install GDAL 3.6 or newer with the drivers ESRI Shapefile, GPKG and OpenFileGDB (make setup).",
                    "请安装 GDAL 3.6 或更新版本，含 ESRI Shapefile、GPKG、OpenFileGDB 驱动（make setup）。")
                : reportIt)
    }

    static func report(_ error: GEOSError) -> Report {
        switch error {
        case .noContext:
            Report(
                .internalFault, Phrase("GEOS: out of memory.", "GEOS：内存不足。"),
                Phrase("Use fewer workers (--jobs).", "请减少并行数（--jobs）。"))
        case .failed(let call, let message):
            Report(
                .internalFault, Phrase("GEOS failed: \(message) (\(call)).", "GEOS 出错：\(message)（\(call)）。"),
                reportIt)
        }
    }

    static func report(_ error: SQLiteError) -> Report {
        let status: ExitStatus =
            if error.isLocked { .locked } else if error.isCannotOpen { .inputMissing } else { .inputOutput }
        return Report(
            status,
            Phrase(
                "SQLite failed: \(error.message) (\(error.code)).",
                "SQLite 出错：\(error.message)（\(error.code)）。"),
            error.isLocked
                ? Phrase("Close the program that holds the file and try again.", "请关闭占用该文件的程序后重试。") : .empty)
    }
}
