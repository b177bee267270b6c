package import LandModel
import Normalise
import Readers

/// A layer of zones, decided: which columns to read. Only these are read, whatever else the layer holds.
package struct ZoneLayer: Sendable {
    package var source: SourceLayer
    /// Field that tells the kinds apart; `nil`: the whole layer is one kind.
    package var kindField: String?
    /// Name of the only kind where no field tells.
    package var kind: String
    /// Set where kinds are uses that land is approved for: classes of the survey, spelled as in patches.
    var useClasses: ClassNormaliser?
    /// Set where kinds are slope levels.
    var levels: SlopeLevels?

    package init(source: SourceLayer, kindField: String?, kind: String = "") {
        self.source = source
        self.kindField = kindField
        self.kind = kind
    }

    package var request: ScanRequest { ScanRequest(text: kindField.map { [$0] } ?? [], geometry: true) }

    /// The kind of one zone, blanks around it removed, and what is to be told of it; `nil` where there is none.
    ///
    /// - Parameter uses: what land may be approved for; `nil` where kinds are no uses.
    func kind(
        _ batch: FeatureBatch, row: Int, uses: ApprovedUses? = nil
    ) -> (name: String?, notices: [Notice]) {
        guard kindField != nil else { return (kind, []) }
        let text = batch.text[0].withTrimmed(row) { String(decoding: $0, as: UTF8.self) }.withoutBlanks
        if let uses {
            let (code, notices) = uses.use(text.isEmpty ? nil : text)
            return (code, notices)
        }
        guard !text.isEmpty else { return (nil, [Notice(.zoneKindMissing)]) }
        return levels?.level(text) ?? (text, [])
    }
}

extension String {
    /// Without blanks around, Chinese ones too.
    fileprivate var withoutBlanks: String {
        guard first?.isWhitespace ?? false || last?.isWhitespace ?? false else { return self }
        var text = self[...].drop { $0.isWhitespace }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text)
    }
}
