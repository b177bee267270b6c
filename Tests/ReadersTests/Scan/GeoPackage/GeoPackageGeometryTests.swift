import Testing

@testable import Readers

@Suite struct GeoPackageGeometryTests {
    private func wkb(_ blob: [UInt8]) -> [UInt8]? {
        blob.withUnsafeBytes { GeoPackageGeometry.wkb($0).map { Array($0) } }
    }

    @Test("the header is as long as its envelope", arguments: 0...4)
    func envelopes(kind: Int) {
        #expect(wkb(BinaryGeometry.blob([1, 2, 3], envelope: UInt8(kind))) == [1, 2, 3])
    }

    @Test("unknown envelopes, vendor encodings, other magic and short blobs are refused")
    func broken() {
        for kind in 5...7 { #expect(wkb(BinaryGeometry.blob([1, 2, 3], envelope: UInt8(kind))) == nil) }
        #expect(wkb(BinaryGeometry.blob([1, 2, 3], flags: 0x21)) == nil)
        #expect(wkb(Array("XX".utf8) + [0, 1, 0, 0, 0, 0, 1]) == nil)
        let whole = BinaryGeometry.blob([], envelope: 2)
        for length in 0..<whole.count { #expect(wkb(Array(whole[..<length])) == nil) }
    }
}
