import LandModel
import TestSupport
import Testing

@testable import Normalise
@testable import Pipeline

@Suite struct AssetPricesTests {
    private static let types = ClassGrouping([
        .init(name: "cultivated", title: "耕地", codes: ["0101"], source: ""),
        .init(name: "forest", title: "林地", codes: ["0301"], source: ""),
    ])

    private func read(_ text: String) throws -> AssetPrices {
        let folder = try TemporaryFolder()
        return try AssetPrices.read(
            try folder.write("prices.csv", "type,district,year,yuan_per_m2\n" + text), types: Self.types,
            counties: ["990101", "990102"], years: [2019, 2020])
    }

    private func fault(_ text: String) throws -> (problem: PriceTableProblem, line: Int?)? {
        do {
            _ = try read(text)
            return nil
        } catch let error as PlanFaults {
            guard error.faults.count == 1, case .prices(_, let line, let cause) = error.faults[0] else {
                return nil
            }
            return (cause, line)
        }
    }

    @Test("a county's price goes first, then a year's")
    func order() throws {
        let prices = try read(
            """
            cultivated,,,1
            cultivated,,2020,2.5
            cultivated,990101,,3
            cultivated,990101,2020,4.25
            林地,,,0.00

            """)
        #expect(prices.price(0, county: "990101", year: 2020) == 425)
        #expect(prices.price(0, county: "990101", year: 2019) == 300)
        #expect(prices.price(0, county: "990102", year: 2020) == 250)
        #expect(prices.price(0, county: "990102", year: 2019) == 100)
        #expect(prices.price(1, county: "990102", year: 2019) == 0)
    }

    @Test("a value is rounded to 0.01 yuan, half away from zero")
    func value() throws {
        let prices = try read("cultivated,,,0.50\nforest,,,1234567.89\n")
        func value(_ area: Int64, _ type: Int) -> Int64 {
            prices.value(SquareMetres(hundredths: area), type, county: "990101", year: 2019)
        }
        // 0.01 m² at 0.50 yuan is 0.005 yuan.
        #expect(value(1, 0) == 1 && value(-1, 0) == -1 && value(3, 0) == 2 && value(0, 0) == 0)
        // 18 358 609 962.90 m² of a city.
        #expect(value(1_835_860_996_290, 1) == 2_266_495_036_523_043_128)
    }

    @Test("what cannot be a price is told with its line")
    func refused() throws {
        let rest = "forest,,,1\n"
        func told(_ line: String) throws -> PriceTableProblem? { try fault(line + "\n" + rest)?.problem }
        #expect(
            try told("orchards,,,1")
                == .typeUnknown(found: "orchards", known: ["cultivated", "forest"]))
        #expect(try told("cultivated,,,-1") == .malformed(field: "yuan_per_m2", found: "-1"))
        #expect(try told("cultivated,,,1.234") == .malformed(field: "yuan_per_m2", found: "1.234"))
        #expect(try told("cultivated,,,one") == .malformed(field: "yuan_per_m2", found: "one"))
        #expect(try told("cultivated,990199,,1") == .malformed(field: "district", found: "990199"))
        #expect(try told("cultivated,,20,1") == .malformed(field: "year", found: "20"))
        #expect(
            try told("cultivated,1")
                == .columns(
                    expected: "type,district,year,yuan_per_m2", found: "cultivated,1"))
        let twice = try fault("cultivated,,,1\n耕地,,,2\n" + rest)
        #expect(twice?.problem == .duplicate(type: "耕地") && twice?.line == 3)
    }

    @Test("a type without a price in some county and year is told")
    func incomplete() throws {
        #expect(
            try fault("cultivated,,,1\n")?.problem
                == .incomplete(type: "forest", county: "990101", year: 2019))
        #expect(
            try fault("cultivated,,,1\nforest,990101,,1\nforest,,2019,1\n")?.problem
                == .incomplete(type: "forest", county: "990102", year: 2020))
    }

    @Test("a table that is not there")
    func missing() {
        #expect(throws: PlanFaults.self) {
            try AssetPrices.read("/none/p.csv", types: Self.types, counties: [], years: [])
        }
    }
}
