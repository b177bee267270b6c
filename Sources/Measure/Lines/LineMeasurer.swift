package import LandModel

/// Measures the lines of one source, batch by batch, and splits them by district; a worker keeps one for each source.
///
/// A line follows the geodesic from vertex to vertex. Where districts split it, it is straight in the plane between
/// vertices, as their borders are. A `transformed` source is measured from degrees: its reader has transformed the
/// coordinates already.
package struct LineMeasurer: Sendable {
    private var places: BatchPlaces
    private let geodesic: Geodesic
    private var splitter: SegmentSplitter?
    private var sums: [(district: Int32, micrometres: Int64)] = []
    /// The vertices of a part, in degrees and in the plane.
    private var points: [(degrees: SIMD2<Double>, point: GridPoint)] = []

    /// - Parameters:
    ///   - districts: what lines are split by; in the plane of the same ellipsoid.
    ///   - plane: the plane of the source's ellipsoid, to share its table between workers; built when absent or of another
    ///     ellipsoid.
    package init(
        coordinates: CoordinateModel, options: MeasureOptions = MeasureOptions(), plane: AreaPlane? = nil,
        districts: DistrictLocator? = nil
    ) {
        places = BatchPlaces(coordinates: coordinates, options: options, plane: plane)
        geodesic = Geodesic(coordinates.ellipsoid)
        splitter = districts.map {
            SegmentSplitter($0, ground: PlaneGround(ellipsoid: coordinates.ellipsoid))
        }
    }

    /// Replaces `lines` by one row for each feature of the batch, and `pieces` by the parts of each in ascending order of
    /// districts, outside first. The pieces of a feature add up to it exactly; without districts there are none.
    package mutating func measure(
        _ geometry: GeometryColumn, into lines: inout [MeasuredLine], pieces: inout [LinePiece]
    ) {
        lines.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        places.convert(geometry)
        for row in 0..<geometry.count {
            let state = geometry.states[row]
            var line = MeasuredLine(length: .zero, flags: [], state: state)
            sums.removeAll(keepingCapacity: true)
            if state.isOf(.lines) {
                line.flags = places.faults(row, of: geometry)
                if line.flags.isEmpty {
                    for part in geometry.parts(of: row) {
                        line.length += measure(geometry.vertices(ofRing: part))
                    }
                    if line.length == .zero { line.flags.insert(.zeroLength) }
                }
            }
            lines.append(line)
            sums.sort { $0.district < $1.district }
            for sum in sums {
                pieces.append(
                    LinePiece(
                        row: row, district: sum.district < 0 ? nil : Int(sum.district),
                        length: Metres(micrometres: sum.micrometres)))
            }
        }
    }

    private mutating func measure(_ vertices: Range<Int>) -> Metres {
        points.removeAll(keepingCapacity: true)
        places.visit(vertices) { points.append(($0, $1)) }
        var total = Metres.zero
        for (start, end) in zip(points, points.dropFirst()) {
            guard let length = Metres(rounding: geodesic.length(start.degrees, end.degrees)), length > .zero
            else { continue }
            total += length
            splitter?.split(start.point, end.point, length: length.micrometres) { district, micrometres in
                if let place = sums.firstIndex(where: { $0.district == district }) {
                    sums[place].micrometres += micrometres
                } else {
                    sums.append((district, micrometres))
                }
            }
        }
        return total
    }
}
