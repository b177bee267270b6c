import Foundation
import LandModel
import Normalise

/// Unit prices of resource types (自然资源单价): CSV with the columns type, district, year, yuan_per_m2.
///
/// `type` is the name or the title of a group; `district` a county's code, or nothing for all; `year` one of the surveys',
/// or nothing for all. The price of a county goes before one without, then that of a year before one without.
struct AssetPrices: Sendable {
    private struct Key: Hashable {
        var type: Int
        var district: String
        var year: String
    }

    static let header = ["type", "district", "year", "yuan_per_m2"]

    /// In 0.01 yuan.
    private var prices: [Key: Int64] = [:]

    /// - Throws: `PlanFaults`, also where a type has no price in a county and year.
    static func read(
        _ path: String, types: ClassGrouping, counties: [String], years: [Int]
    ) throws(PlanFaults) -> AssetPrices {
        func fault(_ problem: PriceTableProblem, line: Int? = nil) -> PlanFaults {
            PlanFaults([.prices(path: path, line: line, cause: problem)])
        }
        guard FileManager.default.fileExists(atPath: path) else { throw fault(.missing) }
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(validating: data, as: UTF8.self)
        else { throw fault(.unreadable("UTF-8")) }
        let rows: [(line: Int, fields: [String: String])]
        do throws(CommaSeparated.ShapeFault) {
            rows = try CommaSeparated.rows(of: text, columns: header)
        } catch {
            throw fault(.columns(expected: error.expected, found: error.found), line: error.line)
        }
        var table = AssetPrices()
        for (line, row) in rows {
            func text(_ column: String) -> String { row[column] ?? "" }
            guard
                let type = types.groups.firstIndex(where: { [$0.name, $0.title].contains(text("type")) })
            else {
                throw fault(.typeUnknown(found: text("type"), known: types.groups.map(\.name)), line: line)
            }
            guard text("district").isEmpty || counties.contains(text("district")) else {
                throw fault(.malformed(field: "district", found: text("district")), line: line)
            }
            guard text("year").isEmpty || text("year").count == 4 && Int(text("year")) != nil else {
                throw fault(.malformed(field: "year", found: text("year")), line: line)
            }
            guard let price = FixedPoint.parse(text("yuan_per_m2").utf8, decimals: 2), price >= 0,
                (text("yuan_per_m2").firstIndex(of: ".").map { text("yuan_per_m2")[$0...].count } ?? 0) <= 3
            else {
                throw fault(.malformed(field: "yuan_per_m2", found: text("yuan_per_m2")), line: line)
            }
            let key = Key(type: type, district: text("district"), year: text("year"))
            guard table.prices.updateValue(price, forKey: key) == nil else {
                throw fault(.duplicate(type: text("type")), line: line)
            }
        }
        for (type, group) in types.groups.enumerated() {
            for county in counties {
                for year in years where table.price(type, county: county, year: year) == nil {
                    throw fault(.incomplete(type: group.name, county: county, year: year))
                }
            }
        }
        return table
    }

    /// In 0.01 yuan a square metre.
    func price(_ type: Int, county: String, year: Int) -> Int64? {
        for district in [county, ""] {
            for year in ["\(year)", ""] {
                if let price = prices[Key(type: type, district: district, year: year)] { return price }
            }
        }
        return nil
    }

    /// In 0.01 yuan, half away from zero; 9.2e16 yuan at most.
    func value(_ area: SquareMetres, _ type: Int, county: String, year: Int) -> Int64 {
        let exact = Int128(area.hundredths) * Int128(price(type, county: county, year: year) ?? 0)
        let (quotient, rest) = exact.quotientAndRemainder(dividingBy: 100)
        return Int64(clamping: 2 * rest.magnitude >= 100 ? quotient + rest.signum() : quotient)
    }
}

/// What is wrong with a table of prices.
package enum PriceTableProblem: Sendable, Equatable {
    case missing
    case unreadable(String)
    /// Header or row without the columns.
    case columns(expected: String, found: String)
    case typeUnknown(found: String, known: [String])
    case malformed(field: String, found: String)
    /// A second price for the same type, district and year.
    case duplicate(type: String)
    /// A type without a price in one of the counties and years.
    case incomplete(type: String, county: String, year: Int)
}
