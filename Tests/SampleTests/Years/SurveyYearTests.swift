import GEOSBridge
import LandModel
import Measure
import Normalise
import Testing

@testable import Sample

/// Every later year is as clean as the first: patches cover the city once, areas add up to the control areas.
@Suite struct SurveyYearTests {
    @Test("patches of every year meet their neighbours edge by edge", arguments: CityChoice.allCases)
    func coverage(choice: CityChoice) {
        let city = choice.city
        let outline = Set(Edge.all(CoverageTests.outline(city)))
        for later in Years.of(choice).later {
            CoverageTests.expectCover(
                later.state.patches.flatMap { Edge.all(city.rings(of: $0)) }, of: outline)
        }
    }

    @Test("shapes that events drew are valid by the library's rules", arguments: CityChoice.allCases)
    func valid(choice: CityChoice) throws {
        let context = try GEOSContext()
        let years = Years.of(choice)
        let patches = try #require(years.later.last).state.patches
        var drawn = 0
        for patch in patches {
            guard case .drawn(let rings) = patch.shape else { continue }
            drawn += 1
            #expect(try ZoneTable.geometry([rings], context).validity() == .valid, "\(patch.identifier)")
            for (index, ring) in rings.enumerated() {
                #expect(RingTracer.isCounterClockwise(ring) == (index == 0))
                #expect(CoverageTests.isSimple(ring))
            }
        }
        #expect(drawn > 40)
    }

    @Test(
        "recorded areas add up to the control areas of the first year, land and islands apart",
        arguments: CityChoice.allCases)
    func control(choice: CityChoice) {
        let city = choice.city
        for later in Years.of(choice).later {
            var sums: [PatchAreas.UnitKey: SquareMetres] = [:]
            for patch in later.state.patches {
                sums[.init(unit: patch.village, isIsland: patch.isIsland), default: .zero] += patch.gross
            }
            #expect(sums == city.areas.villages)
            for record in later.state.villages {
                let key = PatchAreas.UnitKey(unit: record.part.unit, isIsland: record.part.isIsland)
                #expect(record.part.controlArea == city.areas.villages[key])
            }
            for record in later.state.townships {
                let key = PatchAreas.UnitKey(unit: record.part.unit, isIsland: record.part.isIsland)
                #expect(record.part.controlArea == city.areas.townships[key])
            }
        }
    }

    @Test("identifiers are unique in a year and never given to other ground", arguments: CityChoice.allCases)
    func identifiers(choice: CityChoice) {
        let years = Years.of(choice)
        var ground: [SurveyPatch.Identifier: [Int]] = [:]
        for state in [years.first] + years.later.map(\.state) {
            #expect(Set(state.patches.map(\.identifier)).count == state.patches.count)
            for patch in state.patches {
                if let known = ground.updateValue(patch.ground, forKey: patch.identifier) {
                    #expect(known == patch.ground, "\(patch.identifier)")
                }
            }
            let codes = state.districts.villages.map(\.code)
            #expect(Set(codes).count == codes.count)
            let numbers = Dictionary(grouping: state.patches) { $0.village }.values
            #expect(numbers.allSatisfy { Set($0.map(\.number)).count == $0.count })
        }
    }

    @Test("attributes obey the survey's quality rules in every year")
    func attributes() {
        for later in Years.standard.later {
            for patch in later.state.patches {
                let (code, attributes) = (patch.classCode, patch.attributes)
                let checked: [(String, StaticCode)] = [
                    ("QSXZ", attributes.ownership), ("GDLX", attributes.terrace),
                    ("TBXHDM", attributes.refinement), ("ZZSXDM", attributes.planting),
                    ("CZCSXM", attributes.settlement),
                ]
                for (list, value) in checked where !value.isEmpty {
                    #expect(
                        AttributeTests.lists[list].allows(value.text, on: code, in: AttributeTests.standard),
                        "\(value.text) on \(code)")
                }
                let isCultivated = ["0101", "0102", "0103"].contains(code)
                #expect((attributes.slope > 0) == isCultivated && (attributes.grade > 0) == isCultivated)
                #expect(attributes.terrace.isEmpty == (attributes.slope < 2))
                #expect((attributes.ridgeRatio > 0) == (attributes.slope > 1))
                let isSettlement =
                    ["05", "06", "07", "08", "09"].contains { code.hasPrefix($0) }
                    || ["1004", "1005", "1201"].contains(code)
                #expect(!isSettlement || !attributes.settlement.isEmpty, "\(code) without CZCSXM")
                #expect(code != "1003" || attributes.width > 0)
            }
        }
    }

    @Test("other seeds make other stories, all of them whole", arguments: [2, 7, 31] as [UInt64])
    func seeds(seed: UInt64) throws {
        let city = try SampleCity(targets: Cities.targets, patches: 1_000, seed: seed)
        let years = try SampleYears(ZonePlan(city))
        let outline = Set(Edge.all(CoverageTests.outline(city)))
        for later in years.later {
            let patches = later.state.patches
            CoverageTests.expectCover(patches.flatMap { Edge.all(city.rings(of: $0)) }, of: outline)
            var sums: [PatchAreas.UnitKey: SquareMetres] = [:]
            for patch in patches {
                sums[.init(unit: patch.village, isIsland: patch.isIsland), default: .zero] += patch.gross
            }
            #expect(sums == city.areas.villages)
        }
        #expect(years.story.count > 100)
        let file = StoryFile(targets: Cities.targets)
        #expect(file.text(years.story) != file.text(Years.small.story))
    }
}
