import LandModel
import Testing

@testable import Readers

@Suite struct WKBReaderTests {
    private static let square = Rings.box(0, 0, 10, 10)
    private static let hole = Rings.hole(2, 2, 4, 4)
    private static let other = Rings.box(20, 0, 30, 10)

    private func read(_ wkb: [UInt8]) -> ScannedRow {
        var batch = FeatureBatch(textColumns: 0, decimalColumns: 0)
        batch.featureIDs = [0, 1]
        // A feature before it, so that nothing counts from the start of a column by chance.
        BinaryGeometry.wkb([[Rings.box(1, 1, 2, 2)]]).withUnsafeBytes {
            WKBReader().append($0, to: &batch.geometry)
        }
        wkb.withUnsafeBytes { WKBReader().append($0, to: &batch.geometry) }
        #expect(batch.geometry.count == 2)
        #expect(ScannedRow(batch, 0, hasGeometry: true).polygons == [[Rings.box(1, 1, 2, 2)]])
        #expect(batch.geometry.ringEnds.count == Int(batch.geometry.polygonEnds.last ?? 0))
        return ScannedRow(batch, 1, hasGeometry: true)
    }

    @Test("every spelling of a polygon: byte orders, Z, M, SRID")
    func spellings() {
        let offsets: [(UInt32, [Double])] = [
            (0, []), (1000, [7]), (2000, [7]), (3000, [7, 8]), (0x8000_0000, [7]), (0x4000_0000, [7]),
            (0xc000_0000, [7, 8]),
        ]
        for bigEndian in [false, true] {
            for (offset, extra) in offsets {
                for srid in [nil, 4490 as UInt32] where srid == nil || offset == 0 || offset > 3000 {
                    var geometry = BinaryGeometry(bigEndian: bigEndian, typeOffset: offset, extra: extra)
                    geometry.polygon([Self.square, Self.hole], srid: srid)
                    let row = read(geometry.bytes)
                    #expect(row.state == .polygon)
                    #expect(row.polygons == [[Self.square, Self.hole]])
                }
                var geometry = BinaryGeometry(bigEndian: bigEndian, typeOffset: offset, extra: extra)
                geometry.multiPolygon([[Self.square, Self.hole], [Self.other]])
                let row = read(geometry.bytes)
                #expect(row.state == .multiPolygon)
                #expect(row.polygons == [[Self.square, Self.hole], [Self.other]])
            }
        }
    }

    @Test("a ring longer than the buffer on its way")
    func longRing() {
        var ring: [Double] = []
        for index in 0..<3_001 { ring += [Double(index), Double(index * index % 997)] }
        ring += [0, 0]
        #expect(read(BinaryGeometry.wkb([[ring]])).polygons == [[ring]])
    }

    @Test("one polygon in a multipolygon is a polygon; empty members are nothing")
    func members() {
        var geometry = BinaryGeometry()
        geometry.header(6, 3)
        geometry.header(3, 0)
        geometry.polygon([Self.square])
        geometry.header(3, 1)
        geometry.line([])
        let row = read(geometry.bytes)
        #expect(row.state == .polygon)
        #expect(row.polygons == [[Self.square]])
    }

    @Test("empty polygons and multipolygons")
    func empty() {
        for type: UInt32 in [3, 6, 10, 12] {
            var geometry = BinaryGeometry()
            geometry.header(type, 0)
            #expect(read(geometry.bytes) == ScannedRow(id: 1, state: .empty))
        }
    }

    @Test("rings stand as delivered, closed or not, finite or not")
    func asDelivered() {
        let open = [0, 0, 0, 5, 5.0, 5]
        #expect(read(BinaryGeometry.wkb([[open]])).polygons == [[open]])
        let infinite = [0, 0, 0, .infinity, 5, 5, 0, 0.0]
        #expect(read(BinaryGeometry.wkb([[infinite]])).polygons == [[infinite]])
    }

    @Test(
        "points, lines and collections have no area",
        arguments: [1, 2, 4, 5, 7, 8, 9, 11, 15, 16] as [UInt32])
    func notPolygonal(type: UInt32) {
        var geometry = BinaryGeometry()
        geometry.header(type, 0)
        #expect(read(geometry.bytes) == ScannedRow(id: 1, state: .notPolygonal))
    }

    @Test("every cut of a valid geometry is corrupt and leaves nothing behind")
    func cut() {
        let whole = BinaryGeometry.wkb([[Self.square, Self.hole], [Self.other]])
        for length in 0..<whole.count {
            #expect(read(Array(whole[..<length])) == ScannedRow(id: 1, state: .corrupt), "\(length)")
        }
    }

    @Test("wrong byte orders, types, counts and members are corrupt")
    func corrupt() {
        var order = BinaryGeometry.wkb([[Self.square]])
        order[0] = 2
        #expect(read(order).state == .corrupt)
        var unknown = BinaryGeometry()
        unknown.header(99, 0)
        #expect(read(unknown.bytes).state == .corrupt)
        var count = BinaryGeometry()
        count.header(3, 0xffff_ffff)
        count.line(Self.square)
        #expect(read(count.bytes).state == .corrupt)
        var member = BinaryGeometry()
        member.header(6, 1)
        member.header(2, 0)
        #expect(read(member.bytes).state == .corrupt)
        // A shell without vertices before a hole that has some.
        var hollow = BinaryGeometry()
        hollow.polygon([[], Self.square])
        #expect(read(hollow.bytes).state == .corrupt)
    }

    @Test("arcs become chords, straight curve polygons stay what they are")
    func curves() {
        // A half disc of radius 5 about (5, 0) above a straight base.
        var disc = BinaryGeometry()
        disc.header(10, 1)
        disc.header(9, 2)
        disc.header(8, 3)
        disc.line([0, 0, 5, 5, 10, 0], counted: false)
        disc.header(2, 2)
        disc.line([10, 0, 0, 0], counted: false)
        let row = read(disc.bytes)
        #expect(row.state == .linearisedCurve)
        let ring = row.polygons[0][0]
        #expect(ring.count == 2 * (720 + 1 + 1))
        // Exact area of the inscribed half polygon: r²/2 · n · sin(π/n), which is 39.2697… of 39.2699….
        let area = abs(Rings.twiceArea(ring)) / 2
        #expect(abs(area - 12.5 * .pi) < 1.3e-4 && area < 12.5 * .pi)

        var straight = BinaryGeometry()
        straight.header(12, 2)
        straight.header(10, 1)
        straight.header(2, 5)
        straight.line(Self.square, counted: false)
        straight.polygon([Self.other])
        let rows = read(straight.bytes)
        #expect(rows.state == .multiPolygon)
        #expect(rows.polygons == [[Self.square], [Self.other]])
    }
}
