package import LandModel

/// What of a run's patches lies in its zones: by zone layer, kind of zone, location unit and class.
///
/// Each worker fills its own and the books are merged. Sums are whole units, so that order and split leave no trace.
package struct ZoneBook: Sendable {
    /// The areas of one class in one kind of zone.
    package struct Amount: Sendable, Equatable {
        /// Pieces of patches; ground of less than half a unit of 0.01 m² is none.
        package var pieces: Int64 = 0
        package var net: SquareMetres = .zero
        /// Ridges deducted from it, which count as class 1203.
        package var ridges: SquareMetres = .zero
        /// Area of the shapes, in units of 0.0001 m².
        package var share: Int64 = 0

        package init(
            pieces: Int64 = 0, net: SquareMetres = .zero, ridges: SquareMetres = .zero, share: Int64 = 0
        ) {
            self.pieces = pieces
            self.net = net
            self.ridges = ridges
            self.share = share
        }

        package var gross: SquareMetres { net + ridges }
        fileprivate var isGround: Bool { pieces > 0 || net != .zero || ridges != .zero }

        package static func += (sum: inout Self, other: Self) {
            sum.pieces += other.pieces
            sum.net += other.net
            sum.ridges += other.ridges
            sum.share += other.share
        }
    }

    package struct Entry: Sendable, Equatable {
        /// Number of the zone layer in the run, and of the kind in the layer.
        package var layer: Int
        package var kind: Int
        /// 12 digits.
        package var unit: String
        package var landClass: String
        package var amount: Amount
    }

    private struct Key: Hashable, Sendable {
        var layer: Int32
        var kind: Int32
        var unit: Int32
        var landClass: Int32
    }

    private var units = SymbolTable()
    private var classes = SymbolTable()
    private var amounts: [Key: Amount] = [:]
    private var splitter = AmountSplitter()

    package init() {}

    /// Books one counted patch, or the part of one that lies in a unit.
    ///
    /// - Parameter shares: one column for each zone layer; `row` is the patch's in all of them.
    package mutating func add(
        row: Int, _ shares: [ShareColumn], unit: String, class code: String, net: SquareMetres,
        ridges: SquareMetres
    ) {
        guard shares.contains(where: { !$0.parts(of: row).isEmpty }) else { return }
        let (unit, landClass) = (units.id(unit), classes.id(code))
        for (layer, column) in shares.enumerated() {
            let parts = column.parts(of: row)
            guard !parts.isEmpty else { continue }
            func key(_ kind: Int32) -> Key {
                Key(layer: Int32(layer), kind: kind, unit: unit, landClass: landClass)
            }
            for part in parts {
                let pieces: Int64 = part.share < ShareColumn.leastGround ? 0 : 1
                amounts[key(part.kind), default: Amount()] += Amount(pieces: pieces, share: part.share)
            }
            splitter.split(net, row: row, column) { kind, piece in
                if let kind { amounts[key(kind)]?.net += piece }
            }
            guard ridges != .zero else { continue }
            splitter.split(ridges, row: row, column) { kind, piece in
                if let kind { amounts[key(kind)]?.ridges += piece }
            }
        }
    }

    package mutating func merge(_ other: ZoneBook) {
        for (key, amount) in other.amounts {
            let own = Key(
                layer: key.layer, kind: key.kind, unit: units.id(other.units[key.unit]),
                landClass: classes.id(other.classes[key.landClass]))
            amounts[own, default: Amount()] += amount
        }
    }

    /// Numbers of the zone layers that hold anything.
    package var layersMet: Set<Int> {
        Set(amounts.lazy.filter { $0.value.isGround }.map { Int($0.key.layer) })
    }

    /// Sorted by layer, kind, unit, class. What is nothing but the rounding of a common border is left out.
    package var entries: [Entry] {
        amounts.filter { $0.value.isGround }.map { key, amount in
            Entry(
                layer: Int(key.layer), kind: Int(key.kind), unit: units[key.unit],
                landClass: classes[key.landClass], amount: amount)
        }.sorted { one, two in
            if one.layer != two.layer { return one.layer < two.layer }
            if one.kind != two.kind { return one.kind < two.kind }
            return (one.unit, one.landClass) < (two.unit, two.landClass)
        }
    }
}
