import LandModel
import Measure
import Testing

@testable import Pipeline

@Suite struct ShapeExaminerTests {
    /// Examines one patch of polygons without holes, by their rings.
    private func examine(_ rings: [[Double]]) throws -> ExaminedPatch {
        var geometry = GeometryColumn()
        for ring in rings {
            geometry.coordinates += ring
            geometry.finishRing()
            geometry.finishPolygon()
        }
        geometry.finishFeature(rings.count == 1 ? .polygon : .multiPolygon)
        let coordinates = CoordinateModel.geographic(.cgcs2000)
        let source = SourceLayer(
            name: "a", path: "a.gpkg", layer: "DLTB", format: .geoPackage, fields: [], featureIDColumn: "fid",
            geometryColumn: "geom", declaredCount: 1, coordinates: coordinates, encoding: .utf8)
        var measurer = PatchMeasurer(coordinates: coordinates, options: MeasureOptions(), plane: nil)
        var measured: [MeasuredPatch] = []
        measurer.measure(geometry, into: &measured)
        let examiner = try ShapeExaminer(source, options: MeasureOptions(), plane: nil)
        return try #require(try examiner.examine(geometry, measured).first)
    }

    private static let square: [Double] = [110, 25, 110, 25.01, 110.01, 25.01, 110.01, 25, 110, 25]

    @Test("a sound patch keeps its area")
    func sound() throws {
        let patch = try examine([Self.square])
        #expect(patch.rejection == nil && patch.repairedBy == nil && patch.faults.isEmpty)
        #expect(patch.area > .zero)
    }

    @Test("a bow-tie whose lobes cancel has the area of both after the repair")
    func cancellingLobes() throws {
        // Symmetrical about its middle meridian: the lobes are congruent in the plane of the areas.
        let patch = try examine([[110, 25, 110.01, 25.01, 110.01, 25, 110, 25.01, 110, 25]])
        #expect(patch.rejection == nil)
        #expect(patch.faults.map(\.rule) == [.polygonRepaired])
        #expect(patch.repairedBy == patch.area)
        // The lobes are half of the box, but for the crossing, which lies half-way in degrees, not in the plane.
        let box = try examine([Self.square]).area
        let half = SquareMetres(hundredths: box.hundredths / 2)
        #expect((patch.area - half).magnitude <= SquareMetres(hundredths: 100))
    }

    @Test("a patch that has collapsed is rejected for having no area, not for its harmless faults")
    func collapsed() throws {
        let line: [Double] = [110, 25, 110.01, 25.01, 110, 25, 110, 25]
        for rings in [[line], [line, line.map { $0 + 1 }]] {
            let patch = try examine(rings)
            #expect(patch.rejection == .areaNotPositive)
            #expect(patch.faults.contains { $0.rule == .areaNotPositive })
            #expect(patch.faults.allSatisfy { $0.rule != .polygonRepaired })
        }
    }
}
