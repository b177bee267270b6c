package import LandModel
import Readers

/// A layer of zones, decided: which columns to read. Only these are read, whatever else the layer holds.
package struct ZoneLayer: Sendable {
    package var source: SourceLayer
    /// Field that tells the kinds apart; `nil`: the whole layer is one kind.
    package var kindField: String?
    /// Name of the only kind where no field tells.
    package var kind: String

    package init(source: SourceLayer, kindField: String?, kind: String = "") {
        self.source = source
        self.kindField = kindField
        self.kind = kind
    }

    package var request: ScanRequest { ScanRequest(text: kindField.map { [$0] } ?? [], geometry: true) }

    /// The kind of one zone, blanks around it removed; `nil` where there is none.
    func kind(_ batch: FeatureBatch, row: Int) -> String? {
        guard kindField != nil else { return kind }
        let text = batch.text[0].withTrimmed(row) { String(decoding: $0, as: UTF8.self) }
        return text.isEmpty ? nil : text
    }
}
