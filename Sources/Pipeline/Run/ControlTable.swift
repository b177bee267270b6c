import Foundation
import LandModel

/// A table of control areas handed down from above: CSV with the columns district, island, area_m2.
enum ControlTable {
    static let header = ["district", "island", "area_m2"]

    static func read(_ path: String) throws(PlanFaults) -> ControlAreas {
        func fault(_ problem: ControlTableProblem, line: Int? = nil) -> PlanFaults {
            PlanFaults([.controlTable(path: path, line: line, cause: problem)])
        }
        guard FileManager.default.fileExists(atPath: path) else { throw fault(.missing) }
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(validating: data, as: UTF8.self)
        else { throw fault(.unreadable("UTF-8")) }
        let records = CommaSeparated.records(of: text)
        guard let first = records.first, first.fields == header else {
            throw fault(
                .header(
                    expected: header.joined(separator: ","),
                    found: records.first?.fields.joined(separator: ",") ?? ""), line: 1)
        }
        var control = ControlAreas()
        for entry in records.dropFirst() {
            let (line, record) = (entry.line, entry.fields)
            guard record.count == header.count else {
                throw fault(.malformed(field: "columns", found: "\(record.count)"), line: line)
            }
            guard [6, 9, 12].contains(record[0].utf8.count),
                record[0].utf8.allSatisfy({ (48...57).contains($0) })
            else {
                throw fault(.malformed(field: header[0], found: record[0]), line: line)
            }
            guard ["00", "01"].contains(record[1]) else {
                throw fault(.malformed(field: header[1], found: record[1]), line: line)
            }
            guard let area = FixedPoint.parse(record[2].utf8, decimals: 2), area >= 0 else {
                throw fault(.malformed(field: header[2], found: record[2]), line: line)
            }
            let key = ControlAreas.Key(district: record[0], island: record[1])
            guard control.areas.updateValue(SquareMetres(hundredths: area), forKey: key) == nil else {
                throw fault(.duplicate(district: record[0], island: record[1]), line: line)
            }
        }
        return control
    }
}
