import CXlsxWriter
import Glibc

/// Looks of cells; each is one format of the workbook.
enum CellStyle: CaseIterable, Hashable {
    case title, caption, captionShrunk, unit, head, name, nameOfPart, totalName, code, totalCode, area,
        totalArea, count, figureText
    case blank, note, date
}

/// A workbook being written: the only place that holds the spreadsheet library's handles.
///
/// Same calls give the same bytes: the one date in the file is fixed. Used by one thread; `close` ends it.
final class Workbook {
    private let path: String
    private var owned: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
    /// By the number of decimals.
    private var figureFormats: [Int: UnsafeMutablePointer<lxw_format>] = [:]

    /// Every file says it was made at the start of 2000 (Unix seconds), so that bytes do not depend on the day.
    private static let created = 946_684_800

    /// Oldest release that does all this (1.1.4: fixed dates, ignored warnings).
    static let oldestVersion = [1, 1, 4]

    /// Makes a new file; one that stands is an error.
    init(creating path: String, title: String, company: String) throws(WriterError) {
        self.path = path
        let version = lxw_version().map { String(cString: $0) } ?? ""
        let numbers = version.split(separator: ".").map { Int($0) ?? 0 }
        guard !numbers.lexicographicallyPrecedes(Self.oldestVersion) else {
            throw .workbook(path: path, call: "lxw_version", code: 0, message: version)
        }
        // The library overwrites without asking and has one code for every reason; this tells them apart.
        try TextFile(creating: path).close()
        guard let handle = workbook_new(path) else {
            throw .workbook(path: path, call: "workbook_new", code: 0, message: "NULL")
        }
        owned = handle
        try setProperties(handle, title: title, company: company)
        for style in CellStyle.allCases {
            let format = try addFormat(handle)
            style.apply(to: format)
            formats[style] = format
        }
    }

    /// Borrowed: the look of a figure with so many decimals, made when it is first asked for.
    func figureFormat(decimals: Int) throws(WriterError) -> UnsafeMutablePointer<lxw_format> {
        if let known = figureFormats[decimals] { return known }
        guard let owned else {
            throw .workbook(path: path, call: "workbook_add_format", code: 0, message: "closed")
        }
        let format = try addFormat(owned)
        // A built-in format would go before one of our own.
        (decimals > 0 ? CellStyle.figureText : .count).apply(to: format)
        if decimals > 0 { format_set_num_format(format, "0." + String(repeating: "0", count: decimals)) }
        figureFormats[decimals] = format
        return format
    }

    private func addFormat(
        _ handle: UnsafeMutablePointer<lxw_workbook>
    ) throws(WriterError) -> UnsafeMutablePointer<lxw_format> {
        guard let format = workbook_add_format(handle) else {
            throw .workbook(path: path, call: "workbook_add_format", code: 0, message: "NULL")
        }
        return format
    }

    // An unclosed workbook is closed by its failure's cleanup; the library has no way to drop one but to free it.
    deinit { if let owned { lxw_workbook_free(owned) } }

    /// Adds a sheet. Names are cut and changed to what the format allows, and made unique.
    ///
    /// - Parameter titles: what the sheet prints on every page; its name must leave room for them.
    func addSheet(_ name: String, titles: PrintTitles? = nil) throws(WriterError) -> Sheet {
        guard let owned else {
            throw .workbook(path: path, call: "workbook_add_worksheet", code: 0, message: "closed")
        }
        guard let sheet = workbook_add_worksheet(owned, uniqueName(name, titles, owned)) else {
            throw .workbook(path: path, call: "workbook_add_worksheet", code: 0, message: name)
        }
        return Sheet(sheet, formats: formats, path: path, workbook: self)
    }

    /// Writes the file. Sheets must not be used afterwards.
    func close() throws(WriterError) {
        guard let handle = owned else { return }
        // Frees the workbook whether it succeeds or not.
        owned = nil
        errno = 0
        let result = workbook_close(handle)
        let cause = errno
        if result != LXW_NO_ERROR, cause != 0 {
            // A full disk, mostly. The library's own code says only that zipping failed.
            throw SystemCall.error("workbook_close", path, cause)
        }
        try Self.check("workbook_close", path, result)
    }

    static func check(_ call: String, _ path: String, _ code: lxw_error) throws(WriterError) {
        guard code != LXW_NO_ERROR else { return }
        let message = lxw_strerror(code).map { String(cString: $0) } ?? ""
        throw .workbook(path: path, call: call, code: Int32(code.rawValue), message: message)
    }

    private func setProperties(
        _ handle: UnsafeMutablePointer<lxw_workbook>, title: String, company: String
    ) throws(WriterError) {
        var (title, company) = (Array(title.utf8CString), Array(company.utf8CString))
        // The library copies the texts.
        let code = title.withUnsafeMutableBufferPointer { title in
            company.withUnsafeMutableBufferPointer { company in
                var properties = lxw_doc_properties()
                properties.title = title.baseAddress
                properties.company = company.baseAddress
                properties.created = Self.created
                return workbook_set_properties(handle, &properties)
            }
        }
        try Self.check("workbook_set_properties", path, code)
    }

    private func uniqueName(
        _ name: String, _ titles: PrintTitles?, _ handle: UnsafeMutablePointer<lxw_workbook>
    ) -> String {
        let forbidden = Set("[]:*?/\\'")
        let clean = String(name.map { forbidden.contains($0) ? " " : $0 })
        var attempt = 1
        while true {
            let suffix = attempt == 1 ? "" : "(\(attempt))"
            var stem = clean
            while !Self.fits(stem + suffix, titles) { stem.removeLast() }
            if workbook_get_worksheet_by_name(handle, stem + suffix) == nil { return stem + suffix }
            attempt += 1
        }
    }

    /// The format allows 31 UTF-16 units.
    private static func fits(_ name: String, _ titles: PrintTitles?) -> Bool {
        name.utf16.count <= 31 && titles?.hasRoom(forSheet: name) ?? true
    }
}

extension CellStyle {
    // Built-in formats of the file format (ECMA-376, 18.8.30): 0, 0.00 and @.
    private static let wholeNumber: UInt8 = 1
    private static let twoDecimals: UInt8 = 2
    private static let textFormat: UInt8 = 49
    private static let dayFormat = "yyyy-mm-dd"

    fileprivate func apply(to format: UnsafeMutablePointer<lxw_format>) {
        format_set_font_name(format, self == .title ? "黑体" : "宋体")
        format_set_font_size(format, self == .title ? 16 : 10)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        switch self {
        case .title: align(format, LXW_ALIGN_CENTER)
        case .caption: align(format, LXW_ALIGN_LEFT)
        case .captionShrunk:
            align(format, LXW_ALIGN_LEFT)
            format_set_shrink(format)
        case .unit: align(format, LXW_ALIGN_RIGHT)
        case .note:
            align(format, LXW_ALIGN_LEFT)
            format_set_text_wrap(format)
        case .head:
            align(format, LXW_ALIGN_CENTER)
            format_set_text_wrap(format)
        case .name, .nameOfPart, .totalName:
            align(format, LXW_ALIGN_LEFT)
            format_set_text_wrap(format)
            if self == .nameOfPart { format_set_indent(format, 1) }
        case .code, .totalCode:
            align(format, LXW_ALIGN_CENTER)
            format_set_num_format_index(format, Self.textFormat)
        case .count:
            align(format, LXW_ALIGN_RIGHT)
            format_set_num_format_index(format, Self.wholeNumber)
        case .figureText: align(format, LXW_ALIGN_RIGHT)
        case .area, .totalArea:
            align(format, LXW_ALIGN_RIGHT)
            format_set_num_format_index(format, Self.twoDecimals)
        case .date:
            align(format, LXW_ALIGN_CENTER)
            format_set_num_format(format, Self.dayFormat)
        case .blank: break
        }
        if [.totalName, .totalCode, .totalArea].contains(self) { format_set_bold(format) }
        if ![.title, .caption, .captionShrunk, .unit, .note].contains(self) {
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        }
    }

    private func align(_ format: UnsafeMutablePointer<lxw_format>, _ side: lxw_format_alignments) {
        format_set_align(format, UInt8(side.rawValue))
    }
}
