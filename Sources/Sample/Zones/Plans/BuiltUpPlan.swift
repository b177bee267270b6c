import LandModel
import Measure

/// Built-up areas (建成区) of several years: the cells nearest to the counties' centres, those of cities first, each year
/// so many that a printed figure is met, the last one cut by a line. Every year holds all of the year before.
struct BuiltUpPlan: Sendable {
    struct Zone: Sendable {
        var county: Int
        var rings: [[Double]]
    }

    struct Epoch: Sendable {
        var year: Int
        var zones: [Zone]
        var reached: SquareMetres
    }

    private(set) var epochs: [Epoch] = []

    init(_ ground: ZoneGround) throws(SampleError) {
        let cells = Self.ranked(ground)
        for figure in ground.city.targets.zones.builtUp {
            guard let target = figure.target else { continue }
            let epoch = Self.epoch(figure.year, cells, target.area, ground)
            guard (epoch.reached - target.area).magnitude < target.tolerance else {
                throw .totalNotMet(
                    name: figure.name, wanted: "\(target.area)", reached: "\(epoch.reached)",
                    tolerance: "\(target.tolerance)")
            }
            epochs.append(epoch)
        }
    }

    private static func ranked(_ ground: ZoneGround) -> [Int] {
        let (targets, lattice) = (ground.city.targets, ground.lattice)
        return ground.cells.map { cell in
            let county = targets.counties[ground.county(cell)]
            let share = ground.share(cell)
            let x = (county.centre[0] - targets.extent.west) / (targets.extent.east - targets.extent.west)
            let y = (county.centre[1] - targets.extent.south) / (targets.extent.north - targets.extent.south)
            let (dx, dy) = (
                (share.x - x) * Double(lattice.columns), (share.y - y) * Double(lattice.rows)
            )
            return ((dx * dx + dy * dy) * (county.isUrban ? 1 : 4), cell)
        }.sorted { $0 < $1 }.map(\.1)
    }

    /// Whole cells while they fit, as connected areas, and a part of the next one.
    private static func epoch(
        _ year: Int, _ cells: [Int], _ wanted: SquareMetres, _ ground: ZoneGround
    ) -> Epoch {
        let tracer = RingTracer(lattice: ground.lattice)
        let fill = CellFill(cells, upTo: wanted, plane: ground.city.plane) { tracer.ring(ofCell: $0) }
        return Epoch(year: year, zones: zones(fill, ground), reached: fill.reached)
    }

    /// Connected areas of a county each, then the part of a cell.
    static func zones(_ fill: CellFill, _ ground: ZoneGround) -> [Zone] {
        let tracer = RingTracer(lattice: ground.lattice)
        var labels = Array(repeating: Int32(-1), count: ground.lattice.cells)
        for cell in fill.cells { labels[cell] = Int32(ground.county(cell)) }
        let whole = CellRegions.find(labels: labels, shape: ground.lattice.shape).map { region in
            Zone(
                county: Int(region.label),
                rings: tracer.rings(of: region.cells) { labels[$0] == region.label })
        }
        let part = fill.cut.map { cut in
            cut.polygons.map { Zone(county: ground.county(cut.cell), rings: $0) }
        }
        return whole + (part ?? [])
    }
}
