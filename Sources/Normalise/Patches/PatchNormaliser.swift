import LandModel

/// Turns the texts of one patch into a key of the base table and a class, or says why it has none.
///
/// Pure; `PatchMemo` asks once for each distinct text and each distinct combination. A patch without a known ownership
/// or with a location unit of another county is rejected, one without a usable location unit waits to be placed by its
/// shape, a patch without a class is unmapped, everything else is counted and told.
package struct PatchNormaliser: Sendable {
    package let classes: ClassNormaliser
    private let lists: CodeLists
    private let county: String?
    private let units: Set<String>?
    private let fields: Set<PatchField>
    private let cultivated: Set<String>
    /// Classes that need a code, by field.
    private let needs: [PatchField: Set<String>]

    /// The attributes that are plain codes of a list, in the order they are told.
    static let attributes: [PatchField] = [
        .terrace, .slope, .planting, .settlement, .refinement, .exclave, .island,
    ]

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
        let standard = classes.target
        cultivated = Set(standard.sets["cultivated"] ?? [])
        var needs: [PatchField: Set<String>] = [:]
        for field in PatchField.allCases {
            if let codes = standard.sets["needs-\(field.rawValue)"] { needs[field] = Set(codes) }
        }
        self.needs = needs
    }

    /// The same, once the delivery's districts have been read: a unit that is none of them is told.
    package func knowing(units: Set<String>) -> PatchNormaliser {
        PatchNormaliser(classes: classes, lists: lists, county: county, units: units, fields: fields)
    }

    /// - Parameter texts: The fields as delivered; NULL is no entry.
    package func normalise(_ texts: [PatchField: String]) -> PatchOutcome {
        assemble(
            PatchParts(
                landClass: classes.normalise(texts[.landClass], name: texts[.className]),
                location: locationUnit(texts[.locationUnit]), owner: ownershipUnit(texts[.ownershipUnit]),
                ownership: ownership(texts[.ownership]),
                attributes: Self.attributes.map { attribute($0, texts[$0]) },
                islandName: Spelling.trimmed(texts[.islandName] ?? ""),
                deductedClass: deductedClass(texts[.deductedClass])))
    }
}

extension PatchNormaliser {
    /// Puts the parts together and holds the codes against the class.
    func assemble(_ parts: PatchParts) -> PatchOutcome {
        var notices = parts.landClass.notices
        for part in [parts.location, parts.owner, parts.ownership] where !part.notices.isEmpty {
            notices += part.notices
        }
        for part in parts.attributes where !part.notices.isEmpty { notices += part.notices }

        var key = BaseKey(
            locationUnit: parts.location.code, ownershipUnit: parts.owner.code,
            ownership: parts.ownership.code,
            terrace: parts.attributes[0].code, slope: parts.attributes[1].code,
            planting: parts.attributes[2].code, settlement: parts.attributes[3].code,
            refinement: parts.attributes[4].code, island: parts.attributes[6].code,
            exclave: parts.attributes[5].code)
        if key.exclave.isEmpty { key.exclave = "0" }
        if key.island.isEmpty {
            key.island = "00"
            missing(.island, &notices, used: "00")
        }
        if key.island != "00" {
            key.islandName = parts.islandName
            if key.islandName.isEmpty { missing(.islandName, &notices) }
        }
        let isCultivated = parts.landClass.code.map { cultivated.contains($0) } ?? false
        if let code = parts.landClass.code {
            checkAgainstClass(code, key, isCultivated: isCultivated, &notices)
        }
        return PatchOutcome(
            standing: standing(parts, key), landClass: parts.landClass, isCultivated: isCultivated,
            deductedClass: parts.deductedClass, notices: notices)
    }

    private func standing(_ parts: PatchParts, _ key: BaseKey) -> PatchOutcome.Standing {
        if let rule = parts.location.rejection {
            guard [.districtMissing, .districtMalformed].contains(rule), parts.ownership.rejection == nil,
                case .mapped(let code) = parts.landClass.disposition
            else { return .rejected(rule) }
            return .unplaced(key, landClass: code, rule)
        }
        switch parts.landClass.disposition {
        case .unmapped(let rule): return .unmapped(rule)
        case .mapped(let code):
            if let rule = parts.ownership.rejection { return .rejected(rule) }
            return .counted(key, landClass: code)
        }
    }

    func locationUnit(_ raw: String?) -> PatchPart {
        func reject(_ rule: FindingRule, _ more: [Finding.Fact] = []) -> PatchPart {
            let facts = [Self.fact(.locationUnit), Finding.Fact("found", raw.map(\.asFact) ?? "NULL")] + more
            return PatchPart(code: "", notices: [Notice(rule, facts)], rejection: rule)
        }
        let spelling = Spelling(raw ?? "")
        switch UnitCode.read(spelling) {
        case .missing: return reject(.districtMissing)
        case .malformed: return reject(.districtMalformed)
        case .unit(let unit):
            if let county, !unit.hasPrefix(county) {
                return reject(.districtOfOtherCounty, [Finding.Fact("county", county)])
            }
            var part = PatchPart(
                code: unit, notices: respelled(.locationUnit, raw ?? "", spelling, code: unit))
            if let units, !units.contains(unit) {
                part.notices.append(
                    Notice(.districtUnknown, [Self.fact(.locationUnit), Finding.Fact("code", unit)]))
            }
            return part
        }
    }

    /// Only the forms of exclaves ask for it, so that a fault is told and the key stays empty.
    func ownershipUnit(_ raw: String?) -> PatchPart {
        guard fields.contains(.ownershipUnit) else { return PatchPart(code: "") }
        let spelling = Spelling(raw ?? "")
        let facts = [Self.fact(.ownershipUnit), Finding.Fact("found", raw.map(\.asFact) ?? "NULL")]
        return switch UnitCode.read(spelling) {
        case .missing: PatchPart(code: "", notices: [Notice(.districtMissing, facts)])
        case .malformed: PatchPart(code: "", notices: [Notice(.districtMalformed, facts)])
        case .unit(let unit):
            PatchPart(code: unit, notices: respelled(.ownershipUnit, raw ?? "", spelling, code: unit))
        }
    }

    func ownership(_ raw: String?) -> PatchPart {
        let list = lists[PatchField.ownership.rawValue]
        let attribute = AttributeCode(raw, field: .ownership, list: list)
        guard attribute.code.isEmpty || attribute.status == .unknown else {
            return PatchPart(code: attribute.code, notices: attribute.notices)
        }
        let facts = [
            Self.fact(.ownership), Finding.Fact("found", raw.map(\.asFact) ?? "NULL"),
            Finding.Fact("known", list.entries.map(\.code).sorted().joined(separator: "; ")),
        ]
        return PatchPart(
            code: attribute.code, notices: [Notice(.ownershipUnknown, facts)], rejection: .ownershipUnknown)
    }

    func attribute(_ field: PatchField, _ raw: String?) -> PatchPart {
        let attribute = AttributeCode(raw, field: field, list: lists[field.rawValue])
        return PatchPart(code: attribute.code, notices: attribute.notices)
    }

    func deductedClass(_ raw: String?) -> String {
        let text = Spelling(raw ?? "").text
        return text.isEmpty ? "" : classes.normalise(raw).code ?? text
    }

    /// A code that the class does not allow, and a class without the code it needs, would both fall out of a form.
    private func checkAgainstClass(
        _ code: String, _ key: BaseKey, isCultivated: Bool, _ notices: inout [Notice]
    ) {
        guard lists.standard == classes.target.id else { return }
        check(.terrace, key.terrace, code, &notices)
        check(.slope, key.slope, code, &notices)
        check(.planting, key.planting, code, &notices)
        check(.settlement, key.settlement, code, &notices)
        check(.refinement, key.refinement, code, &notices)
        // Slope level 1 knows no terraces, so that GDLX is needed from level 2 on.
        if isCultivated, key.terrace.isEmpty, ["2", "3", "4", "5"].contains(key.slope) {
            missing(.terrace, &notices, on: code)
        }
    }

    private func check(_ field: PatchField, _ value: String, _ landClass: String, _ notices: inout [Notice]) {
        if value.isEmpty {
            if let needed = needs[field], needed.contains(landClass) {
                missing(field, &notices, on: landClass)
            }
        } else if !lists[field.rawValue].allows(value, on: landClass, in: classes.target) {
            notices.append(
                Notice(
                    .codeNotAllowed,
                    [Self.fact(field), Finding.Fact("code", value), Finding.Fact("class", landClass)]))
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
        _ field: PatchField, _ raw: String, _ spelling: Spelling, code: String
    ) -> [Notice] {
        guard !spelling.steps.isEmpty else { return [] }
        let steps = spelling.steps.map(\.rawValue).joined(separator: "; ")
        let facts = [
            Self.fact(field), Finding.Fact("found", raw.asFact), Finding.Fact("code", code),
            Finding.Fact("steps", steps),
        ]
        return [Notice(.codeRespelled, facts)]
    }

    private static func fact(_ field: PatchField) -> Finding.Fact { Finding.Fact("field", field.rawValue) }
}
