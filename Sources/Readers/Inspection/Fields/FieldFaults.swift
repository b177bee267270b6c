import LandModel

/// What stands in the way of the fields a run asks for.
extension FieldBinding {
    /// Faults of the fields asked for: a required field that is absent, any asked-for field that is ambiguous,
    /// cut beyond telling, or of a kind that holds neither text nor numbers.
    func faults(
        required: Set<SurveyField>, optional: Set<SurveyField>, kind: SurveyLayerKind,
        fields: [SourceLayer.Field]
    ) -> [SourceProblem] {
        let available = fields.map(\.name)
        return required.union(optional).sorted().compactMap { field in
            if let bound = bound[field] {
                let type = fields[bound.index].kind
                guard type == .date || type == .other else { return nil }
                return .fieldKindUnusable(field, name: bound.name, kind: type)
            }
            switch conflicts[field] {
            case .ambiguous(let names), .statedAmbiguous(let names):
                return .fieldAmbiguous(field, candidates: names)
            case .cut(let name, let couldBe):
                return required.contains(field) ? .fieldNameCut(field, name: name, couldBe: couldBe) : nil
            case .statedMissing(let name, let similar):
                return .statedFieldMissing(field, stated: name, similar: similar, available: available)
            case nil:
                guard required.contains(field) else { return nil }
                let known = FieldAliases.shared.names(of: field, in: kind)
                let similar = known.flatMap { Suggestion.nearest(to: $0, among: available, limit: 1) }
                return .fieldMissing(
                    field, knownNames: known, similar: Array(Set(similar)).sorted(), available: available)
            }
        }
    }
}
