import GDALBridge
import LandModel
import TestSupport
import Testing

@testable import Readers

/// Systems that the coordinates deny, and the ones proposed in their place.
@Suite struct ReferenceContradictionTests {
    private func contradiction(_ inspection: SourceInspection) -> (
        ReferenceContradiction, [ClosedRange<Int>]
    )? {
        guard
            case .referenceContradicted(_, _, let contradiction, _, let candidates) = inspection.problems
                .first,
            inspection.problems.count == 1
        else {
            Issue.record("\(inspection.problems)")
            return nil
        }
        return (contradiction, candidates.map(\.codes))
    }

    @Test(
        "coordinates that deny their system stop with the candidates",
        arguments: [
            // Declared without prefix, coordinates with: the same zone's prefixed code.
            (4547, ReferenceTrial.prefixed, 1000.0, ReferenceContradiction.prefixUnexpected, [4526...4526]),
            // Declared with prefix, coordinates without.
            (4526, ReferenceTrial.plain, 1000, .prefixMissing, [4547...4547]),
            (4497, (752_000, 2_735_000), 1000, .prefixMissing, [4508...4508]),
            // Another zone's prefix.
            (4525, ReferenceTrial.prefixed, 1000, .prefixOfOtherZone, [4526...4526]),
            (4526, (19_752_000, 2_735_000), 1000, .prefixOfOtherZone, [4497...4497]),
            // Geographic by name, metres by number.
            (4490, ReferenceTrial.prefixed, 1000, .notDegrees, [4526...4526]),
            (4490, ReferenceTrial.plain, 1000, .notDegrees, [4534...4554, 4502...4512]),
            // Projected by name, degrees by number.
            (4547, (113.5, 24.7), 0.01, .degreesNotMetres, [4490...4490]),
            (32649, (113.5, 24.7), 0.01, .degreesNotMetres, [4490...4490]),
            // Latitude first, northing first: no other system puts that right.
            (4490, (24.7, 113.5), 0.01, .axesSwapped, []),
            (4526, (2_733_000, 38_449_000), 1000, .axesSwapped, []),
            (4547, (2_733_000, 449_000), 1000, .axesSwapped, []),
            // 300 km from the meridian of a 3° zone, which a 6° zone reaches; 452 km, which none does.
            (4547, (200_000, 2_733_000), 1000, .outsideZone, [4502...4512]),
            (4546, (48_000, 2_733_000), 1000, .outsideZone, []),
        ] as [(Int, (Double, Double), Double, ReferenceContradiction, [ClosedRange<Int>])])
    func contradicted(
        epsg: Int, corner: (Double, Double), side: Double, expected: ReferenceContradiction,
        candidates: [ClosedRange<Int>]
    ) throws {
        let found = contradiction(try ReferenceTrial.inspect(epsg: epsg, corner: corner, side: side))
        #expect(found?.0 == expected)
        #expect(found?.1 == candidates)
    }

    @Test(
        "a layer transformed into a distant zone is not sent from one refusal to the next",
        arguments: [
            // Around 113.5° E, 5° and more from the meridian of zone 36 (108°): its eastings run over into the prefix of
            // zone 37, whose meridian (111°) is as far on the other side.
            (4524, 36_999_800, .outsideZone), (4525, 36_999_800, .outsideZone),
            // All of them beyond 37 million.
            (4524, 37_000_200, .prefixOfOtherZone), (4525, 37_000_200, .outsideZone),
        ] as [(Int, Double, ReferenceContradiction)])
    func distantZone(epsg: Int, easting: Double, expected: ReferenceContradiction) throws {
        let declared = contradiction(
            try ReferenceTrial.inspect(epsg: epsg, corner: (easting, 2_740_000), side: 54_500))
        #expect(declared?.0 == expected)
        #expect(declared?.1 == [])
        let stated = contradiction(
            try ReferenceTrial.inspect(
                corner: (easting, 2_740_000), side: 54_500, stated: StatedReference("EPSG:\(epsg)")))
        #expect(stated?.0 == expected)
        #expect(stated?.1 == [])
    }

    @Test(
        "whatever system is proposed for coordinates passes when it is stated",
        arguments: [
            ((113.5, 24.7), 0.01), ((24.7, 113.5), 0.01), (ReferenceTrial.prefixed, 1000),
            (ReferenceTrial.plain, 1000),
            ((200_000, 2_733_000), 1000), ((48_000, 2_733_000), 1000), ((19_752_000, 2_735_000), 1000),
            ((36_999_800, 2_740_000), 54_500), ((2_733_000, 38_449_000), 1000),
        ] as [((Double, Double), Double)])
    func proposalsPass(corner: (Double, Double), side: Double) throws {
        for epsg in [4490, 4524, 4525, 4526, 4547, 4548, 4497, 4508] {
            let inspection = try ReferenceTrial.inspect(epsg: epsg, corner: corner, side: side)
            guard case .referenceContradicted(_, _, _, _, let candidates) = inspection.problems.first else {
                continue
            }
            for code in candidates.flatMap({ [$0.codes.lowerBound, $0.codes.upperBound] }) {
                #expect(code != epsg)
                let stated = try ReferenceTrial.inspect(
                    corner: corner, side: side, stated: StatedReference("EPSG:\(code)"))
                #expect(stated.problems == [], "EPSG:\(code) in place of EPSG:\(epsg)")
            }
        }
    }

    @Test("an extent beyond every number is refused like any other")
    func hugeExtent() throws {
        let reference = try SpatialReference(epsg: 4526)
        let extent = Extent(
            minimumX: 38_449_000, minimumY: 2_733_000, maximumX: 1e300, maximumY: 2_734_000)
        let judge = ReferenceJudge(
            declared: reference, stated: nil, acceptedOlderDatums: [], extent: extent, district: nil)
        #expect(throws: ReferenceFault.self) { try judge.decide() }
    }

    @Test("a stated system is checked against the coordinates, too")
    func statedContradicted() throws {
        let inspection = try ReferenceTrial.inspect(
            epsg: nil, corner: ReferenceTrial.prefixed, side: 1000, stated: StatedReference("EPSG:4547"))
        #expect(contradiction(inspection)?.0 == .prefixUnexpected)
        guard case .referenceContradicted(_, true, _, _, _) = inspection.problems.first else {
            Issue.record("the system is told as the data's own")
            return
        }
    }

    @Test("the districts' extent tells the zone where the eastings cannot")
    func district() throws {
        let county = GeographicBox(west: 113.3, south: 24.4, east: 113.8, north: 25.0)
        // Declared with the central meridian 117°, but the county lies at 113.5°: 114° places it, and the 6° zone of 111°
        // does not.
        let found = contradiction(
            try ReferenceTrial.inspect(epsg: 4548, corner: ReferenceTrial.plain, side: 1000, district: county)
        )
        #expect(found?.0 == .outsideDistrict)
        #expect(found?.1 == [4547...4547])
        let good = try ReferenceTrial.inspect(
            epsg: 4547, corner: ReferenceTrial.plain, side: 1000, district: county)
        #expect(good.problems == [])
        #expect(good.evidence(.extentInDistrict) != nil)
    }
}
