import Testing

/// The flow is read off the folders only as long as the imports follow it.
@Suite struct ImportTests {
    private static let sources = ProjectTree.swiftFiles("Sources")

    /// Modules that only the named targets may import.
    private static let confined: [String: Set<String>] = [
        "CGDAL": ["GDALBridge"], "CGEOS": ["GEOSBridge"], "CSQLite": ["SQLiteBridge"],
        "CXlsxWriter": ["Writers"], "CPROJ": [], "Dispatch": ["Pipeline"], "Yams": ["Pipeline"],
        "ArgumentParser": ["tuban"], "Mustache": ["Digest"],
    ]

    @Test("the tree was found")
    func found() {
        #expect(Self.sources.count > 20)
        #expect(Self.sources.contains { $0.imports.contains("CGDAL") })
    }

    @Test("C libraries, threads, YAML and arguments stay where they belong")
    func confinement() {
        for file in Self.sources {
            for module in file.imports {
                guard let targets = Self.confined[module] else { continue }
                #expect(targets.contains(file.target), "\(file.path) imports \(module)")
            }
        }
    }

    @Test("stages do not know one another")
    func stages() {
        let stages = Set(ProjectTree.stages)
        for file in Self.sources where stages.contains(file.target) {
            let others = stages.subtracting([file.target]).union(["Pipeline", "Sample", "tuban"])
            #expect(others.isDisjoint(with: file.imports), "\(file.path) imports another stage")
        }
    }

    @Test("the vocabulary stands on nothing but the standard library")
    func vocabulary() {
        for file in Self.sources where file.target == "LandModel" {
            #expect(Set(file.imports).isSubset(of: ["Foundation", "Synchronization"]), "\(file.path)")
        }
    }
}
