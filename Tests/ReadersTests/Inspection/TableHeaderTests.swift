import Foundation
import LandModel
import TestSupport
import Testing

@testable import Readers

@Suite struct TableHeaderTests {
    /// A head of fields of one name, type and width each, 12 records.
    private func head(
        _ fields: [(name: String, type: String, width: UInt8)], recordLength: UInt8, endMark: Bool = true,
        padding: Int = 0
    ) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 32)
        (bytes[0], bytes[4], bytes[10], bytes[29]) = (3, 12, recordLength, 0x4D)
        for field in fields {
            let name = Array(field.name.utf8)
            bytes += name + [UInt8](repeating: 0, count: 11 - name.count) + Array(field.type.utf8)
            bytes += [0, 0, 0, 0, field.width, 2] + [UInt8](repeating: 0, count: 14)
        }
        bytes += endMark ? [0x0D] : []
        bytes += [UInt8](repeating: 0x20, count: padding)
        (bytes[8], bytes[9]) = (UInt8(bytes.count & 255), UInt8(bytes.count >> 8))
        return bytes
    }

    private let fields = [("DLBM", "C", UInt8(5)), ("TBMJ", "N", 15)]

    @Test("counts, fields and where they stand, whatever the bytes lie in", arguments: [0, 40])
    func layout(padding: Int) throws {
        let bytes = head(fields, recordLength: 21, padding: padding)
        #expect(TableHeader.length(bytes) == bytes.count)
        let header = try TableHeader(bytes)
        #expect(header.recordCount == 12 && header.recordLength == 21 && header.languageDriver == 0x4D)
        #expect(header.headerLength == bytes.count)
        #expect(header.fields.map(\.offset) == [1, 6] && header.fields.map(\.width) == [5, 15])
        #expect(header.fields.map { String(decoding: $0.nameBytes, as: UTF8.self) } == ["DLBM", "TBMJ"])
        #expect(header.fields.map(\.kind) == [.text, .real])
        #expect(header.offset(ofRecord: 2) == Int64(bytes.count) + 42)
        #expect(header.expectedBytes == header.offset(ofRecord: 12))
        #expect(try bytes.withUnsafeBytes { try TableHeader($0) } == header)
        #expect(try TableHeader(([9] + bytes)[1...]) == header)
        let folder = try TemporaryFolder()
        #expect(try TableHeader.read(FileBytes(folder.write("a.dbf", Data(bytes)))) == header)
    }

    @Test("a head without its end mark has all its fields")
    func withoutMark() throws {
        let header = try TableHeader(head(fields, recordLength: 21, endMark: false))
        #expect(header.fields.count == 2)
    }

    @Test("fields that need more than a record are told with both lengths")
    func overflow() {
        #expect(throws: TableHeader.Overflow(recordLength: 20, needed: 21)) {
            try TableHeader(head(fields, recordLength: 20))
        }
    }
}
