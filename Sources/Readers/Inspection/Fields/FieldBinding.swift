package import LandModel

/// Which field of a layer stands for which survey field, and why; what could not be decided.
///
/// The rules, in this order:
/// 1. A field named by the user is taken (exact spelling first, else letter case aside).
/// 2. A field whose whole name is a known name of the survey field: the standard's, a draft's, the Chinese one.
///    Two such fields are ambiguous, whatever their names: nobody can tell which holds the true figures.
/// 3. Only where there is none: a field whose name is a known name cut to a .dbf's ten bytes. A cut name that
///    fits several survey fields (坐落单 is code and name) decides nothing.
package struct FieldBinding: Sendable, Hashable {
    package struct Bound: Sendable, Hashable {
        package enum Rule: String, Sendable, Hashable { case stated, standard, alias, cut }
        /// Name as the source spells it.
        package var name: String
        /// Position in `SourceLayer.fields`.
        package var index: Int
        package var rule: Rule
    }

    package enum Conflict: Sendable, Hashable {
        case ambiguous([String])
        case cut(name: String, couldBe: [SurveyField])
        case statedMissing(String, similar: [String])
        case statedAmbiguous([String])
    }

    package private(set) var bound: [SurveyField: Bound] = [:]
    package private(set) var conflicts: [SurveyField: Conflict] = [:]

    /// Binds the fields of a layer read as `kind`; `stated` are the user's own names.
    package init(fields: [SourceLayer.Field], kind: SurveyLayerKind, stated: [SurveyField: String] = [:]) {
        self.init(fields: fields, aliases: FieldAliases.shared.all(kind), stated: stated)
    }

    init(fields: [SourceLayer.Field], aliases: [FieldAliases.Alias], stated: [SurveyField: String]) {
        let names = fields.map { FieldName.folded($0.name) }
        for (field, name) in stated { bindStated(field, name, fields) }

        var whole: [SurveyField: [(index: Int, isStandard: Bool)]] = [:]
        var cut: [Int: Set<SurveyField>] = [:]
        for alias in aliases {
            let known = FieldName.folded(alias.name)
            let cuts = FieldName.cuts(known)
            for (index, name) in names.enumerated() {
                if name == known {
                    whole[alias.field, default: []].append((index, alias.isStandard))
                } else if cuts.contains(name) {
                    cut[index, default: []].insert(alias.field)
                }
            }
        }
        for (field, found) in whole where stated[field] == nil {
            if found.count == 1 {
                let rule: Bound.Rule = found[0].isStandard ? .standard : .alias
                bound[field] = Bound(name: fields[found[0].index].name, index: found[0].index, rule: rule)
            } else {
                conflicts[field] = .ambiguous(found.map(\.index).sorted().map { fields[$0].name })
            }
        }
        // A field that is some survey field by its whole name is not another one by a cut name.
        let taken = Set(whole.values.joined().map(\.index)).union(bound.values.map(\.index))
        bindCut(cut.filter { !taken.contains($0.key) }, fields, stated)
    }

    private mutating func bindCut(
        _ cut: [Int: Set<SurveyField>], _ fields: [SourceLayer.Field], _ stated: [SurveyField: String]
    ) {
        var candidates: [SurveyField: [Int]] = [:]
        for (index, found) in cut {
            for field in found where stated[field] == nil && bound[field] == nil && conflicts[field] == nil {
                candidates[field, default: []].append(index)
            }
        }
        for (field, indices) in candidates {
            let names = indices.sorted().map { fields[$0].name }
            let meanings = cut[indices[0]] ?? []
            if indices.count > 1 {
                conflicts[field] = .ambiguous(names)
            } else if meanings.count > 1 {
                conflicts[field] = .cut(name: names[0], couldBe: meanings.sorted())
            } else {
                bound[field] = Bound(name: names[0], index: indices[0], rule: .cut)
            }
        }
    }

    private mutating func bindStated(_ field: SurveyField, _ name: String, _ fields: [SourceLayer.Field]) {
        var found = fields.indices.filter { fields[$0].name == name }
        if found.isEmpty {
            found = fields.indices.filter { FieldName.folded(fields[$0].name) == FieldName.folded(name) }
        }
        switch found.count {
        case 1: bound[field] = Bound(name: fields[found[0]].name, index: found[0], rule: .stated)
        case 0:
            conflicts[field] = .statedMissing(
                name, similar: Suggestion.nearest(to: name, among: fields.map(\.name)))
        default: conflicts[field] = .statedAmbiguous(found.map { fields[$0].name })
        }
    }

    /// Name of the source field that stands for a survey field.
    package subscript(field: SurveyField) -> String? { bound[field]?.name }

    /// The survey field a source field stands for, where it does.
    package func meaning(of index: Int) -> SurveyField? {
        bound.filter { $0.value.index == index }.keys.min()
    }
}
