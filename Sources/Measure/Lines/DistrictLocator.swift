/// Which district a point lies in. Immutable, shared between workers.
///
/// A place belongs to the district that holds the point (x + ε, y + δ), see `PlaneEdge`: what lies on a shared border
/// belongs to the district north of it, on a border due north to the one east of it, and so always to exactly one of a
/// coverage. Where districts overlap, the lowest code has it; where there is a gap, none.
package struct DistrictLocator: Sendable {
    /// The codes of districts, each once, in ascending order; places are given by position in it.
    package let codes: [String]
    /// In the order of their codes.
    let zones: [EdgeGrid]
    /// Position in `codes` of each zone's.
    let districtOfZone: [Int32]
    let tree: BoxTree

    /// - Parameter districts: in any order, several shapes of one code or none; shapes without area are left out.
    package init(_ districts: [(code: String, shape: PlaneShape)]) {
        let filled = districts.filter { !$0.shape.isEmpty }
        codes = Set(filled.map(\.code)).sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(codes, 0..<Int32(codes.count)))
        let sorted = filled.map { (place: places[$0.code] ?? 0, shape: $0.shape) }.sorted {
            $0.place < $1.place
        }
        zones = sorted.map { EdgeGrid($0.shape) }
        districtOfZone = sorted.map(\.place)
        tree = BoxTree(zones.map(\.box))
    }

    /// The district of a point; `nil` outside all.
    ///
    /// - Parameter candidates: room to work in, for use from call to call.
    package func district(at point: GridPoint, _ candidates: inout [Int32]) -> Int? {
        tree.find(PlaneBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y), into: &candidates)
        for zone in candidates where zones[Int(zone)].count(x: point.x, y: point.y) > 0 {
            return Int(districtOfZone[Int(zone)])
        }
        return nil
    }
}
