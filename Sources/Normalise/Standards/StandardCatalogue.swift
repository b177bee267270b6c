package import Foundation
import LandModel

/// The packs that come with the project: standards by identifier or alias, crosswalks by their ends.
///
/// Nothing is read before it is asked for, and nothing is kept: whoever asks keeps the value.
package struct StandardCatalogue: Sendable {
    /// Identifiers of the packs, oldest first.
    package static let identifiers = [
        "gbt21010-2007", "gbt21010-2017", "tdt1055-2019", "ydyh-2020", "ydyh-2023",
    ]

    let folder: PackFolder

    /// The packs beside the program, or those in another folder of the same shape.
    package init(folder: URL? = nil) {
        self.folder = PackFolder(
            url: folder ?? Bundle.module.bundleURL.appendingPathComponent("Resources"))
    }

    /// Folder the packs are read from.
    package var location: URL { folder.url }

    package func manifest(_ identifier: String) throws(NormaliseError) -> StandardManifest {
        try folder.manifest(StandardManifest.self, at: "Standards/\(identifier)/manifest.json")
    }

    /// The identifier a name stands for: itself, an alias or the number of the standard; case and blanks do not count.
    package func identifier(for name: String) throws(NormaliseError) -> String {
        let wanted = Self.folded(name)
        var names: [String] = []
        var known: [StandardName] = []
        for identifier in Self.identifiers {
            let manifest = try manifest(identifier)
            let formal = [identifier, manifest.number]
            let own = formal + manifest.aliases
            if own.contains(where: { Self.folded($0) == wanted }) { return identifier }
            names += own
            let spellings = formal.map(Self.folded)
            known.append(
                StandardName(
                    identifier, aliases: manifest.aliases.filter { !spellings.contains(Self.folded($0)) }))
        }
        throw .standardUnknown(
            name: name, suggestions: Suggestion.nearest(to: name, among: names), known: known)
    }

    package func classification(_ name: String) throws(NormaliseError) -> Classification {
        let identifier = try identifier(for: name)
        let manifest = try manifest(identifier)
        return Classification(
            manifest: manifest, classes: try classes(of: manifest), sets: try sets(of: manifest))
    }

    /// Every standard but the named one: where an unknown code may come from.
    package func others(than name: String) throws(NormaliseError) -> [Classification] {
        let identifier = try identifier(for: name)
        var others: [Classification] = []
        for other in Self.identifiers where other != identifier { others.append(try classification(other)) }
        return others
    }

    /// The attribute code lists of a standard; empty for a standard without attributes.
    package func codeLists(_ name: String) throws(NormaliseError) -> CodeLists {
        let manifest = try manifest(try identifier(for: name))
        guard let checksum = manifest.files["code-lists.csv"] else {
            return CodeLists(standard: manifest.id, [])
        }
        let path = "Standards/\(manifest.id)/code-lists.csv"
        let columns = ["list", "code", "name", "status", "allowed_classes", "note", "source"]
        var order: [String] = []
        var entries: [String: [CodeList.Entry]] = [:]
        for (line, row) in try folder.records(at: path, checksum: checksum, columns: columns) {
            guard let list = row["list"], let code = row["code"], let text = row["status"] else { continue }
            guard let status = CodeList.Status(rawValue: text), status != .unknown else {
                throw .packMalformed(path: folder.full(path), line: line, column: "status", found: text)
            }
            if entries[list] == nil { order.append(list) }
            entries[list, default: []].append(
                CodeList.Entry(
                    code: code, name: row["name"] ?? "", status: status,
                    allowedClasses: (row["allowed_classes"] ?? "").split(separator: ";").map(String.init),
                    note: row["note"] ?? "", source: row["source"] ?? ""))
        }
        return CodeLists(standard: manifest.id, order.map { CodeList(name: $0, entries: entries[$0] ?? []) })
    }

    package func crosswalks() throws(NormaliseError) -> [CrosswalkManifest.Entry] {
        try folder.manifest(CrosswalkManifest.self, at: "Crosswalks/manifest.json").crosswalks
    }

    /// The crosswalk between two standards; `nil` when they are the same.
    package func crosswalk(from: String, to: String) throws(NormaliseError) -> Crosswalk? {
        let (source, target) = (try identifier(for: from), try identifier(for: to))
        if source == target { return nil }
        let entries = try crosswalks()
        guard let entry = entries.first(where: { $0.from == source && $0.to == target }) else {
            throw .crosswalkMissing(
                from: source, to: target, available: entries.filter { $0.from == source }.map(\.to))
        }
        return try crosswalk(entry)
    }
}

extension StandardCatalogue {
    private static func folded(_ name: String) -> String {
        name.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
    }

    private func classes(of manifest: StandardManifest) throws(NormaliseError) -> [LandClass] {
        let path = "Standards/\(manifest.id)/classes.csv"
        let columns = [
            "code", "name", "level", "parent", "three_major", "three_major_confidence", "assignable",
            "adjustable",
            "status", "successor", "source", "confidence", "note",
        ]
        var classes: [LandClass] = []
        let rows = try folder.records(
            at: path, checksum: manifest.files["classes.csv"] ?? "", columns: columns)
        for (line, row) in rows {
            func text(_ column: String) -> String { row[column] ?? "" }
            func optional(_ column: String) -> String? { text(column).isEmpty ? nil : text(column) }
            func broken(_ column: String) -> NormaliseError {
                .packMalformed(path: folder.full(path), line: line, column: column, found: text(column))
            }
            guard let level = Int(text("level")) else { throw broken("level") }
            guard let status = LandClass.Status(rawValue: text("status")) else { throw broken("status") }
            let major = LandClass.Major(rawValue: text("three_major"))
            if major == nil, optional("three_major") != nil { throw broken("three_major") }
            classes.append(
                LandClass(
                    code: text("code"), name: text("name"), level: level, parent: optional("parent"),
                    major: major,
                    majorConfidence: text("three_major_confidence"), isAssignable: text("assignable") == "1",
                    isAdjustable: text("adjustable") == "1", status: status, successor: optional("successor"),
                    source: text("source"), confidence: text("confidence"), note: text("note")))
        }
        return classes
    }

    private func sets(of manifest: StandardManifest) throws(NormaliseError) -> [String: [String]] {
        let rows = try folder.records(
            at: "Standards/\(manifest.id)/sets.csv", checksum: manifest.files["sets.csv"] ?? "",
            columns: ["set", "code"])
        var sets: [String: [String]] = [:]
        for (_, row) in rows { sets[row["set"] ?? "", default: []].append(row["code"] ?? "") }
        return sets
    }

    private func crosswalk(_ entry: CrosswalkManifest.Entry) throws(NormaliseError) -> Crosswalk {
        let path = "Crosswalks/\(entry.file)"
        let columns = ["from_code", "to_code", "kind", "source", "confidence", "note"]
        var rows: [Crosswalk.Row] = []
        for (line, row) in try folder.records(at: path, checksum: entry.sha256, columns: columns) {
            guard let kind = Crosswalk.Kind(rawValue: row["kind"] ?? "") else {
                throw .packMalformed(
                    path: folder.full(path), line: line, column: "kind", found: row["kind"] ?? "")
            }
            let target = row["to_code"] ?? ""
            rows.append(
                Crosswalk.Row(
                    from: row["from_code"] ?? "", to: target.isEmpty ? nil : target, kind: kind,
                    source: row["source"] ?? "", confidence: row["confidence"] ?? "", note: row["note"] ?? "")
            )
        }
        return Crosswalk(entry: entry, rows: rows)
    }
}
