import Testing

@testable import Writers

@Suite struct FormHeadTests {
    private static let paths = [
        ["行政区域", "名称"], ["行政区域", "代码"], ["总面积"], ["城镇村", "合计"], ["城镇村", "耕地", "水田"],
        ["城镇村", "耕地", "旱地"], ["城市", "合计"],
    ]

    @Test("groups spread over their columns, short columns reach down")
    func cells() {
        #expect(
            FormHead.cells(Self.paths) == [
                HeadCell(text: "行政区域", rows: 0...0, columns: 0...1),
                HeadCell(text: "总面积", rows: 0...2, columns: 2...2),
                HeadCell(text: "城镇村", rows: 0...0, columns: 3...5),
                HeadCell(text: "城市", rows: 0...0, columns: 6...6),
                HeadCell(text: "名称", rows: 1...2, columns: 0...0),
                HeadCell(text: "代码", rows: 1...2, columns: 1...1),
                HeadCell(text: "合计", rows: 1...2, columns: 3...3),
                HeadCell(text: "耕地", rows: 1...1, columns: 4...5),
                HeadCell(text: "合计", rows: 1...2, columns: 6...6),
                HeadCell(text: "水田", rows: 2...2, columns: 4...4),
                HeadCell(text: "旱地", rows: 2...2, columns: 5...5),
            ])
    }

    @Test("a group is named again where a page begins")
    func breaks() {
        let cells = FormHead.cells(Self.paths, breaks: [5])
        #expect(cells.contains(HeadCell(text: "城镇村", rows: 0...0, columns: 3...4)))
        #expect(cells.contains(HeadCell(text: "城镇村", rows: 0...0, columns: 5...5)))
        #expect(cells.contains(HeadCell(text: "耕地", rows: 1...1, columns: 5...5)))
    }

    @Test("two columns are two, even with the same words, and so are two groups under different ones")
    func sameWords() {
        #expect(FormHead.cells([["小计"], ["小计"]]).count == 2)
        #expect(
            FormHead.cells([["a", "x", "1"], ["b", "x", "1"]]).filter { $0.text == "x" }.map(\.columns)
                == [0...0, 1...1])
    }

    @Test("every place of the head is covered once", arguments: [[], [3], [2, 4, 5]] as [Set<Int>])
    func covered(_ breaks: Set<Int>) {
        var seen: Set<[Int]> = []
        for cell in FormHead.cells(Self.paths, breaks: breaks) {
            for row in cell.rows {
                for column in cell.columns { #expect(seen.insert([row, column]).inserted) }
            }
        }
        #expect(seen.count == 3 * Self.paths.count)
    }
}
