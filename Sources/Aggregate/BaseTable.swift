package import LandModel

/// The base table (基础计算表) while it is being filled: net areas by record key and lowest-level class.
///
/// Each worker fills its own and the tables are merged. Sums are whole units of 0.01 m², so neither the order
/// of the patches nor the way they were split between workers shows in the result. Not for sharing between
/// threads while it is being filled.
package struct BaseTable: Sendable {
    /// Records by number; `numbers` knows the number by the key's texts.
    private var keys: [BaseKey] = []
    private var numbers = SymbolTable()
    private var classes = SymbolTable()
    /// Cells of all records in one list: each record's are chained from `first`, -1 ends a chain.
    private var cells: [Cell] = []
    private var first: [Int32] = []
    private var text: [UInt8] = []
    private var lastRow = -1

    private struct Cell: Sendable {
        var next: Int32
        var classNumber: Int32
        var amount: Amount
    }

    /// What patches of one record and class amount to.
    package struct Amount: Sendable, Equatable {
        /// Ridges that were deducted from them; they count under a class of their own.
        package var ridges = SquareMetres.zero
        package var net = SquareMetres.zero
        /// What of the net area are ridges of other patches, which their gross area holds already.
        package var deducted = SquareMetres.zero
        /// Patches, or parts of one that lie in different districts. None for ridges.
        package var patches: Int64 = 0

        /// Of the patches alone.
        package var gross: SquareMetres { net - deducted + ridges }

        static func += (left: inout Self, right: Self) {
            left.ridges += right.ridges
            left.net += right.net
            left.deducted += right.deducted
            left.patches += right.patches
        }
    }

    package init() {}

    package var isEmpty: Bool { cells.isEmpty }
    /// Number of records (keys), not of cells.
    package var count: Int { keys.count }

    /// Adds the net area of one patch, or of part of one, under a lowest-level class (K and A codes apart).
    package mutating func add(_ key: BaseKey, class code: String, net: SquareMetres) {
        add(key, class: code, Amount(net: net, patches: 1))
    }

    /// Adds a patch with the ridges deducted from it: the net area under its class, a deduction above zero as a
    /// ridge row (summary rule 2.3).
    package mutating func add(_ key: BaseKey, class code: String, net: SquareMetres, deducted: SquareMetres) {
        add(key, class: code, Amount(ridges: deducted, net: net, patches: 1))
        if deducted > .zero {
            add(key.ridges, class: BaseKey.ridgeClass, Amount(net: deducted, deducted: deducted))
        }
    }

    private mutating func add(_ key: BaseKey, class code: String, _ amount: Amount) {
        let row = row(key)
        let classNumber = classes.id(code)
        var place = first[row]
        while place >= 0 {
            if cells[Int(place)].classNumber == classNumber {
                cells[Int(place)].amount += amount
                return
            }
            place = cells[Int(place)].next
        }
        cells.append(Cell(next: first[row], classNumber: classNumber, amount: amount))
        first[row] = Int32(cells.count - 1)
    }

    /// Takes over everything the other table holds.
    package mutating func merge(_ other: BaseTable) {
        for row in other.keys.indices {
            other.forEachCell(row) { add(other.keys[row], class: $0, $1) }
        }
    }

    /// All records in ascending order of their keys.
    package var records: [BaseRecord] {
        keys.indices.sorted { keys[$0] < keys[$1] }.map { row in
            var record = BaseRecord(key: keys[row], cells: [:])
            forEachCell(row) { record.cells[$0] = $1.net }
            return record
        }
    }

    /// Every record and class with what it amounts to, in ascending order of both.
    package func forEachAmount(_ body: (BaseKey, _ landClass: String, Amount) -> Void) {
        for row in keys.indices.sorted(by: { keys[$0] < keys[$1] }) {
            var amounts: [(String, Amount)] = []
            forEachCell(row) { amounts.append(($0, $1)) }
            for (code, amount) in amounts.sorted(by: { $0.0 < $1.0 }) { body(keys[row], code, amount) }
        }
    }

    /// Net area of each district of a level, land and islands apart: what control areas are compared with.
    package func totals(_ level: DistrictLevel) -> [ControlAreas.Key: SquareMetres] {
        keys.indices.reduce(into: [:]) { sums, row in
            let key = keys[row]
            let district = String(key.locationUnit.prefix(level.digits))
            let place = ControlAreas.Key(district: district, island: key.island)
            forEachCell(row) { sums[place, default: .zero] += $1.net }
        }
    }

    /// Net area of everything.
    package var total: SquareMetres { cells.reduce(.zero) { $0 + $1.amount.net } }

    private func forEachCell(_ row: Int, _ body: (String, Amount) -> Void) {
        var place = first[row]
        while place >= 0 {
            let cell = cells[Int(place)]
            body(classes[cell.classNumber], cell.amount)
            place = cell.next
        }
    }

    /// Patches arrive in runs of equal keys, so the last one is tried first. Else the key's texts are looked up as
    /// one, which costs a fraction of hashing eleven strings; each has its length before it, so that no two keys look alike.
    private mutating func row(_ key: BaseKey) -> Int {
        if lastRow >= 0, keys[lastRow] == key { return lastRow }
        text.removeAll(keepingCapacity: true)
        for attribute in key.attributes {
            withUnsafeBytes(of: attribute.utf8.count) { text.append(contentsOf: $0) }
            text.append(contentsOf: attribute.utf8)
        }
        lastRow = Int(text.withUnsafeBufferPointer { numbers.id($0) })
        if lastRow == keys.count {
            keys.append(key)
            first.append(-1)
        }
        return lastRow
    }
}

extension BaseTable: Equatable {
    /// Equal by content, whatever the order in which it came.
    package static func == (left: Self, right: Self) -> Bool { left.records == right.records }
}
