/// Lays out counties, townships and villages on the cells.
struct DistrictPlanner {
    private let lattice: Lattice
    private let targets: SampleTargets
    private let names: DistrictNames
    private let seed: UInt64

    init(lattice: Lattice, targets: SampleTargets, seed: UInt64) {
        self.lattice = lattice
        self.targets = targets
        self.seed = seed
        names = DistrictNames(seed: seed)
    }

    func plan(_ shapes: CountyShapes) -> Districts {
        let counties = countyLabels(shapes)
        var result = Districts(villageOfCell: Array(repeating: -1, count: lattice.cells))
        var cellsOfCounty: [[Int]] = Array(repeating: [], count: targets.counties.count)
        for cell in counties.indices where counties[cell] >= 0 {
            cellsOfCounty[Int(counties[cell])].append(cell)
        }
        for county in targets.counties.indices {
            addTownships(county, cells: cellsOfCounty[county], to: &result)
        }
        return result
    }

    /// County of each cell, one connected region each, no gaps inside the city.
    private func countyLabels(_ shapes: CountyShapes) -> [Int32] {
        var labels: [Int32] = (0..<lattice.cells).map { cell in
            let middle = lattice.middle(ofCell: cell)
            let county = shapes.county(
                x: middle.x / Double(lattice.columns), y: middle.y / Double(lattice.rows))
            return Int32(county ?? -1)
        }
        for _ in 0..<3 { CellRegions.consolidate(labels: &labels, shape: lattice.shape, outside: -1) }
        // Gaps between the discs that do not reach the box's rim: the counties beside them grow into them.
        let outside: [Int32] = labels.map { $0 < 0 ? 0 : -1 }
        var gaps = CellRegions.find(labels: outside, shape: lattice.shape)
            .filter { !$0.cells.contains(where: lattice.shape.isRim) }.flatMap(\.cells)
        while !gaps.isEmpty {
            let before = labels
            for cell in gaps {
                lattice.shape.forNeighbours(of: cell) { neighbour in
                    if before[neighbour] >= 0 { labels[cell] = before[neighbour] }
                }
            }
            gaps.removeAll { labels[$0] >= 0 }
        }
        return labels
    }

    private func addTownships(_ county: Int, cells: [Int], to result: inout Districts) {
        guard !cells.isEmpty else { return }
        let facts = targets.counties[county]
        let count = min(max(cells.count / 110, 2), 12, max(cells.count / 2, 1))
        let labels = divide(cells, into: count, stream: .township, salt: county)
        let centre = Point(
            x: (facts.centre[0] - lattice.extent.west) / (lattice.extent.east - lattice.extent.west)
                * Double(lattice.columns),
            y: (facts.centre[1] - lattice.extent.south) / (lattice.extent.north - lattice.extent.south)
                * Double(lattice.rows))
        let firstVillage = result.villages.count
        // The township about the county's centre comes first: the seat.
        let order = labels.order { distance(middle(of: $0), centre) }
        for (rank, cells) in order.enumerated() {
            let isUrban = facts.isUrban && rank < max(order.count / 3, 1)
            let code = facts.code + Self.padded(isUrban ? rank + 1 : 100 + rank, 3)
            let name = names.township(county: county, rank: rank, isUrban: isUrban)
            let first = result.villages.count
            addVillages(
                county, township: result.townships.count, townshipCode: code, townshipName: name,
                cells: cells,
                isUrban: isUrban, hasRemainder: !isUrban && rank == order.count - 1, centre: centre,
                to: &result)
            result.townships.append(
                Districts.Township(
                    county: county, code: code, name: name, isUrban: isUrban,
                    villages: first..<result.villages.count))
        }
        let farthest = result.villages[firstVillage...].map(\.remoteness).max() ?? 1
        for village in firstVillage..<result.villages.count {
            result.villages[village].remoteness /= max(farthest, 1e-9)
        }
    }

    private func addVillages(
        _ county: Int, township: Int, townshipCode: String, townshipName: String, cells: [Int], isUrban: Bool,
        hasRemainder: Bool, centre: Point, to result: inout Districts
    ) {
        let count = min(max(cells.count / 32, 2), 14, cells.count)
        let parts = divide(cells, into: count, stream: .village, salt: township).order {
            distance(middle(of: $0), centre)
        }
        for (rank, cells) in parts.enumerated() {
            // The farthest part of one township in a county belongs to no village (乡镇直属).
            let isRemainder = hasRemainder && rank == parts.count - 1
            let number = isRemainder ? 999 : rank == 0 || isUrban ? rank + 1 : 200 + rank
            for cell in cells { result.villageOfCell[cell] = Int32(result.villages.count) }
            result.villages.append(
                Districts.Village(
                    county: county, township: township,
                    code: townshipCode + Self.padded(number, 3) + "0000000",
                    name: isRemainder
                        ? townshipName + "直属"
                        : names.village(township: township, rank: rank, isCommunity: number < 200),
                    remoteness: distance(middle(of: cells), centre)))
        }
    }

    /// Groups of about equal shape, each connected: nearest of `count` sites, the sites moved to the middles.
    private func divide(_ cells: [Int], into count: Int, stream: StableHash.Stream, salt: Int) -> [[Int]] {
        guard count > 1 else { return [cells] }
        let hash = StableHash(seed: seed, stream: stream)
        // Bent by a part of a group's width, so that borders are not straight.
        let width = (Double(cells.count) / Double(count)).squareRoot()
        let (bendEast, bendNorth) = (
            ValueNoise(seed: seed, stream: .countyEast, octaves: 3),
            ValueNoise(seed: seed, stream: .countyNorth, octaves: 3)
        )
        let points = cells.map { cell in
            let middle = lattice.middle(ofCell: cell)
            let (x, y) = (middle.x / width + 100, middle.y / width + 100)
            return Point(
                x: middle.x + 0.5 * width * bendEast(x, y), y: middle.y + 0.5 * width * bendNorth(x, y))
        }
        var sites = [points[hash.below(cells.count, salt)]]
        var nearest = points.map { distance($0, sites[0]) }
        while sites.count < count {
            let farthest = nearest.indices.max { (nearest[$0], -$0) < (nearest[$1], -$1) } ?? 0
            sites.append(points[farthest])
            for index in points.indices {
                nearest[index] = min(nearest[index], distance(points[index], points[farthest]))
            }
        }
        var label = Array(repeating: 0, count: cells.count)
        for _ in 0..<6 {
            var sums = Array(repeating: (x: 0.0, y: 0.0, count: 0.0), count: count)
            for index in points.indices {
                var best = (site: 0, distance: Double.infinity)
                for site in sites.indices {
                    let away = distance(points[index], sites[site])
                    if away < best.distance { best = (site, away) }
                }
                label[index] = best.site
                sums[best.site].x += points[index].x
                sums[best.site].y += points[index].y
                sums[best.site].count += 1
            }
            for site in sites.indices where sums[site].count > 0 {
                sites[site] = Point(x: sums[site].x / sums[site].count, y: sums[site].y / sums[site].count)
            }
        }
        return connected(cells, label: label, count: count)
    }

    /// The groups with loose pieces handed to their neighbours; empty groups left out.
    private func connected(_ cells: [Int], label: [Int], count: Int) -> [[Int]] {
        let box = Window(cells: cells, of: lattice.shape)
        var labels = Array(repeating: Int32(-1), count: box.shape.cells)
        for (index, cell) in cells.enumerated() { labels[box.local(cell)] = Int32(label[index]) }
        for _ in 0..<3 { CellRegions.consolidate(labels: &labels, shape: box.shape) }
        var groups: [[Int]] = Array(repeating: [], count: count)
        for cell in cells { groups[Int(labels[box.local(cell)])].append(cell) }
        return groups.filter { !$0.isEmpty }
    }

    private func middle(of cells: [Int]) -> Point {
        let points = cells.map { lattice.middle(ofCell: $0) }
        return Point(
            x: points.reduce(0) { $0 + $1.x } / Double(points.count),
            y: points.reduce(0) { $0 + $1.y } / Double(points.count))
    }

    /// Squared, in cells.
    private func distance(_ a: Point, _ b: Point) -> Double {
        (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
    }

    static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(digits - text.utf8.count, 0)) + text
    }
}

extension [[Int]] {
    /// Sorted by a number of each group, ties by the first cell.
    fileprivate func order(by key: ([Int]) -> Double) -> [[Int]] {
        map { (key($0), $0) }.sorted { ($0.0, $0.1.first ?? 0) < ($1.0, $1.1.first ?? 0) }.map(\.1)
    }
}
