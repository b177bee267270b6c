import Foundation
import LandModel

/// Files of the packs on disk: read whole, checked against the manifest, cut into records.
struct PackFolder: Sendable {
    let url: URL

    func manifest<Value: Decodable>(_ type: Value.Type, at path: String) throws(NormaliseError) -> Value {
        let bytes = try bytes(at: path)
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw .packUnreadable(path: full(path), reason: "\(error)")
        }
    }

    /// Records of a CSV file below the header, each as its columns by name.
    func records(
        at path: String, checksum: String, columns: [String]
    ) throws(NormaliseError) -> [(line: Int, fields: [String: String])] {
        let bytes = try bytes(at: path)
        let found = SHA256.hexDigest(of: bytes)
        guard found == checksum else {
            throw .checksumMismatch(path: full(path), expected: checksum, found: found)
        }
        do throws(CommaSeparated.ShapeFault) {
            return try CommaSeparated.rows(of: String(decoding: bytes, as: UTF8.self), columns: columns)
        } catch {
            throw .packMalformed(
                path: full(path), line: error.line, column: error.expected, found: error.found)
        }
    }

    func bytes(at path: String) throws(NormaliseError) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: url.appendingPathComponent(path)))
        } catch {
            throw .packUnreadable(path: full(path), reason: "\(error)")
        }
    }

    func full(_ path: String) -> String { url.appendingPathComponent(path).path }
}
