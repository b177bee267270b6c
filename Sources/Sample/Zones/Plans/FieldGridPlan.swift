import LandModel
import Measure

/// Grids of the field chiefs (田长制网格): the villages that have fields, the largest cut in two by a line that minds no
/// patch. One grid reaches beyond the city's border.
struct FieldGridPlan: Sendable {
    struct Grid: Sendable {
        var village: Int
        /// From 1, in its village.
        var number: Int
        var polygons: [[[Double]]]
    }

    private(set) var grids: [Grid] = []

    /// So many grids are made by cutting, if there are fewer villages.
    private static let wanted = 200

    init(_ ground: ZoneGround) {
        let (city, lattice) = (ground.city, ground.lattice)
        var fields = Array(repeating: SquareMetres.zero, count: city.districts.villages.count)
        for (number, patch) in city.plan.patches.enumerated()
        where ground.profile(ofPatch: number).isCultivated {
            fields[Int(patch.village)] += city.areas.gross[number]
        }
        let villages = fields.indices.filter { fields[$0] > .zero }
        let halved = Set(
            villages.sorted { (fields[$0].hundredths, -$0) > (fields[$1].hundredths, -$1) }
                .prefix(max(0, Self.wanted - villages.count)))
        let labels = city.districts.villageOfCell.map { $0 >= 0 && fields[Int($0)] > .zero ? $0 : -1 }
        let cuts = Self.overhang(ground, villages: Set(villages))
        let tracer = RingTracer(lattice: lattice)
        var parts: [Int: [[[Double]]]] = [:]
        for region in CellRegions.find(labels: labels, shape: lattice.shape) {
            parts[Int(region.label), default: []].append(
                tracer.rings(of: region.cells, cuts: cuts.corners) { labels[$0] == region.label })
        }
        for village in villages {
            guard let polygons = parts[village] else { continue }
            let halves = halved.contains(village) ? Self.halve(polygons, village, city.plane) : [polygons]
            for (index, half) in halves.enumerated() {
                grids.append(Grid(village: village, number: index + 1, polygons: half))
            }
        }
    }

    private static func halve(
        _ polygons: [[[Double]]], _ village: Int, _ plane: AreaPlane
    ) -> [[[[Double]]]] {
        let (east, north) = LineCut.directions[village % LineCut.directions.count]
        // Through the middle of the largest part, the one of the most vertices.
        let shell = polygons.map { $0[0] }.max { $0.count < $1.count } ?? []
        let range = LineCut.range(of: shell, east: east, north: north)
        let cut = LineCut(
            east: east, north: north, offset: (range.lowerBound + range.upperBound) / 2)
        let halves = [cut, cut.reversed].map { cut in polygons.flatMap { cut.keeping($0, plane: plane) } }
        return halves.contains(where: \.isEmpty) ? [polygons] : halves
    }

    /// A side at the city's border that bends outwards.
    private static func overhang(_ ground: ZoneGround, villages: Set<Int>) -> SideCuts {
        var (cuts, isFound) = (SideCuts(), false)
        ground.forSides(of: ground.cells) { side, own, beyond in
            guard !isFound, let beyond, !ground.isInside(beyond),
                villages.contains(Int(ground.city.districts.villageOfCell[own]))
            else { return }
            isFound = true
            cuts.cut(side, into: beyond, depth: SideCuts.deepest, lattice: ground.lattice)
        }
        return cuts
    }
}
