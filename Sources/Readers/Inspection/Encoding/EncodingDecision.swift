package import LandModel

/// The encoding of a shapefile's texts, with what it was decided by.
package struct EncodingDecision: Sendable, Hashable {
    package var encoding: TextEncoding
    package var evidence: [Evidence]

    package init(encoding: TextEncoding, evidence: [Evidence]) {
        self.encoding = encoding
        self.evidence = evidence
    }
}

/// Decides by the bytes first: a .cpg or a code page number in the head (LDID) may lie, the bytes of a few hundred
/// Chinese texts do not. What the bytes leave open a declaration decides; then the siblings of the layer; what is
/// still open stops.
struct EncodingJudge {
    let sample: EncodingSample
    /// Content of the .cpg, where there is one.
    let codePage: String?
    let languageDriver: UInt8
    /// What the user says.
    let stated: String?

    /// - Parameter siblings: what the other layers of the delivery prove; asked only when this one is in doubt.
    func decide(
        siblings: () -> (encoding: TextEncoding, layers: [String])? = { nil }
    ) throws(EncodingDoubt) -> EncodingDecision {
        var evidence: [Evidence] = []
        if let codePage {
            let kind: Evidence.Kind =
                EncodingName.encoding(codePage) == nil ? .codePageFileNotUnderstood : .codePageFile
            evidence.append(Evidence(kind, ["content": codePage]))
        }
        if languageDriver != 0 {
            evidence.append(
                Evidence(.languageDriver, ["byte": String(languageDriver, radix: 16, uppercase: true)]))
        }
        if let stated {
            evidence.append(Evidence(.encodingStated, ["stated": stated]))
            guard EncodingName.encoding(stated) != nil else {
                throw EncodingDoubt(problem: .encodingUnknown(stated: stated))
            }
        }
        guard sample.values.count + sample.names.count > 0 else {
            evidence.append(Evidence(.textAllASCII))
            return EncodingDecision(encoding: .utf8, evidence: evidence)
        }
        let chosen: EncodingReading
        do throws(EncodingDoubt) {
            chosen = try choose()
            evidence.append(Self.evidence(chosen, isComplete: sample.isComplete))
        } catch {
            guard case .encodingDoubtful = error.problem, let proven = siblings(),
                let reading = reading(asSiblings: proven.encoding)
            else { throw error }
            chosen = reading
            evidence.append(Self.evidence(chosen, isComplete: sample.isComplete))
            evidence.append(
                Evidence(
                    .encodingOfSiblings,
                    [
                        "encoding": chosen.encoding.iconvName,
                        "layers": proven.layers.joined(separator: ", "),
                    ]))
        }
        if let declared, declared.encoding != chosen.encoding {
            evidence.append(
                Evidence(
                    .declarationContradicted,
                    ["declared": declared.name, "decided": chosen.encoding.iconvName]))
        }
        return EncodingDecision(encoding: chosen.encoding, evidence: evidence)
    }

    /// The encoding that the texts themselves prove; `nil` where only a declaration decides, or nothing.
    func proven() -> TextEncoding? {
        guard sample.values.count + sample.names.count > 0, let chosen = try? choose() else { return nil }
        return chosen.isProof ? chosen.encoding : nil
    }

    /// Texts in doubt read in the encoding of the siblings: all of them must decode, and none of the two usual
    /// encodings may make better Chinese of them.
    private func reading(asSiblings encoding: TextEncoding) -> EncodingReading? {
        guard let reading = EncodingReading(encoding, sample), reading.invalid == 0 else { return nil }
        let rivals = [TextEncoding.utf8, .gb18030].filter { $0 != encoding }
            .compactMap { EncodingReading($0, sample) }
        let isOutdone = rivals.contains {
            $0.isGood && $0.ordinaryShare >= 0.9 && reading.ordinaryShare < 0.9
        }
        return isOutdone ? nil : reading
    }

    /// The .cpg's, else the head's.
    private var declared: (name: String, encoding: TextEncoding)? {
        if let codePage, let encoding = EncodingName.encoding(codePage) { return (codePage, encoding) }
        return EncodingName.encoding(languageDriver: languageDriver).map { ($0.iconvName, $0) }
    }

    private func choose() throws(EncodingDoubt) -> EncodingReading {
        let utf8 = EncodingReading(.utf8, sample)
        let chinese = EncodingReading(.gb18030, sample)
        if let stated, let encoding = EncodingName.encoding(stated) {
            return try confirm(stated, encoding, rivals: [utf8, chinese].compactMap { $0 })
        }
        let other = declared.flatMap { declared in
            declared.encoding == .utf8 || declared.encoding == .gb18030
                ? nil : EncodingReading(declared.encoding, sample)
        }
        switch (utf8.flatMap { $0.isGood ? $0 : nil }, chinese.flatMap { $0.isGood ? $0 : nil }) {
        case (let utf8?, nil): return utf8
        case (let utf8?, let chinese?): return try between(utf8, chinese)
        case (nil, let chinese?): return try confirm(chinese, other)
        case (nil, nil):
            if let other, other.isGood { return other }
            throw doubt([utf8, chinese, other].compactMap { $0 })
        }
    }

    /// What the user says holds when everything decodes and no rival alone makes known texts of it.
    private func confirm(
        _ stated: String, _ encoding: TextEncoding, rivals: [EncodingReading]
    ) throws(EncodingDoubt) -> EncodingReading {
        guard let reading = EncodingReading(encoding, sample) else {
            throw EncodingDoubt(problem: .encodingUnknown(stated: stated))
        }
        let isOutdone = reading.knownTexts == 0 && rivals.contains { $0.isGood && $0.knownTexts > 0 }
        guard reading.isGood, !isOutdone else {
            let text = reading.firstInvalid ?? (sample.values + sample.names)[0].text
            throw EncodingDoubt(problem: .encodingContradicted(stated: stated, sample: text))
        }
        return reading
    }

    /// Both decode, as a few short texts may: known texts tell, else which reading is ordinary Chinese.
    private func between(
        _ utf8: EncodingReading, _ chinese: EncodingReading
    ) throws(EncodingDoubt) -> EncodingReading {
        switch (utf8.knownTexts > 0, chinese.knownTexts > 0) {
        case (true, false): return utf8
        case (false, true): return chinese
        case (true, true): throw doubt([utf8, chinese])
        case (false, false): break
        }
        switch (utf8.ordinaryShare >= 0.9, chinese.ordinaryShare >= 0.9) {
        case (true, false): return utf8
        case (false, true) where declared?.encoding == .gb18030 || chinese.isCommon: return chinese
        default: break
        }
        if declared?.encoding == .utf8 { return utf8 }
        // A Latin text in UTF-8 whose pairs happen to be pairs of GBK, too, needs no more than its declaration.
        if declared?.encoding == .gb18030, chinese.ordinaryShare >= utf8.ordinaryShare { return chinese }
        throw doubt([utf8, chinese])
    }

    /// Not UTF-8. Nearly any two bytes are a character of GB 18030, so decoding alone proves nothing.
    private func confirm(
        _ chinese: EncodingReading, _ other: EncodingReading?
    ) throws(EncodingDoubt) -> EncodingReading {
        if chinese.knownTexts > 0 || declared?.encoding == .gb18030 { return chinese }
        if let other, other.isGood, !chinese.isCommon || other.commonShare * 2 >= chinese.commonShare {
            return other
        }
        if chinese.isCommon { return chinese }
        throw doubt([chinese, other].compactMap { $0 })
    }

    private func doubt(_ readings: [EncodingReading]) -> EncodingDoubt {
        let first = readings.compactMap(\.firstInvalid).first ?? (sample.values + sample.names)[0].text
        var candidates = readings.map(\.encoding.iconvName)
        // Never decided on its own, but named, lest the mainland's encoding is stated for want of another: nearly all
        // of Big5 decodes as GB 18030.
        let traditional = TextEncoding.other("CP950")
        if !readings.contains(where: { $0.encoding == traditional }),
            let reading = EncodingReading(traditional, sample), reading.isGood, reading.ordinaryShare >= 0.9
        {
            candidates.append("BIG5")
        }
        return EncodingDoubt(
            problem: .encodingDoubtful(declared: declared?.name, candidates: candidates, sample: first))
    }

    private static func evidence(_ reading: EncodingReading, isComplete: Bool) -> Evidence {
        Evidence(
            .textSample,
            [
                "encoding": reading.encoding.iconvName, "texts": "\(reading.values)",
                "complete": isComplete ? "yes" : "no", "undecodable": "\(reading.invalid)",
                "known_texts": "\(reading.knownTexts)", "characters": "\(reading.characters)",
                "common_characters": "\(reading.common)",
            ])
    }
}

struct EncodingDoubt: Error, Hashable { var problem: SourceProblem }
