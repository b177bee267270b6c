/// How a form's columns go on paper: widths, the paper, and where a page ends if one is not wide enough.
///
/// A form of 16 columns fits a page; one of 416 printed on one page could not be read. Such a form is cut into
/// pages side by side, each with the key columns repeated, where possible between two groups of columns.
struct FormPages {
    enum Paper: UInt8 {
        // Numbers of the file format (ECMA-376, 18.3.1.63).
        case a3 = 8
        case a4 = 9

        /// Printable width in pixels of 1/96 inch, landscape, with margins of half an inch.
        var width: Double {
            switch self {
            case .a3: (420 / 25.4 - 1) * 96
            case .a4: (297 / 25.4 - 1) * 96
            }
        }
    }

    /// Width of each column in digits.
    let widths: [Double]
    let paper: Paper
    /// Columns of each page; the key columns belong to the first and are repeated on the others.
    let pages: [ClosedRange<Int>]
    /// Per cent of natural size, where the form takes several pages side by side.
    let scale: UInt16

    /// Smallest size at which a page is taken for one form: 10-point print becomes 8 on A4, 6 on A3.
    private static let smallest: [Paper: Double] = [.a4: 0.8, .a3: 0.6]
    /// Smallest size of forms on several pages side by side.
    private static let smallestCut = 0.55
    /// A column's width is counted in digits of the default font, which another machine may replace by a wider one:
    /// a page planned to its last millimetre would then spill its last column onto a page of its own.
    private static let tolerance = 0.84

    /// - Parameters:
    ///   - widths: of each column.
    ///   - keys: number of leading key columns.
    ///   - paths: heads of each column.
    init(widths: [Double], keys: Int, paths: [[String]]) {
        self.widths = widths
        let pixels = widths.map(Self.pixels)
        let total = pixels.reduce(0, +)
        let last = widths.count - 1
        for paper in [Paper.a4, .a3] where total <= paper.width / (Self.smallest[paper] ?? 1) {
            self.paper = paper
            pages = [0...max(last, 0)]
            scale = 100
            return
        }
        paper = .a3
        let keyWidth = pixels.prefix(keys).reduce(0, +)
        let room = Paper.a3.width / Self.smallestCut * Self.tolerance - keyWidth
        pages = Self.cut(pixels, keys: keys, room: max(room, 1), paths: paths)
        let widest = pages.map { page in page.filter { $0 >= keys }.reduce(keyWidth) { $0 + pixels[$1] } }
            .max()
        scale = UInt16(max(10, min(100, Paper.a3.width * Self.tolerance / (widest ?? 1) * 100)))
    }

    /// First columns of all pages but the first.
    var breaks: [Int] { pages.dropFirst().map(\.lowerBound) }

    func width(of columns: ClosedRange<Int>) -> Double { columns.reduce(0) { $0 + widths[$1] } }

    private static func pixels(_ width: Double) -> Double { (width * 7 + 5).rounded(.down) }

    /// Fills page by page, each time to the last boundary of the outermost groups after its first third.
    private static func cut(
        _ pixels: [Double], keys: Int, room: Double, paths: [[String]]
    ) -> [ClosedRange<Int>] {
        var pages: [ClosedRange<Int>] = []
        var (start, column) = (keys, keys)
        var used = 0.0
        var boundary: (column: Int, rank: Int)?
        while column < pixels.count {
            if column > start {
                let rank = shared(paths[column - 1], paths[column])
                if used > room / 3, rank <= boundary?.rank ?? .max { boundary = (column, rank) }
                if used + pixels[column] > room {
                    let end = boundary?.column ?? column
                    pages.append((pages.isEmpty ? 0 : start)...end - 1)
                    (start, column, used, boundary) = (end, end, 0, nil)
                    continue
                }
            }
            used += pixels[column]
            column += 1
        }
        pages.append((pages.isEmpty ? 0 : start)...max(pixels.count - 1, 0))
        return pages
    }

    /// Groups two neighbours have in common.
    private static func shared(_ left: [String], _ right: [String]) -> Int {
        zip(left, right).prefix { $0 == $1 }.count
    }
}
