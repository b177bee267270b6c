import Testing

@testable import Sample

@Suite struct TownZoneTests {
    @Test("every county has a boundary of all three kinds, with their areas")
    func kinds() throws {
        let table = try Zones.table("CZKFBJ")
        var kinds: [String: Set<String>] = [:]
        for row in table.rows {
            kinds[row["XJXZQHDM"], default: []].insert(row["GHFQMC"])
            // The geodatabase rounds to 1e-9°, as the sample does.
            #expect(abs(row.hundredths("CZKFMJ") - (try table.area(row))) <= 2)
        }
        #expect(Set(kinds.keys) == Set(Cities.targets.counties.map(\.code)))
        #expect(kinds.values.allSatisfy { $0 == ["集中建设区", "弹性发展区", "特别用途区"] })
        #expect(
            Set(table.rows.map { "\($0["GHFQDM"]) \($0["GHFQMC"])" })
                == ["410 集中建设区", "420 弹性发展区", "430 特别用途区"])
    }

    @Test("settlements are commoner inside than elsewhere, and no cell is a field")
    func settlements() {
        let (ground, towns) = (Zones.plan.ground, Zones.plan.towns)
        func share(_ cells: [Int]) -> Double {
            Double(cells.filter { ground.profile(ofCell: $0).isBuilt }.count) / Double(cells.count)
        }
        let inside = ground.cells.filter(towns.contains)
        #expect(share(inside) > 2 * share(ground.cells))
        #expect(inside.allSatisfy { !ground.profile(ofCell: $0).isCultivated })
    }
}
