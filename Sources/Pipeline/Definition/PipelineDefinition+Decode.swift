internal import Aggregate
internal import LandModel
internal import Statistics

extension PipelineDefinition {
    /// Decodes the text of a pipeline file.
    ///
    /// - Parameters:
    ///   - path: where the text is from; relative paths in it count from there.
    ///   - overrides: arguments of `--set`, each `key=value`, applied in order.
    /// - Throws: `DefinitionError.faults` with every fault of the text and the overrides.
    package static func decode(
        _ text: String, path: String, overrides: [String] = [], vocabulary: DefinitionVocabulary
    ) throws(DefinitionError) -> PipelineDefinition {
        var (root, faults) = DefinitionParser.parse(text)
        if var tree = root {
            faults += DefinitionOverride.apply(overrides, to: &tree)
            faults += ShapeCheck.faults(of: tree, PipelineShape.root)
            faults += DefinitionRules.faults(of: tree, vocabulary)
            root = tree
        }
        guard let root, faults.isEmpty else {
            throw .faults(path: path, faults.sorted { $0.place < $1.place })
        }
        let definition = PipelineDefinition(root, path: path, vocabulary)
        let inside = IndicatorRules.faults(of: definition, root, vocabulary)
        guard inside.isEmpty else { throw .faults(path: path, inside.sorted { $0.place < $1.place }) }
        return definition
    }

    /// From a tree without faults.
    private init(_ root: DefinitionNode, path: String, _ vocabulary: DefinitionVocabulary) {
        let values = DefinitionValues(root, PipelineShape.root)
        self.path = path
        name = values.text("name")
        description = values.text("description")
        title = values.text("title")
        year = values.integer("year")
        systems = values.integers("systems")
        let city = values.group("city")
        self.city = District(code: city.text("code"), name: city.text("name"))
        years = values.groups("years").map {
            SurveyYear(
                year: $0.integer("year"), path: $0.text("path"), delivered: $0.words("delivered"))
        }
        .sorted { $0.year < $1.year }
        changes = Changes(values.group("changes"), known: vocabulary.changeForms)
        zones = values.groups("zones").map(ZoneDefinition.init)
        statistics = StatisticsDefinition(values.group("statistics"))
        classes = Classes(values.group("classes"))
        area = Area(values.group("area"))
        let control = values.group("control")
        self.control = control.text("from") == "table" ? .table(path: control.text("table")) : .layers
        let levelling = values.group("levelling")
        self.levelling = LevellingSettings(
            classOrder: levelling.choice("class-order", else: .codeDescending),
            guardsNegatives: levelling.boolean("negative-guard"))
        let coverage = values.group("coverage")
        self.coverage = coverage.boolean("check") ? Coverage(coverage) : nil
        budget = Budget(values.group("findings").group("budget"))
        let tables = values.group("tables")
        let wanted = tables.words("forms")
        self.tables = Tables(
            forms: vocabulary.forms.filter { form in
                wanted?.contains(form) ?? vocabulary.formKeys[form].map { root[path: $0] != nil } ?? true
            },
            unit: tables.choice("unit", else: .hectare))
        registers = zip(values.groups("registers"), root["registers"]?.items ?? []).map { values, node in
            var register = RegisterDefinition(values)
            register.line = node.place.line
            return register
        }
        groupings = values.groups("groupings").map {
            DistrictGrouping(
                name: $0.text("name"), title: $0.text("title"),
                groups: $0.groups("groups").map { ($0.text("name"), $0.words("districts") ?? []) })
        }
        calendar = CalendarDefinition(values.group("calendar"))
        indicators = zip(values.groups("indicators"), root["indicators"]?.items ?? []).map {
            StatisticDefinition($0, line: $1.place.line)
        }
        reports = ReportsDefinition(
            values.group("reports"), surveyYears: years.isEmpty ? [year] : years.map(\.year),
            titles: Dictionary(indicators.map { ($0.id, $0.title) }) { first, _ in first })
        statistics.asked = Set(
            indicators.compactMap { indicator in
                guard case .measure(let source, _, _) = indicator.calculation else { return nil }
                return StatisticSources.zonesName(source)
            })
        outputs = Outputs(values.group("outputs"))
        let (defaults, year, basis) = (values.group("defaults"), self.year, self.area.basis)
        let lines = root["sources"]?.items.map(\.place.line) ?? []
        sources = zip(values.groups("sources"), lines).map { source, line in
            var source = SourceDefinition(source, defaults, year: year, basis: basis)
            source.line = line
            return source
        }
    }
}

extension PipelineDefinition.Changes {
    fileprivate init(_ values: DefinitionValues, known: [String]) {
        let wanted = values.words("forms")
        forms = known.filter { wanted?.contains($0) ?? true }
        source = values.choice("source", else: .surveys)
        layer = values.text("layer")
        writesDatabaseTables = values.boolean("database-tables")
        sliverWidth = values.number("sliver-width-m")
        tolerance = values.optionalSquareMetres("uncovered-m2") ?? .zero
        monitoring = MonitoringDefinition(values)
    }
}

extension PipelineDefinition.Classes {
    fileprivate init(_ values: DefinitionValues) {
        standard = values.text("standard")
        rules = values.groups("rules").map {
            Rule(standard: $0.text("standard"), from: $0.text("from"), to: $0.text("to"))
        }
    }
}

extension PipelineDefinition.Area {
    fileprivate init(_ values: DefinitionValues) {
        basis = values.choice("basis", else: .recorded)
        let tolerance = values.group("tolerance")
        absoluteTolerance = tolerance.optionalSquareMetres("absolute-m2") ?? .zero
        relativeTolerance = tolerance.number("relative")
        roundAngles = values.boolean("round-angles")
    }
}

extension PipelineDefinition.Coverage {
    fileprivate init(_ values: DefinitionValues) {
        sliverArea = values.optionalSquareMetres("sliver-area-m2") ?? .zero
        sliverWidth = values.number("sliver-width-m")
    }
}

extension PipelineDefinition.Budget {
    fileprivate init(_ values: DefinitionValues) {
        all = Bound(values)
        rules = [:]
        for line in values.groups("rules") {
            if let rule: FindingRule = line.optionalChoice("rule") { rules[rule] = Bound(line) }
        }
    }
}

extension PipelineDefinition.Budget.Bound {
    fileprivate init(_ values: DefinitionValues) {
        count = values.optionalInteger("count")
        area = values.optionalSquareMetres("area-m2")
    }
}

extension PipelineDefinition.Outputs {
    fileprivate init(_ values: DefinitionValues) {
        folder = values.text("folder")
        byteOrderMark = values.group("csv").boolean("bom")
        let xlsx = values.group("xlsx")
        workbook = Workbook(
            isWritten: xlsx.boolean("write"), organisation: xlsx.optionalText("organisation"),
            date: xlsx.optionalText("date"), preparedBy: xlsx.optionalText("prepared-by"),
            reviewedBy: xlsx.optionalText("reviewed-by"))
        writesGeoPackage = values.group("gpkg").boolean("write")
    }
}

extension SourceDefinition {
    fileprivate init(
        _ values: DefinitionValues, _ defaults: DefinitionValues, year: Int,
        basis: AreaBasis
    ) {
        county = District(code: values.text("county"), name: values.text("name"))
        path = values.text("path")
        func layer(_ name: String) -> String {
            values.group("layers").optionalText(name) ?? defaults.group("layers").text(name)
        }
        layers = Layers(
            patches: layer("patches"), villages: layer("villages"), townships: layer("townships"))
        standard = values.optionalText("standard") ?? defaults.text("standard")
        self.year = values.optionalInteger("year") ?? year
        crs = values.optionalText("crs") ?? defaults.optionalText("crs")
        crsIsForced = (values.optionalText("crs-forced") ?? defaults.text("crs-forced")) == "true"
        olderDatum =
            values.optionalChoice("older-datum") ?? defaults.choice("older-datum", else: .refuse)
        encoding = values.optionalText("encoding") ?? defaults.optionalText("encoding")
        self.basis = values.optionalChoice("basis") ?? basis
    }
}

extension ZoneDefinition {
    fileprivate init(_ values: DefinitionValues) {
        name = values.text("name")
        title = values.text("title")
        path = values.text("path")
        layers = values.words("layers") ?? []
        field = values.optionalText("field")
        reading = LayerReading(values)
    }
}

extension PlaceDefinition {
    fileprivate init(_ values: DefinitionValues) {
        name = values.text("name")
        title = values.text("title")
        path = values.text("path")
        layer = values.optionalText("layer")
        reading = LayerReading(values)
    }
}

extension LayerReading {
    init(_ values: DefinitionValues) {
        crs = values.optionalText("crs")
        crsIsForced = values.boolean("crs-forced")
        olderDatum = values.choice("older-datum", else: .refuse)
        encoding = values.optionalText("encoding")
    }
}

extension StatisticsDefinition {
    fileprivate init(_ values: DefinitionValues) {
        level =
            switch values.text("level") {
            case "village": .village
            case "township": .township
            default: .county
            }
        composition = values.words("composition") ?? []
        exclusive = values.words("exclusive") ?? []
        ratios = values.groups("ratios").map { Ratio(part: $0.text("part"), whole: $0.text("of")) }
        occupation = values.groups("occupation").map {
            Occupation(zones: $0.text("zones"), lines: $0.words("lines") ?? [])
        }
        slope = values.optionalText("slope")
        tracts = values.groups("tracts").map(TractDefinition.init)
        points = values.groups("points").map(PlaceDefinition.init)
        lines = values.groups("lines").map(PlaceDefinition.init)
        approved = values.optionalText("approved")
        farmland = values.optionalText("farmland")
    }
}

extension TractDefinition {
    fileprivate init(_ values: DefinitionValues) {
        name = values.text("name")
        title = values.text("title")
        classes = values.text("classes")
        thresholds = (values.words("thresholds-mu") ?? []).compactMap { Int($0) }
        gap = values.optionalDecimal("gap-m").map { Double($0) / 100 }
    }
}
