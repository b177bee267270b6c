import Foundation
import GEOSBridge
import LandModel
import Testing

@testable import Sample

/// The story against the files: what it tells is all that differs between two years' deliveries.
@Suite struct StoryTests {
    private static let years = [2019, 2020, 2021, 2022]

    private static func rows(_ year: Int) -> [[String: String]] {
        Years.story.filter { $0["year"] == "\(year)" }
    }

    private static func hundredths(_ rows: [[String: String]], _ column: String) -> Int64 {
        rows.reduce(0) { $0 + Years.hundredths($1, column) }
    }

    @Test("a patch the story does not name is the same in both years, attribute by attribute")
    func untouched() throws {
        for (year, previous) in zip(Self.years.dropFirst(), Self.years) {
            let (before, after) = (try #require(Years.patches[previous]), try #require(Years.patches[year]))
            let named = Set(Self.rows(year).flatMap { [$0["bsm_before"] ?? "", $0["bsm_after"] ?? ""] })
            var same = 0
            for (identifier, patch) in before where !named.contains(identifier) {
                let other = try #require(after[identifier], "\(identifier) is gone in \(year)")
                #expect(patch.values == other.values, "\(identifier) \(year)")
                #expect(patch.coordinates.count == other.coordinates.count)
                if patch.isProjected == other.isProjected {
                    // Geodatabases walk shells the other way: the box says that the place is the same.
                    let tolerance = patch.isProjected ? 2e-4 : 2e-9
                    let boxes = [patch, other].map { Self.box($0.coordinates) }
                    #expect(zip(boxes[0], boxes[1]).allSatisfy { abs($0 - $1) <= tolerance })
                }
                same += 1
            }
            #expect(Set(after.keys).subtracting(before.keys).isSubset(of: named))
            #expect(same > 4_600, "most of the city stays as it is")
        }
    }

    private static func box(_ coordinates: [Double]) -> [Double] {
        let x = stride(from: 0, to: coordinates.count, by: 2).map { coordinates[$0] }
        let y = stride(from: 1, to: coordinates.count, by: 2).map { coordinates[$0] }
        return [x.min() ?? 0, x.max() ?? 0, y.min() ?? 0, y.max() ?? 0]
    }

    @Test("classes, districts and areas of the story are those of the files, piece by piece and in sum")
    func records() throws {
        for (year, previous) in zip(Self.years.dropFirst(), Self.years) {
            for (side, files) in [
                ("before", try #require(Years.patches[previous])),
                ("after", try #require(Years.patches[year])),
            ] {
                let byPatch = Dictionary(grouping: Self.rows(year)) { $0["bsm_\(side)"] ?? "" }
                for (identifier, rows) in byPatch {
                    let patch = try #require(files[identifier], "\(identifier) \(side) \(year)")
                    #expect(rows.allSatisfy { $0["class_\(side)"] == patch.values["DLBM"] })
                    #expect(rows.allSatisfy { $0["district_\(side)"] == patch.values["ZLDWDM"] })
                    #expect(Self.hundredths(rows, "net_\(side)_m2") == patch.hundredths("TBDLMJ"))
                    #expect(Self.hundredths(rows, "ridges_\(side)_m2") == patch.hundredths("KCMJ"))
                }
            }
            let vanished = Set(try #require(Years.patches[previous]).keys)
                .subtracting(try #require(Years.patches[year]).keys)
            #expect(vanished.isSubset(of: Set(Self.rows(year).compactMap { $0["bsm_before"] })))
        }
    }

    @Test("a year's classes are those of the year before and what the story moves between them, to 0.01 m²")
    func balance() throws {
        func stock(_ year: Int) throws -> [String: Int64] {
            try #require(Years.patches[year]).values.reduce(into: [:]) { sums, patch in
                sums[patch.values["DLBM"] ?? "", default: 0] += patch.hundredths("TBDLMJ")
                sums["1203", default: 0] += patch.hundredths("KCMJ")
            }
        }
        for (year, previous) in zip(Self.years.dropFirst(), Self.years) {
            var moved = try stock(previous)
            for row in Self.rows(year) {
                moved[row["class_before"] ?? "", default: 0] -= Years.hundredths(row, "net_before_m2")
                moved[row["class_after"] ?? "", default: 0] += Years.hundredths(row, "net_after_m2")
                moved["1203", default: 0] +=
                    Years.hundredths(row, "ridges_after_m2") - Years.hundredths(row, "ridges_before_m2")
            }
            let expected = try stock(year)
            for code in Set(moved.keys).union(expected.keys) {
                #expect(moved[code, default: 0] == expected[code, default: 0], "\(code) \(year)")
            }
        }
    }

    @Test("every event occurs in every year, the township once")
    func events() {
        for year in Self.years.dropFirst() {
            let found = Set(Self.rows(year).compactMap { StoryEvent(rawValue: $0["event"] ?? "") })
            // Fields are brought back only where the targets file asks for a net change.
            let expected = Set(StoryEvent.allCases).subtracting([.restored])
            #expect(found == (year == 2020 ? expected : expected.subtracting([.township])), "\(year)")
        }
        let moved = Self.rows(2020).filter { $0["event"] == "township" }
        #expect(moved.count > 50)
        #expect(moved.allSatisfy { $0["county_before"] == "440205" && $0["county_after"] == "440203" })
        #expect(Set(moved.map { $0["district_after"]?.prefix(9) }).count == 1)
        #expect(moved.allSatisfy { $0["bsm_before"] == $0["bsm_after"] && $0["area_m2"] != nil })
    }

    @Test(
        "what an event says of class and area holds: K is no flow, a split keeps the ground, a correction is small"
    )
    func meaning() {
        for row in Years.story {
            let (before, after) = (row["class_before"] ?? "", row["class_after"] ?? "")
            let fields = ["0101", "0102", "0103"]
            switch StoryEvent(rawValue: row["event"] ?? "") {
            case .adjustableClass:
                #expect(before.prefix(4) == after.prefix(4) && before != after)
                #expect(row["net_before_m2"] == row["net_after_m2"])
            case .nonAgricultural, .nonGrain: #expect(fields.contains(before) && !fields.contains(after))
            case .reclaimed, .restored: #expect(!fields.contains(before) && fields.contains(after))
            case .paddyImproved: #expect(before == "0103" && after == "0101")
            case .slope, .ridgeRatio: #expect(row["ridges_before_m2"] != row["ridges_after_m2"])
            case .remeasured:
                let difference =
                    Years.hundredths(row, "net_after_m2") + Years.hundredths(row, "ridges_after_m2")
                    - Years.hundredths(row, "net_before_m2") - Years.hundredths(row, "ridges_before_m2")
                #expect((1...75).contains(abs(difference)))
            case .planting, .expropriated, .ownerCode, .ringStart, .township:
                #expect(before == after && row["net_before_m2"] == row["net_after_m2"])
                #expect(row["bsm_before"] == row["bsm_after"])
            case .renumbered: #expect(before == after && row["bsm_before"] != row["bsm_after"])
            case .split, .merge:
                #expect(row["bsm_before"] != row["bsm_after"])
                // Its coordinates are whole tenths of a millimetre.
                #expect(row["county_before"] != "440233")
            case .construction, .reclassified: #expect(before != after)
            case nil: Issue.record("unknown event \(row)")
            }
        }
    }

    @Test(
        "zones are told rightly: by intersection with the zone layers; each line has events inside and outside"
    )
    func zones() throws {
        let context = try GEOSContext()
        let layers = try ["YJJBNTTB", "STBHHX", "CZKFBJ"].map { name in
            (name, try Zones.table(name).geometry(context).dissolved())
        }
        var counts: [String: Int] = [:]
        let years = Years.standard
        for row in years.story {
            guard let told = row.zones else { continue }
            counts[told.joined(separator: " "), default: 0] += 1
            // A township's patches are many and whole; the intersections below take their time.
            guard row.event != .township else { continue }
            let patch = row.event == .merge ? row.before.patch : row.after.patch
            let piece = try ZoneTable.geometry([Cities.standard.rings(of: patch)], context)
            let area = try piece.area()
            for (name, layer) in layers {
                let inside = try layer.intersection(with: piece).area()
                let expected = told.contains(name) ? area : 0
                // The red line is read back from metres: borders are off by some micrometres.
                #expect(abs(inside - expected) < 0.1, "\(row.event) \(patch.identifier) \(name)")
            }
        }
        for name in ["YJJBNTTB", "STBHHX", "CZKFBJ", ""] { #expect(counts[name, default: 0] >= 9, "\(name)") }
        let named = Set(years.story.filter { $0.event == .nonAgricultural }.compactMap { $0.zones?.joined() })
        #expect(named == ["YJJBNTTB", ""])
    }

    @Test(
        "pieces of splits and mergers: the library's intersection of both years' patches has the recorded area"
    )
    func pieces() throws {
        let context = try GEOSContext()
        for row in Years.standard.story where row.event == .split || row.event == .merge {
            let (before, after) = (
                try ZoneTable.geometry([Cities.standard.rings(of: row.before.patch)], context),
                try ZoneTable.geometry([Cities.standard.rings(of: row.after.patch)], context)
            )
            let common = try before.intersection(with: after).area()
            // Levelled to the village's control area: some 0.01 m².
            #expect(abs(common - Double(row.gross.hundredths) / 100) < 0.05, "\(row.before.patch.identifier)")
            let whole = try (row.event == .split ? after : before).area()
            #expect(abs(common - whole) < 0.01)
        }
    }
}
