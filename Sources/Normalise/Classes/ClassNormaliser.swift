import LandModel

/// Turns a raw class code of a source into a class of the run's standard, or says why not.
///
/// Pure and slow by the standards of a feature loop: ask once for each distinct code (`ClassMemo`).
package struct ClassNormaliser: Sendable {
    package let source: Classification
    package let target: Classification
    /// `nil` when source and target are the same standard.
    private let crosswalk: Crosswalk?
    /// Standards an unknown code may come from.
    private let others: [Classification]
    private let rules: [String: String]
    /// Whether the source keeps its codes in a numeric field, where leading zeros cannot survive.
    private let codesAreNumbers: Bool

    package init(
        source: Classification, target: Classification, crosswalk: Crosswalk?, others: [Classification] = [],
        rules: [ClassRule] = [], codesAreNumbers: Bool = false
    ) throws(NormaliseError) {
        self.source = source
        self.target = target
        self.crosswalk = crosswalk
        self.others = others
        self.codesAreNumbers = codesAreNumbers
        self.rules = try ClassRule.table(rules, source: source, target: target, others: others)
    }

    /// The normaliser between two standards of the catalogue, by identifier or alias.
    package init(
        from source: String, to target: String, rules: [ClassRule] = [], codesAreNumbers: Bool = false,
        catalogue: StandardCatalogue = StandardCatalogue()
    ) throws(NormaliseError) {
        try self.init(
            source: try catalogue.classification(source), target: try catalogue.classification(target),
            crosswalk: try catalogue.crosswalk(from: source, to: target),
            others: try catalogue.others(than: source), rules: rules, codesAreNumbers: codesAreNumbers)
    }

    /// - Parameters:
    ///   - raw: The code as delivered; `nil` for NULL.
    ///   - name: The class name delivered beside it, where there is one: it can confirm or contradict the code.
    package func normalise(_ raw: String?, name: String? = nil) -> ClassOutcome {
        let spelling = Spelling(raw ?? "")
        guard let raw, !spelling.text.isEmpty else {
            let notice = Notice(.classMissing, [Finding.Fact("found", raw == nil ? "NULL" : "")])
            return ClassOutcome(disposition: .unmapped(.classMissing), notices: [notice])
        }
        let name = Spelling.trimmed(name ?? "")
        let reading = read(spelling, raw: raw, name: name)
        var outcome: ClassOutcome
        switch reading {
        case .failed(let notice):
            outcome = ClassOutcome(
                disposition: .unmapped(notice.rule), steps: spelling.steps.map { .spelling($0) },
                notices: [notice])
            if let to = rules[spelling.text] {
                outcome.disposition = .mapped(to)
                outcome.steps.append(.rule)
                outcome.notices = []
            }
        case .read(let landClass, let steps):
            outcome = place(landClass)
            outcome.steps = steps.map { .spelling($0) } + outcome.steps
            outcome.sourceCode = landClass.code
            if let notice = nameMismatch(name, landClass) { outcome.notices.append(notice) }
        }
        tellSpelling(raw, &outcome)
        if let code = outcome.code, code == target.ridgeCode {
            outcome.notices.append(Notice(.classWithoutPolygons, [Finding.Fact("code", code)]))
        }
        return outcome
    }

    // MARK: Which class of the source's standard is meant

    private enum Reading {
        case read(LandClass, [Spelling.Step])
        case failed(Notice)
    }

    private func read(_ spelling: Spelling, raw: String, name: String) -> Reading {
        let isNumber = spelling.isDigits && (codesAreNumbers || spelling.steps.contains(.numberSuffix))
        let direct = source[spelling.text]
        if let direct, !isNumber || direct.isAssignable {
            return accept(direct, spelling, raw: raw, name: name)
        }
        guard spelling.isDigits, let padded = paddedClass(spelling) else {
            if let direct { return accept(direct, spelling, raw: raw, name: name) }
            return .failed(unknown(spelling, raw: raw, name: name))
        }
        guard source.agrees(name, with: padded) else {
            return .failed(unknown(spelling, raw: raw, name: name))
        }
        let foreign = others.filter { $0[spelling.text]?.isAssignable ?? false }
        if isNumber || foreign.isEmpty || !name.isEmpty {
            return .read(padded, spelling.steps + [.leadingZero])
        }
        // Text such as `101`: 0101 without its zero, or a code of another standard. Only a name could tell.
        let readings =
            ["\(source.id) \(padded.code) \(padded.name)"] + Self.entries(spelling.text, in: foreign)
        return .failed(
            Notice(
                .classAmbiguous,
                [
                    Finding.Fact("found", raw.asFact),
                    Finding.Fact("readings", readings.joined(separator: "; ")),
                ]))
    }

    /// A code that stands in the standard. A retired one proves nothing when the name beside it is another class's.
    private func accept(_ direct: LandClass, _ spelling: Spelling, raw: String, name: String) -> Reading {
        if direct.isRetired, !source.agrees(name, with: direct) {
            return .failed(unknown(spelling, raw: raw, name: name))
        }
        return .read(direct, spelling.steps)
    }

    /// The only class a patch may carry (or the only class at all) whose code is this number with its zeros restored.
    private func paddedClass(_ spelling: Spelling) -> LandClass? {
        let classes = source.classes.filter { spelling.isPadded(by: $0.code) }
        let assignable = classes.filter(\.isAssignable)
        if assignable.count == 1 { return assignable.first }
        return assignable.isEmpty && classes.count == 1 ? classes.first : nil
    }

    private func unknown(_ spelling: Spelling, raw: String, name: String) -> Notice {
        var facts = [Finding.Fact("found", raw.asFact)]
        if !name.isEmpty { facts.append(Finding.Fact("name", name.asFact)) }
        let origins = Self.entries(spelling.text, in: others)
        if !origins.isEmpty {
            facts.append(Finding.Fact("candidate-standards", origins.joined(separator: "; ")))
        }
        let named = source.codes(named: name).filter { source[$0]?.isAssignable ?? false }
        if !named.isEmpty {
            facts.append(Finding.Fact("codes-of-name", named.joined(separator: "; ")))
        }
        let nearest = Self.nearest(to: spelling.text, in: source)
        if !nearest.isEmpty { facts.append(Finding.Fact("nearest", nearest.joined(separator: "; "))) }
        if !source.manifest.isComplete { facts.append(Finding.Fact("pack", "incomplete")) }
        return Notice(.classUnknown, facts)
    }

    // MARK: Which class of the run's standard it is counted under

    private func place(_ landClass: LandClass) -> ClassOutcome {
        let facts = [Finding.Fact("code", landClass.code), Finding.Fact("name", landClass.name)]
        func unmapped(_ rule: FindingRule, _ more: [Finding.Fact]) -> ClassOutcome {
            ClassOutcome(disposition: .unmapped(rule), notices: [Notice(rule, facts + more)])
        }
        if let to = rules[landClass.code] { return ClassOutcome(disposition: .mapped(to), steps: [.rule]) }
        if landClass.isRetired {
            guard let successor = landClass.successor, let next = source[successor] else {
                return unmapped(.classRetired, [Finding.Fact("note", landClass.note)])
            }
            var outcome = place(next)
            outcome.steps.insert(.successor, at: 0)
            outcome.notices.insert(
                Notice(.classRetired, facts + [Finding.Fact("successor", successor)]), at: 0)
            return outcome
        }
        guard landClass.isAssignable else {
            let below = source.children(of: landClass.code).filter(\.isCountable).map {
                "\($0.code) \($0.name)"
            }
            return unmapped(
                .classNotLowestLevel, [Finding.Fact("candidates", below.joined(separator: "; "))])
        }
        guard let crosswalk else {
            guard landClass.isCountable else {
                return unmapped(.classUnknown, [Finding.Fact("note", landClass.note)])
            }
            return ClassOutcome(disposition: .mapped(landClass.code))
        }
        guard let row = crosswalk.decidedRow(from: landClass.code), let to = row.to else {
            let candidates = crosswalk.candidates(from: landClass.code).map {
                "\($0) \(target[$0]?.name ?? "")"
            }
            return unmapped(
                .classAmbiguous,
                [
                    Finding.Fact(
                        "candidates", candidates.isEmpty ? "none" : candidates.joined(separator: "; ")),
                    Finding.Fact("standard", target.id),
                ])
        }
        return ClassOutcome(disposition: .mapped(to), steps: [.crosswalk(row.kind)])
    }

    // MARK: What is told

    private func nameMismatch(_ name: String, _ landClass: LandClass) -> Notice? {
        if source.agrees(name, with: landClass) { return nil }
        var facts = [
            Finding.Fact("code", landClass.code), Finding.Fact("found", name.asFact),
            Finding.Fact("expected", landClass.name),
        ]
        let named = source.codes(named: name)
        if !named.isEmpty { facts.append(Finding.Fact("codes-of-name", named.joined(separator: "; "))) }
        let origins = others.filter { $0[landClass.code]?.name == name }
        if !origins.isEmpty {
            facts.append(
                Finding.Fact(
                    "candidate-standards", Self.entries(landClass.code, in: origins).joined(separator: "; ")))
        }
        return Notice(.classNameMismatch, facts)
    }

    private func tellSpelling(_ raw: String, _ outcome: inout ClassOutcome) {
        let steps = outcome.steps.compactMap { step -> String? in
            if case .spelling(let spelling) = step { spelling.rawValue } else { nil }
        }
        guard !steps.isEmpty, let code = outcome.code else { return }
        outcome.notices.append(
            Notice(
                .classRespelled,
                [
                    Finding.Fact("found", raw.asFact), Finding.Fact("code", outcome.sourceCode ?? code),
                    Finding.Fact("steps", steps.joined(separator: "; ")),
                ]))
    }

    /// `gbt21010-2007 031 有林地` for each standard that has the code.
    private static func entries(_ code: String, in standards: [Classification]) -> [String] {
        standards.compactMap { standard in standard[code].map { "\(standard.id) \($0.code) \($0.name)" } }
    }

    /// `0101 水田`, nearest first.
    static func nearest(to code: String, in standard: Classification) -> [String] {
        Suggestion.nearest(to: code, among: standard.countableCodes)
            .map { "\($0) \(standard[$0]?.name ?? "")" }
    }
}
