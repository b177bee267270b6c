package import LandModel

/// The patches of one year with their amounts, filled a batch at a time; each worker has its own and the books are merged.
package struct PatchBook: Sendable {
    private struct Pair: Hashable, Sendable {
        var district: Int32
        var landClass: Int32
    }

    private var districts = SymbolTable()
    private var classes = SymbolTable()
    private var numbers: [Pair: Int32] = [:]
    private var pairs: [Pair] = []
    /// The label asked for last, which is often asked for again.
    private var last: (pair: Pair, number: Int32)?

    package private(set) var patches: [GroundPatch] = []
    /// Of the batch in hand: its first patch, the row of each patch, the patch of each row (-1 for none yet).
    private var start = 0
    private var rows: [Int32] = []
    private var places: [Int32] = []

    /// - Parameter capacity: patches that there will be at most; memory is taken as they come.
    package init(capacity: Int = 0) { patches.reserveCapacity(capacity) }

    // MARK: A batch

    /// - Parameter rows: of the batch, and of the parts that its features were cut into.
    package mutating func begin(rows count: Int) {
        start = patches.count
        rows.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        places.append(contentsOf: repeatElement(-1, count: count))
    }

    package mutating func fillDistricts(_ numbers: inout [Int32], of column: TextColumn, digits: Int?) {
        districts.fill(&numbers, of: column, prefix: digits)
    }

    package mutating func fillClasses(_ numbers: inout [Int32], of column: TextColumn) {
        classes.fill(&numbers, of: column)
    }

    package mutating func district(_ code: String) -> Int32 { districts.id(code) }
    package mutating func landClass(_ code: String) -> Int32 { classes.id(code) }

    /// The first amount of a row is its patch's own, the second its ridges'.
    @inline(__always)
    package mutating func add(row: Int, district: Int32, landClass: Int32, area: SquareMetres) {
        let place = places[row]
        if place >= 0 {
            patches[Int(place)].ridges += area.hundredths
            return
        }
        places[row] = Int32(truncatingIfNeeded: patches.count)
        rows.append(Int32(truncatingIfNeeded: row))
        patches.append(
            GroundPatch(
                net: area.hundredths, label: label(Pair(district: district, landClass: landClass))))
    }

    /// Hands over each patch of the batch in hand with its number and its row.
    package mutating func settle(_ body: (Int, Int, inout GroundPatch) throws -> Void) rethrows {
        for place in start..<patches.count { try body(place, Int(rows[place - start]), &patches[place]) }
    }

    private mutating func label(_ pair: Pair) -> Int32 {
        if let last, last.pair == pair { return last.number }
        let number = numbers[pair] ?? Int32(pairs.count)
        if Int(number) == pairs.count {
            pairs.append(pair)
            numbers[pair] = number
        }
        last = (pair, number)
        return number
    }

    // MARK: All batches

    /// Appends the other book's patches, in their order.
    package mutating func merge(_ other: PatchBook) {
        let moved = other.pairs.map { pair in
            label(
                Pair(
                    district: districts.id(other.districts[pair.district]),
                    landClass: classes.id(other.classes[pair.landClass])))
        }
        for var patch in other.patches {
            patch.label = moved[Int(patch.label)]
            patches.append(patch)
        }
    }

    private var labels: [GroundLabel] {
        pairs.map { GroundLabel(district: districts[$0.district], landClass: classes[$0.landClass]) }
    }

    /// Gives the labels of two years common numbers, in the order of a table.
    ///
    /// - Returns: all labels; among them that of the ridges of every district.
    package static func joinLabels(_ one: inout PatchBook, _ other: inout PatchBook) -> [GroundLabel] {
        let (first, second) = (one.labels, other.labels)
        var all = Set(first + second)
        for label in first + second {
            all.insert(GroundLabel(district: label.district, landClass: BaseKey.ridgeClass))
        }
        let sorted = all.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, Int32($0)) })
        func renumber(_ book: inout PatchBook, _ labels: [GroundLabel]) {
            let moved = labels.map { numbers[$0] ?? 0 }
            for place in book.patches.indices {
                book.patches[place].label = moved[Int(book.patches[place].label)]
            }
        }
        renumber(&one, first)
        renumber(&other, second)
        return sorted
    }
}
