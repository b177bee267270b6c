/// How well the class codes found in a layer fit a standard: the evidence for which one it is written in.
///
/// Files of the second survey travel under the name of the third; code length and class name tell them apart.
package struct StandardFit: Sendable, Hashable {
    /// A class code as delivered, with the name beside it and the number of features.
    package struct Observation: Sendable, Hashable {
        package var code: String
        package var name: String?
        package var features: Int64

        package init(code: String, name: String? = nil, features: Int64) {
            self.code = code
            self.name = name
            self.features = features
        }
    }

    package var standard: String
    /// Features whose code, spelling aside, a patch may carry in the standard, and whose name does not contradict it.
    package var matching: Int64
    /// All features with a code.
    package var total: Int64

    /// The fits of several standards, best first, equals in the order given.
    package static func ranked(
        _ observations: [Observation], among standards: [Classification]
    ) -> [StandardFit] {
        let texts = observations.compactMap { observation -> (code: String, name: String, features: Int64)? in
            let code = Spelling(observation.code).text
            if code.isEmpty { return nil }
            return (code, Spelling.trimmed(observation.name ?? ""), observation.features)
        }
        let total = texts.reduce(0) { $0 + $1.features }
        let fits = standards.map { standard in
            let matching = texts.reduce(Int64(0)) { sum, text in
                guard let landClass = standard[text.code], landClass.isAssignable,
                    standard.agrees(text.name, with: landClass)
                else { return sum }
                return sum + text.features
            }
            return StandardFit(standard: standard.id, matching: matching, total: total)
        }
        return fits.enumerated().sorted {
            $0.element.matching != $1.element.matching
                ? $0.element.matching > $1.element.matching : $0.offset < $1.offset
        }.map(\.element)
    }
}
