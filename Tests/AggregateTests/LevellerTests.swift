import LandModel
import TestSupport
import Testing

@testable import Aggregate

@Suite struct LevellerTests {
    static let classes = ["0101", "0103", "0201K", "0301", "0702", "09", "1006", "1104", "1104A", "1203"]

    /// A county of random villages and records, most cells between nothing and a few hectares.
    private func county(_ random: inout SplitMix64) -> [BaseRecord] {
        var records: [BaseRecord] = []
        for village in 0..<Int.random(in: 1...8, using: &random) {
            for number in 0..<Int.random(in: 1...12, using: &random) {
                var cells: [String: SquareMetres] = [:]
                for code in Self.classes where Bool.random(using: &random) {
                    let most: Int64 =
                        [9_000, 999_999, 9_999_999, 99_999_999].randomElement(using: &random) ?? 0
                    cells[code] = SquareMetres(hundredths: Int64.random(in: 0...most, using: &random))
                }
                records.append(
                    BaseRecord(
                        key: BaseKey(
                            locationUnit: "44020300100\(village)", ownershipUnit: "\(number)", ownership: "30"
                        ),
                        cells: cells))
            }
        }
        return records
    }

    @Test(
        "random counties end exact in every record, village and in the county",
        arguments: LevellingSettings.ClassOrder.allCases)
    func exact(order: LevellingSettings.ClassOrder) {
        for seed in 1...1500 as ClosedRange<UInt64> {
            var random = SplitMix64(seed: seed)
            let records = county(&random)
            let control = records.reduce(SquareMetres.zero) { $0 + $1.total }
            let area = ControlAreas.Key(district: "440203", island: "00")
            let result = Leveller(settings: .init(classOrder: order)).level(
                records, area: area, control: control)

            #expect(result.total == Hectares(rounding: control), "seed \(seed)")
            let byKey = Dictionary(uniqueKeysWithValues: records.map { ($0.key, $0) })
            var villages: [String: Hectares] = [:]
            for record in result.records {
                villages[record.key.locationUnit, default: .zero] += record.total
                #expect(record.cells.values.allSatisfy { $0 >= .zero }, "seed \(seed)")
                let plain = byKey[record.key]
                #expect(plain.map { Set($0.cells.keys) } == Set(record.cells.keys), "seed \(seed)")
                let zeros = plain?.cells.filter { $0.value == .zero }.keys.map { $0 } ?? []
                #expect(
                    zeros.allSatisfy { record.cells[$0] == .zero }, "seed \(seed): nothing becomes something")
                expectAccounted(record, plain: plain, steps: result.steps, seed: seed)
            }
            for village in result.steps where village.reason == .villageShare {
                #expect(villages[village.district] == village.to, "seed \(seed)")
            }
            // With areas and control in agreement each record rounds by half a step at most, and so does each
            // class: nothing can have to move further than those halves add up to.
            #expect(result.difference.magnitude.hundredths <= Int64(records.count) / 2 + 1, "seed \(seed)")
            #expect(result.largestMove <= bound(result, classes: Self.classes.count), "seed \(seed)")
        }
    }

    /// The most that a single class can move: its record's share of the difference, and half a step for the total
    /// and for each class of the record.
    private func bound(_ result: LevelledCounty, classes: Int) -> Hectares {
        let villages = Int64(max(result.villages, 1))
        let share = (result.difference.magnitude.hundredths + villages - 1) / villages
        return Hectares(hundredths: share + Int64(classes + 1) / 2 + 1)
    }

    /// From, plus every step told, is what came out: no cell moves outside the account.
    private func expectAccounted(
        _ record: LevelledRecord, plain: BaseRecord?, steps: [LevellingStep], seed: UInt64
    ) {
        let own = steps.filter { $0.key == record.key }
        let total = plain.map { Hectares(rounding: $0.total) } ?? .zero
        let moved = own.filter { $0.classCode.isEmpty }.reduce(Hectares.zero) { $0 + $1.to - $1.from }
        #expect(record.total == total + moved, "seed \(seed)")
        for (code, area) in record.cells {
            let told = own.filter { $0.classCode == code }.reduce(Hectares.zero) { $0 + $1.to - $1.from }
            #expect(area == Hectares(rounding: plain?.cells[code] ?? .zero) + told, "seed \(seed)")
        }
    }

    @Test("the order of the records is irrelevant")
    func order() {
        for seed in 1...100 as ClosedRange<UInt64> {
            var random = SplitMix64(seed: seed)
            let records = county(&random)
            let control = records.reduce(SquareMetres.zero) { $0 + $1.total } + 40_000_000
            let area = ControlAreas.Key(district: "440203", island: "00")
            let first = Leveller().level(records, area: area, control: control)
            let second = Leveller().level(records.shuffled(using: &random), area: area, control: control)
            #expect(first == second, "seed \(seed)")
            #expect(first.total == Hectares(rounding: control), "seed \(seed)")
        }
    }

    @Test("without the guard some counties have negative cells, with it none, and totals are the same")
    func guardMatters() {
        var negative = 0
        for seed in 1...400 as ClosedRange<UInt64> {
            var random = SplitMix64(seed: seed)
            let records = county(&random)
            let control = records.reduce(SquareMetres.zero) { $0 + $1.total }
            let area = ControlAreas.Key(district: "440203", island: "00")
            let bare = Leveller(settings: .init(guardsNegatives: false)).level(
                records, area: area, control: control)
            let guarded = Leveller().level(records, area: area, control: control)
            #expect(bare.total == guarded.total, "seed \(seed)")
            #expect(!bare.steps.contains { $0.reason == .negativeGuard })
            let cells = bare.records.flatMap { $0.cells.values }
            if cells.contains(where: { $0 < .zero }) {
                negative += 1
                #expect(guarded.steps.contains { $0.reason == .negativeGuard }, "seed \(seed)")
            }
        }
        #expect(negative > 0)
    }

    @Test("a county that must lose nearly all still ends exact and without negative cells")
    func largeDifference() {
        var random = SplitMix64(seed: 5)
        let records = county(&random)
        let area = ControlAreas.Key(district: "440203", island: "00")
        let result = Leveller().level(records, area: area, control: 30_000)
        #expect(result.total == Hectares(hundredths: 3))
        #expect(result.records.flatMap { $0.cells.values }.allSatisfy { $0 >= .zero })
    }

    @Test("land and islands are levelled apart")
    func landAndIslands() {
        func record(_ island: String, _ area: SquareMetres) -> BaseRecord {
            BaseRecord(
                key: BaseKey(
                    locationUnit: "440203001001", ownershipUnit: "440203001001", ownership: "30",
                    island: island),
                cells: ["0301": area])
        }
        let groups = Leveller.groups([record("00", 5_004_000), record("01", 2_004_000)])
        let land = ControlAreas.Key(district: "440203", island: "00")
        let island = ControlAreas.Key(district: "440203", island: "01")
        #expect(Set(groups.keys) == [land, island])
        let levelled = Leveller().level(groups[island] ?? [], area: island, control: 2_010_000)
        #expect(levelled.records.map(\.cells) == [["0301": Hectares(hundredths: 201)]])
        #expect(levelled.steps.map(\.reason) == [.countyControl, .villageShare, .recordShare, .classShare])
        #expect(levelled.steps.allSatisfy { $0.island == "01" && $0.county == "440203" })
        #expect(levelled.largestMove == Hectares(hundredths: 1))
    }

    @Test("an area without records cannot be levelled, and its total says so")
    func nothingToLevel() {
        let area = ControlAreas.Key(district: "440203", island: "01")
        let result = Leveller().level([], area: area, control: 10_000)
        #expect(result.total == .zero)
        #expect(result.control == Hectares(hundredths: 1))
        #expect(result.total != result.control)
    }
}

extension LevelledCounty {
    /// The largest move of a single class cell.
    fileprivate var largestMove: Hectares {
        steps.lazy.filter { !$0.classCode.isEmpty }.map { ($0.to - $0.from).magnitude }.max() ?? .zero
    }
}
