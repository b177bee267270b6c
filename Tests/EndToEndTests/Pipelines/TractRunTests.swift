import Foundation
import GDALBridge
import TestSupport
import Testing

/// Tracts of runs over the small delivery: which patches are joined, where they count and from which size.
@Suite struct TractRunTests {
    private let south = Trial.south
    private let north = Trial.north
    private let keys = ["district_code", "threshold_mu"]

    private func box(_ patch: Int) -> Int64 { SurveyDelivery.box(patch).hundredths }

    private func definition(_ name: String, gap: String? = nil, _ thresholds: [Int] = [1]) -> String {
        "    - {name: \(name), title: 连片, classes: cultivated, thresholds-mu: \(thresholds)"
            + (gap.map { ", gap-m: \($0)" } ?? "") + "}\n"
    }

    @Test("cultivated patches are joined across shared borders, and across a corner only by gap-m")
    func joined() throws {
        // Three around the corner of the south-west, and one that touches the second in a point.
        let trial = try Trial { delivery in
            delivery.cultivate(1, as: "0103", hundredths: box(1))
            delivery.cultivate(3, as: "0102", hundredths: box(3))
            delivery.cultivate(5, as: "0102", hundredths: box(5))
        }
        let run = try trial.run(
            statistics: "  tracts:\n" + definition("borders") + definition("near", gap: "0.01"))
        #expect(run.status == 0, "\(run.errors)")
        // Patch 0 is the delivery's paddy, of which a tenth is ridges.
        let net = box(0) - (box(0) * 1_000 + 5_000) / 10_000
        for name in ["borders", "near"] {
            let patches = try run.counts("tracts-" + name, keys, "patches")
            let area = try run.areas("tracts-" + name, keys, "net_m2")
            let byClass = try ["0101", "0102", "0103"].map {
                try run.areas("tracts-" + name, keys, "c\($0)_m2")
            }
            for (code, count, areas) in [
                (south, 2, [net, 0, box(1)]), (north, 2, [0, box(3) + box(5), 0]),
            ] + Trial.above.map({ ($0, 4, [net, box(3) + box(5), box(1)]) }) {
                #expect(patches[[code, "1"]] == Int64(count), "\(name) \(code)")
                #expect(area[[code, "1"]] == areas.reduce(0, +), "\(name) \(code)")
                #expect(byClass.map { $0[[code, "1"]] } == areas, "\(name) \(code)")
            }
        }
        // Most of the first tract lies in the south, of all four together in the north.
        let borders = try run.counts("tracts-borders", keys, "tracts")
        #expect([south, north, "440203"].map { borders[[$0, "1"]] } == [1, 1, 2])
        let near = try run.counts("tracts-near", keys, "tracts")
        #expect([south, north, "440203"].map { near[[$0, "1"]] } == [0, 1, 1])
        for (name, sizes) in [("borders", [3, 1]), ("near", [4])] {
            let outlines = try LayerTable(
                reading: run.result.path + "/results.gpkg", driver: .geoPackage,
                layer: "tract_outlines_" + name)
            #expect(outlines.rows.map { $0["patches"] } == sizes.map { .integer(Int64($0)) }, "\(name)")
        }
    }

    @Test("two tracts beside a strip are one from the gap-m that is as wide as the strip on the ground")
    func gap() throws {
        let strip = GraticuleBox(west: 113_410, south: 24_800, east: 113_411, north: 24_810)
        let rest = GraticuleBox(west: 113_411, south: 24_800, east: 113_420, north: 24_810)
        let trial = try Trial { delivery in
            delivery.patches.rows[1].shape = .polygons([[strip.ring]])
            SurveyDelivery.setAreas(&delivery.patches.rows[1], hundredths: strip.hundredths, ratio: 0)
            // The third patch leaves a gap to the east, where nothing is asked for.
            delivery.patches.rows[2].shape = .polygons([[rest.ring]])
            delivery.cultivate(2, as: "0103", hundredths: rest.hundredths)
            delivery.settleControl()
        }
        // The strip is widest in the south and narrowest in the north, by less than a centimetre.
        let gaps = [
            "narrower": width(strip, latitude: 24.81) - 0.05, "wider": width(strip, latitude: 24.8) + 0.05,
        ].mapValues { String(format: "%.2f", $0) }
        let run = try trial.run(
            statistics: "  tracts:\n" + definition("none")
                + gaps.map { definition($0.key, gap: $0.value) }.sorted().joined())
        #expect(run.status == 0, "\(run.errors)")
        for (name, tracts) in [("none", 2), ("narrower", 2), ("wider", 1)] {
            let found = try run.counts("tracts-" + name, keys, "tracts")
            #expect(found == counts([south] + Trial.above, ["1": Int64(tracts)]), "\(name)")
            #expect(
                try run.counts("tracts-" + name, keys, "patches")
                    == counts([south] + Trial.above, ["1": 2]), "\(name)")
        }
    }

    /// Metres along a parallel: N cos φ · Δλ, N the radius of curvature across the meridian.
    private func width(_ box: GraticuleBox, latitude: Double) -> Double {
        let (a, f) = (6_378_137.0, 1 / 298.257222101)
        let (sine, cosine) = (sin(latitude * .pi / 180), cos(latitude * .pi / 180))
        let radius = a / (1 - f * (2 - f) * sine * sine).squareRoot()
        return radius * cosine * Double(box.east - box.west) / 1_000 * .pi / 180
    }

    @Test("a tract over two villages counts where most of its net area lies, its area where its patches lie")
    func home() throws {
        // The first patch is the larger by TBMJ and the smaller without its ridges; the last one is alone.
        let trial = try Trial { delivery in
            delivery.cultivate(3, as: "0102", hundredths: box(3))
            delivery.cultivate(5, as: "0103", hundredths: box(5))
        }
        let run = try trial.run(statistics: "  tracts:\n" + definition("fields"))
        #expect(run.status == 0, "\(run.errors)")
        let net = box(0) - (box(0) * 1_000 + 5_000) / 10_000
        #expect(box(0) > box(3) && net < box(3))
        var (tracts, patches) = (counts(Trial.above, ["1": 2]), counts(Trial.above, ["1": 3]))
        (tracts[[south, "1"]], patches[[south, "1"]]) = (0, 1)
        (tracts[[north, "1"]], patches[[north, "1"]]) = (2, 2)
        #expect(try run.counts("tracts-fields", keys, "tracts") == tracts)
        #expect(try run.counts("tracts-fields", keys, "patches") == patches)
        let area = try run.areas("tracts-fields", keys, "net_m2")
        #expect(area[[south, "1"]] == net && area[[north, "1"]] == box(3) + box(5))
        #expect(area[["440200", "1"]] == net + box(3) + box(5))
    }

    @Test("a threshold in mu is reached by that many exactly, and not by 0.01 m² less")
    func thresholds() throws {
        // 1500 mu are 1,000,000 m². The third patch is larger, but for its ridges.
        let exact: Int64 = 100_000_000
        let gross: Int64 = 111_111_110
        let below = gross - (gross * 1_000 + 5_000) / 10_000
        #expect(below == exact - 1)
        let trial = try Trial { delivery in
            for (patch, area) in [(0, exact), (2, gross)] {
                delivery.patches.rows[patch].shape = .polygons([[narrowed(patch, to: area)]])
            }
            delivery.cultivate(0, as: "0101", hundredths: exact)
            delivery.cultivate(2, as: "0101", hundredths: gross, ratio: 1_000)
            delivery.settleControl()
        }
        let run = try trial.run(statistics: "  tracts:\n" + definition("fields", [1_500, 1_499, 1_501]))
        #expect(run.status == 0, "\(run.errors)")
        let expected = counts([south] + Trial.above, ["1500": 1, "1499": 2])
        #expect(try run.counts("tracts-fields", keys, "tracts") == expected)
        #expect(try run.counts("tracts-fields", keys, "patches") == expected)
        let areas = counts([south] + Trial.above, ["1500": exact, "1499": exact + below])
        #expect(try run.areas("tracts-fields", keys, "net_m2") == areas)
    }

    /// The western part of a patch's box, as wide as an area needs.
    private func narrowed(_ patch: Int, to hundredths: Int64) -> [Double] {
        let box = SurveyDelivery.box(patch)
        let east =
            Double(box.west) + Double(box.east - box.west) * Double(hundredths) / Double(box.hundredths)
        return box.ring.map { $0 == Double(box.east) / 1_000 ? east / 1_000 : $0 }
    }

    /// The same numbers by threshold for each of some districts.
    private func counts(_ codes: [String], _ numbers: [String: Int64]) -> [[String]: Int64] {
        codes.reduce(into: [:]) { counts, code in
            for (threshold, number) in numbers { counts[[code, threshold]] = number }
        }
    }
}
