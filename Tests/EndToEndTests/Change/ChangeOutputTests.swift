import Foundation
import GDALBridge
import TestSupport
import Testing

/// `change` as a user meets it: exit codes, words, options.
@Suite struct ChangeOutputTests {
    private let folder: TemporaryFolder
    private let before: String
    private let after: String

    init() throws {
        folder = try TemporaryFolder()
        var delivery = try SurveyDelivery()
        before = folder.path("before.gpkg")
        try delivery.patches.write(before, driver: .geoPackage)
        delivery.patches.rows[1]["DLBM"] = .text("0702")
        after = folder.path("after.gpkg")
        try delivery.patches.write(after, driver: .geoPackage)
    }

    @Test("the table on stdout or in a file, the account on stderr in both languages")
    func words() throws {
        let outcome = try Tuban.run(["change", before, after + ":DLTB", "--lang", "en"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let table = try ChangeTable(outcome.output)
        #expect(table.flow == SurveyDelivery.box(1).hundredths)
        #expect(outcome.errors.contains("6 features; patches with a partner of the same shape 6"))
        let output = folder.path("flows.csv")
        let written = try Tuban.run(["change", before, after, "--lang", "zh", "-o", output])
        #expect(written.output == "" && written.errors.contains("图形相同的图斑 6 个"), "\(written.errors)")
        #expect(try String(contentsOfFile: output, encoding: .utf8) == outcome.output)
        let quiet = try Tuban.run(["change", before, after, "--quiet"])
        #expect(quiet.errors == "" && quiet.output == outcome.output)
    }

    @Test("ground of one year only is exit 1, told even when quiet, unless it is within the tolerance")
    func uncovered() throws {
        var delivery = try SurveyDelivery()
        delivery.patches.rows.removeLast()
        let less = folder.path("less.gpkg")
        try delivery.patches.write(less, driver: .geoPackage)
        let outcome = try Tuban.run(["change", before, less, "--quiet", "--lang", "en"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("the other year does not cover: 1 feature"), "\(outcome.errors)")
        #expect(outcome.output.contains("440203,,0201K,,uncovered,"))
        let tolerant = try Tuban.run(["change", before, less, "--quiet", "--uncovered-tolerance", "1e7"])
        #expect(tolerant.status == 0 && tolerant.errors == "" && tolerant.output == outcome.output)
    }

    @Test("districts by shape where a year has no location codes")
    func districts() throws {
        var delivery = try SurveyDelivery()
        let townships = folder.path("villages.gpkg")
        try delivery.villages.write(townships, driver: .geoPackage)
        for index in delivery.patches.rows.indices { delivery.patches.rows[index]["ZLDWDM"] = nil }
        // One patch in both villages, which is two of the other year.
        let (south, north) = (SurveyDelivery.box(2), SurveyDelivery.box(5))
        var both = south
        both.north = north.north
        delivery.patches.rows[2].shape = .polygons([[both.ring]])
        SurveyDelivery.setAreas(
            &delivery.patches.rows[2], hundredths: south.hundredths + north.hundredths, ratio: 0)
        delivery.patches.rows.remove(at: 5)
        let uncoded = folder.path("uncoded.gpkg")
        try delivery.patches.write(uncoded, driver: .geoPackage)
        let arguments = ["--by", "village", "--districts", townships]
        let table = try ChangeTable.run(before, uncoded, arguments)
        try table.expectStocks(before, uncoded, arguments)
        // The forest road of the north is water now, in its own village; a unit may be rounded across the border.
        #expect(table.rows.allSatisfy { $0.key.kind != "boundary" || $0.area <= 2 })
        let flow = try #require(table.rows.first { $0.key.classes == ["0201K", "1101"] })
        #expect(flow.key.districts == ["440203001002", "440203001002"])
        #expect(abs(flow.area - north.hundredths) <= 100)
    }

    @Test("a missing year, a doubtful one and a wrong standard say which year and which option")
    func faults() throws {
        let missing = try Tuban.run(["change", before, folder.path("no.gpkg"), "--lang", "en"])
        #expect(missing.status == 66 && missing.errors.contains("no.gpkg"), "\(missing.errors)")
        var delivery = try SurveyDelivery()
        delivery.patches.referenceWKT = nil
        let bare = folder.path("bare.gpkg")
        try delivery.patches.write(bare, driver: .geoPackage)
        let doubtful = try Tuban.run(["change", before, bare, "--lang", "en"])
        #expect(doubtful.status == 65 && doubtful.errors.contains("--after-crs"), "\(doubtful.errors)")
        let stated = try Tuban.run(["change", before, bare, "--after-crs", "EPSG:4490"])
        #expect(stated.status == 0, "\(stated.errors)")
        let standard = try Tuban.run(
            ["change", before, after, "--standard", "sandiao", "--before-standard", "nosuch", "--lang", "en"])
        #expect(standard.status == 64 && standard.errors.contains("nosuch"), "\(standard.errors)")
    }

    @Test(
        "a wrong command line is exit 64",
        arguments: [
            ["change"], ["change", "a.gpkg"], ["change", "a.gpkg", "b.gpkg", "--sliver-width", "-1"],
            ["change", "a.gpkg", "b.gpkg", "--uncovered-tolerance", "-0.5"],
            ["change", "a.gpkg", "b.gpkg", "--before-standard", "erdiao"],
            ["change", "a.gpkg", "b.gpkg", "--gross", "--area", "computed"],
        ])
    func usage(arguments: [String]) throws {
        let outcome = try Tuban.run(arguments)
        #expect(outcome.status == 64 && outcome.output == "", "\(outcome.errors)")
    }
}
