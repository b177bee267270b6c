import LandModel

/// Well-known binary (OGC 06-103r4 §8, ISO 13249-3, and the EWKB flags of PostGIS) into flat columns.
///
/// Reads one kind of geometry (`GeometryKind`) and names the others. Both byte orders, Z and M skipped. Curves become chords (`ArcChords`). Broken bytes give `.corrupt` and leave
/// nothing behind; the caller's row is always finished.
struct WKBReader: ~Copyable {
    let kind: GeometryKind
    let vertices = VertexBuffer()

    init(_ kind: GeometryKind = .polygons) { self.kind = kind }

    /// Appends one feature.
    @inline(__always)
    borrowing func append(_ wkb: UnsafeRawBufferPointer, to column: inout GeometryColumn) {
        let mark = column.mark
        guard var cursor = WKBCursor(wkb), let state = geometry(&cursor, &column) else {
            column.rewind(to: mark)
            column.finishFeature(.corrupt)
            return
        }
        column.finishFeature(state)
    }

    /// `nil` when the bytes are broken.
    @inline(__always)
    private borrowing func geometry(_ cursor: inout WKBCursor, _ column: inout GeometryColumn)
        -> GeometryState?
    {
        guard let header = cursor.header() else { return nil }
        switch kind {
        case .polygons: break
        case .lines: return lines(&cursor, header, &column)
        case .points: return points(&cursor, header, &column)
        }
        if header.type == .polygon {
            guard let filled = polygon(&cursor, header, &column) else { return nil }
            return filled ? .polygon : .empty
        }
        return other(&cursor, header, &column)
    }

    private borrowing func other(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header, _ column: inout GeometryColumn
    ) -> GeometryState? {
        var curved = false
        let before = column.polygonEnds.count
        switch header.type {
        case .triangle:
            guard let filled = polygon(&cursor, header, &column) else { return nil }
            return filled ? .polygon : .empty
        case .curvePolygon:
            guard curvePolygon(&cursor, header, &column, &curved) != nil else { return nil }
        case .multiPolygon, .multiSurface:
            guard let count = cursor.count(header, atLeast: 9) else { return nil }
            for _ in 0..<count {
                guard let member = cursor.header() else { return nil }
                switch member.type {
                case .polygon: guard polygon(&cursor, member, &column) != nil else { return nil }
                case .curvePolygon where header.type == .multiSurface:
                    guard curvePolygon(&cursor, member, &column, &curved) != nil else { return nil }
                default: return nil
                }
            }
        case .none: return nil
        default: return .notPolygonal
        }
        if curved { return .linearisedCurve }
        switch column.polygonEnds.count - before {
        case 0: return .empty
        case 1: return .polygon
        default: return .multiPolygon
        }
    }

    /// Appends a polygon; `false` for an empty one, of which nothing stays.
    @inline(__always)
    private borrowing func polygon(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header, _ column: inout GeometryColumn
    ) -> Bool? {
        guard let rings = cursor.count(header, atLeast: 4) else { return nil }
        var rest = rings
        while rest > 0 {
            guard line(&cursor, header, &column.coordinates) else { return nil }
            column.finishRing()
            rest -= 1
        }
        return finishPolygon(rings: rings, &column)
    }

    /// Appends the vertices of one ring or line.
    @inline(__always)
    borrowing func line(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header, _ coordinates: inout [Double]
    ) -> Bool {
        guard let count = cursor.count(header, atLeast: header.vertexBytes) else { return false }
        if header.isPlain {
            vertices.append(cursor.position, count: count, to: &coordinates)
        } else {
            vertices.append(
                cursor.position, count: count, stride: header.vertexBytes, bigEndian: header.bigEndian,
                to: &coordinates)
        }
        cursor.position += count &* header.vertexBytes
        return true
    }

    /// Rings that are geometries of their own: lines, arcs, or both in turn.
    private borrowing func curvePolygon(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header, _ column: inout GeometryColumn,
        _ curved: inout Bool
    ) -> Bool? {
        guard let rings = cursor.count(header, atLeast: 9) else { return nil }
        for _ in 0..<rings {
            guard let ring = cursor.header() else { return nil }
            guard wholeCurve(&cursor, ring, &column.coordinates, &curved) else { return nil }
            column.finishRing()
        }
        return finishPolygon(rings: rings, &column)
    }

    /// One line or arc string, or several of them one after another.
    borrowing func wholeCurve(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header, _ coordinates: inout [Double],
        _ curved: inout Bool
    ) -> Bool {
        let start = coordinates.count
        guard header.type == .compoundCurve else {
            return curve(&cursor, header, &coordinates, joinedAfter: start, &curved)
        }
        guard let parts = cursor.count(header, atLeast: 9) else { return false }
        for _ in 0..<parts {
            guard let part = cursor.header(),
                curve(&cursor, part, &coordinates, joinedAfter: start, &curved)
            else { return false }
        }
        return true
    }

    /// One line or arc string; the vertex it shares with the part before it is not repeated.
    borrowing func curve(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header, _ coordinates: inout [Double],
        joinedAfter ringStart: Int, _ curved: inout Bool
    ) -> Bool {
        guard header.type == .lineString || header.type == .circularString else { return false }
        var points: [Double] = []
        guard line(&cursor, header, &points) else { return false }
        if header.type == .circularString {
            guard let chords = ArcChords.chords(of: points) else { return false }
            points = chords
            curved = true
        }
        let end = coordinates.count
        let joined =
            end > ringStart && points.count >= 2 && coordinates[end - 2] == points[0]
            && coordinates[end - 1] == points[1]
        coordinates.append(contentsOf: points[(joined ? 2 : 0)...])
        return true
    }

    /// Closes the polygon whose `rings` rings were appended last; takes back one without any vertex. A shell
    /// without vertices before a hole that has some is broken: `nil`.
    @inline(__always)
    private borrowing func finishPolygon(rings: Int, _ column: inout GeometryColumn) -> Bool? {
        let all = column.ringEnds.count
        let before = all == rings ? 0 : column.ringEnds[all - rings - 1]
        guard rings > 0, column.ringEnds[all - 1] > before else {
            column.ringEnds.removeLast(rings)
            return false
        }
        guard column.ringEnds[all - rings] > before else { return nil }
        column.finishPolygon()
        return true
    }
}
