import LandModel

/// One attribute code of a patch, set right and looked up in its list.
struct AttributeCode: Sendable {
    /// The code as it is counted; an unknown one stands as delivered, an absent one is empty.
    var code: String
    var status: CodeList.Status
    var notices: [Notice] = []

    init(_ raw: String?, field: PatchField, list: CodeList) {
        let spelling = Spelling(raw ?? "")
        var steps = spelling.steps
        code = spelling.text
        status = .known
        guard !code.isEmpty else { return }
        status = list.status(of: code)
        if status == .unknown, spelling.isDigits, let (found, step) = Self.withZeros(spelling, in: list) {
            code = found
            status = list.status(of: found)
            steps.append(step)
        }
        let found = (raw ?? "").asFact
        if !steps.isEmpty, status != .unknown {
            notices.append(
                Notice(
                    .codeRespelled,
                    [
                        Finding.Fact("field", field.rawValue), Finding.Fact("found", found),
                        Finding.Fact("code", code),
                        Finding.Fact("steps", steps.map(\.rawValue).joined(separator: "; ")),
                    ]))
        }
        guard status != .known else { return }
        var facts = [Finding.Fact("field", field.rawValue), Finding.Fact("found", found)]
        if let entry = list[code] { facts.append(Finding.Fact("name", entry.name)) }
        facts.append(Finding.Fact("status", status.rawValue))
        let nearest = status == .unknown ? Suggestion.nearest(to: code, among: list.entries.map(\.code)) : []
        if !nearest.isEmpty { facts.append(Finding.Fact("nearest", nearest.joined(separator: "; "))) }
        notices.append(Notice(.codeUnknown, facts))
    }

    /// The only code of the list that is the same number with more or fewer zeros in front.
    private static func withZeros(_ spelling: Spelling, in list: CodeList) -> (String, Spelling.Step)? {
        let longer = list.entries.map(\.code).filter { spelling.isPadded(by: $0) }
        let shorter = list.entries.map(\.code).filter { code in
            code.utf8.count < spelling.text.utf8.count && spelling.text.hasSuffix(code)
                && spelling.text.dropLast(code.count).allSatisfy { $0 == "0" }
        }
        guard longer.count + shorter.count == 1 else { return nil }
        return longer.first.map { ($0, .leadingZero) } ?? shorter.first.map { ($0, .surplusZero) }
    }
}
