import TestSupport
import Testing

@testable import Writers

@Suite struct FormPagesTests {
    private static func pages(_ groups: [Int], width: Double = 10) -> FormPages {
        var paths = [["行政区域", "名称"], ["行政区域", "代码"]]
        for (index, count) in groups.enumerated() {
            paths += (0..<count).map { ["组\(index)", "列\($0)"] }
        }
        return FormPages(widths: paths.map { _ in width }, keys: 2, paths: paths)
    }

    @Test("a narrow form takes one page of A4, a wider one A3")
    func paper() {
        // 75 pixels a column; A4 has 1026 at full size, 1283 at 0.8.
        #expect(Self.pages([15]).paper == .a4)
        #expect(Self.pages([16]).paper == .a3)
        #expect(Self.pages([15]).breaks == [])
        // A3 has 1491, 2485 at 0.6.
        #expect(Self.pages([31]).breaks == [])
        #expect(Self.pages([32]).breaks != [])
    }

    @Test("a form of 416 columns is cut between its groups")
    func wide() {
        let pages = Self.pages([69, 69, 69, 69, 69, 69])
        #expect(pages.breaks.count > 10)
        #expect(Set(pages.breaks).isSuperset(of: (1..<6).map { 2 + 69 * $0 }))
        #expect(pages.scale >= 45 && pages.scale <= 100)
    }

    @Test("pages follow one another, none is empty, none is wider than the paper")
    func partition() {
        var generator = SplitMix64(announcing: "FormPagesTests.partition")
        for _ in 0..<300 {
            let groups = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
                Int.random(in: 1...40, using: &generator)
            }
            let width = Double.random(in: 6...30, using: &generator)
            let pages = Self.pages(groups, width: width)
            let columns = pages.pages.flatMap { Array($0) }
            #expect(columns == Array(0..<groups.reduce(2, +)))
            guard pages.pages.count > 1 else { continue }
            for (index, page) in pages.pages.enumerated() {
                // Two key columns are repeated on all pages but the first, which has them anyway.
                let count = page.count + (index == 0 ? 0 : 2)
                let pixels = Double(count) * (width * 7 + 5).rounded(.down) * Double(pages.scale) / 100
                #expect(pixels <= pages.paper.width, "\(groups) \(width)")
            }
        }
    }
}
