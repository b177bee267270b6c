import LandModel

/// Shape records (ESRI Shapefile Technical Description, 1998) into flat columns: Null and the types of one kind, each
/// plain, with Z and measures, and with measures.
struct ShapeReader: ~Copyable {
    private let kind: GeometryKind
    private let vertices = VertexBuffer()
    private var grouping = RingGrouping()
    private var points: [Double] = []

    private enum Kind: Int32 {
        case null = 0
        case point = 1
        case line = 3
        case polygon = 5
        case multiPoint = 8
        case pointZ = 11
        case lineZ = 13
        case polygonZ = 15
        case multiPointZ = 18
        case pointM = 21
        case lineM = 23
        case polygonM = 25
        case multiPointM = 28
        case multiPatch = 31
    }

    /// Type, box, and the counts of parts and points.
    private static let fixedBytes = 44
    /// Type, box, and the count of points.
    private static let multiPointBytes = 40

    init(_ kind: GeometryKind = .polygons) { self.kind = kind }

    /// Appends one feature from a record's content.
    @inline(__always)
    mutating func append(_ content: UnsafeRawBufferPointer, to column: inout GeometryColumn) {
        column.finishFeature(geometry(content, &column))
    }

    @inline(__always)
    private mutating func geometry(
        _ content: UnsafeRawBufferPointer, _ column: inout GeometryColumn
    ) -> GeometryState {
        guard let base = content.baseAddress, content.count >= 4 else { return .corrupt }
        func word(_ offset: Int) -> Int32 {
            Int32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: Int32.self))
        }
        switch Kind(rawValue: word(0)) {
        case .polygon, .polygonZ, .polygonM:
            guard kind == .polygons else { return .otherKind }
        case .line, .lineZ, .lineM:
            guard kind == .lines else { return kind == .polygons ? .notPolygonal : .otherKind }
        case .point, .pointZ, .pointM:
            guard kind == .points else { return kind == .polygons ? .notPolygonal : .otherKind }
            return point(content, &column)
        case .multiPoint, .multiPointZ, .multiPointM:
            guard kind == .points else { return kind == .polygons ? .notPolygonal : .otherKind }
            return multiPoint(content, &column)
        case .null: return .null
        case .none: return .corrupt
        case .multiPatch: return kind == .polygons ? .notPolygonal : .otherKind
        }
        guard content.count >= Self.fixedBytes else { return .corrupt }
        let (parts, count) = (Int(word(36)), Int(word(40)))
        if parts == 0, count == 0 { return .empty }
        guard parts > 0, count > 0, Self.fixedBytes &+ 4 &* parts &+ 16 &* count <= content.count else {
            return .corrupt
        }
        // Z and M values, where there are any, stand behind all x and y.
        let start = base + Self.fixedBytes + 4 * parts
        guard word(Self.fixedBytes) == 0 else { return .corrupt }
        if parts == 1 {
            vertices.append(start, count: count, to: &column.coordinates)
            column.finishRing()
            column.finishPolygon()
            return kind == .lines ? .lines : .polygon
        }
        var ends: [Int] = []
        for part in 1..<parts {
            let end = Int(word(Self.fixedBytes + 4 * part))
            guard end > ends.last ?? 0, end < count else { return .corrupt }
            ends.append(end)
        }
        ends.append(count)
        if kind == .lines {
            let before = column.coordinates.count / 2
            vertices.append(start, count: count, to: &column.coordinates)
            for end in ends { column.ringEnds.append(Int32(truncatingIfNeeded: before + end)) }
            column.finishPolygon()
            return .lines
        }
        points.removeAll(keepingCapacity: true)
        vertices.append(start, count: count, to: &points)
        return grouping.append(points, ends: ends, to: &column)
    }

    private func point(_ content: UnsafeRawBufferPointer, _ column: inout GeometryColumn) -> GeometryState {
        guard let base = content.baseAddress, content.count >= 20 else { return .corrupt }
        vertices.append(base + 4, count: 1, to: &column.coordinates)
        column.finishRing()
        column.finishPolygon()
        return .points
    }

    private func multiPoint(
        _ content: UnsafeRawBufferPointer, _ column: inout GeometryColumn
    ) -> GeometryState {
        guard let base = content.baseAddress, content.count >= Self.multiPointBytes else { return .corrupt }
        let count = Int(Int32(littleEndian: base.loadUnaligned(fromByteOffset: 36, as: Int32.self)))
        if count == 0 { return .empty }
        guard count > 0, Self.multiPointBytes &+ 16 &* count <= content.count else { return .corrupt }
        vertices.append(base + Self.multiPointBytes, count: count, to: &column.coordinates)
        column.finishRing()
        column.finishPolygon()
        return .points
    }
}
