import Foundation
import GDALBridge
import LandModel
import TestSupport
import Testing

/// Shapefiles whose files do not belong together, and text nobody declares: `run` and `tabulate` on the same delivery.
@Suite struct ShapefileInputTests {
    private func expectRefused(
        _ trial: Trial, _ status: Int32, _ texts: [String], _ location: SourceLocation = #_sourceLocation
    ) throws {
        try trial.run().expectRefused(status, texts + ["440203/DLTB"], location)
        let outcome = try trial.tabulate(trial.file("DLTB.shp"))
        #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: location)
        #expect(outcome.output == "", "a table was made", sourceLocation: location)
        for text in texts {
            #expect(outcome.errors.contains(text), "\(text): \(outcome.errors)", sourceLocation: location)
        }
    }

    @Test("without its .dbf or .shx a shapefile is refused as incomplete", arguments: ["dbf", "shx"])
    func missingPart(part: String) throws {
        let trial = try Trial(.shapefile)
        try trial.remove("DLTB." + part)
        try expectRefused(trial, 66, ["DLTB.shp", "the .\(part) is not beside it"])
    }

    @Test("a .shp shorter than its head says is refused with both sizes")
    func short() throws {
        let trial = try Trial(.shapefile)
        var size = 0
        try trial.patch("DLTB.shp") {
            size = $0.count
            $0.removeLast(40)
        }
        try expectRefused(trial, 65, ["DLTB.shp", "\(size)", "\(size - 40)"])
    }

    @Test("a .dbf shorter than its head says is refused")
    func shortTable() throws {
        let trial = try Trial(.shapefile)
        try trial.patch("DLTB.dbf") { $0.removeLast(100) }
        try expectRefused(trial, 65, [".dbf ends early"])
    }

    @Test("a .dbf of another number of records than the .shx is refused with both numbers")
    func counts() throws {
        let trial = try Trial(.shapefile)
        let fewer = try Trial(.shapefile) { $0.patches.rows.removeLast() }
        try fewer.remove("DLTB.shp")
        let other = try Data(contentsOf: URL(fileURLWithPath: fewer.file("DLTB.dbf")))
        try other.write(to: URL(fileURLWithPath: trial.file("DLTB.dbf")))
        try expectRefused(trial, 65, ["6 shapes", "5 records"])
    }

    @Test("a record marked as deleted is no patch; it is told, and its village no longer adds up")
    func deleted() throws {
        let trial = try Trial(.shapefile)
        let head = { (bytes: [UInt8]) in Int(bytes[8]) | Int(bytes[9]) << 8 }
        try trial.patch("DLTB.dbf") { $0[head($0)] = UInt8(ascii: "*") }
        let run = try trial.run()
        try run.expect(1, findings: [.deletedRecords], features: 5)
        #expect(try run.result.findings()[0]["facts"] == "records=1")
    }

    // MARK: Text

    @Test("GBK text without a .cpg is read by what its class names say")
    func undeclared() throws {
        let trial = try Trial(.shapefile)
        for layer in ["DLTB", "CJDCQ", "XZQ"] {
            try trial.remove(layer + ".cpg")
            try trial.patch(layer + ".dbf") { $0[29] = 0 }
        }
        let run = try trial.run()
        try run.expect(0)
        #expect(try run.result.text("tables/T01.csv").contains("南村"))
        #expect(try run.result.text("run.json").contains("GB18030"))
    }

    @Test("a .cpg that lies is found out by the text", arguments: [("GBK", "UTF-8"), ("UTF-8", "936")])
    func lying(written: String, declared: String) throws {
        let trial = try Trial(.shapefile, encoding: written)
        for layer in ["DLTB", "CJDCQ", "XZQ"] {
            try Data(declared.utf8).write(to: URL(fileURLWithPath: trial.file(layer + ".cpg")))
        }
        let run = try trial.run()
        try run.expect(0)
        let tables = try run.result.text("tables/T01.csv")
        #expect(tables.contains("南村") && !tables.contains("\u{FFFD}"))
        #expect(try run.result.text("run.json").contains("declaration-contradicted"))
    }

    @Test("text of doubtful encoding stops, and the pipeline's word ends the doubt")
    func doubtful() throws {
        let trial = try Trial(.shapefile) { delivery in
            for row in delivery.patches.rows.indices { delivery.patches.rows[row]["DLMC"] = nil }
            // Two characters that other encodings of the region read as well.
            delivery.patches.rows[0]["HDMC"] = .text("韶关")
            // The other layers' few characters prove nothing either; there the .cpg decides.
            delivery.townships.rows[0]["XZQMC"] = .text("西联")
            for row in delivery.villages.rows.indices { delivery.villages.rows[row]["ZLDWMC"] = .text("甲") }
        }
        try trial.remove("DLTB.cpg")
        try trial.patch("DLTB.dbf") { $0[29] = 0 }
        try expectRefused(trial, 65, ["DLTB", "in doubt", "C9 D8 B9 D8", "GB18030"])
        try trial.run(["sources.440203.encoding=GB18030"]).expect(0)
        #expect(try trial.tabulate(trial.file("DLTB.shp"), ["--encoding", "GBK"]).status == 0)
    }

    @Test("a township layer in doubt by itself takes the encoding its siblings prove, and the record says so")
    func siblings() throws {
        let trial = try Trial(.shapefile) { $0.townships.rows[0]["XZQMC"] = .text("韶关") }
        for layer in ["DLTB", "XZQ"] {
            try trial.remove(layer + ".cpg")
            try trial.patch(layer + ".dbf") { $0[29] = 0 }
        }
        let run = try trial.run()
        try run.expect(0)
        #expect(try run.result.text("tables/T01.csv").contains("韶关,440203001"))
        #expect(try run.result.text("run.json").contains("encoding-of-siblings"))
        for (language, words) in [("en", "as the texts of CJDCQ, DLTB"), ("zh", "CJDCQ, DLTB 的文字")] {
            let look = try Tuban.run(["inspect", trial.data + ":XZQ", "--lang", language])
            #expect(look.status == 0 && look.output.contains(words), "\(look.output)\(look.errors)")
        }
    }

    @Test("a township layer whose bytes are none in the encoding of its siblings stops")
    func contradictedBySiblings() throws {
        let trial = try Trial(.shapefile, encoding: "UTF-8")
        let other = try Trial(.shapefile) { $0.townships.rows[0]["XZQMC"] = .text("韶关") }
        try trial.remove("XZQ.cpg")
        try Data(contentsOf: URL(fileURLWithPath: other.file("XZQ.dbf")))
            .write(to: URL(fileURLWithPath: trial.file("XZQ.dbf")))
        try trial.patch("XZQ.dbf") { $0[29] = 0 }
        try trial.run().expectRefused(65, ["440203/XZQ", "in doubt", "C9 D8 B9 D8"])
    }

    /// Spoils the first class name of that spelling in a table.
    private func spoil(_ table: inout [UInt8], _ name: [UInt8]) throws {
        let at = try #require(
            table.indices.first { table[$0...].starts(with: name) }, "the name is not in the table")
        table.replaceSubrange(at..<at + 2, with: [0xFF, 0xFF])
    }

    @Test("text that is not in the encoding the pipeline states stops, with its bytes")
    func contradicted() throws {
        let trial = try Trial(.shapefile)
        // 乔木林地 in GBK, the class name of the second patch.
        try trial.patch("DLTB.dbf") { try spoil(&$0, [0xC7, 0xC7, 0xC4, 0xBE, 0xC1, 0xD6, 0xB5, 0xD8]) }
        try trial.run(["sources.440203.encoding=GB18030"])
            .expectRefused(65, ["440203/DLTB", "feature 1", "GB18030", "FF FF C4 BE"])
    }

    @Test("one text among many that cannot be decoded is told, and the patch counts")
    func damagedText() throws {
        let folder = try TemporaryFolder()
        let data = folder.path("delivery")
        try FileManager.default.copyItem(atPath: SampleData.delivery("440204"), toPath: data)
        let table = URL(fileURLWithPath: data + "/DLTB.dbf")
        var bytes = [UInt8](try Data(contentsOf: table))
        // 水田 in GBK.
        try spoil(&bytes, [0xCB, 0xAE, 0xCC, 0xEF])
        try Data(bytes).write(to: table)
        let pipeline = try folder.write(
            "one.yaml",
            Trial.pipeline.replacing("440203", with: "440204")
                .replacing("path: 440204", with: "path: delivery"))
        let result = ResultFolder(path: folder.path("result"))
        let outcome = try Tuban.run(["run", pipeline, "--out", result.path, "--lang", "en"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let finding = try #require(try result.findings().first)
        #expect(try result.findings().count == 1)
        #expect(finding["rule"] == "text-not-decodable" && finding["facts"] == "field=DLMC")
        let account = try Account(result)
        account.expectBalance()
        #expect(account.total("counted").features == account.total("read").features)
    }
}
