import LandModel

/// The fields of a .dbf whose values may be looked at to tell the encoding.
///
/// Columns that tell of persons (`Resources/personal-fields.csv`) are none of them, unless the user names one: what is not
/// looked at can neither stop a run nor get into a message.
struct SampledFields {
    /// Names as `FieldName.folded` gives them, and what ten bytes leave of them.
    private let named: Set<String>
    /// Whether others may be looked at, too, that are nobody's personal data.
    private let includesOthers: Bool

    /// Everything but personal data.
    static let others = SampledFields(named: [], includesOthers: true)

    private static let personal = Set(
        ReaderResources.rows("personal-fields.csv", columns: 3).flatMap { spellings($0[0]) })

    /// Of a layer of zones or of records of farmland only what is asked for: they come from everywhere, with columns that no
    /// standard names.
    init(_ request: InspectionRequest) {
        var names = Array(request.statedFields.values)
        if request.kind == .farmland {
            names += request.required.union(request.optional).flatMap {
                FieldAliases.shared.names(of: $0, in: request.kind)
            }
        }
        self.init(named: names, includesOthers: request.kind == .patches || request.kind == .districts)
    }

    private init(named: [String], includesOthers: Bool) {
        self.named = Set(named.flatMap(Self.spellings))
        self.includesOthers = includesOthers
    }

    /// Whether the other layers of the delivery may be asked for their encoding.
    var includesSiblings: Bool { includesOthers }

    func contains(_ field: TableHeader.Field) -> Bool {
        let names = Self.readings(of: field.nameBytes)
        // A name that neither encoding reads may be any.
        guard !names.isEmpty else {
            return includesOthers || named.contains { !$0.utf8.allSatisfy { $0 < 0x80 } }
        }
        if !named.isDisjoint(with: names) { return true }
        return includesOthers && Self.personal.isDisjoint(with: names)
    }

    private static func spellings(_ name: String) -> [String] {
        let name = FieldName.folded(name)
        return [name] + FieldName.cuts(name)
    }

    /// A name as UTF-8 and as GB 18030 have it; the encoding is still open.
    private static func readings(of bytes: [UInt8]) -> Set<String> {
        let name = EncodingSample.Value(
            text: TextSample(record: nil, field: 0, bytes: bytes), isFull: bytes.count >= 10)
        let readings = [TextEncoding.utf8, .gb18030].compactMap { encoding in
            TextDecoder(encoding).flatMap { EncodingReading.decode(name, $0, encoding) }
        }
        return Set(readings.map(FieldName.folded))
    }
}
