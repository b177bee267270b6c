import Foundation
import GDALBridge
import Writers

/// Writes the registers of a city into an existing folder, each in its form.
struct RegisterWriter {
    let tables: [RegisterTable]
    let folder: String

    func write() throws(SampleError) {
        for table in tables {
            let path = folder + "/" + table.register.file
            switch table.register.format {
            case .csv: try write(Data(csv(table).utf8), path)
            case .csvWithMark: try write(Data((CSVText.byteOrderMark + csv(table)).utf8), path)
            case .csvInGB18030:
                guard let bytes = GB18030.bytes(of: csv(table)) else {
                    throw .outputNotWritable(path: path, reason: "GB18030")
                }
                try write(Data(bytes), path)
            case .xlsx: try writeSheet(table, path)
            case .geoPackage: break
            }
        }
        let shared = tables.filter { $0.register.format == .geoPackage }
        for file in Set(shared.map(\.register.file)).sorted() {
            let path = folder + "/" + file
            do {
                try RegisterGeoPackage(tables: shared.filter { $0.register.file == file }).write(path)
            } catch {
                throw .writing(path: path, error)
            }
        }
    }

    private func csv(_ table: RegisterTable) -> String {
        let header = table.register.columns.map { CSVCell.text($0.name) }
        return CSVText.line(header)
            + table.rows.map { CSVText.line($0.map(Self.csvCell)) }.joined()
    }

    private static func csvCell(_ cell: RegisterCell) -> CSVCell {
        switch cell {
        case .empty: .empty
        case .text: .text(cell.plainText)
        case .number: .number(cell.plainText)
        case .date, .moment: .code(cell.plainText)
        }
    }

    private func write(_ data: Data, _ path: String) throws(SampleError) {
        do {
            try data.write(to: URL(fileURLWithPath: path))
        } catch {
            throw .outputNotWritable(path: path, reason: error.localizedDescription)
        }
    }

    private func writeSheet(_ table: RegisterTable, _ path: String) throws(SampleError) {
        let sheet = PlainSheet(
            name: table.register.name, header: table.register.columns.map(\.name),
            rows: table.rows.map { $0.map(Self.sheetCell) })
        do {
            try sheet.write(path)
        } catch {
            throw .table(error)
        }
    }

    private static func sheetCell(_ cell: RegisterCell) -> PlainSheet.Cell {
        switch cell {
        case .empty: return .empty
        case .text(let text): return .text(text)
        case .number(let value, let places): return .number(value, places: places)
        case .date(let day):
            let (year, month, day) = day.parts
            return .date(year: year, month: month, day: day)
        case .moment: return .text(cell.plainText)
        }
    }
}
