/// `manifest.json` of a standard pack: what the pack is, from where, how sure, and the checksums of its files.
package struct StandardManifest: Sendable, Hashable, Decodable {
    /// Version of the pack's own shape.
    package var schema: Int
    /// Stable identifier (`tdt1055-2019`), also the name of the folder.
    package var id: String
    package var title: String
    package var titleEnglish: String
    /// Number of the standard (`TD/T 1055-2019`).
    package var number: String
    package var version: String
    /// Other names a pipeline may use (`sandiao`, `三调`).
    package var aliases: [String]
    /// First and last year of use; `nil` while in use.
    package var effectiveFrom: Int
    package var effectiveUntil: Int?
    /// Whether every code of the standard stands in the pack. In a pack that is not complete an unknown code may
    /// still be a code of the standard.
    package var isComplete: Bool
    /// A: two independent sources or verified, B: one good source, C: derived or partly unverified.
    package var confidence: String
    /// Keys of the `source` columns with the source in words.
    package var sources: [String: String]
    /// File name to SHA-256.
    package var files: [String: String]
}

/// `manifest.json` of the crosswalks.
package struct CrosswalkManifest: Sendable, Decodable {
    package struct Entry: Sendable, Hashable, Decodable {
        package var from: String
        package var to: String
        package var title: String
        package var version: String
        package var confidence: String
        package var note: String
        package var file: String
        package var sha256: String
    }

    package var schema: Int
    package var crosswalks: [Entry]
}
