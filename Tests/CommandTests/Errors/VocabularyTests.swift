import Testing

@testable import Pipeline
@testable import Readers
@testable import tuban

/// The fixed words that the pipeline's shape and the readers carry in English have Chinese ones.
@Suite struct VocabularyTests {
    private func hasChinese(_ english: String) -> Bool {
        Wording.isChinese(Vocabulary.phrase(english).chinese)
    }

    @Test("what was expected, whatever the form of a value")
    func forms() {
        for form in DefinitionShape.Form.allCases where form != .prose {
            #expect(hasChinese(form.expectation), "\(form.expectation)")
        }
    }

    @Test("kinds of values and summaries of required keys, all through the file")
    func keys() {
        var keys: [DefinitionShape.Key] = []
        func walk(_ shape: DefinitionShape) {
            switch shape {
            case .list(let item), .wordOrList(_, let item): walk(item)
            case .boolean: break
            default:
                keys += shape.keys
                for key in shape.keys { walk(key.shape) }
            }
        }
        walk(PipelineShape.root)
        #expect(keys.count > 40)
        for key in keys {
            #expect(hasChinese(key.shape.kind) || key.shape.kind == "true or false", "\(key.shape.kind)")
            if key.presence == .required { #expect(hasChinese(key.summary), "\(key.summary)") }
        }
    }

    @Test("parts of a damaged page")
    func pages() {
        for part in PageError.Part.allCases { #expect(hasChinese(part.rawValue), "\(part)") }
    }

    @Test("a word with a value behind it, and words of other libraries")
    func other() {
        #expect(Vocabulary.phrase("prime meridian 2.33°").chinese == "本初子午线 2.33°")
        #expect(Vocabulary.phrase("PROJ: no such database").chinese == "PROJ: no such database")
    }
}
