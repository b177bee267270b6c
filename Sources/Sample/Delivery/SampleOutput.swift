import Foundation

/// Where the sample goes: written into a folder beside the output, moved into place when whole.
struct SampleOutput {
    /// Folder that holds everything until it is moved.
    let working: String
    /// Name of a single layer's file without its extension.
    let stem: String
    private let options: SampleOptions
    private let counties: [SampleTargets.County]
    private let laterYears: [Int]
    private let hasRegisters: Bool

    init(_ options: SampleOptions, targets: SampleTargets) {
        self.options = options
        counties = targets.counties
        laterYears = targets.laterYears.map(\.year)
        hasRegisters = targets.registers?.isEmpty == false
        let output = URL(fileURLWithPath: options.output)
        stem = output.deletingPathExtension().lastPathComponent
        let parent = options.layout == .deliveries ? output : output.deletingLastPathComponent()
        let process = ProcessInfo.processInfo.processIdentifier
        working = parent.appendingPathComponent(".\(stem).partial-\(process)").path
    }

    /// Folder name of a county: code and name, as offices hand them in.
    static func name(of county: SampleTargets.County) -> String { county.code + county.name }

    /// Folder name of the city's zone layers.
    static let zones = "zones"

    /// Folder name of the city's registers.
    static let registers = "registers"

    /// Makes the folder of a county in the working folder: at the top in the first year, which was there before there
    /// were others and whose paths are in use, and in a folder of the year later.
    func folder(of county: SampleTargets.County, in year: Int? = nil) throws(SampleError) -> String {
        try folder((year.map { "\($0)/" } ?? "") + Self.name(of: county))
    }

    /// Writes a text file into the working folder.
    func write(_ name: String, _ text: String) throws(SampleError) {
        let path = working + "/" + name
        try files(path) { _ in try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
    }

    /// Makes a folder in the working folder.
    func folder(_ name: String) throws(SampleError) -> String {
        let folder = working + "/" + name
        try files(folder) { try $0.createDirectory(atPath: folder, withIntermediateDirectories: true) }
        return folder
    }

    /// Everything that will stand at the output: where it is written, where it goes.
    private func entries() -> [(from: String, to: String)] {
        switch options.layout {
        case .deliveries:
            let later = laterYears.isEmpty ? [] : laterYears.map(String.init) + [StoryFile.name]
            let registers = hasRegisters ? [Self.registers] : []
            return (counties.map(Self.name) + [Self.zones] + registers + later).map { name in
                (working + "/" + name, options.output + "/" + name)
            }
        case .single:
            let target = URL(fileURLWithPath: options.output)
            let folder = target.deletingLastPathComponent()
            guard options.format == .shapefile else {
                return [(working + "/" + stem + "." + options.format.rawValue, target.path)]
            }
            return ["shp", "shx", "dbf", "prj", "cpg"].map {
                (working + "/" + stem + "." + $0, folder.appendingPathComponent(stem + "." + $0).path)
            }
        }
    }

    /// Refuses what would be overwritten, before any work is done.
    func check() throws(SampleError) {
        guard !options.overwrite else { return }
        for entry in entries() where FileManager.default.fileExists(atPath: entry.to) {
            throw .outputExists(path: entry.to)
        }
    }

    func prepare() throws(SampleError) {
        try files(working) { try $0.createDirectory(atPath: working, withIntermediateDirectories: true) }
    }

    func publish() throws(SampleError) {
        for entry in entries() {
            try files(entry.to) { manager in
                if manager.fileExists(atPath: entry.to) { try manager.removeItem(atPath: entry.to) }
                try manager.moveItem(atPath: entry.from, toPath: entry.to)
            }
        }
        discard()
    }

    /// Removes the working folder, whole or not.
    func discard() { try? FileManager.default.removeItem(atPath: working) }

    /// Takes away what tells a shapefile's encoding: the .cpg and the language driver (byte 29 of the .dbf).
    func removeEncoding(folder: String, layer: String) throws(SampleError) {
        let stem = folder + "/" + layer
        try files(stem) { manager in
            if manager.fileExists(atPath: stem + ".cpg") { try manager.removeItem(atPath: stem + ".cpg") }
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: stem + ".dbf"))
            try file.seek(toOffset: 29)
            try file.write(contentsOf: Data([0]))
            try file.close()
        }
    }

    private func files(_ path: String, _ body: (FileManager) throws -> Void) throws(SampleError) {
        do {
            try body(FileManager.default)
        } catch {
            throw .outputNotWritable(path: path, reason: error.localizedDescription)
        }
    }
}
