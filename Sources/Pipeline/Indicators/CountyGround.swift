import GEOSBridge
import LandModel
import Measure

/// The counties of a run as ground: what shapes of registers are divided among.
struct CountyGround: Sendable {
    let plane: AreaPlane
    /// Kinds are county codes.
    let counties: ZoneSet
    let locator: DistrictLocator
    /// What the counties are made of; kinds are village codes.
    private let villages: [GriddedZone]

    /// - Parameter districts: of a survey, whose villages make up the counties.
    init(_ plan: RunPlan, _ districts: DistrictSurvey, workers: Workers) throws {
        let ellipsoid = plan.deliveries.first?.patches.source.coordinates?.ellipsoid ?? .cgcs2000
        plane = AreaPlane(ellipsoid: ellipsoid)
        var zones: [GriddedZone] = []
        for delivery in plan.deliveries {
            zones += districts.zones(of: delivery.county, level: .village, plane: plane)
        }
        villages = zones
        counties = try ZoneSet(
            zones.map { $0.asKind(String($0.polygon.kind.prefix(DistrictLevel.county.digits))) },
            to: .place, workers: workers)
        locator = DistrictLocator(counties.zones.map { ($0.polygon.kind, $0.shape) })
    }

    /// Area of ground, confined to districts and to other ground where these are given, everything counted once.
    ///
    /// - Parameter districts: codes of counties, townships or villages.
    func area(
        _ zones: [GriddedZone], within: [GriddedZone]?, districts: [String]?
    ) throws -> SquareMetres {
        let context = try GEOSContext()
        var ground = try ZoneSet(zones.map { $0.asKind("") }, to: .place, context: context)
        if let within {
            let other = try ZoneSet(within.map { $0.asKind("") }, to: .place, context: context)
            ground = try Self.shared(ground, other.zones, context)
        }
        if let districts {
            let wanted = villages.filter { village in
                districts.contains { village.polygon.kind.hasPrefix($0) }
            }
            ground = try Self.shared(ground, wanted, context)
        }
        return ground.areas.reduce(TwiceArea.zero, +).squareMetres ?? .zero
    }

    private static func shared(
        _ first: ZoneSet, _ second: [GriddedZone], _ context: GEOSContext
    ) throws -> ZoneSet {
        let zones = try ZoneIntersection.pieces(first.zones, second, context: context).flatMap { piece in
            piece.polygons.compactMap {
                GriddedZone(ZonePolygon(feature: 0, kind: "", rings: $0), from: piece.first)
            }
        }
        return try ZoneSet(zones, to: .place, context: context)
    }
}
