import GDALBridge
import GEOSBridge
import LandModel
import Measure
import TestSupport
import Testing

/// Two thousand patches of two years, each pair cut by GEOS in the plane of areas and added up in floating point.
@Suite struct ChangeOracleTests {
    private let plane = AreaPlane(ellipsoid: .cgcs2000)

    @Test("every flow is what GEOS cuts, to the rounding of its pieces")
    func oracle() throws {
        let folder = try TemporaryFolder()
        var years = ChangingYears(size: 44, seed: 20_260)
        let before = years.patches
        years.advance()
        let after = years.patches
        #expect(before.count > 2_000 && after.count > 2_000)
        let paths = [folder.path("before.gpkg"), folder.path("after.gpkg")]
        for (path, patches) in zip(paths, [before, after]) {
            try ChangingYears.layer(patches).write(path, driver: .geoPackage)
        }
        let table = try ChangeTable.run(paths[0], paths[1], ["--area", "computed"])
        try table.expectStocks(paths[0], paths[1], ["--area", "computed"])

        let expected = try cut(before, after)
        let found = table.byKey
        let kinds: Set = ["land", "boundary"]
        for key in Set(expected.keys).union(found.keys) where kinds.contains(key.kind) {
            let (area, pieces) = expected[key] ?? (0, 0)
            let difference = abs(Double(found[key] ?? 0) / 100 - area)
            // Each piece is rounded on either side, and its patch before that.
            #expect(difference <= 0.03 * Double(pieces) + 0.001, "\(key): \(difference) of \(area)")
        }
        let flows = found.keys.filter { $0.classes[0] != $0.classes[1] && kinds.contains($0.kind) }
        #expect(flows.count > 50)
        #expect(found.keys.allSatisfy { $0.kind != "uncovered" })
        let pieces = expected.values.reduce(0) { $0 + $1.pieces }
        #expect(table.total("correction") <= Int64(3 * pieces))
    }

    private func cut(
        _ before: [ChangingYears.Patch], _ after: [ChangingYears.Patch]
    ) throws -> [ChangeTable.Key: (area: Double, pieces: Int)] {
        let context = try GEOSContext()
        let (older, newer) = (
            try before.map { try shape($0, context) }, try after.map { try shape($0, context) }
        )
        var sums: [ChangeTable.Key: (area: Double, pieces: Int)] = [:]
        for (one, patch) in zip(older, before) {
            for (other, next) in zip(newer, after) where one.box.touches(other.box) {
                let area = try one.geometry.intersection(with: other.geometry).area()
                guard area > 0 else { continue }
                let key = ChangeTable.Key(
                    districts: [patch.county, next.county], classes: [patch.landClass, next.landClass],
                    kind: patch.county == next.county ? "land" : "boundary")
                let sum = sums[key] ?? (0, 0)
                sums[key] = (sum.area + area, sum.pieces + 1)
            }
        }
        return sums
    }

    private func shape(
        _ patch: ChangingYears.Patch, _ context: GEOSContext
    ) throws -> (geometry: PolygonGeometry, box: PlaneBox) {
        var box = PlaneBox.empty
        let rings = try patch.rings.map { ring in
            try stride(from: 0, to: ring.count, by: 2).flatMap { index -> [Double] in
                let point = try #require(
                    plane.gridPoint(longitude: ring[index], latitude: ring[index + 1]))
                box.add(point)
                // Metres from a corner of the ground, for the digits that GEOS has.
                return [
                    Double(point.x - 10_902_000_000_000) / 1e6, Double(point.y - 2_600_000_000_000) / 1e6,
                ]
            }
        }
        return (try PolygonGeometry([CoordinatePolygon(rings: rings)], context: context), box)
    }
}
