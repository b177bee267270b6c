import LandModel
import TestSupport
import Testing

@testable import Aggregate

@Suite struct BaseTableTests {
    private func key(_ unit: String, slope: String = "", island: String = "00", name: String = "") -> BaseKey
    {
        BaseKey(
            locationUnit: unit, ownershipUnit: unit, ownership: "30", terrace: slope.isEmpty ? "" : "TT",
            slope: slope, planting: slope.isEmpty ? "" : "LS", settlement: "203",
            refinement: slope.isEmpty ? "" : "HDGD", island: island, islandName: name, exclave: "1")
    }

    @Test("a deduction becomes a ridge row that keeps units, tenure, settlement, island and exclave")
    func ridges() throws {
        var table = BaseTable()
        let patch = key("440203001001", slope: "3", island: "01", name: "小岛")
        table.add(patch, class: "0103", net: 9_000, deducted: 1_000)
        table.add(patch, class: "0103", net: 500, deducted: 0)

        let ridge = try #require(table.records.first { $0.cells["1203"] != nil })
        #expect(
            ridge.key
                == BaseKey(
                    locationUnit: "440203001001", ownershipUnit: "440203001001", ownership: "30",
                    settlement: "203", island: "01", islandName: "小岛", exclave: "1"))
        #expect(ridge.cells == ["1203": 1_000])
        #expect(table.records.first { $0.key == patch }?.cells == ["0103": 9_500])
        #expect(table.count == 2)
        #expect(table.total == 10_500)
    }

    @Test("records are sorted by key and totals go by district and island")
    func totals() {
        var table = BaseTable()
        table.add(key("440203002001"), class: "0301", net: 1)
        table.add(key("440203001002"), class: "0301", net: 20)
        table.add(key("440203001001"), class: "0702", net: 300)
        table.add(key("440203001001", island: "01"), class: "0702", net: 4_000)

        #expect(table.records.map(\.key) == table.records.map(\.key).sorted())
        func area(_ district: String, _ island: String = "00") -> ControlAreas.Key {
            ControlAreas.Key(district: district, island: island)
        }
        #expect(table.totals(.county) == [area("440203"): 321, area("440203", "01"): 4_000])
        #expect(
            table.totals(.township) == [
                area("440203001"): 320, area("440203001", "01"): 4_000, area("440203002"): 1,
            ])
        #expect(table.totals(.village)[area("440203001001")] == 300)
    }

    @Test("any order and any split into merged tables give the same records")
    func orderAndSplit() {
        for seed in 1...50 as ClosedRange<UInt64> { orderAndSplit(seed: seed) }
    }

    private func orderAndSplit(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let patches = (0..<200).map { _ in
            (
                key: key(
                    "44020300\(Int.random(in: 1...3, using: &random))00\(Int.random(in: 1...3, using: &random))",
                    slope: ["", "2", "5"].randomElement(using: &random) ?? ""),
                code: ["0101", "0103", "0201K", "1104A"].randomElement(using: &random) ?? "",
                net: SquareMetres(hundredths: Int64.random(in: 0...9_999_999, using: &random)),
                deducted: SquareMetres(hundredths: Int64.random(in: 0...99, using: &random))
            )
        }
        var whole = BaseTable()
        for patch in patches {
            whole.add(patch.key, class: patch.code, net: patch.net, deducted: patch.deducted)
        }

        var parts = Array(repeating: BaseTable(), count: Int.random(in: 1...9, using: &random))
        for patch in patches.shuffled(using: &random) {
            let part = Int.random(in: parts.indices, using: &random)
            parts[part].add(patch.key, class: patch.code, net: patch.net, deducted: patch.deducted)
        }
        // Fold from the left and from the right: merging is associative and has an identity.
        var left = BaseTable()
        for part in parts { left.merge(part) }
        var right = BaseTable()
        for part in parts.reversed() {
            var joined = part
            joined.merge(right)
            right = joined
        }
        #expect(left.records == whole.records, "seed \(seed)")
        #expect(right.records == whole.records, "seed \(seed)")
        let sum = patches.reduce(SquareMetres.zero) { $0 + $1.net + $1.deducted }
        #expect(whole.total == sum, "seed \(seed)")
    }
}

// Whole hundredths, so that expected areas read as numbers.
extension SquareMetres: ExpressibleByIntegerLiteral {
    public init(integerLiteral hundredths: Int64) { self.init(hundredths: hundredths) }
}
