import LandModel
import Testing

@testable import Sample

@Suite struct DistrictTests {
    static let city = Cities.standard

    @Test("codes nest, are unique and 19 digits long; one township remainder per rural end is numbered 999")
    func codes() {
        let (villages, townships) = (Self.city.districts.villages, Self.city.districts.townships)
        #expect(Set(villages.map(\.code)).count == villages.count)
        #expect(Set(townships.map(\.code)).count == townships.count)
        for village in villages {
            #expect(village.code.count == 19 && village.code.hasSuffix("0000000"))
            #expect(village.code.hasPrefix(townships[village.township].code))
        }
        for township in townships {
            #expect(township.code.count == 9)
            #expect(township.code.hasPrefix(Cities.targets.counties[township.county].code))
        }
        let remainders = villages.filter { $0.code.hasSuffix("9990000000") }
        #expect(!remainders.isEmpty && remainders.allSatisfy { $0.name.hasSuffix("直属") })
    }

    @Test("counties come out near their share of the area and each in one piece but for exclaves")
    func counties() {
        var areas = Array(repeating: 0.0, count: Cities.targets.counties.count)
        for (patch, gross) in zip(Self.city.plan.patches, Self.city.areas.gross) {
            areas[Self.city.districts.villages[Int(patch.village)].county] += Double(gross.hundredths) / 1e8
        }
        for (county, area) in zip(Cities.targets.counties, areas) {
            #expect(abs(area - county.area) < 0.08 * county.area, "\(county.name): \(area) km²")
        }
        let labels: [Int32] = Self.city.districts.villageOfCell.map {
            $0 < 0 ? -1 : Int32(Self.city.districts.villages[Int($0)].county)
        }
        let regions = CellRegions.find(labels: labels, shape: Self.city.lattice.shape)
        // Two exclaves of counties, a cell each.
        #expect(regions.count == areas.count + 2)
        #expect(regions.filter { $0.cells.count == 1 }.count == 2)
    }

    @Test("villages have parts inside others of the township, of another township, of another county")
    func exclaves() throws {
        let parts = try Self.city.villageParts()
        let extra = Dictionary(grouping: parts.filter { !$0.isIsland }, by: \.unit).filter {
            $0.value.count > 1
        }
        // Six, three and two, two of which may fall to the same village.
        #expect(extra.values.map { $0.count - 1 }.reduce(0, +) == 11)
        for parts in extra.values { #expect(Set(parts.map(\.controlArea)).count == 1) }
        #expect(
            try Self.city.townshipParts().filter { !$0.isIsland }.count == Self.city.districts.townships.count
                + 5)
    }

    @Test("survey islands have names, lie in holes of the land and carry control areas of their own")
    func islands() throws {
        let city = Self.city
        #expect(city.plan.islands.count == Cities.targets.counties.map(\.islands).reduce(0, +))
        #expect(Set(city.plan.islands.map(\.isInhabited)) == [true, false])
        let parts = try city.townshipParts()
        for (index, island) in city.plan.islands.enumerated() {
            let township = city.districts.villages[island.village].township
            let own = parts.filter { $0.unit == township && $0.isIsland }
            #expect(own.map(\.islandName) == [island.name], "island \(index)")
            let land = parts.filter { $0.unit == township && !$0.isIsland }
            // The island's shell is, backwards, a hole of the land around it.
            let shell = Set(GeometryTests.places(own[0].rings[0]))
            #expect(
                land.contains { $0.rings.dropFirst().contains { Set(GeometryTests.places($0)) == shell } })
            let patches = city.plan.patches.indices.filter {
                city.islandName(of: city.plan.patches[$0]) == island.name
            }
            #expect(patches.count >= 2 && patches.allSatisfy { city.plan.patches[$0].isIsland })
        }
    }

    @Test("there are holes, and forests of thousands of vertices")
    func shapes() {
        let rings = Self.city.plan.patches.indices.map { Self.city.outlines.rings(of: $0) }
        #expect(rings.filter { $0.count > 1 }.count > 200)
        #expect(rings.filter { $0.reduce(0) { $0 + $1.count / 2 } > 1_000 }.count >= 4)
        let vertices = rings.joined().reduce(0) { $0 + $1.count / 2 }
        #expect((30...42).contains(vertices / rings.count))
    }
}
