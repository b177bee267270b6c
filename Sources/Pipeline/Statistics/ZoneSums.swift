import Aggregate
import LandModel
import Normalise

/// The book of a run summed for tables: by layer of zones, district of any level, kind and class.
struct ZoneSums {
    struct Key: Hashable {
        var layer: Int
        /// 4, 6, 9 or 12 digits.
        var district: String
        var kind: Int
    }

    /// What a district has of one kind of zone.
    struct Ground {
        var byClass: [String: ZoneBook.Amount] = [:]

        var total: ZoneBook.Amount { byClass.values.reduce(into: ZoneBook.Amount()) { $0 += $1 } }
        var gross: SquareMetres { total.gross }

        /// Net area of the classes of a set; ridges belong to the set that holds their own class.
        func net(of set: String, in standard: Classification) -> SquareMetres {
            let ridgesCount = standard.ridgeCode.map { standard.contains($0, in: set) } ?? false
            return byClass.reduce(.zero) { sum, entry in
                let own = standard.contains(entry.key, in: set) ? entry.value.net : .zero
                return sum + own + (ridgesCount ? entry.value.ridges : .zero)
            }
        }

        func net(ofClass code: String) -> SquareMetres { byClass[code]?.net ?? .zero }
    }

    private var grounds: [Key: Ground] = [:]

    init(_ entries: [ZoneBook.Entry], rows: DistrictRows) {
        for entry in entries {
            for code in rows.codes(of: entry.unit) {
                let key = Key(layer: entry.layer, district: code, kind: entry.kind)
                grounds[key, default: Ground()].byClass[entry.landClass, default: ZoneBook.Amount()] +=
                    entry.amount
            }
            shares[Whole(layer: entry.layer, kind: entry.kind), default: 0] += entry.amount.share
        }
    }

    private struct Whole: Hashable {
        var layer: Int
        var kind: Int
    }

    private var shares: [Whole: Int64] = [:]

    subscript(layer: Int, district: District, kind: Int) -> Ground? {
        grounds[Key(layer: layer, district: district.code, kind: kind)]
    }

    /// Ground of a kind in all districts, in units of 0.0001 m² of the shapes.
    func share(layer: Int, kind: Int) -> Int64 { shares[Whole(layer: layer, kind: kind)] ?? 0 }
}
