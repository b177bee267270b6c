import ArgumentParser
import Foundation
import Pipeline
import Readers

/// What every verb understands.
struct CommonOptions: ParsableArguments {
    @Option(help: "Language of messages: en or zh. Default: from LC_ALL, LC_MESSAGES, LANG.")
    var lang: Language?

    @Flag(name: [.short, .long], help: "Say nothing on stderr but errors and what failed.")
    var quiet = false

    var console: Console { Console(language: lang ?? .ofEnvironment, isQuiet: quiet) }
}

/// How many workers a verb starts.
struct JobsOption: ParsableArguments {
    @Option(
        name: [.short, .long], help: "Number of workers. Never changes the result. Default: all processors.")
    var jobs: Int?

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) {
            throw ValidationError("--jobs takes a whole number from 1 to 1024, not \(jobs).")
        }
    }

    var count: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }
}

/// Where results go, as the user names it.
enum ResultPlace {
    /// Refuses an empty text: no fault of writing could tell the place it stands for.
    static func verify(_ place: String?, of option: String, takes kind: String) throws {
        if let place, place.isEmpty {
            throw ValidationError("\(option) takes \(kind), not an empty text.")
        }
    }

    /// Refuses a name that promises another format than the CSV that would be written.
    static func verifyTable(_ file: String?) throws {
        let other = ["gpkg", "shp", "dbf", "gdb", "xlsx", "xls", "json", "geojson", "parquet"]
        guard let file, let dot = file.lastIndex(of: ".") else { return }
        let suffix = file[file.index(after: dot)...].lowercased()
        if other.contains(suffix) {
            throw ValidationError("-o writes a table as CSV; name it .csv, not .\(suffix).")
        }
    }
}

/// What the user states about a source instead of letting evidence decide.
struct StatedSource: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Coordinate system of a source that does not say: EPSG:4490, EPSG:4526 … or WKT.",
            valueName: "crs"))
    var crs: String?

    @Option(help: "Encoding of a shapefile's table when the evidence is doubtful: UTF-8, GB18030, BIG5 …")
    var encoding: String?

    var reference: StatedReference? { crs.map { StatedReference($0) } }
}

/// Districts beside a layer of patches, and what is stated about them.
struct DistrictOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Districts (XZQ, CJDCQ): of patches without a usable location code, split at their borders; in a check, where the "
                + "patches must lie.",
            valueName: "path[:layer]"))
    var districts: String?

    @Option(help: ArgumentHelp("Coordinate system of districts that do not say.", valueName: "crs"))
    var districtCrs: String?

    @Option(help: "Encoding of the districts' shapefile when the evidence is doubtful.")
    var districtEncoding: String?

    var layer: StatedLayer? { districts.map(stated) }

    /// Districts that another option names, of which the same is stated.
    func stated(_ argument: String) -> StatedLayer {
        StatedLayer(
            argument, reference: districtCrs.map { StatedReference($0) }, encoding: districtEncoding)
    }

    /// Refuses statements about nothing.
    ///
    /// - Parameter others: districts that other options name.
    func verify(beside others: [String?] = []) throws {
        if districtCrs == nil, districtEncoding == nil { return }
        guard ([districts] + others).contains(where: { $0 != nil }) else {
            throw ValidationError("--district-crs and --district-encoding speak of --districts.")
        }
    }
}
