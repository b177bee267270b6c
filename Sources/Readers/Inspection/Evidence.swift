package import LandModel

/// One observation that led to a decision about a source: its kind and the facts, for people to check.
package struct Evidence: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        // Text encoding.
        case encodingByFormat = "encoding-by-format"
        case encodingStated = "encoding-stated"
        case codePageFile = "cpg"
        case codePageFileNotUnderstood = "cpg-not-understood"
        case languageDriver = "ldid"
        case textSample = "text-sample"
        case textAllASCII = "text-all-ascii"
        case encodingOfSiblings = "encoding-of-siblings"
        case declarationContradicted = "declaration-contradicted"
        // Coordinate reference system.
        case referenceDeclared = "crs-declared"
        case referenceStated = "crs-stated"
        case referenceOverridden = "crs-overridden"
        case ellipsoid = "ellipsoid"
        case datumNotCGCS2000 = "datum-not-cgcs2000"
        case olderDatumAccepted = "older-datum-accepted"
        case projection = "projection"
        case zone = "zone"
        case extentInDegrees = "extent-in-degrees"
        case extentAbsent = "extent-absent"
        case extentInDistrict = "extent-in-district"
        // Files.
        case layerChosen = "layer-chosen"
        case logBeside = "wal-beside"
        case openedImmutable = "opened-immutable"
        case applicationID = "application-id"
        case unusedBytes = "unused-bytes"
        case extentFromRecords = "extent-from-records"
        case openingMessage = "opening-message"
    }

    package var kind: Kind
    package var facts: [Finding.Fact]

    package init(_ kind: Kind, _ facts: [Finding.Fact] = []) {
        self.kind = kind
        self.facts = facts
    }

    init(_ kind: Kind, _ facts: KeyValuePairs<String, String>) {
        self.init(kind, facts.map { Finding.Fact($0.key, $0.value) })
    }
}
