import GDALBridge

/// Writes the layers of one county, or of all, in one form.
struct DeliveryWriter {
    let city: SampleCity
    let names: CodeNames

    /// Writes DLTB, CJDCQ and XZQ of a county into an existing folder.
    func write(
        county: Int, villages: [DistrictPart], townships: [DistrictPart], into folder: String
    ) throws(GDALError) {
        let form = DeliveryForm(city.targets.counties[county].delivery)
        let parts = [
            LayerSchema.villages.name: villages.filter { city.districts.villages[$0.unit].county == county },
            LayerSchema.townships.name: townships.filter {
                city.districts.townships[$0.unit].county == county
            },
        ]
        let code = city.targets.counties[county].code
        try write([.patches, .villages, .townships], form: form, folder: folder, file: code) {
            (schema, record) throws(GDALError) in
            guard let parts = parts[schema.name] else {
                return try write(patchesOf: [county], record: &record)
            }
            for (index, part) in parts.enumerated() { try record.write(part: part, sequence: index + 1) }
        }
    }

    /// Writes the patches of all counties as one layer; the file takes its extension from the format.
    func writeSingle(_ format: SampleOptions.Format, folder: String, file: String) throws(GDALError) {
        try write([.patches], form: DeliveryForm(single: format), folder: folder, file: file) {
            (_, record) throws(GDALError) in
            try write(patchesOf: Array(city.targets.counties.indices), record: &record)
        }
    }

    private func write(patchesOf counties: [Int], record: inout RecordWriter) throws(GDALError) {
        for county in counties {
            var (village, numberInVillage) = (Int32(-1), 0)
            for (index, number) in city.patches(ofCounty: county).enumerated() {
                let patch = city.plan.patches[number]
                numberInVillage = patch.village == village ? numberInVillage + 1 : 1
                village = patch.village
                try record.write(patch: number, sequence: index + 1, numberInVillage: numberInVillage)
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
