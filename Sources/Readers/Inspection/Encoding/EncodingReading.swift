import LandModel

/// What a sample looks like when read in one encoding.
struct EncodingReading {
    let encoding: TextEncoding
    let values: Int
    /// Texts that cannot be decoded, and the first of them.
    private(set) var invalid = 0
    private(set) var firstInvalid: TextSample?
    /// Texts that are a land class's name or a Chinese field name: no accident makes one.
    private(set) var knownTexts = 0
    /// Characters beyond ASCII, and those of them that ordinary Chinese text is made of.
    private(set) var characters = 0
    private(set) var ordinary = 0
    /// Characters of the names of districts and units (市 县 镇 村 …).
    private(set) var common = 0

    /// `nil` when the system has no decoder for it.
    init?(_ encoding: TextEncoding, _ sample: EncodingSample, oracle: TextOracle = .shared) {
        guard let decoder = TextDecoder(encoding) else { return nil }
        self.encoding = encoding
        values = sample.values.count + sample.names.count
        for value in sample.names + sample.values {
            guard let text = Self.decode(value, decoder, encoding) else {
                invalid += 1
                if firstInvalid == nil { firstInvalid = value.text }
                continue
            }
            if oracle.texts.contains(text) { knownTexts += 1 }
            for scalar in text.unicodeScalars where scalar.value >= 0x80 {
                characters += 1
                if oracle.characters.contains(scalar) { common += 1 }
            }
            ordinary += encoding == .gb18030 ? Self.ordinaryPairs(value.text.bytes) : Self.ordinary(text)
        }
    }

    /// A text that fills its field may end inside a character, which is left off.
    static func decode(_ value: EncodingSample.Value, _ decoder: TextDecoder, _ encoding: TextEncoding)
        -> String?
    {
        if let text = decoder.decode(value.text.bytes) { return text }
        guard value.isFull else { return nil }
        for cut in 1...3 where cut < value.text.bytes.count {
            if let text = decoder.decode(value.text.bytes.dropLast(cut)) { return text }
        }
        return nil
    }

    /// Everything decodes; or nearly everything, and known texts leave no doubt.
    var isGood: Bool { values > 0 && (invalid == 0 || knownTexts > 0 && invalid * 100 <= values) }
    var ordinaryShare: Double { characters == 0 ? 0 : Double(ordinary) / Double(characters) }
    var commonShare: Double { characters == 0 ? 0 : Double(common) / Double(characters) }
    /// One character in ten of Chinese district names is one of these few; by accident one in sixty is.
    var isCommon: Bool { common >= 4 && commonShare >= 0.1 }
    /// What is read cannot have come about by accident.
    var isProof: Bool { isGood && (knownTexts > 0 || isCommon) }

    private static func ordinary(_ text: String) -> Int {
        text.unicodeScalars.count { scalar in
            [0x4E00...0x9FFF, 0x3000...0x303F, 0xFF00...0xFFEF].contains { $0.contains(scalar.value) }
        }
    }

    /// Pairs of GB 2312, which holds nearly every character of ordinary text; UTF-8 taken for GBK leaves it soon.
    private static func ordinaryPairs(_ bytes: [UInt8]) -> Int {
        var (index, count) = (0, 0)
        while index + 1 < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            let isInZone = (0xA1...0xA9).contains(bytes[index]) || (0xB0...0xF7).contains(bytes[index])
            if isInZone, (0xA1...0xFE).contains(bytes[index + 1]) { count += 1 }
            // The second byte of a four-byte sequence is a digit.
            index += (0x30...0x39).contains(bytes[index + 1]) ? 4 : 2
        }
        return count
    }
}

/// Texts that are recognised in a column of unknown encoding: `Resources/text-oracle.csv` and the Chinese names of
/// fields.
struct TextOracle: Sendable {
    var texts: Set<String>
    var characters: Set<Unicode.Scalar>

    static let shared: TextOracle = {
        var oracle = TextOracle(texts: FieldAliases.shared.chineseNames, characters: [])
        for row in ReaderResources.rows("text-oracle.csv", columns: 3) {
            if row[0] == "class" { oracle.texts.insert(row[1]) }
            if row[0] == "character" { oracle.characters.formUnion(row[1].unicodeScalars) }
        }
        return oracle
    }()
}
