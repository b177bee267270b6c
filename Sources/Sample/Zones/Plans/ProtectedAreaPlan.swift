import GEOSBridge
import LandModel
import Measure

/// Protected areas (自然保护地): smooth shapes over any land that overlap each other, and whose union has the printed
/// area; one small one reaches a little beyond the city's border.
struct ProtectedAreaPlan: Sendable {
    static let layers = ["ZRBHQ", "SLGY", "FJMSQ", "SDGY"]

    struct Area: Sendable {
        /// Number of the layer.
        var layer: Int
        var ring: [Double]
    }

    private(set) var areas: [Area] = []
    private(set) var reached = SquareMetres.zero

    /// Radii in kilometres for a union of 4,148 km²; another figure scales them.
    private static let radii: [(layer: Int, radius: Double)] = [
        (0, 12), (1, 10), (0, 11), (0, 10), (2, 10), (1, 9), (1, 8), (1, 8), (2, 8), (0, 9), (0, 8), (2, 7),
        (0, 7), (1, 7), (3, 6), (1, 6), (2, 5), (1, 5), (3, 4), (1, 4), (2, 4), (3, 3), (3, 2),
    ]
    private static let unionOfRadii = 4148.0
    /// Radius of the one at the border, in metres: what of it lies outside is too little to change a figure of whole
    /// square kilometres.
    private static let largestAtRim = 350.0
    /// Scales are tried in steps of so much: coarse enough to be the same with any release of the library.
    private static let scaleStep = 1e-5
    private static let scales = 70_000...130_000

    init(_ ground: ZoneGround) throws(SampleError) {
        guard let figure = ground.city.targets.zones.protectedAreas, let target = figure.target else {
            return
        }
        let size = (Double(target.area.hundredths) / 1e8 / Self.unionOfRadii).squareRoot()
        let blobs = Self.place(ground, size: size)
        let rim = Self.rimBlob(ground)
        let noise = ValueNoise(seed: ground.city.seed, stream: .protectedArea, octaves: 2)
        func rings(_ scale: Int) -> [[Double]] {
            let rings = blobs.map { $0.ring(scale: Double(scale) * Self.scaleStep, noise: noise) }
            return rings + (rim.map { [$0.ring(scale: 1, noise: noise)] } ?? [])
        }
        var (low, high) = (Self.scales.lowerBound, Self.scales.upperBound)
        do throws(GEOSError) {
            let context = try GEOSContext()
            while low < high {
                let middle = (low + high) / 2
                if try Self.union(of: rings(middle), ground.city.plane, context) >= target.area {
                    high = middle
                } else {
                    low = middle + 1
                }
            }
            reached = try Self.union(of: rings(low), ground.city.plane, context)
        } catch {
            throw .geometryLibrary(error)
        }
        guard (reached - target.area).magnitude < target.tolerance else {
            throw .totalNotMet(
                name: figure.name, wanted: "\(target.area)", reached: "\(reached)",
                tolerance: "\(target.tolerance)")
        }
        let layers = Self.radii.map(\.layer) + [Self.layers.count - 1]
        areas = zip(layers, rings(low)).map { Area(layer: $0, ring: $1) }
    }

    /// Area of the union in the plane, rounded to 0.01 m².
    static func union(
        of rings: [[Double]], _ plane: AreaPlane, _ context: GEOSContext
    ) throws(GEOSError) -> SquareMetres {
        let polygons = rings.map { CoordinatePolygon(rings: [plane.metres(of: $0)]) }
        let area = try PolygonGeometry(polygons, context: context).dissolved().area()
        return SquareMetres(hundredths: Int64((area * 100).rounded()))
    }

    /// Places the discs where they stay inside the city at any scale: every other one over the one before, the rest
    /// far from each other.
    private static func place(_ ground: ZoneGround, size: Double) -> [Blob] {
        let hash = StableHash(seed: ground.city.seed, stream: .protectedArea)
        let clearance = ground.clearance()
        let side = ground.lattice.cellSide
        let reach = Double(scales.upperBound) * scaleStep * Blob.farthest
        let order = ground.shuffled(ground.cells, hash)
        let widest = order.max { (clearance[$0], -$0) < (clearance[$1], -$1) }
        var blobs: [Blob] = []
        var used: Set<Int> = []
        for (number, entry) in radii.enumerated() {
            let radius = entry.radius * 1000 * size
            // A cell n king's steps from the outside has n − 1 whole cells around it.
            let allowed = order.lazy.filter { cell in
                !used.contains(cell) && Double(clearance[cell]) * side >= radius * reach + 1.5 * side
            }
            /// Distance to the nearest shape, as a share of both radii.
            func share(_ cell: Int, _ others: some Sequence<Blob>) -> Double {
                let centre = ground.lattice.degrees(ground.lattice.middle(ofCell: cell))
                return others.map { other in
                    let (x, y) = (
                        (centre.x - other.centre.x) * Extent.metresPerDegreeEast,
                        (centre.y - other.centre.y) * Extent.metresPerDegreeNorth
                    )
                    return (x * x + y * y).squareRoot() / (radius + other.radius)
                }.min() ?? .infinity
            }
            let overlapping = allowed.first { cell in
                number % 2 == 1 && (0.5...0.8).contains(share(cell, blobs.suffix(1)))
            }
            let far = allowed.prefix(20).max { (share($0, blobs), -$0) < (share($1, blobs), -$1) }
            guard let cell = overlapping ?? far ?? widest else { continue }
            used.insert(cell)
            blobs.append(
                Blob(
                    centre: ground.lattice.degrees(ground.lattice.middle(ofCell: cell)), radius: radius,
                    salt: number + 1))
        }
        return blobs
    }

    /// A small one about a place of the city's border.
    private static func rimBlob(_ ground: ZoneGround) -> Blob? {
        let hash = StableHash(seed: ground.city.seed, stream: .protectedArea)
        for cell in ground.shuffled(ground.cells, hash) {
            var rim: CellSide?
            ground.forSides(of: [cell]) { side, _, beyond in
                if let beyond, !ground.isInside(beyond) { rim = side }
            }
            guard let rim else { continue }
            var path: [Double] = []
            ground.lattice.appendVertices(of: rim, to: &path)
            let middle = path.count / 4 * 2
            let radius = min(0.25 * ground.lattice.cellSide, largestAtRim)
            return Blob(centre: Point(x: path[middle], y: path[middle + 1]), radius: radius, salt: 0)
        }
        return nil
    }
}

extension AreaPlane {
    /// A ring's places in the plane, in metres, for a library that knows planes only.
    func metres(of degrees: [Double]) -> [Double] {
        var metres: [Double] = []
        metres.reserveCapacity(degrees.count)
        for index in stride(from: 0, to: degrees.count - 1, by: 2) {
            let point = gridPoint(longitude: degrees[index], latitude: degrees[index + 1])
            metres.append(Double(point?.x ?? 0) / 1e6)
            metres.append(Double(point?.y ?? 0) / 1e6)
        }
        return metres
    }
}
