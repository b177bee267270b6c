internal import Foundation

extension PipelineDefinition {
    /// Largest pipeline file that is read, in bytes.
    package static let sizeLimit = 1_000_000

    /// Reads and decodes a pipeline file.
    ///
    /// - Throws: `DefinitionError`: the file cannot be read, is too large, is not UTF-8, or has faults.
    package static func read(
        path: String, overrides: [String] = [], vocabulary: DefinitionVocabulary
    ) throws(DefinitionError) -> PipelineDefinition {
        let files = FileManager.default
        guard files.fileExists(atPath: path) else { throw .missing(path: path) }
        // Links are followed first: attributes are those of the entry itself.
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let attributes = try? files.attributesOfItem(atPath: target)
        guard attributes?[.type] as? FileAttributeType == .typeRegular else { throw .notAFile(path: path) }
        let bytes = (attributes?[.size] as? NSNumber)?.intValue ?? 0
        guard bytes <= sizeLimit else { throw .tooLarge(path: path, bytes: bytes, limit: sizeLimit) }
        guard let data = files.contents(atPath: path) else { throw .notReadable(path: path) }
        guard var text = String(validating: data, as: UTF8.self) else {
            throw .notUTF8(path: path, line: firstUndecodableLine(of: data))
        }
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        return try decode(text, path: path, overrides: overrides, vocabulary: vocabulary)
    }

    private static func firstUndecodableLine(of data: Data) -> Int {
        let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let index = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
        return (index ?? 0) + 1
    }
}
