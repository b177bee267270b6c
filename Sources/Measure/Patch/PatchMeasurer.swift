package import LandModel

/// How a run wants its angles.
package struct MeasureOptions: Sendable, Hashable {
    /// Rounds longitude and latitude to 1e-6″ before the area, half up, and turns Gauss-Krüger coordinates
    /// into angles by the truncated series of the survey's own procedure (国土调查办发〔2008〕32号). Needed only to
    /// reproduce areas of that procedure to their last digit: it is noise of up to 0.01 m² on 7 ha.
    package var roundAnglesToMicroArcSecond: Bool

    package init(roundAnglesToMicroArcSecond: Bool = false) {
        self.roundAnglesToMicroArcSecond = roundAnglesToMicroArcSecond
    }
}

/// Measures the features of one source, batch by batch; a worker keeps one for each source it reads.
///
/// Areas are exact on the grid of `AreaPlane` and rounded once a feature, so a feature has the same area whatever
/// its first vertex, direction, batch or worker. A `transformed` source is measured from degrees: its reader
/// has transformed the coordinates already.
package struct PatchMeasurer: Sendable {
    package let plane: AreaPlane
    private var conversion: AngleConversion
    /// Degrees of a batch that does not come in degrees, or whose angles are rounded.
    private var degrees: [Double] = []
    /// The vertices of a batch on the grid and the areas of its rings, for whoever asks for its shapes.
    private var points: [GridPoint] = []
    private var ringAreas: [TwiceArea] = []

    /// - Parameter plane: the plane of the source's ellipsoid, to share its table between workers; built when
    ///   absent or of another ellipsoid.
    package init(
        coordinates: CoordinateModel, options: MeasureOptions = MeasureOptions(), plane: AreaPlane? = nil
    ) {
        let ellipsoid = coordinates.ellipsoid
        if let plane, plane.ellipsoid == ellipsoid {
            self.plane = plane
        } else {
            self.plane = AreaPlane(ellipsoid: ellipsoid)
        }
        conversion = AngleConversion(coordinates: coordinates, options: options)
    }

    /// Replaces `patches` by one row for each feature of the batch.
    package mutating func measure(_ geometry: GeometryColumn, into patches: inout [MeasuredPatch]) {
        convert(geometry)
        measure(geometry, degrees(of: geometry), nil, into: &patches) { _ in }
    }

    /// The same, with the batch as shapes of the plane: its vertices are put on the grid once for both.
    package mutating func shapes(
        of geometry: GeometryColumn, measuredInto patches: inout [MeasuredPatch]
    ) -> BatchShapes {
        convert(geometry)
        let degrees = degrees(of: geometry)
        let isUsable = RingKernel.gridPoints(degrees, nodes: plane.nodes, into: &points)
        ringAreas.removeAll(keepingCapacity: true)
        measure(geometry, degrees, isUsable ? points : nil, into: &patches) { ringAreas.append($0) }
        let placed = isUsable ? BatchShapes.Placed(points: points, ringAreas: ringAreas) : nil
        return BatchShapes(geometry: geometry, degrees: degrees, placed: placed, plane: plane)
    }

    private mutating func convert(_ geometry: GeometryColumn) {
        guard !conversion.isIdentity else { return }
        conversion.convert(geometry.coordinates, into: &degrees)
    }

    private func degrees(of geometry: GeometryColumn) -> [Double] {
        conversion.isIdentity ? geometry.coordinates : degrees
    }

    /// - Parameters:
    ///   - points: the grid points of `degrees`, where they have been made.
    ///   - tell: is given the signed area of each ring, in order.
    @inline(__always)
    private func measure(
        _ geometry: GeometryColumn, _ degrees: [Double], _ points: [GridPoint]?,
        into patches: inout [MeasuredPatch], tell: (TwiceArea) -> Void
    ) {
        precondition(
            degrees.count >= 2 * Int(geometry.ringEnds.last ?? 0), "rings end within the coordinates")
        patches.removeAll(keepingCapacity: true)
        patches.reserveCapacity(geometry.count)
        degrees.withUnsafeBufferPointer { degrees in
            plane.nodes.withUnsafeBufferPointer { nodes in
                geometry.ringEnds.withUnsafeBufferPointer { ringEnds in
                    geometry.polygonEnds.withUnsafeBufferPointer { polygonEnds in
                        var batch = BatchKernel(
                            degrees: degrees, nodes: nodes, points: points, ringEnds: ringEnds,
                            polygonEnds: polygonEnds)
                        for feature in 0..<geometry.count {
                            let polygonsEnd = Int(geometry.featureEnds[feature])
                            let vertex = batch.vertex
                            var (area, flags) = batch.measureFeature(upTo: polygonsEnd, tell: tell)
                            if flags.contains(.coordinateOutOfRange) {
                                let vertices = vertex..<batch.vertex
                                if !Self.isFinite(geometry.coordinates, vertices: vertices) {
                                    flags = flags.subtracting(.coordinateOutOfRange)
                                        .union(.coordinateNotFinite)
                                }
                            }
                            let state = geometry.states[feature]
                            if !state.isMeasurable { (area, flags) = (.zero, []) }
                            patches.append(MeasuredPatch(area: area, flags: flags, state: state))
                        }
                    }
                }
            }
        }
    }

    private static func isFinite(_ coordinates: [Double], vertices: Range<Int>) -> Bool {
        coordinates[2 * vertices.lowerBound..<2 * vertices.upperBound].allSatisfy(\.isFinite)
    }
}

/// Walks the polygons and rings of a batch in step with its vertices.
private struct BatchKernel {
    let degrees: UnsafeBufferPointer<Double>
    let nodes: UnsafeBufferPointer<SIMD4<Double>>
    /// The grid points of `degrees`, where they have been made.
    let points: [GridPoint]?
    let ringEnds: UnsafeBufferPointer<Int32>
    let polygonEnds: UnsafeBufferPointer<Int32>
    /// The next polygon, ring and vertex.
    private var polygon = 0
    private var ring = 0
    private(set) var vertex = 0

    init(
        degrees: UnsafeBufferPointer<Double>, nodes: UnsafeBufferPointer<SIMD4<Double>>,
        points: [GridPoint]?, ringEnds: UnsafeBufferPointer<Int32>, polygonEnds: UnsafeBufferPointer<Int32>
    ) {
        self.degrees = degrees
        self.nodes = nodes
        self.points = points
        self.ringEnds = ringEnds
        self.polygonEnds = polygonEnds
    }

    /// Area and flags of the polygons up to a number; coordinates that are not finite count as out of range.
    @inline(__always)
    mutating func measureFeature(
        upTo polygonsEnd: Int, tell: (TwiceArea) -> Void
    ) -> (SquareMetres, PatchFlags) {
        var flags: PatchFlags = []
        var total = TwiceArea.zero
        while polygon < polygonsEnd {
            total.units &+=
                measurePolygon(
                    upTo: Int(polygonEnds[polygon]), flags: &flags, tell: tell
                ).units
            polygon &+= 1
        }
        if flags.contains(.coordinateOutOfRange) { return (.zero, [.coordinateOutOfRange]) }
        if total.units == 0 { flags.insert(.zeroArea) }
        guard let area = total.squareMetres else { return (.zero, [.coordinateOutOfRange]) }
        return (area, flags)
    }

    @inline(__always)
    private func measure(_ vertices: Range<Int>) -> RingKernel.Ring? {
        guard let points else { return RingKernel.measure(degrees, vertices: vertices, nodes: nodes) }
        return points.withUnsafeBufferPointer { RingKernel.measure($0, vertices: vertices) }
    }

    @inline(__always)
    private mutating func measurePolygon(
        upTo ringsEnd: Int, flags: inout PatchFlags, tell: (TwiceArea) -> Void
    ) -> TwiceArea {
        let shell = ring
        var shellArea: Int128 = 0
        var holes: Int128 = 0
        while ring < ringsEnd {
            let vertices = vertex..<max(vertex, Int(ringEnds[ring]))
            if let measured = measure(vertices) {
                if !measured.closed { flags.insert(.ringNotClosed) }
                if vertices.count < 4 { flags.insert(.ringTooShort) }
                tell(measured.twiceArea)
                let area = measured.twiceArea.units
                if ring == shell {
                    shellArea = area
                } else {
                    if area != 0, shellArea != 0, (area < 0) == (shellArea < 0) {
                        flags.insert(.ringOrientation)
                    }
                    holes &+= abs(area)
                }
            } else {
                tell(.zero)
                flags.insert(.coordinateOutOfRange)
            }
            vertex = vertices.upperBound
            ring &+= 1
        }
        let area = abs(shellArea) &- holes
        if holes != 0, area <= 0 { flags.insert(.holesLargerThanShell) }
        return TwiceArea(units: area)
    }
}
