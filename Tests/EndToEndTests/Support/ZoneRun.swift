import GDALBridge
import TestSupport
import Testing

/// Runs that lay zones over the small delivery, told down to its villages.
extension Trial {
    /// Ground that no patch of the delivery is near.
    static let far = GraticuleBox(west: 113_350, south: 24_800, east: 113_360, north: 24_810)

    /// All six patches: ten columns and rows for each.
    static let whole = GraticuleBox(west: 113_400, south: 24_800, east: 113_430, north: 24_820)

    /// The rows that everything in a village counts in, but for its own.
    static let above = ["440203001", "440203", "440200"]
    static let south = "440203001001"
    static let north = "440203001002"

    /// Writes a layer of zones beside the delivery, and gives its lines for the pipeline.
    func zones(_ name: String, _ zones: [ZoneTrial.Zone], field: Bool = false) throws -> String {
        try ZoneTrial.layer(zones).write(folder.path("\(name).gpkg"), driver: .geoPackage)
        return "  - {name: \(name), title: 分区\(name), path: \(name).gpkg\(field ? ", field: HXLX" : "")}\n"
    }

    /// - Parameter zones: lines of the pipeline; none where its statistics need no zones.
    func run(zones: String = "", statistics: String, _ arguments: [String] = []) throws -> Run {
        try run(
            ["outputs.gpkg.write=true"],
            more: (zones.isEmpty ? "" : "zones:\n" + zones) + "statistics:\n  level: village\n" + statistics,
            arguments: arguments)
    }
}

extension Trial.Run {
    /// A column of areas or lengths in hundredths, by the values of other columns; empty cells are left out.
    func areas(_ table: String, _ keys: [String], _ column: String) throws -> [[String]: Int64] {
        try cells(table, keys, column).mapValues { try CSVRows.hundredths($0) }
    }

    /// A column of counts in the same way.
    func counts(_ table: String, _ keys: [String], _ column: String) throws -> [[String]: Int64] {
        try cells(table, keys, column).mapValues { try #require(Int64($0), "\($0) is no count") }
    }

    /// A column as it is printed.
    func cells(_ table: String, _ keys: [String], _ column: String) throws -> [[String]: String] {
        try result.rows("statistics/\(table).csv").reduce(into: [:]) { cells, row in
            let key = try keys.map { try #require(row[$0], "\(table) has no column \($0)") }
            let cell = try #require(row[column], "\(table) has no column \(column)")
            #expect(cells[key] == nil, "\(key) stands twice")
            if cell != "" { cells[key] = cell }
        }
    }
}
