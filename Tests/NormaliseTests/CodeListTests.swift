import LandModel
import Testing

@testable import Normalise

@Suite struct CodeListTests {
    let lists = Packs.lists
    let survey = Packs.classification

    @Test("the lists a patch needs are there")
    func names() {
        for name in ["QSXZ", "GDLX", "GDPDJB", "ZZSXDM", "TBXHDM", "CZCSXM", "FRDBS", "MSSM"] {
            #expect(!lists[name].entries.isEmpty, "\(name)")
        }
        #expect(
            lists["QSXZ"].entries.filter { $0.status == .known }.map(\.code) == [
                "10", "20", "30", "31", "32", "33", "34", "40",
            ])
    }

    @Test(
        "status of a code",
        arguments: [
            ("QSXZ", "30", CodeList.Status.known), ("QSXZ", "21", .unverified), ("QSXZ", "99", .unknown),
            ("GDLX", "FD", .legacy), ("ZZSXDM", "GZ", .legacy), ("NOLIST", "1", .unknown),
        ])
    func status(list: String, code: String, expected: CodeList.Status) {
        #expect(lists[list].status(of: code) == expected)
    }

    @Test(
        "classes that may carry a code",
        arguments: [
            ("TBXHDM", "HDGD", "0101", true), ("TBXHDM", "HDGD", "0201", false),
            ("TBXHDM", "LQYD", "0201K", true),
            ("TBXHDM", "FQ", "1003", true), ("TBXHDM", "LJTM", "0305", true),
            ("TBXHDM", "LJTM", "0303", false),
            ("ZZSXDM", "LS", "0103", true), ("ZZSXDM", "JKHF", "0403", false),
            ("ZZSXDM", "JKHF", "0403K", true),
            ("ZZSXDM", "JKHF", "1104A", true), ("ZZSXDM", "JKHF", "0404", false),
            ("ZZSXDM", "GCHF", "0404", true),
            ("CZCSXM", "201", "0101", true), ("GDPDJB", "3", "0301", false),
        ])
    func allowed(list: String, code: String, landClass: String, expected: Bool) {
        #expect(lists[list].allows(code, on: landClass, in: survey) == expected)
    }
}
