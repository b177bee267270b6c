import GDALBridge

/// The parts of a workbook (ECMA-376, Office Open XML): files of a zip archive that refer to one another.
struct WorkbookParts {
    let path: String

    struct Relation: Equatable {
        /// Last word of its type: `worksheet`, `styles`.
        var kind: String
        /// From the root of the archive.
        var target: String
    }

    /// The pieces of a part in order; `nil` where there is no such part.
    func forEachPiece(
        of part: String, _ body: (XMLReader.Piece) throws(RegisterProblem) -> Void
    ) throws(RegisterProblem) -> Bool {
        let bytes: [UInt8]?
        do throws(GDALError) { bytes = try ArchiveMember.read(part, of: path) } catch {
            throw .damaged(part: part, cause: error.message)
        }
        guard let bytes else { return false }
        var reader = XMLReader(bytes)
        while let piece = try Self.next(&reader, part) { try body(piece) }
        return true
    }

    /// A part that must be there.
    func required(
        _ part: String, _ body: (XMLReader.Piece) throws(RegisterProblem) -> Void
    ) throws(RegisterProblem) {
        guard try forEachPiece(of: part, body) else { throw .damaged(part: part, cause: "missing") }
    }

    private static func next(
        _ reader: inout XMLReader, _ part: String
    ) throws(RegisterProblem) -> XMLReader.Piece? {
        do throws(XMLReader.Fault) { return try reader.next() } catch {
            throw .damaged(part: part, cause: "XML, byte \(error.offset)")
        }
    }

    /// What a part refers to, by the ids it uses; the archive itself has the part `""`.
    func relations(of part: String) throws(RegisterProblem) -> [String: Relation] {
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { String(part[...$0]) } ?? ""
        let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
        var relations: [String: Relation] = [:]
        _ = try forEachPiece(of: "\(folder)_rels/\(name).rels") { piece in
            guard case .start("Relationship", let attributes) = piece, let id = attributes["Id"],
                let type = attributes["Type"], let target = attributes["Target"],
                attributes["TargetMode"] != "External"
            else { return }
            let kind = type.split(separator: "/").last.map(String.init) ?? type
            relations[id] = Relation(kind: kind, target: Self.resolved(target, from: folder))
        }
        return relations
    }

    private static func resolved(_ target: String, from folder: String) -> String {
        var steps: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
