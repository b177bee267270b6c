import LandModel
import TestSupport
import Testing

@testable import Readers

/// Points and lines of a .shp, record by record.
@Suite struct ShapeKindTests {
    private func record(_ type: Int32, _ points: [Double], parts: [Int32] = [0], measures: Int = 0) -> [UInt8]
    {
        var bytes: [UInt8] = []
        func append(_ number: Int32) { withUnsafeBytes(of: number.littleEndian) { bytes += Array($0) } }
        func append(_ number: Double) {
            withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += Array($0) }
        }
        append(type)
        if ![1, 11, 21].contains(type) {
            for _ in 0..<4 { append(0.0) }
            if [3, 13, 23, 5].contains(type) { append(Int32(parts.count)) }
            append(Int32(points.count / 2))
            if [3, 13, 23, 5].contains(type) { for part in parts { append(part) } }
        }
        for number in points { append(number) }
        for _ in 0..<measures { append(7.0) }
        return bytes
    }

    private func read(_ bytes: [UInt8], _ kind: GeometryKind) -> (state: GeometryState, parts: [[Double]]) {
        var column = GeometryColumn()
        var reader = ShapeReader(kind)
        // A feature before it, so that nothing counts from the start of a column by chance.
        let first = kind == .points ? record(1, [9, 9]) : record(3, [8, 8, 9, 9])
        first.withUnsafeBytes { reader.append($0, to: &column) }
        bytes.withUnsafeBytes { reader.append($0, to: &column) }
        #expect(column.count == 2)
        return (
            column.states[1],
            column.parts(of: 1).map { part in
                let vertices = column.vertices(ofRing: part)
                return Array(column.coordinates[2 * vertices.lowerBound..<2 * vertices.upperBound])
            }
        )
    }

    @Test("points, plain, with Z and with measures", arguments: [(1, 0), (11, 2), (21, 1)] as [(Int32, Int)])
    func points(type: Int32, measures: Int) {
        let read = read(record(type, [1, 2], measures: measures), .points)
        #expect(read.state == .points && read.parts == [[1, 2]])
    }

    @Test(
        "multipoints, plain, with Z and with measures",
        arguments: [(8, 0), (18, 10), (28, 5)] as [(Int32, Int)])
    func multiPoints(type: Int32, measures: Int) {
        let read = read(record(type, [1, 2, 3, 4, 5, 6], measures: measures), .points)
        #expect(read.state == .points && read.parts == [[1, 2, 3, 4, 5, 6]])
    }

    @Test("lines of one and two parts", arguments: [(3, 0), (13, 12), (23, 6)] as [(Int32, Int)])
    func lines(type: Int32, measures: Int) {
        let points: [Double] = [1, 2, 3, 4, 5, 6, 7, 8]
        let one = read(record(type, points, measures: measures), .lines)
        #expect(one.state == .lines && one.parts == [points])
        let two = read(record(type, points, parts: [0, 2], measures: measures), .lines)
        #expect(two.state == .lines && two.parts == [[1, 2, 3, 4], [5, 6, 7, 8]])
    }

    @Test("empty, null, of another kind, cut short")
    func states() {
        #expect(read(record(8, []), .points).state == .empty)
        #expect(read(record(3, [], parts: []), .lines).state == .empty)
        #expect(read([0, 0, 0, 0], .points).state == .null)
        #expect(read(record(3, [1, 2, 3, 4]), .points).state == .otherKind)
        #expect(read(record(5, [1, 2, 3, 4]), .points).state == .otherKind)
        #expect(read(record(1, [1, 2]), .lines).state == .otherKind)
        #expect(read(record(1, [1, 2]), .polygons).state == .notPolygonal)
        for (bytes, kind) in [
            (record(1, [1, 2]), GeometryKind.points), (record(8, [1, 2, 3, 4]), .points),
            (record(3, [1, 2, 3, 4]), .lines),
        ] {
            for length in 0..<bytes.count {
                let cut = read(Array(bytes[..<length]), kind)
                #expect(cut.state == .corrupt && cut.parts.isEmpty, "\(length)")
            }
        }
    }
}
