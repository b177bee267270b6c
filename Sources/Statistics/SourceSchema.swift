package import LandModel

/// What statistics may ask of a source, known before a row is read.
package struct SourceSchema: Sendable, Equatable {
    package var name: String
    package var fields: [RowTable.Field]
    /// Whether rows are records that can be counted, and not cells of sums.
    package var hasRecords: Bool
    package var hasPolygons: Bool
    /// Of cells: name of the field that says how many records each stands for (`patches`).
    package var recordCount: String?
    /// Name of the field of survey years; a statistic counts one of them.
    package var surveyYear: String?

    package init(
        name: String, fields: [RowTable.Field], hasRecords: Bool = true, hasPolygons: Bool = false,
        recordCount: String? = nil, surveyYear: String? = nil
    ) {
        self.name = name
        self.fields = fields
        self.hasRecords = hasRecords
        self.hasPolygons = hasPolygons
        self.recordCount = recordCount
        self.surveyYear = surveyYear
    }

    /// Number of the field that tells in which district a row lies.
    package var district: Int? { fields.firstIndex { $0.type == .district } }
}
