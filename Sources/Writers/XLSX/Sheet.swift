import CXlsxWriter

/// One sheet of a workbook being written. Rows and columns count from 0.
final class Sheet {
    private let borrowed: UnsafeMutablePointer<lxw_worksheet>
    private let formats: [CellStyle: UnsafeMutablePointer<lxw_format>]
    private let path: String
    /// Keeps the owner of the handle alive.
    private let workbook: Workbook

    /// Rows and columns a sheet of this format holds.
    static let mostRows = 1_048_576
    static let mostColumns = 16_384

    init(
        _ handle: UnsafeMutablePointer<lxw_worksheet>, formats: [CellStyle: UnsafeMutablePointer<lxw_format>],
        path: String, workbook: Workbook
    ) {
        borrowed = handle
        self.formats = formats
        self.path = path
        self.workbook = workbook
    }

    /// Text is text, whatever it looks like: `=1+1` and `0101` stay as they are.
    func text(_ text: String, row: Int, column: Int, _ style: CellStyle) throws(WriterError) {
        try check(
            "worksheet_write_string",
            worksheet_write_string(borrowed, UInt32(row), UInt16(column), text, formats[style]))
    }

    /// A number of two decimals, as the double nearest to it: no two figures below 9 × 10¹³ share one.
    func number(hundredths: Int64, row: Int, column: Int, _ style: CellStyle) throws(WriterError) {
        try check(
            "worksheet_write_number",
            worksheet_write_number(
                borrowed, UInt32(row), UInt16(column), Double(hundredths) / 100, formats[style]))
    }

    func whole(_ value: Int64, row: Int, column: Int, _ style: CellStyle) throws(WriterError) {
        try check(
            "worksheet_write_number",
            worksheet_write_number(
                borrowed, UInt32(row), UInt16(column), Double(value), formats[style]))
    }

    /// Decimal text as a number shown with the places it has; text where a double would change one of its digits.
    func figure(_ text: String, row: Int, column: Int) throws(WriterError) {
        guard text.utf8.count(where: { $0 >= UInt8(ascii: "0") }) <= 15, let value = Double(text) else {
            return try self.text(text, row: row, column: column, .figureText)
        }
        let places = text.split(separator: ".").dropFirst().first?.count ?? 0
        let format = try workbook.figureFormat(decimals: places)
        try check(
            "worksheet_write_number",
            worksheet_write_number(borrowed, UInt32(row), UInt16(column), value, format))
    }

    /// A number of any decimals, as a whole number of its last place.
    func decimal(
        _ value: Int64, places: Int, row: Int, column: Int, _ style: CellStyle
    ) throws(WriterError) {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        try check(
            "worksheet_write_number",
            worksheet_write_number(
                borrowed, UInt32(row), UInt16(column), Double(value) / scale, formats[style]))
    }

    /// A day, as the number a spreadsheet keeps for it.
    func date(year: Int, month: Int, day: Int, row: Int, column: Int) throws(WriterError) {
        var moment = lxw_datetime()
        (moment.year, moment.month, moment.day) = (Int32(year), Int32(month), Int32(day))
        try check(
            "worksheet_write_datetime",
            worksheet_write_datetime(borrowed, UInt32(row), UInt16(column), &moment, formats[.date]))
    }

    func blank(row: Int, column: Int, _ style: CellStyle) throws(WriterError) {
        try check(
            "worksheet_write_blank",
            worksheet_write_blank(borrowed, UInt32(row), UInt16(column), formats[style]))
    }

    /// A text over several cells; a single cell is just written.
    func merged(
        _ text: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ style: CellStyle
    ) throws(WriterError) {
        guard rows.count > 1 || columns.count > 1 else {
            return try self.text(text, row: rows.lowerBound, column: columns.lowerBound, style)
        }
        try check(
            "worksheet_merge_range",
            worksheet_merge_range(
                borrowed, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
                UInt16(columns.upperBound), text, formats[style]))
    }

    /// Points.
    func setHeight(_ height: Double, row: Int) throws(WriterError) {
        try check("worksheet_set_row", worksheet_set_row(borrowed, UInt32(row), height, nil))
    }

    /// Digits.
    func setWidth(_ width: Double, column: Int) throws(WriterError) {
        try check(
            "worksheet_set_column",
            worksheet_set_column(borrowed, UInt16(column), UInt16(column), width, nil))
    }

    /// Rows and columns that stay in sight when scrolling.
    func freeze(rows: Int, columns: Int) {
        worksheet_freeze_panes(borrowed, UInt32(rows), UInt16(columns))
    }

    /// Codes look like numbers stored as text, which is what they are to be: no warning triangles.
    func acceptCodes(rows: ClosedRange<Int>, columns: ClosedRange<Int>) throws(WriterError) {
        let range =
            Self.name(rows.lowerBound, columns.lowerBound) + ":"
            + Self.name(rows.upperBound, columns.upperBound)
        try check(
            "worksheet_ignore_errors",
            worksheet_ignore_errors(borrowed, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), range))
    }

    /// Landscape, page numbers below, head rows and key columns on every page.
    func setUpPrint(pages: FormPages, titles: PrintTitles) throws(WriterError) {
        worksheet_set_landscape(borrowed)
        worksheet_set_paper(borrowed, pages.paper.rawValue)
        worksheet_set_margins(borrowed, 0.5, 0.5, 0.6, 0.6)
        worksheet_center_horizontally(borrowed)
        try check("worksheet_set_footer", worksheet_set_footer(borrowed, "&C第 &P 页  共 &N 页"))
        try check(
            "worksheet_repeat_rows",
            worksheet_repeat_rows(
                borrowed, UInt32(titles.rows.lowerBound), UInt32(titles.rows.upperBound)))
        guard let columns = titles.columns else {
            worksheet_fit_to_pages(borrowed, 1, 0)
            return
        }
        try check(
            "worksheet_repeat_columns",
            worksheet_repeat_columns(borrowed, UInt16(columns.lowerBound), UInt16(columns.upperBound)))
        worksheet_set_print_scale(borrowed, pages.scale)
        worksheet_print_across(borrowed)
        // The list ends with 0.
        var breaks = pages.breaks.map { UInt16($0) } + [0]
        try check("worksheet_set_v_pagebreaks", worksheet_set_v_pagebreaks(borrowed, &breaks))
    }

    /// `AB12`.
    static func name(_ row: Int, _ column: Int) -> String { letters(column) + "\(row + 1)" }

    /// `AB`.
    static func letters(_ column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column + 1
        while rest > 0 {
            letters.insert(UInt8(ascii: "A") + UInt8((rest - 1) % 26), at: 0)
            rest = (rest - 1) / 26
        }
        return String(decoding: letters, as: UTF8.self)
    }

    private func check(_ call: String, _ code: lxw_error) throws(WriterError) {
        try Workbook.check(call, path, code)
    }
}
