import Testing

/// What stands beside the sources keeps up with them.
@Suite struct ProjectFileTests {
    @Test("nothing but the agreed entries at the root")
    func root() {
        let agreed: Set<String> = [
            "README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE", "Makefile", "Package.swift",
            "Package.resolved", ".swift-format", ".gitignore", ".gitattributes", ".ci", ".git", "docs",
            "Benchmarks",
            "Sources", "Tests", "pipelines", "sample-data",
        ]
        // What builds and runs leave behind is ignored by git.
        let own = ProjectTree.entries("").filter {
            !$0.hasPrefix(".build") && !["results", "out"].contains($0)
        }
        #expect(Set(own).subtracting(agreed).isEmpty)
    }

    @Test("every target of Swift has tests")
    func tests() {
        let targets = ProjectTree.entries("Sources").filter {
            !ProjectTree.swiftFiles("Sources/\($0)").isEmpty
        }
        #expect(targets.count > 10)
        // The command has its own for its sentences, and the end-to-end tests.
        for target in targets {
            let name = target == "tuban" ? "CommandTests" : "\(target)Tests"
            #expect(!ProjectTree.swiftFiles("Tests/\(name)").isEmpty, "Tests/\(name)")
        }
    }

    @Test("every pipeline stands in the table of pipelines/README.md")
    func pipelines() throws {
        let readme = try #require(ProjectTree.text("pipelines/README.md"))
        let pipelines = ProjectTree.entries("pipelines").filter { $0.hasSuffix(".yaml") }
        #expect(!pipelines.isEmpty)
        for pipeline in pipelines {
            #expect(readme.contains("| [\(pipeline)](\(pipeline)) |"), "\(pipeline)")
        }
    }

    @Test("the changelog has a place for the next change")
    func changelog() throws {
        let changelog = try #require(ProjectTree.text("CHANGELOG.md"))
        #expect(changelog.contains("\n## Unreleased\n"))
    }

    @Test("the Makefile stays short and tells every verb it has")
    func makefile() throws {
        let makefile = try #require(ProjectTree.text("Makefile"))
        let lines = makefile.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 80)
        for line in lines where line.prefix(while: { $0.isLetter }).count > 1 {
            let rest = line.drop { $0.isLetter }
            guard rest.hasPrefix(":"), !rest.hasPrefix(":=") else { continue }
            #expect(line.contains(" ## "), "\(line)")
        }
    }
}
