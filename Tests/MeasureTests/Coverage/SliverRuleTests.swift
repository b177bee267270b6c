import LandModel
import TestSupport
import Testing

@testable import Measure

@Suite struct SliverRuleTests {
    private let plane = AreaPlane(ellipsoid: .cgcs2000)

    private func rectangle(_ width: Double, _ height: Double) -> PlaneShape {
        planeShape([[[(0, 0), (width, 0), (width, height), (0, height), (0, 0)]]])
    }

    @Test("small or thin is a sliver; the mean width is twice the area over the perimeter")
    func rule() {
        let rule = SliverRule(area: SquareMetres(hundredths: 1_000), width: 0.2)
        #expect(rule.applies(to: rectangle(3, 3), plane: plane))
        #expect(!rule.applies(to: rectangle(4, 3), plane: plane))
        #expect(rule.applies(to: rectangle(1_000, 0.15), plane: plane))
        #expect(!rule.applies(to: rectangle(1_000, 0.3), plane: plane))
        #expect(!rule.applies(to: PlaneShape(), plane: plane))
        // The ring stands near 30° N, where the plane keeps lengths within a tenth.
        #expect(abs(rule.meanWidth(rectangle(1_000, 0.15), plane: plane) - 0.15) < 0.02)
    }

    @Test("a width does not depend on where the ring starts or how it runs")
    func canonical() {
        let ring = [(0.0, 0.0), (31.234567, 7.7), (55.5, 9.9), (40.1, 0.333333)]
        let rule = SliverRule()
        let width = rule.meanWidth(planeShape([[ring]]), plane: plane)
        for start in 1..<4 {
            let turned = Array(ring[start...] + ring[..<start])
            #expect(rule.meanWidth(planeShape([[turned]]), plane: plane) == width)
            #expect(rule.meanWidth(planeShape([[turned.reversed()]]), plane: plane) == width)
        }
    }
}
