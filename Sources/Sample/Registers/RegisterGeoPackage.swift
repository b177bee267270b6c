import GDALBridge

/// Registers as tables without geometry in one GeoPackage.
struct RegisterGeoPackage {
    let tables: [RegisterTable]

    func write(_ path: String) throws(GDALError) {
        let dataset = try Dataset.create(path, driver: .geoPackage)
        for table in tables {
            let writer = try dataset.createLayer(
                LayerDefinition(
                    name: table.register.layer ?? table.register.name, geometry: .none,
                    fields: zip(table.register.columns, kinds(table)).map { FieldDefinition($0.name, $1) }))
            try dataset.begin()
            for row in table.rows {
                for (position, cell) in row.enumerated() { Self.set(cell, at: position, writer) }
                try writer.write()
            }
            try dataset.commit()
        }
        try dataset.close()
    }

    /// What a column holds: of one from the sample that is seen in its cells.
    private func kinds(_ table: RegisterTable) -> [FieldDefinition.Kind] {
        table.register.columns.enumerated().map { position, column in
            switch column.kind {
            case .number: return column.decimals ?? 0 == 0 ? .integer64 : .real
            case .date: return .date
            case .serial, .countyCode, .countyName, .text, .dateTime: return .text
            case .source:
                let cells = table.rows.lazy.map { $0[position] }
                guard case .number(_, let places)? = cells.first(where: { $0 != .empty }) else {
                    return .text
                }
                return places == 0 ? .integer64 : .real
            }
        }
    }

    private static func set(_ cell: RegisterCell, at position: Int, _ writer: FeatureWriter) {
        switch cell {
        case .empty: break
        case .number(let value, 0): writer.set(position, integer: value)
        case .number(let value, let places):
            var scale = 1.0
            for _ in 0..<places { scale *= 10 }
            writer.set(position, real: Double(value) / scale)
        case .date(let day):
            writer.set(position, text: day.text.replacing("-", with: "/"))
        case .text, .moment: writer.set(position, text: cell.plainText)
        }
    }
}
