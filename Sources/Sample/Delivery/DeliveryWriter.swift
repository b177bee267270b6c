import GDALBridge

/// Writes the layers of one county, or of all, in one form.
struct DeliveryWriter {
    let city: SampleCity
    let names: CodeNames

    /// Writes DLTB, CJDCQ and XZQ of a county in one year into an existing folder, and the year's changes where the
    /// county delivers them.
    func write(
        county: Int, of year: SurveyYear, form: DeliveryForm, changes: [ChangeProcess]? = nil,
        into folder: String
    ) throws(GDALError) {
        let (districts, patches) = (year.districts, year.patches(ofCounty: county))
        let villages = year.villages.filter { districts.villages[$0.part.unit].county == county }
        let townships = year.townships.filter { districts.townships[$0.part.unit].county == county }
        let schemas: [LayerSchema] = [.patches, .villages, .townships] + (changes == nil ? [] : [.changes])
        let file = city.targets.counties[county].code
        try write(schemas, form: form, folder: folder, file: file) {
            (schema, record) throws(GDALError) in
            switch schema.name {
            case LayerSchema.patches.name:
                for patch in patches { try record.write(patch: patch, districts: districts) }
            case LayerSchema.changes.name:
                for (index, change) in (changes ?? []).enumerated() {
                    try record.write(change: change, county: county, sequence: index + 1)
                }
            default:
                let parts = schema.name == LayerSchema.villages.name ? villages : townships
                for part in parts.sorted(by: { $0.identifier < $1.identifier }) {
                    try record.write(record: part, districts: districts)
                }
            }
        }
    }

    /// Writes the patches of all counties as one layer; the file takes its extension from the format.
    func writeSingle(_ format: SampleOptions.Format, folder: String, file: String) throws(GDALError) {
        try write([.patches], form: DeliveryForm(single: format), folder: folder, file: file) {
            (_, record) throws(GDALError) in
            for county in city.targets.counties.indices {
                try city.forRecords(ofCounty: county) { (patch) throws(GDALError) in
                    try record.write(patch: patch, districts: city.districts)
                }
            }
        }
    }

    /// A shapefile is a data source for each layer, named after it; the others hold all layers in one.
    private func write(
        _ schemas: [LayerSchema], form: DeliveryForm, folder: String, file: String,
        body: (LayerSchema, inout RecordWriter) throws(GDALError) -> Void
    ) throws(GDALError) {
        if form.driver == .shapefile, schemas.count > 1 {
            for schema in schemas {
                try write([schema], form: form, folder: folder, file: schema.name, body: body)
            }
            return
        }
        let path = folder + "/" + file + "." + form.driver.fileExtension
        let dataset = try Dataset.create(path, driver: form.driver)
        let reference = try SpatialReference(epsg: form.epsg)
        for schema in schemas {
            let writer = try dataset.createLayer(
                LayerDefinition(
                    name: form.driver == .shapefile ? file : schema.name, geometry: .polygon,
                    reference: reference, fields: schema.fields(for: form.driver), options: form.options))
            var record = RecordWriter(
                city: city, schema: schema, writer: writer, projection: form.projection, names: names)
            try dataset.begin()
            try body(schema, &record)
            try dataset.commit()
        }
        try dataset.close()
    }
}

extension VectorDriver {
    /// Extension of the file or folder a data source is named by.
    var fileExtension: String {
        switch self {
        case .shapefile: "shp"
        case .geoPackage: "gpkg"
        case .fileGeodatabase: "gdb"
        }
    }
}
