import LandModel

/// Decides in which encoding a CSV is written: by its mark, by the heads it must have, else by all its texts.
struct SeparatedEncoding {
    let bytes: [UInt8]
    let schema: RegisterSchema

    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    var hasMark: Bool { bytes.starts(with: Self.mark) }
    var text: SeparatedText { SeparatedText(bytes, start: hasMark ? Self.mark.count : 0) }

    /// Reads the file once through; an open quote is met here.
    func decide() throws(RegisterProblem) -> TextEncoding {
        var (names, values): ([TextSample], [TextSample]) = ([], [])
        do throws(SeparatedText.OpenQuote) {
            var records = text
            while let record = try records.next() {
                let texts = record.cells.enumerated().map {
                    TextSample(record: record.line, field: $0, bytes: $1)
                }
                if names.isEmpty, !texts.allSatisfy(\.bytes.isEmpty) {
                    names = texts
                } else {
                    values += texts.filter(\.isBeyondASCII)
                }
            }
        } catch {
            throw .quoteOpen(line: error.line)
        }
        let stated = try statement()
        if hasMark {
            if let stated, stated.encoding != .utf8,
                let sample = (names + values).first(where: \.isBeyondASCII)
            {
                throw .encodingContradicted(stated: stated.name, sample: sample)
            }
            return .utf8
        }
        if let proven = proven(by: names, among: stated.map { [$0.encoding] } ?? [.utf8, .gb18030]) {
            return proven
        }
        let judge = EncodingJudge(
            sample: EncodingSample(names: names, values: values), codePage: nil, languageDriver: 0,
            stated: schema.encoding)
        do throws(EncodingDoubt) { return try judge.decide().encoding } catch {
            throw RegisterProblem(error)
        }
    }

    private func statement() throws(RegisterProblem) -> (name: String, encoding: TextEncoding)? {
        guard let name = schema.encoding else { return nil }
        guard let encoding = EncodingName.encoding(name) else { throw .encodingUnknown(stated: name) }
        return (name, encoding)
    }

    /// The encoding in which a declared head stands in the first row: no accident spells one.
    private func proven(by names: [TextSample], among encodings: [TextEncoding]) -> TextEncoding? {
        let declared = Set(
            schema.columns.map { RegisterHead.folded($0.header) }.filter { head in
                head.unicodeScalars.count { !$0.isASCII } > 1
            })
        return encodings.first { encoding in
            guard let decoder = TextDecoder(encoding) else { return false }
            return names.contains { name in
                decoder.decode(name.bytes).map { declared.contains(RegisterHead.folded($0)) } ?? false
            }
        }
    }
}

extension TextSample {
    var isBeyondASCII: Bool { bytes.contains { $0 >= 0x80 } }
}

extension RegisterProblem {
    /// What the judge of encodings could not decide.
    init(_ doubt: EncodingDoubt) {
        switch doubt.problem {
        case .encodingUnknown(let stated): self = .encodingUnknown(stated: stated)
        case .encodingContradicted(let stated, let sample):
            self = .encodingContradicted(stated: stated, sample: sample)
        case .encodingDoubtful(_, let candidates, let sample):
            self = .encodingDoubtful(candidates: candidates, sample: sample)
        default: self = .damaged(part: "encoding", cause: doubt.problem.code)
        }
    }
}
