import LandModel
import Testing

@testable import Pipeline

/// `zones` and `statistics` of a pipeline: what they decode to, and what is refused.
@Suite struct ZoneDefinitionTests {
    private typealias Fixture = DefinitionFixture

    /// Begins in line 14 of the file.
    private static let zones = """
        zones:
          - {name: farmland, title: 农田, path: zones.gpkg, layers: [YJJBNTTB]}
          - {name: red-line, title: 红线, path: red.shp, field: HXLX, crs: "EPSG:4526", encoding: GB18030}
          - {name: slope, title: 坡度, path: zones.gpkg, layers: [PDT, PDT2], field: PDJB}

        """

    @Test("zones and statistics as they are written, defaults for the rest")
    func decoded() throws {
        let definition = try Fixture.decode(
            Fixture.minimal + Self.zones + """
                statistics:
                  composition: [red-line, farmland]
                  exclusive: [farmland, red-line]
                  ratios: [{part: farmland, of: red-line}]
                  occupation: [{zones: farmland, lines: [red-line]}, {zones: red-line}]
                  slope: slope
                  tracts: [{name: fields, title: 连片, thresholds-mu: [1000, 100], gap-m: 2.5}]
                  points: [{name: hazards, title: 点, path: zones.gpkg, layer: DZZHYHD}]

                """)
        #expect(definition.zones.map(\.name) == ["farmland", "red-line", "slope"])
        #expect(definition.zones.map(\.layers) == [["YJJBNTTB"], [], ["PDT", "PDT2"]])
        #expect(definition.zones.map(\.field) == [nil, "HXLX", "PDJB"])
        #expect(definition.zones[1].reading.crs == "EPSG:4526" && !definition.zones[1].reading.crsIsForced)
        #expect(definition.zones[1].reading.encoding == "GB18030")
        let statistics = definition.statistics
        #expect(statistics.level == .county)
        #expect(statistics.composition == ["red-line", "farmland"])
        #expect(statistics.exclusive == ["farmland", "red-line"])
        #expect(statistics.ratios == [.init(part: "farmland", whole: "red-line")])
        #expect(
            statistics.occupation == [
                .init(zones: "farmland", lines: ["red-line"]), .init(zones: "red-line", lines: []),
            ])
        #expect(statistics.slope == "slope" && statistics.approved == nil)
        #expect(statistics.tracts.map(\.classes) == ["cultivated"])
        #expect(statistics.tracts.map(\.thresholds) == [[1000, 100]] && statistics.tracts[0].gap == 2.5)
        #expect(statistics.points.map(\.layer) == ["DZZHYHD"] && statistics.lines.isEmpty)
    }

    @Test("a pipeline without zones has none, and tells nothing of them")
    func none() throws {
        let definition = try Fixture.decode(Fixture.minimal)
        #expect(definition.zones.isEmpty && definition.statistics.composition.isEmpty)
    }

    @Test(
        "a zone that is not defined is told with the one that was meant",
        arguments: [
            ("composition: [red-lime]", "composition[1]"),
            ("exclusive: [farmland, red-lime]", "exclusive[2]"),
            ("slope: red-lime", "slope"), ("approved: red-lime", "approved"),
            ("ratios: [{part: red-lime, of: farmland}]", "ratios[1].part"),
            ("ratios: [{part: farmland, of: red-lime}]", "ratios[1].of"),
            ("occupation: [{zones: red-lime, lines: [slope]}]", "occupation[1].zones"),
            ("occupation: [{zones: farmland, lines: [farmland, red-lime]}]", "occupation[1].lines[2]"),
        ])
    func unknown(line: String, path: String) {
        let faults = Fixture.faults(Fixture.minimal + Self.zones + "statistics:\n  \(line)\n")
        #expect(faults.map(\.keyPath) == ["statistics.\(path)"])
        #expect(
            faults.first?.problem
                == .unknownValue(
                    found: "red-lime", nearest: ["red-line"], known: ["farmland", "red-line", "slope"]))
    }

    @Test("slope levels need the field that holds them")
    func slopeField() {
        let faults = Fixture.faults(Fixture.minimal + Self.zones + "statistics:\n  slope: farmland\n")
        #expect(faults.map(\.keyPath) == ["statistics.slope"])
        #expect(
            faults.first?.problem == .needs(key: "zones[1].field", value: "the field of levels (PDJB)"))
    }

    @Test("a zone's name stands once")
    func duplicate() {
        let text =
            Fixture.minimal + Self.zones + "  - {name: farmland, title: 又一, path: more.gpkg}\n"
        #expect(
            Fixture.faults(text) == [
                Fixture.fault(.duplicateValue(found: "farmland", firstLine: 15), 18, 12, "zones[4].name")
            ])
    }

    @Test(
        "what would be written twice under one name is refused",
        arguments: [
            ("composition: [farmland, farmland]", "composition[2]"),
            ("exclusive: [farmland, red-line, farmland]", "exclusive[3]"),
            (
                "occupation: [{zones: farmland, lines: [red-line]}, {zones: farmland, lines: [slope]}]",
                "occupation[2].zones"
            ),
            (
                "tracts: [{name: a, title: 甲, thresholds-mu: [1]}, {name: a, title: 乙, thresholds-mu: [2]}]",
                "tracts[2].name"
            ),
            ("points: [{name: a, title: 甲, path: x}, {name: a, title: 乙, path: y}]", "points[2].name"),
            ("lines: [{name: a, title: 甲, path: x}, {name: a, title: 乙, path: y}]", "lines[2].name"),
        ])
    func twice(line: String, path: String) {
        let faults = Fixture.faults(Fixture.minimal + Self.zones + "statistics:\n  \(line)\n")
        #expect(faults.map(\.keyPath) == ["statistics.\(path)"], "\(faults)")
        guard case .duplicateValue? = faults.first?.problem else {
            Issue.record("\(faults)")
            return
        }
    }

    @Test("keys that do not belong there are told")
    func keys() {
        let faults = Fixture.faults(
            Fixture.minimal + "zones:\n  - {name: a, title: 甲, path: x, feild: HXLX}\n")
        #expect(
            faults.map(\.keyPath) == ["zones[1].feild"] || faults.map(\.keyPath) == ["zones[1]"], "\(faults)")
    }
}
