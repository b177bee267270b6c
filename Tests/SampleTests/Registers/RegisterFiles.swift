import Foundation
import GDALBridge
import Glibc
import Testing

@testable import Sample

/// Registers as read back from their files, apart from the writer: rows by column; sheets are compared as bytes only.
enum RegisterFiles {
    static func rows(_ folder: String, _ register: SampleTargets.Register) throws -> [[String: String]]? {
        let path = folder + "/" + register.file
        switch register.format {
        case .csv: return try csv(Array(Data(contentsOf: URL(fileURLWithPath: path))))
        case .csvWithMark:
            let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
            #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
            return try csv(Array(bytes.dropFirst(3)))
        case .csvInGB18030:
            return try csv(utf8(try Array(Data(contentsOf: URL(fileURLWithPath: path)))))
        case .geoPackage: return try table(path, register.layer ?? register.name)
        case .xlsx: return nil
        }
    }

    /// Without quoted cells, which the sample has none of.
    private static func csv(_ bytes: [UInt8]) throws -> [[String: String]] {
        let text = try #require(String(validating: bytes, as: UTF8.self))
        #expect(!text.contains("\""))
        let lines = text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }

    private static func utf8(_ bytes: [UInt8]) throws -> [UInt8] {
        let converter = try #require(iconv_open("UTF-8", "GB18030"))
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = Array(repeating: CChar(0), count: 3 * bytes.count)
        var (left, room) = (input.count, output.count)
        input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                _ = iconv(converter, &from, &left, &to, &room)
            }
        }
        try #require(left == 0)
        return output.dropLast(room).map { UInt8(bitPattern: $0) }
    }

    private static func table(_ path: String, _ name: String) throws -> [[String: String]] {
        let dataset = try Dataset.open(path, driver: .geoPackage)
        let layer = try #require(try dataset.layer(named: name))
        let fields = try layer.fields()
        var rows: [[String: String]] = []
        let cursor = try layer.cursor()
        while let feature = try cursor.next() {
            var row: [String: String] = [:]
            for (index, field) in fields.enumerated() where !feature.isNull(index) {
                row[field.name] =
                    field.kind == .real
                    ? "\(feature.real(index))" : String(decoding: feature.textBytes(index), as: UTF8.self)
            }
            rows.append(row)
        }
        return rows
    }

    /// A figure in units of a place; decimal text or a double near to one.
    static func units(_ text: String?, places: Int) -> Int64 {
        guard let text, !text.isEmpty, let value = Decimal(string: text) else { return 0 }
        var (scaled, rounded) = (value, Decimal())
        for _ in 0..<places { scaled *= 10 }
        NSDecimalRound(&rounded, &scaled, 0, .plain)
        return (rounded as NSDecimalNumber).int64Value
    }
}
