import Foundation
import LandModel
import TestSupport
import Testing

@testable import Writers

@Suite struct TableCSVTests {
    @Test("a form is written with one header row, codes as text, two decimals, units in the names")
    func golden() throws {
        let folder = try TemporaryFolder()
        #expect(try TableCSV.write(Samples.form, into: folder.path) == "T02.csv")
        let text = try String(contentsOfFile: folder.path("T02.csv"), encoding: .utf8)
        #expect(
            text == """
                district_name,district_code,TDZMJ_国土调查总面积_hm2,01_耕地_小计_hm2,0101_耕地_水田_hm2,\
                0102_耕地_水浇地_hm2,12_其他土地_hm2
                曲江区,440205,10.00,7.00,5.00,2.00,3.00
                马坝镇,440205100,6.00,4.00,2.50,1.50,2.00
                "'=马坝,村",440205100201,3.50,2.50,1.50,1.00,1.00
                城南村,440205100202,2.50,1.50,1.00,0.50,1.00
                大塘镇,440205101,4.00,3.00,2.50,0.50,1.00
                大塘村,440205101201,3.90,2.90,2.40,0.50,1.00
                左村,440205101202,0.10,0.10,0.10,0.00,0.00

                """)
    }

    @Test("the order of the rows given does not show")
    func order() throws {
        var generator = SplitMix64(announcing: "TableCSVTests.order")
        let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
        var shuffled = Samples.form
        shuffled.rows.shuffle(using: &generator)
        try TableCSV.write(Samples.form, into: first.path)
        try TableCSV.write(shuffled, into: second.path)
        #expect(
            try Data(contentsOf: first.url.appendingPathComponent("T02.csv"))
                == Data(contentsOf: second.url.appendingPathComponent("T02.csv")))
    }

    @Test("the byte order mark is an option and changes nothing else")
    func byteOrderMark() throws {
        let (plain, marked) = (try TemporaryFolder(), try TemporaryFolder())
        try TableCSV.write(Samples.form, into: plain.path)
        try TableCSV.write(Samples.form, into: marked.path, byteOrderMark: true)
        let bytes = try Data(contentsOf: marked.url.appendingPathComponent("T02.csv"))
        #expect(bytes.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
        #expect(try bytes.dropFirst(3) == Data(contentsOf: plain.url.appendingPathComponent("T02.csv")))
    }

    @Test("a row that does not fit its form is told, not written")
    func malformed() throws {
        let folder = try TemporaryFolder()
        var table = Samples.form
        table.rows[3].areas.removeLast()
        #expect(throws: WriterError.malformedTable(table: "T02", row: 3)) {
            try TableCSV.write(table, into: folder.path)
        }
    }

    @Test("what stands already is not overwritten")
    func standing() throws {
        let folder = try TemporaryFolder()
        try folder.write("T02.csv", "mine")
        #expect(throws: WriterError.cannotCreate(path: folder.path("T02.csv"), call: "open", code: EEXIST)) {
            try TableCSV.write(Samples.form, into: folder.path)
        }
    }
}
