import Foundation
import LandModel
import TestSupport
import Testing

@testable import Tables

@Suite struct ChangeFormCatalogueTests {
    @Test("the survey's change forms, each with its columns")
    func forms() throws {
        let catalogue = try ChangeFormCatalogue()
        let expected = [
            "B01": 0, "B02": 69, "B03": 42, "B04": 75, "B05": 414, "B06": 29, "B07": 18, "B08": 10, "B09": 8,
            "B10": 10, "B11": 7, "B12": 5, "B13": 5, "B14": 41, "B15": 28, "B16": 14,
        ]
        #expect(catalogue.identifiers == expected.keys.sorted())
        for form in catalogue.forms {
            #expect(form.areaColumns.count == expected[form.id], "\(form.id)")
            #expect(Set(form.columns.map(\.heads)).count == form.columns.count, "\(form.id): heads repeat")
        }
        #expect(try catalogue.form("B01").columns.map(\.code) == ChangeList.fields)
        #expect(catalogue.forms.filter { $0.source == .net }.map(\.id) == ["B07"])
        #expect(catalogue.forms.filter { $0.rows == .matrix }.map(\.id) == ["B02"])
    }

    @Test("a change form asks for what the form of the stock asks for, column by column")
    func stockForms() throws {
        let stocks = try FormCatalogue()
        for form in try ChangeFormCatalogue().forms where !form.stockForm.isEmpty {
            let stock = try stocks.form(form.stockForm)
            for column in form.areaColumns {
                let code = form.id == "B02" && column.code == "HJ" ? "TDZMJ" : column.code
                let other = try #require(
                    stock.columns.first { $0.code == code }, "\(form.id) \(column.code)")
                #expect(column.filter == other.filter, "\(form.id) \(column.code)")
                #expect(column.heads == other.heads || code == "TDZMJ", "\(form.id) \(column.code)")
            }
        }
    }

    @Test("lines are G001 to G075, a line for each class of B02, and six that the survey has not")
    func lines() throws {
        let catalogue = try ChangeFormCatalogue()
        let codes = catalogue.lines.map(\.code)
        let official = (1...75).map { "G" + String(String(1000 + $0).dropFirst()) }
        #expect(codes == official + (1...6).map { "X00\($0)" })
        let flows = catalogue.lines.filter { $0.kind == .flow }
        #expect(flows.map(\.column) == (try catalogue.form("B02")).areaColumns.map(\.code).dropLast())
        #expect(flows.first { $0.code == "G071" }?.name == "由田坎(1203)转出")
        #expect(catalogue.lines.filter(\.kind.isExtra).count == 6)
    }

    @Test("totals that flows between their parts do not touch name the lines")
    func exceptions() throws {
        let catalogue = try ChangeFormCatalogue()
        func except(_ form: String, _ column: String) throws -> Set<String>? {
            try catalogue.form(form).columns.first { $0.code == column }?.exceptLines
        }
        #expect(try except("B02", "01") == ["G005", "G006"])
        #expect(try except("B02", "HJ") == [])
        #expect(try except("B03", "01") == [])
        #expect(try except("B04", "NYD") == ["G005", "G006"])
        #expect(try except("B15", "01LS") == ["G005", "G006"])
        #expect(try except("B16", "P2") == [])
    }

    @Test("every column of a form that the database keeps is told apart there")
    func stored() throws {
        for form in try ChangeFormCatalogue().forms where form.source == .flows {
            let stored = form.tableColumns.filter { $0.kind == .area }.map(\.stored)
            #expect(stored.allSatisfy { !$0.isEmpty }, "\(form.id)")
            #expect(Set(stored).count == stored.count, "\(form.id)")
        }
    }

    @Test("a broken list of forms or lines is refused with its place")
    func broken() throws {
        let folder = try TemporaryFolder()
        let columns = "code,heads,kind,filter,sum_of,sum_rule,database_column,confidence,note\n"
        let keys = "DWMC,甲,text,,,,,,\nDWDM,乙,text,,,,,,\nLXDM,丙,text,,,,,,\nLX,丁,text,,,,,,\n"
        func catalogue(
            rule: String = "\"except G005,G006\"", rows: String = "balance", source: String = "flows",
            lines: String = "G001,opening,,年初面积\n"
        ) throws -> ChangeFormCatalogue {
            let text = columns + keys + "HJ,合计,area,ALL,01,\(rule),,A,\n01,耕地,area,DLBM in (0101),,,,A,\n"
            try folder.write("B02.csv", text)
            let head = "id,title,rows,source,unit,database_table,stock_form,sha256\n"
            try folder.write(
                "change-forms.csv",
                head + "B02,标题,\(rows),\(source),hm2,,,\(SHA256.hexDigest(of: text.utf8))\n")
            try folder.write("change-rows.csv", "code,kind,column,name\n" + lines)
            return try ChangeFormCatalogue(folder: folder.url)
        }
        #expect(try catalogue().forms.first?.columns[4].exceptLines == ["G005", "G006"])
        func expect(
            _ file: String, _ line: Int, _ column: String, _ found: String,
            _ make: () throws -> ChangeFormCatalogue
        ) {
            #expect(
                throws: TablesError.formMalformed(
                    path: folder.path(file), line: line, column: column, found: found)
            ) { try make() }
        }
        expect("B02.csv", 6, "sum_rule", "sometimes") { try catalogue(rule: "sometimes") }
        expect("change-forms.csv", 2, "rows", "tree") { try catalogue(rows: "tree") }
        expect("change-forms.csv", 2, "source", "list") { try catalogue(source: "list") }
        expect("change-rows.csv", 2, "kind", "begin") { try catalogue(lines: "G001,begin,,年初\n") }
        expect("change-rows.csv", 3, "code", "G001") {
            try catalogue(lines: "G002,given,,甲\nG001,opening,,乙\n")
        }
        expect("change-rows.csv", 2, "column", "") { try catalogue(lines: "G001,flow,,甲\n") }
    }
}
