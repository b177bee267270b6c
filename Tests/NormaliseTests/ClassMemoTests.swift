import LandModel
import Testing

@testable import Normalise

@Suite struct ClassMemoTests {
    @Test("a row's outcome is that of its texts, and each pair of texts is asked for once")
    func outcomes() {
        let normaliser = Packs.survey
        var (codes, names) = (TextColumn(), TextColumn())
        let rows: [(String?, String?)] = [
            ("0101", "水田"), ("0101", nil), ("0101", "水田"), (nil, "水田"), ("", "水田"), ("101", "水田"),
            ("101", "铁路用地"),
            ("101", nil), ("0201k", "果园"), (nil, "水田"),
        ]
        for (code, name) in rows {
            codes.append(code)
            names.append(name)
        }
        var memo = ClassMemo(normaliser, code: 0, name: 1)
        var indices: [Int32] = [7]
        memo.fill(&indices, [codes, names], count: rows.count)
        #expect(indices.count == rows.count)
        for (row, texts) in rows.enumerated() {
            #expect(memo.outcomes[Int(indices[row])] == normaliser.normalise(texts.0, name: texts.1))
        }
        #expect(memo.outcomes.count == 8)
    }

    @Test("without a name column")
    func codeOnly() {
        var codes = TextColumn()
        for code in ["0101", "0102", "0101"] { codes.append(code) }
        var memo = ClassMemo(Packs.survey, code: 0)
        var indices: [Int32] = []
        memo.fill(&indices, [codes], count: 3)
        #expect(indices == [0, 1, 0])
        memo.fill(&indices, [codes], count: 2)
        #expect(indices == [0, 1])
        #expect(memo.outcomes.map(\.code) == ["0101", "0102"])
    }
}
