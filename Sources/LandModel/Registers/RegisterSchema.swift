/// What a pipeline says of a register (台账): a table that an office keeps beside its maps.
package struct RegisterSchema: Sendable, Equatable {
    package struct Column: Sendable, Equatable {
        /// As statistics name it.
        package var name: String
        /// Head of the column in the file: `批准面积（亩）`.
        package var header: String
        package var type: FieldType
        /// Whether a blank cell is a finding, and the row is not taken.
        package var isRequired: Bool
        /// Whether a number may be below zero.
        package var allowsNegative: Bool

        package init(
            name: String, header: String, type: FieldType, isRequired: Bool = false,
            allowsNegative: Bool = false
        ) {
            self.name = name
            self.header = header
            self.type = type
            self.isRequired = isRequired
            self.allowsNegative = allowsNegative
        }
    }

    /// In the pipeline: `land-supply`.
    package var name: String
    package var title: String
    /// Sheet of a workbook, or table of a GeoPackage or geodatabase; `nil` for the only one.
    package var table: String?
    /// In the order of the pipeline; other columns of the file are passed over.
    package var columns: [Column]
    /// Names of the columns that identify a row together; none where rows may be alike.
    package var key: [String]
    /// Stated character encoding of a CSV; `nil`: by evidence.
    package var encoding: String?

    package init(
        name: String, title: String, table: String? = nil, columns: [Column], key: [String] = [],
        encoding: String? = nil
    ) {
        self.name = name
        self.title = title
        self.table = table
        self.columns = columns
        self.key = key
        self.encoding = encoding
    }
}
