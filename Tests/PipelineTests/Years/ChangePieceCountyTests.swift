import LandModel
import Testing

@testable import Pipeline

@Suite struct ChangePieceCountyTests {
    private static func piece(_ before: String?, _ after: String?) -> ChangePiece {
        func side(_ unit: String?) -> ChangeSide? {
            unit.map {
                ChangeSide(
                    key: BaseKey(locationUnit: $0, ownershipUnit: "", ownership: "30"), landClass: "0301")
            }
        }
        return ChangePiece(
            record: ChangeRecord(
                before: side(before), after: side(after), kind: .land, area: SquareMetres(hundredths: 5)),
            before: nil, after: nil)
    }

    @Test(
        "ground between counties is given away in the one's list and received in the other's",
        arguments: [
            ("440203001001", "440203001002", "440203", BorderAdjustment.none),
            ("440203001001", nil, "440203", BorderAdjustment.none),
            (nil, "440203001001", "440203", BorderAdjustment.none),
            ("440205001001", "440203001001", "440203", .receivedByBorder),
            ("440205001001", "440203001001", "440205", .givenByBorder),
        ] as [(String?, String?, String, BorderAdjustment)])
    func told(before: String?, after: String?, county: String, adjustment: BorderAdjustment) throws {
        var expected = Self.piece(before, after)
        expected.record.adjustment = adjustment
        #expect(Self.piece(before, after).told(in: county) == expected)
    }

    @Test("another county's list does not have it")
    func others() {
        #expect(Self.piece("440205001001", "440203001001").told(in: "440204") == nil)
        #expect(Self.piece(nil, "440203001001").told(in: "440205") == nil)
    }
}
