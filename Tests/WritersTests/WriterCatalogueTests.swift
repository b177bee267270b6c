import Foundation
import TestSupport
import Testing

@testable import Writers

@Suite struct WriterCatalogueTests {
    @Test("writers stand in the order of their names, each once, each with a summary")
    func names() {
        let names = WriterCatalogue.writers.map { $0.name }
        #expect(names == ["csv", "gpkg", "xlsx"])
        #expect(WriterCatalogue.writers.allSatisfy { !$0.summary.isEmpty })
        #expect(
            WriterCatalogue.writers.allSatisfy {
                $0.options.allSatisfy { !$0.values.isEmpty && !$0.help.isEmpty }
            })
        #expect(WriterCatalogue.writer(named: "xlsx")?.name == "xlsx")
        #expect(WriterCatalogue.writer(named: "pdf") == nil)
    }

    @Test("every writer tells the files it wrote, and writes no other")
    func files() throws {
        let results = RunResults(
            tables: [Samples.form],
            books: [FormBook(name: "440205", title: "曲江区", texts: FormTexts(), tables: [Samples.form])],
            findings: Samples.findings)
        var expected = ["csv": ["tables/T02.csv"], "xlsx": ["forms/440205.xlsx"], "gpkg": ["results.gpkg"]]
        for writer in WriterCatalogue.writers {
            let folder = try TemporaryFolder()
            let files = try writer.init([:]).write(results, into: folder.path)
            #expect(files == expected.removeValue(forKey: writer.name))
            #expect(try ResultMarker.files(under: folder.path) == files)
        }
        #expect(expected.isEmpty)
    }

    @Test("options have their defaults; an unknown name or value is told with what is allowed")
    func options() throws {
        let folder = try TemporaryFolder()
        let results = RunResults(tables: [Samples.form])
        _ = try CSVWriter(["bom": "true"]).write(results, into: folder.path)
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("tables/T02.csv")).first == 0xEF)
        #expect(
            throws: WriterError.option(writer: "csv", name: "bom", value: "yes", allowed: ["false", "true"])
        ) { try CSVWriter(["bom": "yes"]) }
        #expect(throws: WriterError.option(writer: "xlsx", name: "paper", value: "a4", allowed: ["unit"])) {
            try XLSXWriter(["paper": "a4"])
        }
        #expect(throws: WriterError.self) { try GeoPackageWriter(["wal": "on"]) }
    }
}
