import LandModel

/// Forests, wetlands, quality of fields, projects, plans.
extension ZonePlan {
    func resourceLayers() -> [ZoneLayer] {
        guard let resources, let figures = city.targets.zones.resources else { return [] }
        return [
            layer(resources.forest), layer(resources.wetlands),
            layer(resources.quality, years: figures.quality.map(\.year)), layer(resources.highStandard),
            layer(resources.detailedPlans), restorationLayer(),
        ]
    }

    private func code(_ county: Int) -> ZoneRecord.Value { .text(city.targets.counties[county].code) }

    private func numbered(_ prefix: String, _ index: Int) -> ZoneRecord.Value {
        .text(prefix + DistrictPlanner.padded(index + 1, 5))
    }

    private func layer(_ plan: ForestPlan) -> ZoneLayer {
        ZoneLayer(schema: .forest, count: plan.compartments.count) { index in
            let compartment = plan.compartments[index]
            return ZoneRecord(
                county: compartment.county,
                values: [
                    "XBBH": numbered("XB", index), "XZQDM": code(compartment.county),
                    "DL": .text(compartment.kind.name), "LZ": .text(compartment.isPublic ? "公益林" : "商品林"),
                    "QY": .text(compartment.isNatural ? "天然" : "人工"), "XJ": .integer(Int(compartment.stock)),
                    "MJ": .squareMetres(compartment.area),
                ], shape: .polygons([compartment.rings]))
        }
    }

    private func layer(_ plan: WetlandPlan) -> ZoneLayer {
        ZoneLayer(schema: .wetlands, count: plan.zones.count) { index in
            let zone = plan.zones[index]
            return ZoneRecord(
                county: zone.county,
                values: [
                    "SDBH": numbered("SD", index), "XZQDM": code(zone.county),
                    "SDLX": .text(WetlandPlan.kinds[zone.kind]), "MJ": .squareMetres(zone.area),
                ], shape: .polygons([zone.rings]))
        }
    }

    private func layer(_ plan: FieldQualityPlan, years: [Int]) -> ZoneLayer {
        ZoneLayer(schema: .fieldQuality(years), count: plan.fields.count) { index in
            let field = plan.fields[index]
            let county = field.identifier.county
            var values: [String: ZoneRecord.Value] = [
                "TBBSM": .text(SampleCity.text(field.identifier, of: .patches, city.targets)),
                "XZQDM": code(county), "DLBM": .text(ground.profile(ofPatch: field.patch).code),
                "MJ": .squareMetres(field.area),
            ]
            for (year, grade) in zip(years, field.grades) { values["GDDB\(year)"] = .integer(grade) }
            return ZoneRecord(
                county: county, values: values,
                shape: .polygons([city.outlines.rings(of: field.patch)]))
        }
    }

    private func layer(_ plan: HighStandardPlan) -> ZoneLayer {
        ZoneLayer(schema: .highStandard, count: plan.projects.count) { index in
            let project = plan.projects[index]
            return ZoneRecord(
                county: project.county,
                values: [
                    "XMBH": numbered("GBZ", index), "XMMC": .text("示例高标准农田项目\(index + 1)"),
                    "XZQDM": code(project.county), "ZT": .text(project.isBuilt ? "建成" : "在建"),
                    "JCND": .integer(project.year), "MJ": .squareMetres(project.area),
                ], shape: .polygons([project.rings]))
        }
    }

    private func layer(_ plan: DetailedPlanUnits) -> ZoneLayer {
        ZoneLayer(schema: .detailedPlans, count: plan.units.count) { index in
            let unit = plan.units[index]
            return ZoneRecord(
                county: unit.county,
                values: [
                    "DYBH": numbered("KG", index), "DYMC": .text("示例控规单元\(index + 1)"),
                    "XZQDM": code(unit.county), "PFZT": .text(unit.isApproved ? "已批复" : "编制中"),
                    "MJ": .squareMetres(area(unit.rings)),
                ], shape: .polygons([unit.rings]))
        }
    }

    func restorationLayer() -> ZoneLayer {
        let sites = resources?.restorations.sites ?? []
        return ZoneLayer(schema: .restorations, count: sites.count) { index in
            let site = sites[index]
            return ZoneRecord(
                county: site.county,
                values: [
                    "XMBH": numbered("FL", index), "XZQDM": code(site.county), "ZT": .text(site.state),
                    "MJ": .squareMetres(site.area),
                ], shape: .polygons([[site.ring]]))
        }
    }
}
