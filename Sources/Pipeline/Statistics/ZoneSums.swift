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
    /// Districts that the tables have rows for, with their names, in the order of codes.
    let districts: [District]

    /// - Parameters:
    ///   - names: of counties, townships and villages by code.
    ///   - city: `nil` in a run of single counties.
    init(_ entries: [ZoneBook.Entry], level: DistrictLevel, names: [String: String], city: District?) {
        let levels = DistrictLevel.allCases.filter {
            $0 <= level && ($0 != .city || city != nil)
        }
        for entry in entries {
            for level in levels {
                let key = Key(
                    layer: entry.layer, district: String(entry.unit.prefix(level.digits)), kind: entry.kind)
                grounds[key, default: Ground()].byClass[entry.landClass, default: ZoneBook.Amount()] +=
                    entry.amount
            }
        }
        var districts = names.filter { code, _ in levels.contains { $0.digits == code.count && $0 != .city } }
            .map { District(code: $0.key, name: $0.value) }
        if let city {
            districts.append(
                District(code: String(city.code.prefix(DistrictLevel.city.digits)), name: city.name))
        }
        self.districts = districts.sorted()
    }

    subscript(layer: Int, district: District, kind: Int) -> Ground? {
        grounds[Key(layer: layer, district: district.code, kind: kind)]
    }

    /// Ground of a kind in all districts, in units of 0.0001 m² of the shapes.
    func share(layer: Int, kind: Int) -> Int64 {
        grounds.reduce(0) { sum, entry in
            guard entry.key.layer == layer, entry.key.kind == kind,
                entry.key.district.count == DistrictLevel.county.digits
            else { return sum }
            return sum + entry.value.total.share
        }
    }
}
