import Foundation
import LandModel
import TestSupport
import Testing

@testable import Tables

@Suite struct FormCatalogueTests {
    @Test("the survey's forms, each with its columns")
    func forms() throws {
        let catalogue = try FormCatalogue()
        let expected = [
            "T01": 14, "T02": 69, "T03": 42, "T04": 414, "T05": 14, "T06": 28, "T07": 5, "T08": 5, "T09": 7,
            "T10": 10, "T11": 8, "T12": 29, "T13": 29, "T14": 69, "T15": 18, "T16": 41, "T17": 10, "T18": 14,
            "T19": 69, "T20": 42, "T21": 414,
            "T22": 14, "T23": 69,
        ]
        #expect(catalogue.identifiers == expected.keys.sorted())
        #expect(catalogue.forms.filter { $0.records == .approved }.map(\.id) == ["T13", "T14"])
        #expect(catalogue.forms.filter { $0.records == .farmland }.map(\.id) == ["T15"])
        #expect(catalogue.forms.filter { $0.records == .base }.count == 20)
        for form in catalogue.forms {
            #expect(form.areaColumns.count == expected[form.id], "\(form.id)")
            #expect(Set(form.columns.map(\.heads)).count == form.columns.count, "\(form.id): heads repeat")
            #expect(form.columns.allSatisfy { ["", "A", "B", "C"].contains($0.confidence) })
        }
    }

    @Test("heads are grouped, wetland first, totals before their parts")
    func heads() throws {
        let catalogue = try FormCatalogue()
        func heads(_ id: String) throws -> [[String]] { try catalogue.form(id).columns.map(\.heads) }
        #expect(
            try heads("T01").prefix(5) == [
                ["行政区域", "名称"], ["行政区域", "代码"], ["国土调查总面积"], ["湿地(00)"], ["耕地(01)"],
            ])
        #expect(
            try heads("T02")[2..<5] == [["国土调查总面积"], ["湿地(00)", "小计"], ["湿地(00)", "红树林地(0303)"]])
        #expect(
            try heads("T03")[2..<7] == [
                ["合计", "小计"], ["合计", "国家所有"], ["合计", "集体所有"], ["湿地(00)", "小计"], ["湿地(00)", "国有"],
            ])
        #expect(
            try heads("T04")[2..<5] == [
                ["城镇村及工矿用地(20)", "合计"], ["城镇村及工矿用地(20)", "湿地(00)", "小计"],
                ["城镇村及工矿用地(20)", "湿地(00)", "红树林地(0303)"],
            ])
        #expect(try heads("T13")[2..<5] == [["合计"], ["湿地(00)", "小计"], ["湿地(00)", "盐田(0603)"]])
        #expect(try heads("T14")[3...] == heads("T02")[3...])
        #expect(try heads("T15")[7..<9] == [["其他地类", "小计"], ["其他地类", "湿地(00)"]])
        #expect(try heads("T18")[2] == ["所属行政区域", "名称"])
        #expect(try heads("T22")[2..<4] == [["海岛名称"], ["海岛面积"]])
    }

    @Test("an uncertain column brings its note, a certain one does not")
    func notes() throws {
        let columns = try FormCatalogue().form("T17").tableColumns
        #expect(columns.filter { !$0.note.isEmpty }.map(\.code) == ["LJTM0301", "LJTM0302", "LJTM0307"])
        #expect(columns.first { $0.code == "FQ" }?.children == ["FQ0602", "FQ1001", "FQ1003"])
    }

    @Test("land may be approved for what stands in a column of T13")
    func approvedUses() throws {
        let uses = try FormCatalogue().approvedUses
        #expect(uses.count == 23 && uses.isSuperset(of: ["0603", "0701", "0810A", "1109"]))
        #expect(uses.isDisjoint(with: ["", "0101", "1006", "1201"]))
    }

    @Test("an unknown form is refused with the nearest names")
    func unknown() throws {
        let catalogue = try FormCatalogue()
        #expect {
            try catalogue.form("T2")
        } throws: { error in
            guard case TablesError.formUnknown("T2", let suggestions, let known) = error else { return false }
            return suggestions.contains("T02") && known == catalogue.identifiers
        }
    }

    @Test("a changed or broken data file is refused with its place")
    func broken() throws {
        let folder = try TemporaryFolder()
        let columns = "code,heads,kind,filter,sum_of,sum_rule,database_column,confidence,note\n"
        let keys = "XZQMC,名称,text,,,,,,\nXZQDM,代码,text,,,,,,\n"
        func catalogue(
            _ lines: String, checksum: String? = nil, records: String = "base"
        ) throws -> FormCatalogue {
            let text = columns + keys + lines
            try folder.write("T01.csv", text)
            try folder.write(
                "forms.csv",
                "id,title,rows,records,unit,database_table,sha256\nT01,标题,districts,\(records),hm2,,\(checksum ?? SHA256.hexDigest(of: text.utf8))\n"
            )
            return try FormCatalogue(folder: folder.url)
        }
        #expect(try catalogue("TDZMJ,总面积,area,ALL,,,,A,\n").forms.count == 1)
        #expect(
            throws: TablesError.formMalformed(
                path: folder.path("forms.csv"), line: 2, column: "records", found: "all")
        ) { try catalogue("TDZMJ,总面积,area,ALL,,,,A,\n", records: "all") }
        let path = folder.path("T01.csv")
        #expect(
            throws: TablesError.checksumMismatch(
                path: path, expected: "0",
                found: SHA256.hexDigest(of: (columns + keys + "TDZMJ,总面积,area,ALL,,,,A,\n").utf8))
        ) { try catalogue("TDZMJ,总面积,area,ALL,,,,A,\n", checksum: "0") }
        #expect(throws: TablesError.formMalformed(path: path, line: 4, column: "filter", found: "DLBM is 1"))
        {
            try catalogue("TDZMJ,总面积,area,DLBM is 1,,,,A,\n")
        }
        #expect(throws: TablesError.formMalformed(path: path, line: 4, column: "sum_of", found: "01")) {
            try catalogue("TDZMJ,总面积,area,ALL,01,always,,A,\n")
        }
        #expect(throws: TablesError.formMalformed(path: path, line: 4, column: "kind", found: "text")) {
            try catalogue("TDZMJ,总面积,text,ALL,,,,A,\n")
        }
        try FileManager.default.removeItem(atPath: path)
        #expect {
            try FormCatalogue(folder: folder.url)
        } throws: { error in
            guard case TablesError.formUnreadable(path, _) = error else { return false }
            return true
        }
    }
}
