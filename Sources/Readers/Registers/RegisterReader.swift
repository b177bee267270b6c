package import LandModel

/// Reads one register as its schema declares it: a CSV, a sheet of a workbook, or a table of a GeoPackage,
/// geodatabase or .dbf.
///
/// A value that its column does not allow is told and unusable, its row stays; rows that cannot be taken are told and
/// numbered. So rows of the file = rows taken + rejected + told as totals + wholly blank.
package struct RegisterReader: Sendable {
    let schema: RegisterSchema
    let districts: Set<String>?

    /// - Parameter districts: known district codes (of any level); `nil`: only the form of a code is checked.
    package init(schema: RegisterSchema, districts: Set<String>?) {
        self.schema = schema
        self.districts = districts
    }

    /// Opens the register and checks that every declared column is there; rows are not looked at.
    package func inspect(_ path: String) throws(RegisterError) {
        var table: String?
        do throws(RegisterProblem) {
            let source = try RegisterFile(path).open(schema)
            table = source.table
            _ = try RegisterHead(of: source, schema: schema)
        } catch {
            throw RegisterError(register: schema.name, path: path, table: table, error)
        }
    }

    /// Rows in the order of the file, and findings in the order of rows. Nothing is delivered of a register that
    /// cannot be read to its end.
    package func read(_ path: String) throws(RegisterError) -> (table: RowTable, findings: [Finding]) {
        var table: String?
        do throws(RegisterProblem) {
            let source = try RegisterFile(path).open(schema)
            table = source.table
            let head = try RegisterHead(of: source, schema: schema)
            var rows = RowIntake(schema: schema, districts: districts, file: RegisterFile(path).name)
            while let row = try source.next() {
                if source.heads == nil {
                    if row.isBlank { continue }
                    try checkHeads(above: row, head, source)
                }
                rows.take(row, head, isExact: source.isExact)
            }
            return (rows.table, source.findings + rows.findings)
        } catch {
            throw RegisterError(register: schema.name, path: path, table: table, error)
        }
    }

    /// Throws where something stands in a column without a head. Rows of the wrong length are told as such.
    private func checkHeads(
        above row: RegisterRow, _ head: RegisterHead, _ source: any RegisterSource
    ) throws(RegisterProblem) {
        guard !source.isExact || row.cells.count == head.names.count else { return }
        for (index, cell) in row.cells.enumerated() where !cell.isBlank && !cell.isMerged {
            if index >= head.names.count || head.names[index].isEmpty {
                throw .headBlank(row: row.number, column: source.columnName(index))
            }
        }
    }
}
