import LandModel
import TestSupport
import Testing

@testable import Normalise

@Suite struct PatchMemoTests {
    @Test("a row's outcome is that of its texts, whatever came before")
    func rows() {
        let normaliser = PatchNormaliser(classes: Packs.survey, lists: Packs.lists, county: "440203")
        let fields: [PatchField] = [.landClass, .locationUnit, .ownership, .slope, .island, .islandName]
        let choices: [PatchField: [String?]] = [
            .landClass: ["0101", "0301", "0301 ", nil, "", "x"],
            .locationUnit: ["4402030010020000000", "440203001002", nil, "440299001002"],
            .ownership: ["30", "20", nil], .slope: ["2", nil, ""], .island: ["00", "01", nil],
            .islandName: ["", "a", nil],
        ]
        var random = SplitMix64(announcing: #function)
        var columns = [TextColumn](repeating: TextColumn(), count: fields.count)
        var texts: [[PatchField: String]] = []
        for _ in 0..<2000 {
            var row: [PatchField: String] = [:]
            for (index, field) in fields.enumerated() {
                let value = choices[field]?.randomElement(using: &random) ?? nil
                columns[index].append(value)
                row[field] = value
            }
            texts.append(row)
        }
        var memo = PatchMemo(
            normaliser,
            columns: Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($0.element, $0.offset) }))
        var indices: [Int32] = []
        memo.fill(&indices, columns, count: texts.count)
        for row in texts.indices {
            #expect(memo.outcomes[Int(indices[row])] == normaliser.normalise(texts[row]), "row \(row)")
        }
        #expect(memo.outcomes.count == Set(texts).count)
        let before = indices
        memo.fill(&indices, columns, count: texts.count)
        #expect(indices == before)
    }

    @Test("texts that run into one another stay apart")
    func keys() {
        let normaliser = PatchNormaliser(classes: Packs.survey, lists: Packs.lists)
        var (codes, names) = (TextColumn(), TextColumn())
        for (code, name) in [("01", "01"), ("010", "1"), ("0101", ""), ("", "0101")] as [(String, String)] {
            codes.append(code)
            names.append(name)
        }
        codes.append(nil)
        names.append("0101")
        var memo = PatchMemo(normaliser, columns: [.landClass: 0, .className: 1])
        var indices: [Int32] = []
        memo.fill(&indices, [codes, names], count: 5)
        #expect(indices == [0, 1, 2, 3, 4])
    }
}
