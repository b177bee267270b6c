import LandModel

/// Lines and points: the parts of a feature are one run, see `GeometryColumn`.
extension WKBReader {
    /// One feature of lines; `nil` when the bytes are broken.
    borrowing func lines(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header, _ column: inout GeometryColumn
    ) -> GeometryState? {
        var curved = false
        let before = column.ringEnds.count
        switch header.type {
        case .lineString, .circularString, .compoundCurve:
            guard part(&cursor, header, &column, &curved) else { return nil }
        case .multiLineString, .multiCurve:
            guard let count = cursor.count(header, atLeast: 9) else { return nil }
            for _ in 0..<count {
                guard let member = cursor.header(),
                    header.type == .multiCurve || member.type == .lineString,
                    part(&cursor, member, &column, &curved)
                else { return nil }
            }
        case .none: return nil
        default: return .otherKind
        }
        if column.ringEnds.count == before { return .empty }
        column.finishPolygon()
        return curved ? .linearisedLines : .lines
    }

    /// Appends one line; an empty one leaves nothing.
    private borrowing func part(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header, _ column: inout GeometryColumn,
        _ curved: inout Bool
    ) -> Bool {
        let before = column.coordinates.count
        guard wholeCurve(&cursor, header, &column.coordinates, &curved) else { return false }
        if column.coordinates.count > before { column.finishRing() }
        return true
    }

    /// One feature of points; `nil` when the bytes are broken. A point whose x and y are NaN is an empty one (OGC
    /// 12-128r19 §2.1.3).
    borrowing func points(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header, _ column: inout GeometryColumn
    ) -> GeometryState? {
        let before = column.coordinates.count
        switch header.type {
        case .point:
            guard point(&cursor, header, &column.coordinates) else { return nil }
        case .multiPoint:
            guard let count = cursor.count(header, atLeast: 21) else { return nil }
            for _ in 0..<count {
                guard let member = cursor.header(), member.type == .point,
                    point(&cursor, member, &column.coordinates)
                else { return nil }
            }
        case .none: return nil
        default: return .otherKind
        }
        if column.coordinates.count == before { return .empty }
        column.finishRing()
        column.finishPolygon()
        return .points
    }

    private borrowing func point(
        _ cursor: inout WKBCursor, _ header: WKBCursor.Header, _ coordinates: inout [Double]
    ) -> Bool {
        guard cursor.has(header.vertexBytes) else { return false }
        vertices.append(
            cursor.position, count: 1, stride: header.vertexBytes, bigEndian: header.bigEndian,
            to: &coordinates)
        cursor.position += header.vertexBytes
        if coordinates[coordinates.count - 2].isNaN, coordinates[coordinates.count - 1].isNaN {
            coordinates.removeLast(2)
        }
        return true
    }
}
