import LandModel
import Testing

@testable import Tables

@Suite struct ChangeListTests {
    private static let patch = ChangedPatch(
        identifier: "B1", number: "7", locationName: "甲村", ownershipName: "乙村", quality: "8")

    private static func side(_ landClass: String, _ change: (inout BaseKey) -> Void = { _ in }) -> ChangeSide
    {
        var key = BaseKey(
            locationUnit: "990101001001", ownershipUnit: "990101001002", ownership: "30", terrace: "TT",
            slope: "3", planting: "LS", settlement: "203", refinement: "HDGD")
        change(&key)
        return ChangeSide(key: key, landClass: landClass)
    }

    private static func piece(
        _ before: ChangeSide?, _ after: ChangeSide?, _ adjustment: BorderAdjustment = .none,
        quality: String = "8", behaviour: ChangeBehaviour? = .shape
    ) -> ChangePiece {
        var later = patch
        later.quality = quality
        return ChangePiece(
            record: ChangeRecord(
                before: before, after: after, kind: .land, adjustment: adjustment,
                area: SquareMetres(hundredths: 12_345)),
            before: before == nil ? nil : patch, after: after == nil ? nil : later, behaviour: behaviour)
    }

    @Test("a piece stands in a line with both sides, its area in m² and its adjustment")
    func line() throws {
        let form = try ChangeFormCatalogue().form("B01")
        let table = ChangeList.table(
            [
                Self.piece(Self.side("0101"), Self.side("0301"), .given),
                Self.piece(nil, Self.side("0702"), behaviour: .new),
            ],
            form: form, year: "2024")
        let before = [
            "B1", "7", "990101001001", "甲村", "990101001002", "乙村", "30", "0101", "TT", "3", "203", "HDGD",
            "LS", "00", "8",
        ]
        let none = Array(repeating: "", count: 15)
        let after = before.map { $0 == "0101" ? "0702" : $0 }
        #expect(
            table.rows.map(\.keys) == [
                none + after + ["123.45", "0"], before + none + ["123.45", "2"],
            ])
        #expect(table.columns.filter { $0.kind == .squareMetres }.map(\.code) == ["BGMJ"])
        #expect(table.title == "变更一览表")
    }

    @Test("a piece in which nothing but the shape changed is left out")
    func shapeOnly() {
        let same = Self.side("0101")
        #expect(ChangeList.isShapeOnly(Self.piece(same, same)))
        // Terraces and island names are not among what the rule compares.
        #expect(ChangeList.isShapeOnly(Self.piece(same, Self.side("0101") { $0.terrace = "PD" })))
        let kept: [ChangePiece] = [
            Self.piece(same, same, behaviour: .attributes), Self.piece(same, same, .received),
            Self.piece(same, same, .within), Self.piece(same, Self.side("0102")),
            Self.piece(same, same, quality: "9"), Self.piece(same, nil),
            Self.piece(same, Self.side("0101") { $0.locationUnit = "990101001003" }),
            Self.piece(same, Self.side("0101") { $0.ownershipUnit = "990101001003" }),
            Self.piece(same, Self.side("0101") { $0.ownership = "20" }),
            Self.piece(same, Self.side("0101") { $0.slope = "4" }),
            Self.piece(same, Self.side("0101") { $0.refinement = "" }),
            Self.piece(same, Self.side("0101") { $0.planting = "FLS" }),
            Self.piece(same, Self.side("0101") { $0.settlement = "202" }),
            Self.piece(same, Self.side("0101") { $0.island = "01" }),
        ]
        for piece in kept { #expect(!ChangeList.isShapeOnly(piece), "\(piece)") }
        // Found by comparing two years: only what is the same altogether.
        #expect(ChangeList.isShapeOnly(Self.piece(same, same, behaviour: nil)))
        #expect(
            !ChangeList.isShapeOnly(
                Self.piece(same, Self.side("0101") { $0.terrace = "PD" }, behaviour: nil)))
    }
}
