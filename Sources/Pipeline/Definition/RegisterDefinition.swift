package import LandModel

/// A register of a pipeline.
package struct RegisterDefinition: Sendable, Equatable {
    /// How columns are typed in a pipeline.
    enum ColumnType: String, Sendable, CaseIterable {
        case text, word, code, district, date, month, year, count, number
        case landClass = "class"
    }

    package enum Geometry: String, Sendable, CaseIterable {
        case none, polygons, lines, points
    }

    /// Records of another register that have shapes, of which these state the area.
    package struct Join: Sendable, Equatable {
        /// Name of the other register.
        package var to: String
        /// Column that identifies a record in both.
        package var by: String
        /// Column of the stated area; `nil`: only the identifiers are compared.
        package var area: String?
        package var tolerance: SquareMetres
    }

    package var schema: RegisterSchema
    /// File or folder, as written.
    package var path: String
    package var geometry: Geometry
    /// Column of the years of figures that go with a survey (GDP, population).
    package var surveyYear: String?
    package var join: Join?
    package var reading: LayerReading
    package var line: Int?

    /// Fields that shapes add to the declared columns. Districts come from the shapes where no column states them.
    package var fields: [RowTable.Field] {
        let declared = schema.columns.map { RowTable.Field($0.name, title: $0.header, $0.type) }
        guard geometry != .none else { return declared }
        let measured: [RowTable.Field] =
            switch geometry {
            case .polygons: [.init(Self.area, title: "计算面积", .number(.squareMetres))]
            case .lines: [.init(Self.length, title: "计算长度", .number(.metres))]
            case .points, .none: []
            }
        let place = isPlaced ? [] : [RowTable.Field(Self.location, title: "所在行政区", .district)]
        return declared + measured + place
    }

    /// Whether a column says in which district a record lies.
    package var isPlaced: Bool { schema.columns.contains { $0.type == .district } }

    package static let area = "computed-area"
    package static let length = "computed-length"
    package static let location = "location"
}

/// Days that are not what the week says.
package struct CalendarDefinition: Sendable, Equatable {
    package var register: String
    package var date: String
    /// Filter of the days that are worked.
    package var worked: String?
}

extension RegisterDefinition {
    init(_ values: DefinitionValues) {
        let columns = values.groups("columns").map { column in
            RegisterSchema.Column(
                name: column.text("name"), header: column.text("header"), type: FieldType(column),
                isRequired: column.boolean("required"), allowsNegative: column.boolean("negative"))
        }
        schema = RegisterSchema(
            name: values.text("name"), title: values.text("title"), table: values.optionalText("table"),
            columns: columns, key: values.words("key") ?? [], encoding: values.optionalText("encoding"))
        path = values.text("path")
        surveyYear = values.optionalText("survey-year")
        geometry = values.choice("geometry", else: .none)
        reading = LayerReading(values)
        let join = values.group("join")
        self.join = join.optionalText("to").map {
            Join(
                to: $0, by: join.text("by"), area: join.optionalText("area"),
                tolerance: join.optionalSquareMetres("tolerance-m2") ?? .zero)
        }
    }
}

extension FieldType {
    fileprivate init(_ values: DefinitionValues) {
        let type: RegisterDefinition.ColumnType = values.choice("type", else: .text)
        self =
            switch type {
            case .text: .text
            case .word: .word(values.words("words") ?? [])
            case .code: .code
            case .landClass: .landClass
            case .district: .district
            case .date: .date
            case .month: .month
            case .year: .year
            case .count: .count
            case .number: .number(values.optionalText("unit").flatMap { MeasureUnit($0) } ?? .plain)
            }
    }
}

extension CalendarDefinition {
    init?(_ values: DefinitionValues) {
        guard let register = values.optionalText("register") else { return nil }
        self.init(register: register, date: values.text("date"), worked: values.optionalText("worked"))
    }
}
