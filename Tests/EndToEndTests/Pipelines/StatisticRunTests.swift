import CPROJ
import GDALBridge
import LandModel
import TestSupport
import Testing

/// Occupation, ratios, points and lengths of runs over the small delivery: figures from boxes, counts by hand and
/// lengths by PROJ, none from the program.
@Suite struct StatisticRunTests {
    private let south = Trial.south
    private let north = Trial.north

    @Test("occupation: a site over all six patches and both villages, half of it in a line, a row in each")
    func occupation() throws {
        // Paddy with ridges, dry land and a river in the south; construction land twice and orchard in the north.
        let trial = try Trial { $0.cultivate(1, as: "0103", hundredths: SurveyDelivery.box(1).hundredths) }
        let whole = Trial.whole
        let lines =
            try trial.zones(
                "sites",
                [("甲", [whole.part(4..<24, 7..<12)]), ("乙", [whole.part(22..<25, 2..<4)])], field: true)
            // Two zones that share two columns, which count once: half of the first site lies in them.
            + trial.zones(
                "red-line", [("y", [whole.part(0..<9, 0..<20)]), ("z", [whole.part(7..<14, 0..<20)])],
                field: true)
            + trial.zones("growth", [("x", [whole.part(23..<30, 0..<20)])])
        let run = try trial.run(
            zones: lines, statistics: "  occupation: [{zones: sites, lines: [red-line, growth]}]\n")
        #expect(run.status == 0, "\(run.errors)")

        func area(_ columns: Range<Int>, _ rows: Range<Int>) -> Int64 { whole.part(columns, rows).hundredths }
        // TBDLMJ is nine tenths of TBMJ, and TBMJ what the box measures.
        let paddy = area(4..<10, 7..<10) * 9 / 10
        let expected: [[String]: [String: Int64]] = [
            ["甲", south]: [
                "gross": area(4..<24, 7..<10), "agricultural": area(4..<20, 7..<10), "construction": 0,
                "unused": area(20..<24, 7..<10), "cultivated": paddy + area(10..<20, 7..<10),
                "paddy": paddy, "in_red_line": area(4..<14, 7..<10), "in_growth": area(23..<24, 7..<10),
            ],
            ["甲", north]: [
                "gross": area(4..<24, 10..<12), "agricultural": area(20..<24, 10..<12),
                "construction": area(4..<20, 10..<12), "unused": 0, "cultivated": 0, "paddy": 0,
                "in_red_line": area(4..<14, 10..<12), "in_growth": area(23..<24, 10..<12),
            ],
            ["乙", south]: [
                "gross": area(22..<25, 2..<4), "agricultural": 0, "construction": 0,
                "unused": area(22..<25, 2..<4), "cultivated": 0, "paddy": 0, "in_red_line": 0,
                "in_growth": area(23..<25, 2..<4),
            ],
        ]
        for column in try #require(expected[["甲", south]]).keys {
            let found = try run.areas("occupation-sites", ["zone", "district_code"], column + "_m2")
            // No row for a village that a site does not reach.
            #expect(found.count == expected.count + 2 * Trial.above.count, "\(column): \(found)")
            for (key, figures) in expected {
                // Each patch is divided by itself, net area and ridges apart: half a unit each.
                #expect(isNear(found[key], figures[column] ?? 0, within: 4), "\(key) \(column): \(found)")
            }
            for code in Trial.above {
                let villages = [south, north].reduce(0) { $0 + (found[["甲", $1]] ?? 0) }
                #expect(found[["甲", code]] == villages, "\(code) \(column)")
                #expect(found[["乙", code]] == found[["乙", south]], "\(code) \(column)")
            }
        }
    }

    @Test("ratios: overlaps within either count once, and a whole without ground has no row")
    func ratios() throws {
        let trial = try Trial()
        let whole = Trial.whole
        let lines =
            try trial.zones(
                "a",
                [
                    ("p", [whole.part(2..<5, 0..<10)]), ("q", [whole.part(4..<7, 0..<10)]),
                    ("p", [whole.part(8..<12, 10..<20)]),
                ], field: true)
            + trial.zones("b", [("m", [whole.part(2..<8, 0..<20)]), ("n", [whole.part(6..<10, 0..<20)])])
            + trial.zones("c", [("x", [whole.part(0..<4, 0..<5)])])
            + trial.zones("far", [("x", [Trial.far])])
        let run = try trial.run(
            zones: lines,
            statistics: """
                  ratios:
                    - {part: a, of: b}
                    - {part: b, of: a}
                    - {part: b, of: c}
                    - {part: far, of: b}
                    - {part: a, of: far}

                """)
        #expect(run.status == 0, "\(run.errors)")
        let (low, high) = (whole.part(0..<1, 0..<10).hundredths, whole.part(0..<1, 10..<20).hundredths)
        // Columns of a village's rows: in the south those from 2 to 7 of those from 2 to 10, and so on.
        let expected: [[String]: (part: Int64, whole: Int64)] = [
            ["a", "b", south]: (5 * low, 8 * low), ["a", "b", north]: (2 * high, 8 * high),
            ["b", "a", south]: (5 * low, 5 * low), ["b", "a", north]: (2 * high, 4 * high),
            ["b", "c", south]: (
                whole.part(2..<4, 0..<5).hundredths, whole.part(0..<4, 0..<5).hundredths
            ),
            ["far", "b", south]: (0, 8 * low), ["far", "b", north]: (0, 8 * high),
        ]
        let keys = ["part", "of", "district_code"]
        let parts = try run.areas("zone-ratios", keys, "part_area_m2")
        let wholes = try run.areas("zone-ratios", keys, "whole_area_m2")
        let ratios = try run.cells("zone-ratios", keys, "ratio_percent")
        let pairs = Set(expected.keys.map { Array($0.prefix(2)) })
        #expect(
            Set(wholes.keys)
                == Set(expected.keys).union(pairs.flatMap { pair in Trial.above.map { pair + [$0] } }))
        // Ten columns of a box are rounded once, and here each.
        for (key, areas) in expected {
            #expect(isNear(parts[key], areas.part, within: 6), "\(key): \(parts)")
            #expect(isNear(wholes[key], areas.whole, within: 6), "\(key): \(wholes)")
        }
        let percents: [[String]: String] = [
            ["a", "b", south]: "62.5000", ["a", "b", north]: "25.0000", ["b", "a", south]: "100.0000",
            ["b", "a", north]: "50.0000", ["b", "c", south]: "50.0000", ["b", "c", "440200"]: "50.0000",
            ["far", "b", north]: "0.0000", ["far", "b", "440200"]: "0.0000",
        ]
        for (key, percent) in percents { #expect(ratios[key] == percent, "\(key)") }
        // Of the villages together: of areas, not a mean of two ratios.
        for (key, ratio) in [
            (["a", "b"], Double(5 * low + 2 * high) / Double(8 * low + 8 * high)),
            (["b", "a"], Double(5 * low + 2 * high) / Double(5 * low + 4 * high)),
        ] {
            for code in Trial.above {
                let found = try #require(Double(ratios[key + [code]] ?? ""))
                #expect(abs(found - ratio * 100) < 0.000_1, "\(key) \(code)")
            }
        }
    }

    @Test("points: in villages, outside, on borders, several in one feature")
    func points() throws {
        let trial = try Trial()
        let places: [[(Double, Double)]] = [
            [(113.405, 24.805)], [(113.425, 24.815)], [(113.44, 24.805)],
            // Two in the south, one in the north, one outside.
            [(113.412, 24.803), (113.428, 24.809), (113.411, 24.812), (113.395, 24.805)],
            // On the border of the villages: of the northern one.
            [(113.405, 24.81)],
            // On the outer borders: what is north and east of the point decides.
            [(113.415, 24.8)], [(113.4, 24.805)], [(113.415, 24.82)], [(113.43, 24.815)],
        ]
        try write(trial, "wells", .multiPoint, places.map { "MULTIPOINT (\(text($0)))" })
        let run = try trial.run(statistics: "  points: [{name: wells, title: 井, path: wells.gpkg}]\n")
        #expect(run.status == 0, "\(run.errors)")
        var expected: [[String]: Int64] = [[south]: 5, [north]: 3, [""]: 4]
        for code in Trial.above { expected[[code]] = 8 }
        #expect(try run.counts("points-wells", ["district_code"], "points") == expected)
    }

    @Test("lines: a road across both villages and beyond, and one along their border, by PROJ's geodesics")
    func lines() throws {
        let trial = try Trial()
        // Where a slanting segment crosses a parallel: borders and segments are straight where areas are equal, so that
        // ground between the parallels tells how far along it is.
        func ground(_ north: Int) -> Double {
            Double(GraticuleBox(west: 113_400, south: 24_805, east: 113_410, north: north).hundredths)
        }
        let slant = ((113.4123, 24.805), (113.4187, 24.817))
        let crossing = (113.4123 + 0.0064 * ground(24_810) / ground(24_817), 24.81)
        let road = [
            (113.405, 24.795), (113.405, 24.806), slant.0, slant.1, (113.4251, 24.8134), (113.4352, 24.8134),
        ]
        let border = [(113.422, 24.81), (113.41, 24.81)]
        try write(trial, "roads", .lineString, [road, border].map { "LINESTRING (\(text($0)))" })
        let run = try trial.run(statistics: "  lines: [{name: roads, title: 路, path: roads.gpkg}]\n")
        #expect(run.status == 0, "\(run.errors)")

        let inSouth = geodesic([(113.405, 24.8), road[1], slant.0, crossing])
        // The border counts once, in the village north of it.
        let inNorth = geodesic([crossing, slant.1, road[4], (113.43, 24.8134)]) + geodesic(border)
        let outside = geodesic([road[0], (113.405, 24.8)]) + geodesic([(113.43, 24.8134), road[5]])
        var expected = [[south]: inSouth, [north]: inNorth, [""]: outside]
        for code in Trial.above { expected[[code]] = inSouth + inNorth }
        let found = try run.areas("length-roads", ["district_code"], "length_m")
        #expect(found.keys.count == expected.count, "\(found)")
        for (key, metres) in expected {
            #expect(isNear(found[key], Int64((metres * 100).rounded()), within: 1), "\(key): \(found)")
        }
    }

    // MARK: Layers and oracles

    private func isNear(_ found: Int64?, _ expected: Int64, within units: Int64) -> Bool {
        found.map { abs($0 - expected) <= units } ?? false
    }

    private func text(_ places: [(Double, Double)]) -> String {
        places.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    /// A layer of shapes alone, beside the delivery.
    private func write(_ trial: Trial, _ name: String, _ geometry: GeometryType, _ shapes: [String]) throws {
        try LayerTable(
            name: name, fields: [], geometry: geometry, epsg: 4490,
            rows: shapes.map { LayerTable.Row([:], .wkt($0)) }
        ).write(trial.folder.path("\(name).gpkg"), driver: .geoPackage)
    }

    /// Metres along a line of longitudes and latitudes, by PROJ on the ellipsoid of CGCS2000.
    private func geodesic(_ line: [(Double, Double)]) -> Double {
        var oracle = geod_geodesic()
        geod_init(&oracle, 6_378_137, 1 / 298.257222101)
        return zip(line, line.dropFirst()).reduce(0) { sum, segment in
            var metres = 0.0
            geod_inverse(
                &oracle, segment.0.1, segment.0.0, segment.1.1, segment.1.0, &metres, nil, nil)
            return sum + metres
        }
    }
}
