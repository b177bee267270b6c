import LandModel
import TestSupport
import Testing

@testable import Readers

/// Points and lines in the geometry of a GeoPackage.
@Suite struct WKBKindTests {
    private func read(_ bytes: [UInt8], _ kind: GeometryKind) -> (state: GeometryState, parts: [[Double]]) {
        var column = GeometryColumn()
        bytes.withUnsafeBytes { WKBReader(kind).append($0, to: &column) }
        #expect(column.count == 1)
        #expect(column.ringEnds.count == Int(column.polygonEnds.last ?? 0))
        return (
            column.states[0],
            column.parts(of: 0).map { part in
                let vertices = column.vertices(ofRing: part)
                return Array(column.coordinates[2 * vertices.lowerBound..<2 * vertices.upperBound])
            }
        )
    }

    /// A header without a count.
    private func point(_ geometry: inout BinaryGeometry, _ x: Double, _ y: Double) {
        geometry.bytes.append(geometry.bigEndian ? 0 : 1)
        geometry.append(1 + geometry.typeOffset)
        geometry.line([x, y], counted: false)
    }

    @Test("every spelling of points and lines: byte orders, Z, M")
    func spellings() {
        for bigEndian in [false, true] {
            for (offset, extra) in [(0, []), (1000, [7]), (3000, [7, 8]), (0x8000_0000, [7])]
                as [(UInt32, [Double])]
            {
                let empty = BinaryGeometry(bigEndian: bigEndian, typeOffset: offset, extra: extra)
                var one = empty
                point(&one, 1, 2)
                #expect(read(one.bytes, .points) == (.points, [[1, 2]]))
                var several = empty
                several.header(4, 3)
                point(&several, 1, 2)
                point(&several, .nan, .nan)
                point(&several, 3, 4)
                #expect(read(several.bytes, .points) == (.points, [[1, 2, 3, 4]]))
                var line = empty
                line.header(2, 2)
                line.line([1, 2, 3, 4], counted: false)
                #expect(read(line.bytes, .lines) == (.lines, [[1, 2, 3, 4]]))
                var lines = empty
                lines.header(5, 3)
                for points in [[1, 2, 3, 4], [], [5, 6, 7, 8]] as [[Double]] {
                    lines.header(2, points.count / 2)
                    lines.line(points, counted: false)
                }
                #expect(read(lines.bytes, .lines) == (.lines, [[1, 2, 3, 4], [5, 6, 7, 8]]))
            }
        }
    }

    @Test("empty points and lines")
    func empty() {
        var point = BinaryGeometry()
        self.point(&point, .nan, .nan)
        #expect(read(point.bytes, .points).state == .empty)
        for (type, kind) in [(4, GeometryKind.points), (2, .lines), (5, .lines), (9, .lines), (11, .lines)]
            as [(UInt32, GeometryKind)]
        {
            var geometry = BinaryGeometry()
            geometry.header(type, 0)
            #expect(read(geometry.bytes, kind).state == .empty)
        }
    }

    @Test("every cut is corrupt and leaves nothing behind; other kinds are told")
    func broken() {
        var points = BinaryGeometry()
        points.header(4, 2)
        point(&points, 1, 2)
        point(&points, 3, 4)
        var lines = BinaryGeometry()
        lines.header(5, 2)
        for _ in 0..<2 {
            lines.header(2, 2)
            lines.line([1, 2, 3, 4], counted: false)
        }
        for (bytes, kind) in [(points.bytes, GeometryKind.points), (lines.bytes, .lines)] {
            for length in 0..<bytes.count {
                let cut = read(Array(bytes[..<length]), kind)
                #expect(cut.state == .corrupt && cut.parts.isEmpty, "\(length)")
            }
            let other: GeometryKind = kind == .points ? .lines : .points
            #expect(read(bytes, other).state == .otherKind)
            #expect(read(bytes, .polygons).state == .notPolygonal)
        }
        #expect(read(BinaryGeometry.wkb([[Rings.box(0, 0, 1, 1)]]), .points).state == .otherKind)
        var member = BinaryGeometry()
        member.header(5, 1)
        point(&member, 1, 2)
        #expect(read(member.bytes, .lines).state == .corrupt)
    }
}
