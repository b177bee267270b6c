import LandModel
import TestSupport
import Testing

/// The tables of monitoring on the sample's four years against the story that its years were made of.
///
/// The story divides recorded areas as the comparison does, so sums agree to 0.01 m².
@Suite struct MonitoringStoryTests {
    private static let pairs = [(2019, 2020), (2020, 2021), (2021, 2022)]

    private static let cultivated: Set = ["0101", "0102", "0103"]
    /// Construction classes of TD/T 1055 that the story knows.
    private static let construction: Set = ["0601", "0602", "0701", "0702", "1003"]
    private static let targets = [
        "to_orchard_m2": ["02"], "to_forest_m2": ["03"], "to_pond_m2": ["1104"], "to_facility_m2": ["1202"],
    ]

    private struct Event {
        var kind: String
        var county: String
        var before: String
        var after: String
        /// In 0.01 m².
        var net: Int64
        /// Nothing where a zone may cut the ground.
        var zones: [String]?
    }

    /// What a year's story tells of ground that stayed in its county.
    private func story(_ year: Int) throws -> [Event] {
        let rows = try ResultFolder(path: SampleData.folder).rows("story.csv").filter {
            $0["year"] == "\(year)" && $0["county_before"] == $0["county_after"]
        }
        return try rows.map { row in
            let zones = try #require(row["zones"])
            return Event(
                kind: try #require(row["event"]), county: try #require(row["county_after"]),
                before: try #require(row["class_before"]), after: try #require(row["class_after"]),
                net: min(
                    try CSVRows.hundredths(row["net_before_m2"]), try CSVRows.hundredths(row["net_after_m2"])),
                zones: zones.isEmpty ? nil : zones.split(separator: " ").map(String.init))
        }
    }

    private func rows(_ pair: (Int, Int), _ table: String) throws -> [[String: String]] {
        try SampleRuns.run("shaoguan-changes").result.rows("\(pair.0)-\(pair.1)/statistics/\(table).csv")
    }

    /// A column by county; the city must be the sum.
    private func counties(_ pair: (Int, Int), _ table: String, _ column: String, line: String? = nil) throws
        -> [String: Int64]
    {
        var sums: [String: Int64] = [:]
        for row in try rows(pair, table) where line == nil || row["line"] == line {
            sums[try #require(row["district_code"])] = try CSVRows.hundredths(row[column])
        }
        let city = sums.removeValue(forKey: "440200")
        #expect(city == sums.values.reduce(0, +) && sums.count == 10, "\(table) \(column)")
        return sums.filter { $0.value != 0 }
    }

    private func sums(_ events: [Event]) -> [String: Int64] {
        events.reduce(into: [:]) { $0[$1.county, default: 0] += $1.net }
    }

    @Test("cultivated land that was built on", arguments: pairs)
    func nonAgricultural(pair: (Int, Int)) throws {
        let events = try story(pair.1).filter {
            Self.cultivated.contains($0.before) && Self.construction.contains($0.after)
        }
        #expect(events.count > 6)
        #expect(try counties(pair, "non-agricultural", "area_m2") == sums(events))
        #expect(try counties(pair, "cultivated-change", "decrease_m2", line: "construction") == sums(events))
    }

    @Test("cultivated land that became something else or was planted otherwise", arguments: pairs)
    func nonGrain(pair: (Int, Int)) throws {
        let story = try story(pair.1)
        for (column, prefixes) in Self.targets {
            let events = story.filter { event in
                Self.cultivated.contains(event.before) && prefixes.contains { event.after.hasPrefix($0) }
            }
            #expect(try counties(pair, "non-grain", column) == sums(events), "\(column)")
        }
        let planted = story.filter { $0.kind == "planting" }
        #expect(planted.count == 10)
        #expect(try counties(pair, "non-grain", "to_other_crops_m2") == sums(planted))
    }

    @Test("land taken back into cultivation, dry land made paddy", arguments: pairs)
    func supplemented(pair: (Int, Int)) throws {
        let story = try story(pair.1)
        let gained = story.filter {
            !Self.cultivated.contains($0.before) && Self.cultivated.contains($0.after)
        }
        #expect(gained.count >= 6)
        #expect(try counties(pair, "occupation-balance", "supplemented_m2") == sums(gained))
        let improved = story.filter { $0.before == "0103" && $0.after == "0101" }
        #expect(try counties(pair, "occupation-balance", "dry_to_paddy_m2") == sums(improved))
        let reclaimed = gained.filter { Self.construction.contains($0.before) }
        let increase = try counties(pair, "cultivated-change", "increase_m2", line: "construction")
        #expect(increase == sums(reclaimed))
    }

    /// Ground that the story puts inside farmland as a whole, or outside, is there. What farmland may cut is anywhere
    /// between, and so is a border that deliveries on grids of 0.1 mm draw beside that of the zone: below 0.1 m² a piece.
    @Test("inside and outside permanent basic farmland, piece by piece", arguments: pairs)
    func farmland(pair: (Int, Int)) throws {
        for (table, kind) in [("non-agricultural", "non-agricultural"), ("non-grain", "non-grain")] {
            let events = try story(pair.1).filter { $0.kind == kind }
            let listed = try rows(pair, table + "-pieces")
            for row in listed {
                let (inside, outside) = (
                    try CSVRows.hundredths(row["in_farmland_m2"]),
                    try CSVRows.hundredths(row["outside_farmland_m2"])
                )
                #expect(inside + outside == (try CSVRows.hundredths(row["area_m2"])))
                #expect(inside >= 0 && outside >= 0)
                let event = try events.first {
                    $0.net == (try CSVRows.hundredths(row["area_m2"])) && $0.county == row["county"]
                }
                guard let zones = event?.zones else { continue }
                #expect((zones.contains("YJJBNTTB") ? outside : inside) < 10, "\(row)")
            }
            let told = listed.filter { $0["group"] != "planting" && $0["sliver"] == "" }
            let sum = try told.reduce(0) { $0 + (try CSVRows.hundredths($1["in_farmland_m2"])) }
            #expect(try counties(pair, table, "in_farmland_m2").values.reduce(0, +) == sum)
        }
    }

    @Test("land that the state took from collectives changes its owner and nothing else", arguments: pairs)
    func expropriated(pair: (Int, Int)) throws {
        let events = try story(pair.1).filter { $0.kind == "expropriated" }
        #expect(events.count == 6)
        var gains: [String: Int64] = [:]
        for row in try rows(pair, "asset-balance")
        where row["ownership"] == "state" && row["district_code"] != "440200" {
            gains[try #require(row["district_code"]), default: 0] += try CSVRows.hundredths(
                row["increase_ownership_m2"])
        }
        let taken = sums(events)
        for (county, gain) in gains where gain != taken[county] ?? 0 {
            // Two patches that became one have the owner of the larger.
            let rest = gain - (taken[county] ?? 0)
            #expect(
                try story(pair.1).contains { $0.kind == "merge" && $0.county == county && $0.net == rest },
                "\(county): \(rest)")
        }
        #expect(taken.allSatisfy { gains[$0.key] ?? 0 >= $0.value })
    }

    @Test("a township that moved is given and received, and nothing to the city")
    func township() throws {
        let moved = try ResultFolder(path: SampleData.folder).rows("story.csv").filter {
            $0["event"] == "township" && Self.cultivated.contains($0["class_after"] ?? "")
        }.reduce(0) { $0 + (try CSVRows.hundredths($1["net_after_m2"])) }
        let lines = try rows((2019, 2020), "cultivated-change").filter { $0["line"] == "moved" }
        func amount(_ county: String, _ column: String) throws -> Int64 {
            try CSVRows.hundredths(lines.first { $0["district_code"] == county }?[column])
        }
        #expect(moved > 0)
        #expect(try amount("440205", "decrease_m2") == moved && amount("440203", "increase_m2") == moved)
        #expect(try amount("440200", "increase_m2") == 0 && amount("440200", "decrease_m2") == 0)
    }

    @Test("the built-up area grew by 23.68 km² to 122.91 km², and the red line lost nothing")
    func epochs() throws {
        let result = try SampleRuns.run("shaoguan-changes").result
        let rows = try result.rows("epochs/statistics/zone-epochs.csv")
        let columns = ["area_before_km2", "area_after_km2", "difference_km2"]
        #expect(columns.map { rows.first?[$0] } == ["99.23", "122.91", "23.68"])
        #expect(rows.map { $0["lost_m2"] } == ["0.00", "0.00"])
        #expect(rows.map { $0["rule"] } == ["", "pass"])
        let checks = try result.rows("epochs/checks.csv")
        #expect(checks.map { $0["verdict"] } == ["pass"])
    }
}
