import LandModel
import Writers

extension PipelineDefinition {
    /// The writers that the pipeline asks for; tables as CSV are always written.
    func writers() throws(WriterError) -> [any ResultWriter] {
        var writers: [any ResultWriter] = [
            try CSVWriter([
                "bom": "\(outputs.byteOrderMark)", "database": "\(changes.writesDatabaseTables)",
            ])
        ]
        if outputs.workbook.isWritten {
            writers.append(try XLSXWriter(["unit": tables.unit.rawValue]))
        }
        if outputs.writesGeoPackage { writers.append(try GeoPackageWriter([:])) }
        return writers
    }

    /// What stands around every form.
    var formTexts: FormTexts {
        let workbook = outputs.workbook
        return FormTexts(
            preparedFor: workbook.organisation ?? "", date: workbook.date ?? "",
            preparedBy: workbook.preparedBy ?? "", reviewedBy: workbook.reviewedBy ?? "")
    }
}
