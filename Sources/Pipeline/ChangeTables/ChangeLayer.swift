package import LandModel
package import Normalise
import Readers

/// A delivered change layer (DLTBGXGC), decided: which columns to read. Its shapes are not read: what counts is what the
/// records say.
package struct ChangeLayer: RecordLayer {
    package var source: SourceLayer
    let request: ScanRequest
    let normaliser: ChangeNormaliser
    /// Index of each text column by its name in the standard.
    private let text: [String: Int]
    private let decimals: [String: Int]

    /// Fields that a record cannot do without.
    private static let needed = [
        "BGXW", "XZQTZLX", "TBBGMJ", "BGQDLBM", "BGQZLDWDM", "BGQQSXZ", "BGQTBDLMJ", "BGHDLBM", "BGHZLDWDM",
        "BGHQSXZ", "BGHTBDLMJ",
    ]
    /// Texts of the list of changes beyond the base-table key, by year.
    private static let named = ["TBBSM", "TBBH", "ZLDWMC", "QSDWMC", "GDDB"]

    /// - Throws: `changeFieldsMissing`, when the source lacks a field that a record cannot do without. Names are compared
    ///   without regard to case.
    package init(source: SourceLayer, normaliser: ChangeNormaliser) throws(PlanFaults) {
        self.source = source
        self.normaliser = normaliser
        let names = Dictionary(
            source.fields.map { ($0.name.uppercased(), $0.name) }, uniquingKeysWith: { first, _ in first })
        let missing = Self.needed.filter { names[$0] == nil }
        guard missing.isEmpty else {
            throw PlanFaults([
                .changeFieldsMissing(
                    name: source.name, path: source.path, layer: source.layer, missing: missing,
                    available: source.fields.map(\.name))
            ])
        }
        var request = ScanRequest(geometry: false)
        var (text, decimals): ([String: Int], [String: Int]) = ([:], [:])
        let sides = ChangedSide.Year.allCases.flatMap { year in
            PatchField.allCases.map(year.field) + Self.named.map { year.rawValue + $0 }
        }
        for field in ["BSM", "BGXW", "XZQTZLX"] + sides {
            guard let name = names[field] else { continue }
            text[field] = request.text.count
            request.text.append(name)
        }
        let areas = ChangedSide.Year.allCases.flatMap { year in
            [("KCDLXS", 4), ("KCDLMJ", 2), ("TBDLMJ", 2)].map { (year.rawValue + $0.0, $0.1) }
        }
        for (field, places) in [("TBBGMJ", 2)] + areas {
            guard let name = names[field] else { continue }
            decimals[field] = request.decimals.count
            request.decimals.append(ScanRequest.Decimal(field: name, decimals: places))
        }
        (self.text, self.decimals, self.request) = (text, decimals, request)
    }

    /// Columns of a side that make its key and class.
    func columns(_ year: ChangedSide.Year) -> [PatchField: Int] {
        PatchField.allCases.reduce(into: [:]) { $0[$1] = text[year.field($1)] }
    }

    func accountant() -> ChangeAccountant { ChangeAccountant(self) }

    func textColumn(_ field: String) -> Int? { text[field] }

    /// What the list of changes names of a side.
    func patch(_ year: ChangedSide.Year, _ batch: FeatureBatch, _ row: Int) -> ChangedPatch {
        func value(_ field: String) -> String {
            text[year.rawValue + field].flatMap { batch.text[$0][row] }?.trimmed ?? ""
        }
        return ChangedPatch(
            identifier: value("TBBSM"), number: value("TBBH"), locationName: value("ZLDWMC"),
            ownershipName: value("QSDWMC"), quality: value("GDDB"))
    }

    func areas(_ year: ChangedSide.Year, _ batch: FeatureBatch, _ row: Int) -> RecordedAreas {
        func number(_ field: String) -> RecordedAreas.Number {
            RecordedAreas.Number(decimals[field].map { batch.decimals[$0] }, row: row)
        }
        return RecordedAreas(
            gross: number("TBBGMJ"), ratio: number(year.rawValue + "KCDLXS"),
            deducted: number(year.rawValue + "KCDLMJ"), net: number(year.rawValue + "TBDLMJ"))
    }
}

extension String {
    /// Without the blanks that fill a fixed width, and those in front.
    fileprivate var trimmed: String {
        var scalars = unicodeScalars[...]
        while let last = scalars.last, last.value <= 0x20 { scalars.removeLast() }
        return String(scalars.drop { $0.value <= 0x20 })
    }
}
