/// A land-class standard in memory: classes by code and name, the tree, the named sets.
package struct Classification: Sendable {
    package let manifest: StandardManifest
    /// In the order of the standard.
    package let classes: [LandClass]
    /// Named sets of codes: `cultivated`, `ridge`, `adjustable`, `wetland-7`, `wetland-8`, `agricultural`,
    /// `construction`, `unused`, `group-00` … Codes stand in the order of the standard.
    package let sets: [String: [String]]
    private let indices: [String: Int]
    private let codesByName: [String: [String]]
    private let childCodes: [String: [String]]

    init(manifest: StandardManifest, classes: [LandClass], sets: [String: [String]]) {
        self.manifest = manifest
        self.classes = classes
        self.sets = sets
        var indices: [String: Int] = [:]
        var codesByName: [String: [String]] = [:]
        var childCodes: [String: [String]] = [:]
        for (index, landClass) in classes.enumerated() {
            indices[landClass.code] = index
            codesByName[landClass.name, default: []].append(landClass.code)
            if let parent = landClass.parent { childCodes[parent, default: []].append(landClass.code) }
        }
        self.indices = indices
        self.codesByName = codesByName
        self.childCodes = childCodes
    }

    package var id: String { manifest.id }

    package subscript(code: String) -> LandClass? { indices[code].map { classes[$0] } }

    /// Codes of the classes of this name; several where a first- and a second-level class share it.
    package func codes(named name: String) -> [String] { codesByName[name] ?? [] }

    /// Classes directly below, in the order of the standard.
    package func children(of code: String) -> [LandClass] {
        (childCodes[code] ?? []).compactMap { self[$0] }
    }

    /// Code of the first-level class above, by the tree of the pack: `00` for 0303.
    package func group(of code: String) -> String? {
        guard var landClass = self[code] else { return nil }
        while let parent = landClass.parent, let above = self[parent] { landClass = above }
        return landClass.code
    }

    package func major(of code: String) -> LandClass.Major? { self[code]?.major }

    /// Whether `code` stands in the named set; `false` for an unknown set.
    package func contains(_ code: String, in set: String) -> Bool { sets[set]?.contains(code) ?? false }

    /// Codes whose area a table can hold, in the order of the standard: the lowest-level classes.
    package var countableCodes: [String] { classes.filter(\.isCountable).map(\.code) }

    /// The class that ridges are counted under (1203 田坎): it arises from deductions and has no polygons.
    package var ridgeCode: String? { sets["ridge"]?.first }

    /// Whether `code` is `group` itself or stands anywhere below it.
    package func contains(_ code: String, below group: String) -> Bool {
        var current: String? = code
        while let step = current {
            if step == group { return true }
            current = self[step]?.parent
        }
        return false
    }

    /// Whether a class name delivered beside a code does not contradict it. An empty name agrees with anything; a K or
    /// A class may bear the name of the class it refines.
    package func agrees(_ name: String, with landClass: LandClass) -> Bool {
        if name.isEmpty || name == landClass.name { return true }
        guard landClass.level > 2, let parent = landClass.parent else { return false }
        return self[parent]?.name == name
    }
}
