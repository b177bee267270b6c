package import LandModel

/// Counts the points of one source by district, batch by batch; a worker keeps one for each source.
package struct PointMeasurer: Sendable {
    private var places: BatchPlaces
    private let districts: DistrictLocator
    private var candidates: [Int32] = []
    private var found: [Int] = []

    /// - Parameters:
    ///   - districts: in the plane of the same ellipsoid.
    ///   - plane: as for `LineMeasurer`.
    package init(
        coordinates: CoordinateModel, options: MeasureOptions = MeasureOptions(), plane: AreaPlane? = nil,
        districts: DistrictLocator
    ) {
        places = BatchPlaces(coordinates: coordinates, options: options, plane: plane)
        self.districts = districts
    }

    /// Replaces `points` by one row for each feature of the batch, and `pieces` by its points by district, in ascending
    /// order of districts, outside first.
    package mutating func measure(
        _ geometry: GeometryColumn, into points: inout [MeasuredPoints], pieces: inout [PointPiece]
    ) {
        points.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        places.convert(geometry)
        for row in 0..<geometry.count {
            let state = geometry.states[row]
            var measured = MeasuredPoints(count: 0, flags: [], state: state)
            found.removeAll(keepingCapacity: true)
            if state.isOf(.points) {
                measured.flags = places.faults(row, of: geometry)
                if measured.flags.isEmpty {
                    for part in geometry.parts(of: row) {
                        places.visit(geometry.vertices(ofRing: part)) { _, point in
                            found.append(districts.district(at: point, &candidates) ?? -1)
                        }
                    }
                }
            }
            measured.count = found.count
            points.append(measured)
            found.sort()
            for district in found {
                let known: Int? = district < 0 ? nil : district
                if let last = pieces.last, last.row == row, last.district == known {
                    pieces[pieces.count - 1].count += 1
                } else {
                    pieces.append(PointPiece(row: row, district: known, count: 1))
                }
            }
        }
    }
}
