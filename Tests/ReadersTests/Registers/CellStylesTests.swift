import Testing

@testable import Readers

@Suite struct CellStylesTests {
    @Test(
        "formats are told by the letters of their first section",
        arguments: [
            ("yyyy/m/d", .date), ("yyyy\"年\"m\"月\"d\"日\";@", .date), ("[$-804]yyyy\"年\"m\"月\"", .date),
            ("mmm-yy", .date), ("h:mm:ss", .time), ("[h]:mm", .time), ("mm:ss.0", .time), ("0.00%", .percent),
            ("0\"%\"", .plain), ("General", .plain), ("#,##0.00_ ;[Red]-#,##0.00\\ ", .plain),
            ("0.00\"d\"", .plain), ("@", .plain), ("", .plain), ("0\\d", .plain), ("0;yyyy", .plain),
        ] as [(String, CellStyles.Kind)])
    func codes(_ code: String, _ kind: CellStyles.Kind) {
        #expect(CellStyles.kind(code) == kind)
    }

    @Test("those that every workbook has")
    func builtIn() {
        #expect([0, 1, 2, 11, 48, 49, 164].allSatisfy { CellStyles.builtIn($0) == .plain })
        #expect([9, 10].allSatisfy { CellStyles.builtIn($0) == .percent })
        #expect([14, 15, 16, 17, 22, 31, 57, 58].allSatisfy { CellStyles.builtIn($0) == .date })
        #expect([18, 20, 21, 32, 45, 47, 55].allSatisfy { CellStyles.builtIn($0) == .time })
    }

    @Test("names of cells and columns")
    func names() {
        #expect([0, 25, 26, 701, 702, 16_383].map(CellName.letters) == ["A", "Z", "AA", "ZZ", "AAA", "XFD"])
        for column in stride(from: 0, to: CellName.columns, by: 7) {
            let read = CellName.read(CellName.letters(column) + "12")
            #expect(read?.column == column && read?.row == 12)
        }
        #expect(["", "A", "1", "A0", "XFE1", "A1B", "AAAA1", "a1"].allSatisfy { CellName.read($0) == nil })
        #expect(
            MergedCells("B2:C4")?.columns == 1...2 && MergedCells("C4:B2") == nil && MergedCells("B2") == nil)
    }
}
