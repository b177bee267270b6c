import LandModel

/// Turns the texts of one patch into a key of the base table and a class, or says why it has none.
///
/// Pure; ask once for each distinct combination (`PatchMemo`). A patch without a usable location unit or without a
/// known ownership is rejected, a patch without a class is unmapped, everything else is counted and told.
package struct PatchNormaliser: Sendable {
    package let classes: ClassNormaliser
    private let lists: CodeLists
    private let county: String?
    private let units: Set<String>?
    private let fields: Set<PatchField>

    /// - Parameters:
    ///   - lists: Code lists of the survey the attributes are written in.
    ///   - county: Six digits of the county that delivers; `nil` where patches of any county may stand.
    ///   - units: The 12-digit units of the delivery's own districts, where they are known.
    ///   - fields: Fields the source has. A field that is not there is told once by the plan, not patch by patch.
    package init(
        classes: ClassNormaliser, lists: CodeLists, county: String? = nil, units: Set<String>? = nil,
        fields: Set<PatchField> = Set(PatchField.allCases)
    ) {
        self.classes = classes
        self.lists = lists
        self.county = county
        self.units = units
        self.fields = fields
    }

    /// - Parameter texts: The fields as delivered; NULL is no entry.
    package func normalise(_ texts: [PatchField: String]) -> PatchOutcome {
        let landClass = classes.normalise(texts[.landClass], name: texts[.className])
        var notices = landClass.notices
        let location = locationUnit(texts[.locationUnit], &notices)
        let owner = ownershipUnit(texts[.ownershipUnit], &notices)
        let ownership = ownership(texts[.ownership], &notices)

        var key = BaseKey(locationUnit: location.code, ownershipUnit: owner, ownership: ownership.code)
        key.terrace = attribute(.terrace, texts, &notices)
        key.slope = attribute(.slope, texts, &notices)
        key.planting = attribute(.planting, texts, &notices)
        key.settlement = attribute(.settlement, texts, &notices)
        key.refinement = attribute(.refinement, texts, &notices)
        key.exclave = attribute(.exclave, texts, &notices)
        if key.exclave.isEmpty { key.exclave = "0" }
        key.island = attribute(.island, texts, &notices)
        if key.island.isEmpty {
            key.island = "00"
            missing(.island, &notices, used: "00")
        }
        if key.island != "00" {
            key.islandName = Spelling.trimmed(texts[.islandName] ?? "")
            if key.islandName.isEmpty { missing(.islandName, &notices) }
        }
        let cultivated = landClass.code.map { classes.target.contains($0, in: "cultivated") } ?? false
        if let code = landClass.code { checkAgainstClass(code, key, isCultivated: cultivated, &notices) }

        let standing: PatchOutcome.Standing
        if let rule = location.rejection {
            standing = .rejected(rule)
        } else if case .unmapped(let rule) = landClass.disposition {
            standing = .unmapped(rule)
        } else if let rule = ownership.rejection {
            standing = .rejected(rule)
        } else {
            standing = .counted(key, landClass: landClass.code ?? "")
        }
        return PatchOutcome(
            standing: standing, landClass: landClass, isCultivated: cultivated,
            deductedClass: deductedClass(texts[.deductedClass]), notices: notices)
    }
}

extension PatchNormaliser {
    private func locationUnit(
        _ raw: String?, _ notices: inout [Notice]
    ) -> (code: String, rejection: FindingRule?) {
        func reject(_ rule: FindingRule, _ more: [Finding.Fact] = []) -> (
            code: String, rejection: FindingRule?
        ) {
            let found = raw.map(\.asFact) ?? "NULL"
            notices.append(
                Notice(rule, [Self.fact(.locationUnit), Finding.Fact("found", found)] + more))
            return ("", rule)
        }
        let spelling = Spelling(raw ?? "")
        switch UnitCode.read(spelling) {
        case .missing: return reject(.districtMissing)
        case .malformed: return reject(.districtMalformed)
        case .unit(let unit):
            if let county, !unit.hasPrefix(county) {
                return reject(.districtOfOtherCounty, [Finding.Fact("county", county)])
            }
            respelled(.locationUnit, raw ?? "", spelling, code: unit, &notices)
            if let units, !units.contains(unit) {
                notices.append(
                    Notice(.districtUnknown, [Self.fact(.locationUnit), Finding.Fact("code", unit)]))
            }
            return (unit, nil)
        }
    }

    /// Only the forms of exclaves ask for it, so that a fault is told and the key stays empty.
    private func ownershipUnit(_ raw: String?, _ notices: inout [Notice]) -> String {
        guard fields.contains(.ownershipUnit) else { return "" }
        let spelling = Spelling(raw ?? "")
        let found = Finding.Fact("found", raw.map(\.asFact) ?? "NULL")
        switch UnitCode.read(spelling) {
        case .missing: notices.append(Notice(.districtMissing, [Self.fact(.ownershipUnit), found]))
        case .malformed: notices.append(Notice(.districtMalformed, [Self.fact(.ownershipUnit), found]))
        case .unit(let unit):
            respelled(.ownershipUnit, raw ?? "", spelling, code: unit, &notices)
            return unit
        }
        return ""
    }

    private func ownership(
        _ raw: String?, _ notices: inout [Notice]
    ) -> (code: String, rejection: FindingRule?) {
        let list = lists[PatchField.ownership.rawValue]
        let attribute = AttributeCode(raw, field: .ownership, list: list)
        guard attribute.code.isEmpty || attribute.status == .unknown else {
            notices += attribute.notices
            return (attribute.code, nil)
        }
        let known = list.entries.map(\.code).sorted().joined(separator: "; ")
        notices.append(
            Notice(
                .ownershipUnknown,
                [
                    Self.fact(.ownership), Finding.Fact("found", raw.map(\.asFact) ?? "NULL"),
                    Finding.Fact("known", known),
                ]))
        return (attribute.code, .ownershipUnknown)
    }

    private func attribute(
        _ field: PatchField, _ texts: [PatchField: String], _ notices: inout [Notice]
    ) -> String {
        let attribute = AttributeCode(texts[field], field: field, list: lists[field.rawValue])
        notices += attribute.notices
        return attribute.code
    }

    /// A code that the class does not allow, and a class without the code it needs, would both fall out of a form.
    private func checkAgainstClass(
        _ code: String, _ key: BaseKey, isCultivated: Bool, _ notices: inout [Notice]
    ) {
        let standard = classes.target
        guard lists.standard == standard.id else { return }
        let attributes: [(PatchField, String)] = [
            (.terrace, key.terrace), (.slope, key.slope), (.planting, key.planting),
            (.settlement, key.settlement), (.refinement, key.refinement),
        ]
        for (field, value) in attributes {
            if value.isEmpty {
                if standard.contains(code, in: "needs-\(field.rawValue)") {
                    missing(field, &notices, on: code)
                }
            } else if !lists[field.rawValue].allows(value, on: code, in: standard) {
                notices.append(
                    Notice(
                        .codeNotAllowed,
                        [Self.fact(field), Finding.Fact("code", value), Finding.Fact("class", code)]))
            }
        }
        // Slope level 1 knows no terraces, so that GDLX is needed from level 2 on (TD/T 1055, slope table).
        if isCultivated, key.terrace.isEmpty, ["2", "3", "4", "5"].contains(key.slope) {
            missing(.terrace, &notices, on: code)
        }
    }

    private func missing(
        _ field: PatchField, _ notices: inout [Notice], used: String? = nil, on landClass: String? = nil
    ) {
        guard fields.contains(field) else { return }
        var facts = [Self.fact(field)]
        if let used { facts.append(Finding.Fact("used", used)) }
        if let landClass { facts.append(Finding.Fact("class", landClass)) }
        notices.append(Notice(.codeMissing, facts))
    }

    private func respelled(
        _ field: PatchField, _ raw: String, _ spelling: Spelling, code: String, _ notices: inout [Notice]
    ) {
        guard !spelling.steps.isEmpty else { return }
        let steps = spelling.steps.map(\.rawValue).joined(separator: "; ")
        notices.append(
            Notice(
                .codeRespelled,
                [
                    Self.fact(field), Finding.Fact("found", raw.asFact), Finding.Fact("code", code),
                    Finding.Fact("steps", steps),
                ]))
    }

    private func deductedClass(_ raw: String?) -> String {
        let text = Spelling(raw ?? "").text
        return text.isEmpty ? "" : classes.normalise(raw).code ?? text
    }

    private static func fact(_ field: PatchField) -> Finding.Fact { Finding.Fact("field", field.rawValue) }
}
