import LandModel
import Testing

@testable import Tables

@Suite struct FormFilterTests {
    private let key = BaseKey(
        locationUnit: "440203001001", ownershipUnit: "440203001001", ownership: "31", terrace: "TT",
        slope: "3",
        planting: "LS", settlement: "203A", refinement: "", island: "00", exclave: "0", approvedUse: "0701")

    @Test(
        "conditions of every kind",
        arguments: [
            ("ALL", true), ("DLBM in (0103)", true), ("DLBM in (0101,0103)", true), ("DLBM in (010)", false),
            ("QSXZ[0] in (3,4)", true), ("QSXZ[0] in (1,2)", false), ("QSXZ in (3)", false),
            ("GDLX notin (TT)", false), ("GDLX notin (PD)", true),
            ("TBXHDM notin (HDGD)", true), ("TBXHDM in (HDGD)", false),
            ("DLBM in (0103) and GDPDJB in (3) and ZZSXDM in (LS,FLS)", true),
            ("DLBM in (0103) and GDPDJB in (4)", false),
            ("PZYT in (0701,0702)", true), ("PZYT in (0103)", false),
            ("CZCSXM in (203,203A) and MSSM in (00) and FRDBS in (0)", true),
        ])
    func matches(text: String, expected: Bool) throws {
        let filter = try #require(FormFilter(text))
        #expect(filter.matches(key, landClass: "0103") == expected, "\(text)")
    }

    @Test(
        "a text outside the grammar is refused",
        arguments: [
            "", "all", "DLBM", "DLBM in", "DLBM in ()", "DLBM in (0101,)", "DLBM in 0101", "XXXX in (1)",
            "DLBM in (0101) or QSXZ in (30)", "DLBM in (0101) and ", "DLBM in (0101)QSXZ in (30)",
            "DLBM[1] in (0)", "DLBM not in (0101)", "DLBM in (01 01)",
        ])
    func refused(text: String) {
        #expect(FormFilter(text) == nil, "\(text)")
    }
}
