import Foundation
import GDALBridge
import TestSupport
import Testing

/// The whole city through four years: what the run finds is what the story tells, event by event.
@Suite struct StoryTests {
    private let result: ResultFolder
    private let story: Story

    init() throws {
        result = try SampleRuns.run("shaoguan-changes").result
        story = try Story.sample.get()
    }

    private static let years = [2020, 2021, 2022]

    private static func pair(_ year: Int) -> String { "\(year - 1)-\(year)" }

    @Test("runs to the end: every check of every year and pair passes, nothing is found")
    func passes() throws {
        let outcome = try SampleRuns.run("shaoguan-changes").outcome
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output == "")
        for folder in ["2019", "2019-2020", "2020", "2020-2021", "2021", "2021-2022", "2022"] {
            let checks = try result.rows(folder + "/checks.csv")
            #expect(checks.count > (folder.count == 4 ? 700 : 400), "\(folder)")
            #expect(checks.allSatisfy { $0["verdict"] == "pass" }, "\(folder)")
            #expect(try result.rows(folder + "/findings.csv").isEmpty, "\(folder)")
        }
    }

    @Test("changes between classes and counties, and corrections, to 0.01 m²", arguments: years)
    func flows(year: Int) throws {
        let told = Flows(story.pieces(year)).changes
        let found = try Flows(result, Self.pair(year)).changes
        #expect(told.areas.count > 50)
        for path in Set(told.areas.keys).union(found.areas.keys).sorted() {
            #expect(told.areas[path] == found.areas[path], "\(path)")
        }
    }

    @Test("corrections are what was measured anew, and units that rounding gave", arguments: years)
    func corrections(year: Int) throws {
        let found = try Flows(result, Self.pair(year)).of("correction")
        let measured = Flows(story.pieces(year, ["re-measured"]))
        #expect(!measured.areas.isEmpty && measured.changes.filter { $0.kind != "correction" }.areas.isEmpty)
        // Nothing but corrections of the patches that were measured anew, and none of them lost in a flow.
        let others = story.pieces(year).filter { $0.event != "re-measured" }
        var rest = found
        for (path, area) in measured.of("correction").areas { rest.add(-area, path) }
        for (path, area) in rest.areas where area != 0 {
            let pieces = others.filter {
                [$0.classes.before, $0.classes.after, "1203"].contains(path.classFrom + path.classTo)
            }
            #expect(abs(area) <= Int64(pieces.count), "\(path): \(area)")
        }
        #expect(found.filter { $0.countyFrom.isEmpty == $0.countyTo.isEmpty }.areas.isEmpty)
    }

    @Test("a K class inside its class is a flow in m², and none in B02", arguments: years)
    func adjustable(year: Int) throws {
        let pieces = story.pieces(year, ["k-class"])
        #expect(!pieces.isEmpty)
        let flows = try Flows(result, Self.pair(year))
        for piece in pieces {
            let found = flows.areas.filter {
                $0.key.countyFrom == piece.counties.before && $0.key.classFrom == piece.classes.before
                    && $0.key.classTo == piece.classes.after
            }
            #expect(found.values.reduce(0, +) >= piece.before.net, "\(piece.identifiers)")
        }
        let rows = try result.rows("\(Self.pair(year))/tables/B02.csv")
        for code in ["0201", "0307"] {
            let lines = rows.filter { $0["line"]?.contains("(\(code))") ?? false }
            #expect(lines.count == SamplePatches.counties.count + 1)
            for line in lines {
                let column = try #require(line.keys.first { $0.hasPrefix(code + "_") })
                #expect(line[column] == "0.00", "\(line["district_code"] ?? "") \(code)")
            }
        }
        let counties = Set(story.pieces(year).map(\.counties.after))
        for county in counties {
            let moved = story.pieces(year).filter {
                $0.counties.before == county && $0.counties.after == county
                    && $0.classes.before.prefix(4) != $0.classes.after.prefix(4)
            }
            for code in ["0201", "0307"] {
                for (line, side) in [("G005", \Story.Piece.classes.after), ("G006", \.classes.before)] {
                    let told = moved.filter { $0[keyPath: side].hasPrefix(code) }
                    let expected = told.reduce(Int64(0)) { $0 + min($1.before.net, $1.after.net) }
                    let row = try #require(
                        rows.first { $0["district_code"] == county && $0["line_code"] == line })
                    let column = try #require(row.keys.first { $0.hasPrefix(code + "_") })
                    // In 0.01 hm²: each change is rounded and levelled by a step or two. Ridges go with their class's land.
                    let found = try CSVRows.hundredths(row[column]) * 10_000
                    let ridges = told.reduce(Int64(0)) { $0 + max($1.before.ridges, $1.after.ridges) }
                    let slack = Int64(told.count) * 20_000
                    #expect(
                        (expected - slack...expected + ridges + slack).contains(found),
                        "\(county) \(code) \(line)")
                }
            }
        }
    }

    @Test("the township is received by one county, given away by the other, and stands in no other line")
    func township() throws {
        let pieces = story.pieces(2020, ["township"])
        let area = pieces.reduce(Int64(0)) { $0 + $1.before.net + $1.before.ridges }
        #expect(try Flows(result, "2019-2020").of("boundary").total == area)
        for year in Self.years {
            for row in try result.rows("\(Self.pair(year))/tables/B02.csv") {
                guard let line = row["line_code"], ["G002", "G003"].contains(line) else { continue }
                let code = try #require(row["district_code"])
                let column = try #require(row.keys.first { $0.hasPrefix("HJ_") })
                let found = try CSVRows.hundredths(row[column]) * 10_000
                let isMeant =
                    year == 2020
                    && (code == "440200" || [code, line] == ["440203", "G002"]
                        || [code, line] == ["440205", "G003"])
                guard isMeant else {
                    #expect(found == 0, "\(year) \(code) \(line)")
                    continue
                }
                // Each change of class and key is rounded to 0.01 hm².
                #expect(abs(found - area) <= Int64(pieces.count) * 10_000, "\(code) \(line)")
            }
            let moved = try Flows(result, Self.pair(year)).of("boundary")
            #expect(moved.areas.isEmpty == (year != 2020))
        }
    }

    @Test("the list of changes has moved ground once as given away and once as received")
    func list() throws {
        let rows = try result.rows("2019-2020/tables/B01.csv")
        func side(_ row: [String: String], _ year: String) -> Substring {
            (row[year + "zldwdm"] ?? "").prefix(6)
        }
        func area(_ rows: [[String: String]]) throws -> Int64 {
            try rows.reduce(0) { $0 + (try CSVRows.hundredths($1["BGMJ_变更面积_m2"])) }
        }
        let given = rows.filter { $0["xzqtzlx"] == "4" }
        let received = rows.filter { $0["xzqtzlx"] == "3" }
        #expect(given.count == received.count && given.count > 100)
        #expect(given.allSatisfy { side($0, "bgq") == "440205" && side($0, "bgh").isEmpty })
        #expect(received.allSatisfy { side($0, "bgq") == "440205" && side($0, "bgh") == "440203" })
        let total = try Flows(result, "2019-2020").of("boundary").total
        #expect(try area(given) == total && area(received) == total)
        #expect(rows.allSatisfy { ["0", "3", "4"].contains($0["xzqtzlx"]) })
    }

    @Test("the map of changes holds every change of the flows, each patch by its name", arguments: years)
    func map(year: Int) throws {
        let layer = try LayerTable(
            reading: result.path + "/\(Self.pair(year))/results.gpkg", driver: .geoPackage, layer: "changes")
        var mapped = Flows()
        for row in layer.rows {
            mapped.add(
                row.hundredths("area_m2"),
                Flows.Path(
                    countyFrom: String(row.text("unit_before").prefix(6)),
                    countyTo: String(row.text("unit_after").prefix(6)), classFrom: row.text("class_before"),
                    classTo: row.text("class_after"), kind: row.text("kind")))
            #expect(row.text("bsm_before").isEmpty == row.text("unit_before").isEmpty)
            #expect(row.text("bsm_after").isEmpty == row.text("unit_after").isEmpty)
            #expect(row.shape != .none && row.text("sliver").isEmpty)
        }
        // Ground whose attributes alone changed is on the map too.
        #expect(mapped.changes == (try Flows(result, Self.pair(year)).changes))
    }

    @Test("a ring that starts elsewhere and a new number are no change", arguments: years)
    func redelivered(year: Int) throws {
        let still: Set<String> = ["ring-start", "renumbered"]
        let events = Dictionary(grouping: story.pieces(year), by: \.identifiers.after)
        let alike = events.filter { $0.value.allSatisfy { still.contains($0.event) } }.keys
        #expect(alike.count > 5)
        let listed = try result.rows("\(Self.pair(year))/tables/B01.csv").compactMap { $0["bghtbbsm"] }
        #expect(!listed.isEmpty && Set(listed).isDisjoint(with: alike))
    }

    @Test("the sums of both sides are what tabulate makes of every county's last delivery", arguments: years)
    func tabulated(year: Int) throws {
        let flows = try Flows(result, Self.pair(year))
        #expect(flows.stock(after: false) == (try Self.stocks[year - 1]?.get()))
        #expect(flows.stock(after: true) == (try Self.stocks[year]?.get()))
    }

    /// By year, then by county and class.
    private static let stocks = Dictionary(
        uniqueKeysWithValues: (2019...2022).map { year in (year, Result { try stock(year) }) })

    /// From `tabulate` of one layer after the other.
    private static func stock(_ year: Int) throws -> [[String]: Int64] {
        try SamplePatches.counties.reduce(into: [:]) { stock, county in
            let outcome = try Tuban.run([
                "tabulate", SampleData.delivery(county, upTo: year) + ":DLTB", "--lang", "en",
            ])
            try #require(outcome.status == 0, "\(outcome.errors)")
            for row in try CSVRows.rows(outcome.output) {
                let side = [try #require(row["district"]), try #require(row["class"])]
                stock[side, default: 0] += try CSVRows.hundredths(row["area_m2"])
            }
        }
    }

    @Test("what several years gained on balance is what each year gained")
    func chained() throws {
        let pairs = try Self.years.map { try Flows(result, Self.pair($0)) }
        let sum = pairs.map(\.net).reduce(into: [[String]: Int64]()) { $0.merge($1, uniquingKeysWith: +) }
        let first = try #require(try Self.stocks[2019]?.get())
        let last = try #require(try Self.stocks[2022]?.get())
        let whole = last.merging(first.mapValues { -$0 }, uniquingKeysWith: +).filter { $0.value != 0 }
        #expect(!whole.isEmpty && sum.filter { $0.value != 0 } == whole)
    }
}
