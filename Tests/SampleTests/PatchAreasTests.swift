import LandModel
import Measure
import Normalise
import Testing

@testable import Sample

@Suite struct PatchAreasTests {
    private func metres(_ hundredths: Int64...) -> [SquareMetres] {
        hundredths.map { SquareMetres(hundredths: $0) }
    }

    @Test("the difference is spread evenly, the largest patches take the rest")
    func level() {
        // By hand: 1000 + 3000 + 2000 + 500 = 6500; to 6506: 6 = 4 · 1 + 2, the two largest get one more.
        var gross = metres(1000, 3000, 2000, 500, 77)
        PatchAreas.level(&gross, [0, 1, 2, 3], to: SquareMetres(hundredths: 6506))
        #expect(gross == metres(1001, 3002, 2002, 501, 77))
        // To 6503, three less than 6506: the three largest of four give one each; equal areas by lower number.
        PatchAreas.level(&gross, [0, 1, 2, 3], to: SquareMetres(hundredths: 6503))
        #expect(gross == metres(1000, 3001, 2001, 501, 77))
    }

    @Test("patches add up to villages, villages to townships", arguments: CityChoice.allCases)
    func sums(choice: CityChoice) {
        let city = choice.city
        var villages: [PatchAreas.UnitKey: SquareMetres] = [:]
        var townships: [PatchAreas.UnitKey: SquareMetres] = [:]
        for (patch, gross) in zip(city.plan.patches, city.areas.gross) {
            let village = city.districts.villages[Int(patch.village)]
            villages[.init(unit: Int(patch.village), isIsland: patch.isIsland), default: .zero] += gross
            townships[.init(unit: village.township, isIsland: patch.isIsland), default: .zero] += gross
        }
        #expect(villages == city.areas.villages)
        #expect(townships == city.areas.townships)
    }

    @Test("levelling moves no patch by more than two steps, and all areas stay positive")
    func steps() throws {
        for (number, gross) in Cities.standard.areas.gross.enumerated() {
            let rings = Cities.standard.outlines.rings(of: number)
            let computed = try #require(Cities.standard.plane.twiceArea(ofRings: rings)?.squareMetres)
            #expect((gross - computed).magnitude <= SquareMetres(hundredths: 2))
            #expect(gross > SquareMetres(hundredths: 40_000))
        }
    }

    @Test("ridges by hand: 1234.56 m² at 0.0580 is 71.60448 m², rounded 71.60")
    func ridges() {
        let gross = SquareMetres(hundredths: 123_456)
        #expect(RidgeDeduction.ratio(slope: 2, isTerrace: true, county: 0) == 580)
        #expect(DeductionRule.deducted(gross: gross, ratio: 580) == SquareMetres(hundredths: 7_160))
        #expect(
            DeductionRule.deducted(gross: SquareMetres(hundredths: 5_000), ratio: 1)
                == SquareMetres(hundredths: 1))
        #expect(DeductionRule.deducted(gross: SquareMetres(hundredths: 4_999), ratio: 1) == .zero)
        #expect(RidgeDeduction.ratio(slope: 1, isTerrace: true, county: 9) == 0)
    }
}
