/// Which county a place belongs to: discs about the centres with crooked rims, cut where they meet.
///
/// A power diagram inside the discs (Aurenhammer 1987): place p goes to the county of least |p−c|² − r², if that is
/// below zero. The radii are found by trial on a coarse grid, so that the counties' areas come out as asked;
/// they do not depend on the number of patches.
struct CountyShapes {
    private let counties: [(x: Double, y: Double)]
    private var squaredRadii: [Double]
    private let eastNoise: ValueNoise
    private let northNoise: ValueNoise
    private let extent: Extent
    /// Share of the box that the city takes.
    private(set) var share = 0.0

    private static let trialStep = 3.0
    private static let trials = 160

    init(targets: SampleTargets, seed: UInt64) {
        extent = targets.extent
        let scale = (Extent.metresPerDegreeEast / 1000, Extent.metresPerDegreeNorth / 1000)
        let box = targets.extent
        counties = targets.counties.map {
            (($0.centre[0] - box.west) * scale.0, ($0.centre[1] - box.south) * scale.1)
        }
        squaredRadii = targets.counties.map { $0.area / Double.pi }
        eastNoise = ValueNoise(seed: seed, stream: .countyEast, octaves: 5)
        northNoise = ValueNoise(seed: seed, stream: .countyNorth, octaves: 5)
        fitRadii(to: targets.counties.map(\.area))
    }

    /// Number of the county at a place given as shares (0…1) of the box; `nil` outside the city.
    func county(x: Double, y: Double) -> Int? { county(bent(x, y)) }

    private func county(_ place: (x: Double, y: Double)) -> Int? {
        var best: (index: Int, power: Double)?
        for index in counties.indices {
            let (dx, dy) = (place.x - counties[index].x, place.y - counties[index].y)
            let power = dx * dx + dy * dy - squaredRadii[index]
            if power < best?.power ?? 0 { best = (index, power) }
        }
        return best?.index
    }

    /// Kilometres from the south-west corner, bent by up to 17 km so that borders are crooked.
    private func bent(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        let bend = 17.0
        return (
            x * extent.widthInMetres / 1000 + bend * eastNoise(x * 5, y * 5),
            y * extent.heightInMetres / 1000 + bend * northNoise(x * 5, y * 5)
        )
    }

    private mutating func fitRadii(to areas: [Double]) {
        let (width, height) = (extent.widthInMetres / 1000, extent.heightInMetres / 1000)
        let (columns, rows) = (Int(width / Self.trialStep), Int(height / Self.trialStep))
        var places: [(x: Double, y: Double)] = []
        for row in 0..<rows {
            for column in 0..<columns {
                places.append(
                    bent((Double(column) + 0.5) / Double(columns), (Double(row) + 0.5) / Double(rows)))
            }
        }
        let placeArea = width * height / Double(places.count)
        for _ in 0..<Self.trials {
            var found = Array(repeating: 0.0, count: areas.count)
            for place in places { if let county = county(place) { found[county] += placeArea } }
            for index in areas.indices {
                squaredRadii[index] += 0.3 * (areas[index] - found[index]) / Double.pi
            }
            share = found.reduce(0, +) / (width * height)
        }
    }
}
