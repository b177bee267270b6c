package import Statistics

/// Why a pipeline file cannot be used. Facts only; the command makes the sentences.
package enum DefinitionError: Error, Sendable, Equatable {
    case missing(path: String)
    /// A folder, a socket, anything that is no regular file.
    case notAFile(path: String)
    case notReadable(path: String)
    case tooLarge(path: String, bytes: Int, limit: Int)
    /// First byte that is not UTF-8, counted from 0.
    case notUTF8(path: String, line: Int)
    /// All faults of the file and of the `--set` arguments, in the order of their places.
    case faults(path: String, [DefinitionFault])
}

/// Where a fault stands.
package enum DefinitionPlace: Sendable, Hashable, Comparable {
    /// Both counted from 1, columns in Unicode scalars.
    case file(line: Int, column: Int)
    /// A `--set` argument, by its number from 0 in the order given.
    case override(number: Int, argument: String)

    package static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.file(let line, let column), .file(let otherLine, let otherColumn)):
            (line, column) < (otherLine, otherColumn)
        case (.override(let number, _), .override(let other, _)): number < other
        case (.file, .override): true
        case (.override, .file): false
        }
    }

    package var line: Int? {
        if case .file(let line, _) = self { line } else { nil }
    }
}

/// One thing wrong with a pipeline file: place, key and facts.
package struct DefinitionFault: Sendable, Hashable {
    package var place: DefinitionPlace
    /// Keys from the root, list items by number from 1 (`sources[2].layers.patches`); empty at the root.
    package var keyPath: String
    package var problem: Problem

    package enum Problem: Sendable, Hashable {
        /// Not YAML; in the words of the YAML parser.
        case syntax(String)
        case emptyDocument
        case alias, anchor, tag
        case keyNotText
        case duplicateKey(firstLine: Int)
        /// A key that is not one of `known`; `nearest` are whole key paths.
        case unknownKey(nearest: [String], known: [String])
        case missingKey(name: String, summary: String)
        case wrongType(expected: String, found: String)
        /// A key without a value, or an empty text.
        case emptyValue
        /// A text that is not of the form `expected` describes.
        case malformed(found: String, expected: String)
        case unknownValue(found: String, nearest: [String], known: [String])
        case outOfRange(found: String, low: String, high: String)
        case duplicateValue(found: String, firstLine: Int?)
        case unsupportedSchema(found: String, supported: String)
        case countyOutsideCity(county: String, city: String)
        case path(PathProblem, found: String)
        /// A key that only has a meaning together with another one (`control.from: table`).
        case needs(key: String, value: String)
        /// A `--set` argument that is not `key=value`.
        case overrideMalformed
        /// A `--set` key that names a group or a list of groups, not a value.
        case overrideOfGroup(known: [String])
        /// A filter, a measure or a formula that makes no sense; the text it stands in.
        case language(LanguageFault, text: String)
    }

    /// What a path of the file may not contain.
    package enum PathProblem: Sendable, Hashable {
        /// `${HOME}`, `$HOME`: paths do not depend on the environment.
        case variable
        /// `~`
        case homeFolder
        /// `https://…`
        case address
        /// GDAL's own file systems (`/vsizip/`, `/vsicurl/` …): they reach into archives and the network.
        case virtualFileSystem
    }

    package init(_ problem: Problem, at place: DefinitionPlace, keyPath: String) {
        self.problem = problem
        self.place = place
        self.keyPath = keyPath
    }
}
