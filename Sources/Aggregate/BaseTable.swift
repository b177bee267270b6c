package import LandModel

/// The base table (基础计算表) while it is being filled: net areas by record key and lowest-level class.
///
/// Each worker fills its own and the tables are merged. Sums are whole units of 0.01 m², so neither the order
/// of the patches nor the way they were split between workers shows in the result. Not for sharing between
/// threads while it is being filled.
package struct BaseTable: Sendable {
    private var keys: [BaseKey] = []
    private var rows: [BaseKey: Int] = [:]
    private var classes: [String] = []
    private var columns: [String: Int] = [:]
    private var areas: [Cell: SquareMetres] = [:]
    private var lastRow = -1
    private var lastColumn = -1

    private struct Cell: Hashable {
        var row: Int32
        var column: Int32
    }

    package init() {}

    package var isEmpty: Bool { areas.isEmpty }
    /// Number of records (keys), not of cells.
    package var count: Int { keys.count }

    /// Adds the net area of one patch, or of part of one, under a lowest-level class (K and A codes apart).
    package mutating func add(_ key: BaseKey, class code: String, net: SquareMetres) {
        let cell = Cell(row: Int32(row(key)), column: Int32(column(code)))
        areas[cell, default: .zero] += net
    }

    /// Adds a patch with the ridges deducted from it: the net area under its class, a deduction above zero as a
    /// ridge row (summary rule 2.3).
    package mutating func add(_ key: BaseKey, class code: String, net: SquareMetres, deducted: SquareMetres) {
        add(key, class: code, net: net)
        if deducted > .zero { add(key.ridges, class: BaseKey.ridgeClass, net: deducted) }
    }

    /// Takes over everything the other table holds.
    package mutating func merge(_ other: BaseTable) {
        for (cell, area) in other.areas {
            add(other.keys[Int(cell.row)], class: other.classes[Int(cell.column)], net: area)
        }
    }

    /// All records in ascending order of their keys.
    package var records: [BaseRecord] {
        var cells: [[String: SquareMetres]] = Array(repeating: [:], count: keys.count)
        for (cell, area) in areas { cells[Int(cell.row)][classes[Int(cell.column)]] = area }
        return keys.indices.map { BaseRecord(key: keys[$0], cells: cells[$0]) }.sorted { $0.key < $1.key }
    }

    /// Net area of each district of a level, land and islands apart: what control areas are compared with.
    package func totals(_ level: DistrictLevel) -> [ControlAreas.Key: SquareMetres] {
        var byRow = Array(repeating: SquareMetres.zero, count: keys.count)
        for (cell, area) in areas { byRow[Int(cell.row)] += area }
        return keys.indices.reduce(into: [:]) { sums, row in
            let key = keys[row]
            let district = String(key.locationUnit.prefix(level.digits))
            sums[ControlAreas.Key(district: district, island: key.island), default: .zero] += byRow[row]
        }
    }

    /// Net area of everything.
    package var total: SquareMetres { areas.values.reduce(.zero, +) }

    // Patches arrive in runs of equal keys, so the last one found is tried first.
    private mutating func row(_ key: BaseKey) -> Int {
        if lastRow >= 0, keys[lastRow] == key { return lastRow }
        if let known = rows[key] {
            lastRow = known
        } else {
            lastRow = keys.count
            rows[key] = lastRow
            keys.append(key)
        }
        return lastRow
    }

    private mutating func column(_ code: String) -> Int {
        if lastColumn >= 0, classes[lastColumn] == code { return lastColumn }
        if let known = columns[code] {
            lastColumn = known
        } else {
            lastColumn = classes.count
            columns[code] = lastColumn
            classes.append(code)
        }
        return lastColumn
    }
}

extension BaseTable: Equatable {
    /// Equal by content, whatever the order in which it came.
    package static func == (left: Self, right: Self) -> Bool { left.records == right.records }
}

extension BaseKey {
    /// Class of field ridges (田坎), which have no polygons of their own.
    package static let ridgeClass = "1203"

    /// Key of the ridge row that belongs to a row of patches: same units, tenure, settlement, island and exclave,
    /// but no terrace type, slope level, refinement or planting (summary rule 2.3).
    package var ridges: BaseKey {
        var key = self
        key.terrace = ""
        key.slope = ""
        key.refinement = ""
        key.planting = ""
        return key
    }
}
