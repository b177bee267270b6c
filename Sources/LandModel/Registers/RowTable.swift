/// Rows of one source with typed fields: a register, the attributes of a layer, the land of a survey by class.
package struct RowTable: Sendable, Equatable {
    package struct Field: Sendable, Equatable {
        /// As statistics name it: `approval-date`.
        package var name: String
        /// What the source calls it: `批准日期`, `GDDB`.
        package var title: String
        package var type: FieldType

        package init(_ name: String, title: String, _ type: FieldType) {
            self.name = name
            self.title = title
            self.type = type
        }
    }

    package struct Row: Sendable, Equatable {
        /// One a field.
        package var values: [FieldValue]
        /// Line of the file, row of the sheet, or number of the feature: what a finding names.
        package var number: Int64

        package init(values: [FieldValue], number: Int64) {
            self.values = values
            self.number = number
        }
    }

    package var name: String
    package var title: String
    package var fields: [Field]
    package var rows: [Row]
    /// Numbers of rows that could not be taken at all, with findings that say why: figures of this source may lack
    /// them.
    package var rejected: [Int64]

    package init(
        name: String, title: String, fields: [Field], rows: [Row] = [], rejected: [Int64] = []
    ) {
        self.name = name
        self.title = title
        self.fields = fields
        self.rows = rows
        self.rejected = rejected
    }

    package func field(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }
}
