import GDALBridge

/// Writes the zone layers of a city into one folder.
struct ZoneWriter {
    let plan: ZonePlan
    let names: CodeNames

    /// The files and their layers, in the order they are written.
    func files() -> [(file: ZoneFile, layers: [ZoneLayer])] {
        let zones = plan.city.targets.zones
        let main =
            [plan.farmlandLayer(names)] + (zones.protectedAreas == nil ? [] : plan.protectedAreaLayers())
            + [
                plan.slopeLayer(), plan.gridLayer(), plan.inspectionLayer(), plan.approvalLayer(),
                plan.mineLayer(),
            ]
            + (zones.hazardPoints == 0 ? [] : [plan.hazardLayer()])
            + (zones.consolidation == nil ? [] : [plan.consolidationLayer()])
        let epochs =
            plan.builtUpLayers() + [plan.baseUrbanLayer(), plan.redLineRevisionLayer()].compactMap { $0 }
        let files: [(file: ZoneFile, layers: [ZoneLayer])] = [
            (.main, main), (.redLine.projected(to: zones.coordinates), [plan.redLineLayer()]),
            (.towns, [plan.townLayer()]), (.candidateSites, [plan.candidateLayer()]),
            (.postRoads, zones.postRoads == nil ? [] : [plan.roadLayer()]), (.epochs, epochs),
            (.resources, plan.resourceLayers()),
            (.sea, zones.sea == nil ? [] : [plan.seaLayer(), plan.windSiteLayer()]),
        ]
        return files.filter { !$0.layers.isEmpty }
    }

    /// Writes one file with its layers into an existing folder.
    func write(_ file: ZoneFile, _ layers: [ZoneLayer], into folder: String) throws(GDALError) {
        let dataset = try Dataset.create(folder + "/" + file.path, driver: file.form.driver)
        let reference = try SpatialReference(epsg: file.form.epsg)
        let projection = file.form.projection.map(GaussKrugerForward.init)
        for layer in layers {
            let fields = layer.schema.fields(for: file.form.driver)
            let writer = try dataset.createLayer(
                LayerDefinition(
                    name: layer.schema.name, geometry: layer.schema.geometry, reference: reference,
                    fields: fields, options: file.form.options))
            try dataset.begin()
            for index in 0..<layer.count {
                var record = layer.record(index)
                record.values["BZ"] = .text(RecordWriter.remark)
                if !layer.schema.featureCode.isEmpty {
                    let code =
                        record.county.map { plan.city.targets.counties[$0].code }
                        ?? plan.city.targets.city.code + "00"
                    record.values["YSDM"] = .text(layer.schema.featureCode)
                    record.values["BSM"] = .text(
                        code + layer.schema.identifierPart + DistrictPlanner.padded(index + 1, 8))
                }
                for (position, field) in fields.enumerated() {
                    if let value = record.values[field.name] { set(value, at: position, writer) }
                }
                try set(record.shape, layer.schema, projection, writer)
                try writer.write()
            }
            try dataset.commit()
        }
        try dataset.close()
    }

    private func set(_ value: ZoneRecord.Value, at position: Int, _ writer: FeatureWriter) {
        switch value {
        case .text(let text):
            // An empty text is left NULL.
            if !text.isEmpty { writer.set(position, text: text) }
        case .integer(let number): writer.set(position, integer: Int64(number))
        case .decimal(let number, let places):
            var scale = 1.0
            for _ in 0..<places { scale *= 10 }
            writer.set(position, real: Double(number) / scale)
        case .date(let year, let month, let day):
            writer.set(
                position,
                text: "\(year)/\(DistrictPlanner.padded(month, 2))/\(DistrictPlanner.padded(day, 2))")
        }
    }

    private func set(
        _ shape: ZoneRecord.Shape, _ schema: LayerSchema, _ projection: GaussKrugerForward?,
        _ writer: FeatureWriter
    ) throws(GDALError) {
        switch shape {
        case .polygons(let polygons):
            let projected = polygons.map { projection?.project($0) ?? $0 }
            try writer.setPolygons(projected, asMultiPolygon: schema.geometry == .multiPolygon)
        case .lines(let lines):
            try writer.setLines(
                projection?.project(lines) ?? lines, asMultiLine: schema.geometry == .multiLineString)
        case .point(let place): try writer.setPoint(x: place.x, y: place.y)
        }
    }
}
