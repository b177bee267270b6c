import Foundation
import LandModel
import TestSupport
import Testing

@testable import Writers

@Suite struct RecordsCSVTests {
    @Test("one line a record and class, counted and levelled beside each other")
    func lines() throws {
        let folder = try TemporaryFolder()
        let key = BaseKey(
            locationUnit: "440203001001", ownershipUnit: "440203001001", ownership: "30", slope: "2",
            planting: "LS")
        let counted = BaseRecord(
            key: key,
            cells: ["0103": SquareMetres(hundredths: 5_000_049), "0101": SquareMetres(hundredths: 1_234_500)])
        let levelled = LevelledRecord(
            key: key, cells: ["0101": Hectares(hundredths: 12), "0103": Hectares(hundredths: 501)])
        try RecordsCSV.write([(counted, levelled)], as: .base, into: folder.path)
        let text = try String(contentsOfFile: folder.path + "/base.csv", encoding: .utf8)
        #expect(
            text == """
                \(RecordsCSV.Layout.base.header.joined(separator: ","))
                440203001001,440203001001,30,,2,LS,,,00,,0,0101,12345.00,0.12
                440203001001,440203001001,30,,2,LS,,,00,,0,0103,50000.49,5.01

                """)
    }

    @Test("approved land is told by its use, farmland by its village alone")
    func others() throws {
        let folder = try TemporaryFolder()
        let key = BaseKey(
            locationUnit: "440203001001", ownershipUnit: "", ownership: "", approvedUse: "0701")
        let counted = BaseRecord(key: key, cells: ["0101": SquareMetres(hundredths: 1_234_500)])
        let levelled = LevelledRecord(key: key, cells: ["0101": Hectares(hundredths: 123)])
        func text(_ layout: RecordsCSV.Layout) throws -> String {
            let name = try RecordsCSV.write([(counted, levelled)], as: layout, into: folder.path)
            return try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
        }
        #expect(
            try text(.approved) == """
                location_code,approved_use,class,area_m2,levelled_hm2
                440203001001,0701,0101,12345.00,1.23

                """)
        #expect(
            try text(.farmland) == """
                location_code,class,area_m2,levelled_hm2
                440203001001,0101,12345.00,1.23

                """)
    }
}
