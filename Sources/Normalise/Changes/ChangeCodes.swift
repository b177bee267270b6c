package import LandModel

/// What a record of change says about itself: BGXW and XZQTZLX, set right, and which sides they ask for.
package struct ChangeCodes: Sendable, Hashable {
    package enum Standing: Sendable, Hashable {
        case read(ChangeBehaviour, BorderAdjustment)
        case rejected(FindingRule)
    }

    package var standing: Standing
    package var notices: [Notice] = []

    /// - Parameters: the fields as delivered, `nil` for NULL: BGXW, XZQTZLX. An empty XZQTZLX is none, and told.
    package init(behaviour: String?, adjustment: String?) {
        standing = .rejected(.changeBehaviourUnknown)
        guard let found = ChangeBehaviour(rawValue: Spelling(behaviour ?? "").text) else {
            reject(.changeBehaviourUnknown, "BGXW", behaviour, ChangeBehaviour.allCases.map(\.rawValue))
            return
        }
        let text = Spelling(adjustment ?? "").text
        if text.isEmpty {
            notices.append(
                Notice(.codeMissing, [Finding.Fact("field", "XZQTZLX"), Finding.Fact("used", "0")]))
        }
        guard let border = text.isEmpty ? BorderAdjustment.none : BorderAdjustment(rawValue: text) else {
            reject(
                .changeAdjustmentUnknown, "XZQTZLX", adjustment, BorderAdjustment.allCases.map(\.rawValue))
            return
        }
        // What is new was nobody's to give away; what is lost is not here to be received.
        if (found == .new && border.isGiven) || (found == .lost && border.isReceived) {
            standing = .rejected(.changeCodesConflict)
            notices.append(
                Notice(
                    .changeCodesConflict,
                    [Finding.Fact("BGXW", found.rawValue), Finding.Fact("XZQTZLX", border.rawValue)]))
            return
        }
        standing = .read(found, border)
    }

    private mutating func reject(_ rule: FindingRule, _ field: String, _ raw: String?, _ known: [String]) {
        standing = .rejected(rule)
        notices.append(
            Notice(
                rule,
                [
                    Finding.Fact("field", field), Finding.Fact("found", raw.map(\.asFact) ?? "NULL"),
                    Finding.Fact("known", known.sorted().joined(separator: "; ")),
                ]))
    }
}
