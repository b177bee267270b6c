import Testing

/// Habits of single files that the formatter does not know.
@Suite struct SourceFileTests {
    private static let sources = ProjectTree.swiftFiles("Sources")

    @Test("no file outgrows its reader: told from 300 lines, refused from 400")
    func size() {
        for file in Self.sources {
            let count = file.lines.count - 1
            if count > 300 { print("\(file.path): \(count) lines") }
            #expect(count <= 400, "\(file.path): \(count) lines")
        }
    }

    @Test("a file with one type bears its name")
    func mainType() {
        for file in Self.sources where !file.path.contains("+") {
            let types = file.lines.compactMap(Self.declaration).filter { $0.keyword != "extension" }
            guard let only = types.first, types.count == 1 else { continue }
            // `DistrictParts.swift` may hold `DistrictPart` and what makes them.
            #expect(file.mainType.hasPrefix(only.name), "\(file.path) declares \(only.name)")
        }
    }

    @Test("the first type of a file says what it is for")
    func documentation() {
        for file in Self.sources {
            guard
                let index = file.lines.firstIndex(where: { line in
                    Self.declaration(line).map { $0.keyword != "extension" } ?? false
                })
            else { continue }
            // Attributes may stand between the comment and the declaration.
            let before = file.lines[..<index].reversed().first { !$0.hasPrefix("@") && $0 != "#endif" }
            #expect(
                before?.hasPrefix("///") ?? false, "\(file.path):\(index + 1) has no documentation comment")
        }
    }

    @Test("promises to the compiler are reasoned where they are made")
    func unchecked() {
        for file in Self.sources {
            for (index, line) in file.lines.enumerated()
            where line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)")
                || line.contains("@preconcurrency")
            {
                let before = index > 0 ? file.lines[index - 1].drop { $0 == " " } : ""
                #expect(before.hasPrefix("//"), "\(file.path):\(index + 1) gives no reason")
            }
        }
    }

    @Test("no file knows the machine it was written on")
    func machine() {
        let own =
            ["Sources", "Tests", "pipelines", "docs", "Benchmarks", ".ci"].flatMap(ProjectTree.files)
            + ["Package.swift", "Makefile", "README.md", "README.zh-CN.md", "CHANGELOG.md"]
        // Spelled in two parts, so that this file is no hit.
        let patterns = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/"]
        for path in own where !path.hasSuffix(".gpkg") {
            guard let text = ProjectTree.text(path) else { continue }
            for pattern in patterns { #expect(!text.contains(pattern), "\(path) contains \(pattern)") }
        }
    }

    /// A type or extension declared at the left margin.
    private static func declaration(_ line: Substring) -> (keyword: String, name: String)? {
        guard let first = line.first, first.isLetter || first == "@" else { return nil }
        let words = line.split { " :<{(".contains($0) }.map(String.init)
        let keywords: Set<String> = [
            "struct", "enum", "class", "actor", "protocol", "extension", "typealias",
        ]
        guard let index = words.firstIndex(where: keywords.contains), index + 1 < words.count else {
            return nil
        }
        let modifiers: Set<String> = [
            "package", "internal", "private", "fileprivate", "final", "indirect", "nonisolated",
        ]
        guard words[..<index].allSatisfy({ modifiers.contains($0) || $0.hasPrefix("@") }) else { return nil }
        return (words[index], words[index + 1])
    }
}
