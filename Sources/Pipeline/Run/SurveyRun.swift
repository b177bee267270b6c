package import Aggregate
import Check
import GDALBridge
package import LandModel
import Measure
import Normalise
import Readers
package import Tables

/// Carries out a plan: reads districts and patches, levels, fills the forms, checks. Writes nothing.
package struct SurveyRun: Sendable {
    package var plan: RunPlan
    package var forms: FormCatalogue
    package var workers: Workers

    package init(plan: RunPlan, forms: FormCatalogue, workers: Workers) {
        self.plan = plan
        self.forms = forms
        self.workers = workers
    }

    /// - Parameter progress: told the name of each stage as it begins; called on the caller's thread.
    package func run(progress: (RunStage) -> Void = { _ in }) throws -> SurveyResult {
        // The layers of the result need it: told now, not after all has been read.
        try GDALRuntime.start()
        progress(.districts)
        let planes = AreaPlanes(plan)
        var districts = DistrictSurvey()
        for delivery in plan.deliveries {
            for layer in [delivery.townships, delivery.villages] {
                try districts.read(layer, plane: planes[layer.source])
            }
        }
        districts.sumCounties()
        if let control = plan.control { districts.replaceControl(with: control) }

        progress(.zones)
        let zones = try RunZones(
            plan, districts: districts, workers: workers, knownUses: forms.approvedUses)
        let places = try PlaceSurvey.read(plan, zones)

        progress(.patches)
        let tally = try count(planes, districts, zones)

        var farmland: SurveyTally?
        if !plan.farmland.isEmpty {
            progress(.farmland)
            farmland = try RecordReader.read(knowing(districts), workers: workers)
        }

        progress(.tables)
        let records = level(tally, zones, farmland, to: districts.control)
        let tables = try fill(records, districts, tally.ownerNames)

        progress(.checks)
        var result = result(districts, tally, farmland, records, tables, zones, places)
        if plan.keepsGround {
            let source = SurveySource(plan: plan, planes: planes, zones: zones, work: try plan.work())
            result.ground = (tally.ground, source)
        }
        if plan.definition.hasIndicators, !plan.isPartial {
            progress(.indicators)
            let indicators = IndicatorRun(
                definition: plan.definition, registers: plan.registers, digests: plan.digests,
                workers: workers)
            result.indicators = try indicators.run([(plan, result)])
        }
        return result
    }

    // MARK: Counting

    private func count(
        _ planes: AreaPlanes, _ districts: DistrictSurvey, _ zones: RunZones
    ) throws -> SurveyTally {
        let work = try plan.work()
        var plan = plan
        for index in plan.deliveries.indices {
            let county = plan.deliveries[index].county.code
            let villages = districts.names.keys.filter {
                $0.count == DistrictLevel.village.digits && $0.hasPrefix(county)
            }
            let layer = plan.deliveries[index].patches
            plan.deliveries[index].patches.normaliser = layer.normaliser.knowing(units: Set(villages))
        }
        let prepared = plan
        let coverage = try RunCoverage.prepare(plan, planes)
        let parts = try workers.run(
            Array(work.enumerated()),
            makeState: { SurveyWorker(plan: prepared, planes: planes, zones: zones, coverage: coverage) },
            body: { worker, item in
                try worker.read(item.element.unit, of: item.element.delivery, work: item.offset)
            },
            finish: { $0.finish() })
        var whole = SurveyTally()
        for part in parts { whole.merge(part) }
        whole.ground.sort()
        try whole.verifyCounts(plan.deliveries.map(\.patches.source))
        if let coverage {
            for (number, tally) in whole.coverage.sorted(by: { $0.key < $1.key }) {
                guard let plane = planes[plan.deliveries[number].patches.source] else { continue }
                whole.findings += try coverage.findings(number, tally, plane, workers)
            }
            whole.coverage = [:]
        }
        return whole
    }

    /// The farmland layers, once the villages of the run are known.
    private func knowing(_ districts: DistrictSurvey) -> [FarmlandLayer] {
        let villages = Set(districts.names.keys.filter { $0.count == DistrictLevel.village.digits })
        return plan.farmland.map { layer in
            var layer = layer
            layer.normaliser = layer.normaliser.knowing(units: villages)
            return layer
        }
    }

    // MARK: Levelling and forms

    /// Patches are levelled to the control areas; a county without one fails its check. Nothing controls the others.
    private func level(
        _ tally: SurveyTally, _ zones: RunZones, _ farmland: SurveyTally?, to control: ControlAreas
    ) -> [Form.Records: RecordSet] {
        let leveller = Leveller(settings: plan.definition.levelling)
        var records = [Form.Records.base: RecordSet(tally.base, with: leveller, to: control)]
        let definition = plan.definition
        if let approved = definition.statistics.approved(among: definition.zones),
            let layer = zones.number(of: .zones(approved))
        {
            let pieces = BaseTable(approved: zones.layers[layer].set, layer: layer, in: tally.zones)
            records[.approved] = RecordSet(pieces, with: leveller)
        }
        if let farmland { records[.farmland] = RecordSet(farmland.base, with: leveller) }
        return records
    }

    private func fill(
        _ records: [Form.Records: RecordSet], _ districts: DistrictSurvey, _ ownerNames: OwnerNames
    ) throws -> FilledForms {
        let filler = try FormFiller(catalogue: forms)
        let wanted = try plan.definition.tables.forms.map { try forms.form($0) }
        var filled = FilledForms()
        let names = plan.deliveries.map(\.county) + districts.districts
        // An owner may be at home anywhere: the district layers of the whole run are asked, then the patches.
        let owners = ownerNames.byUnit.merging(districts.names.filter { !$0.value.isEmpty }) { $1 }
        for delivery in plan.deliveries {
            let sources = records.mapValues { FormSource($0.levelledRecords(of: delivery.county.code)) }
            let own = names.filter { $0.code.hasPrefix(delivery.county.code) }
            filled.counties[delivery.county.code] = try wanted.map {
                try filler.fill(
                    $0, from: sources[$0.records] ?? FormSource([]), of: delivery.county, names: own,
                    owners: owners, deepest: .village)
            }
        }
        if !plan.isPartial {
            let city = plan.definition.city
            let prefix = String(city.code.prefix(DistrictLevel.city.digits))
            let sources = records.mapValues { FormSource($0.levelledRecords()) }
            filled.city = try wanted.map {
                try filler.fill(
                    $0, from: sources[$0.records] ?? FormSource([]),
                    of: District(code: prefix, name: city.name), names: names,
                    deepest: .county)
            }
        }
        return filled
    }

    // MARK: Statistics

    private func statistics(
        _ tally: SurveyTally, _ districts: DistrictSurvey, _ zones: RunZones, _ places: PlaceSurvey
    ) -> RunStatistics {
        var names = districts.names
        for delivery in plan.deliveries { names[delivery.county.code] = delivery.county.name }
        let rows = DistrictRows(
            deepest: plan.definition.statistics.level, names: names,
            city: plan.isPartial ? nil : plan.definition.city)
        return RunStatistics(plan, tally, zones, places, rows: rows)
    }

    // MARK: Checking

    private func result(
        _ districts: DistrictSurvey, _ tally: SurveyTally, _ farmland: SurveyTally?,
        _ records: [Form.Records: RecordSet], _ filled: FilledForms, _ zones: RunZones,
        _ places: PlaceSurvey
    ) -> SurveyResult {
        let villages = tally.base.totals(.village)
        var ledger = tally.ledger
        if let farmland { ledger.merge(farmland.ledger) }
        let farmlandSources = plan.farmland.map(\.source.name)
        let input = CheckInput(
            counties: plan.deliveries.map { delivery in
                let code = delivery.county.code
                return CheckInput.County(
                    code: code, patches: villages.filter { $0.key.district.hasPrefix(code) },
                    levelled: records[.base]?.levelledRecords(of: code) ?? [],
                    tables: filled.counties[code] ?? [], sources: [delivery.patches.source.name],
                    tolerance: delivery.patches.basis == .computed ? plan.tolerance.ofControl : nil,
                    others: Self.others(records, of: code))
            }, control: districts.control, cityTables: filled.city, ledger: ledger,
            farmlandSources: farmlandSources)
        var findings = tally.findings + districts.findings + zones.findings + places.findings
        findings += farmland?.findings ?? []
        findings += zones.apart(from: tally.zones)
        findings.sort()
        let statistics = statistics(tally, districts, zones, places)
        let budget = FindingsBudget(plan.definition.budget)
        return SurveyResult(
            districts: districts, records: records, ledger: ledger, farmlandSources: farmlandSources,
            findings: findings, forms: filled.spelling(plan.definition.city),
            checks: districts.conflicts + CheckCatalogue.run(input) + RunCoverage.results(plan, findings)
                + zones.checks + statistics.checks
                + budget.results(findings),
            statistics: statistics.tables, grounds: statistics.grounds,
            zoneCells: ZoneCells(plan.definition, zones, tally.zones), tractCells: statistics.tractCells)
    }

    /// What the checks ask of records beside the base table.
    private static func others(
        _ records: [Form.Records: RecordSet], of county: String
    ) -> [CheckInput.Records] {
        let totals: [(Form.Records, form: String, column: String)] = [
            (.approved, "T14", "TDZMJ"), (.farmland, "T15", "YJJBNTMJ"),
        ]
        return totals.compactMap { kind, form, column in
            records[kind].map { set in
                CheckInput.Records(
                    form: form, column: column, counted: set.total(of: county),
                    levelled: set.levelledRecords(of: county))
            }
        }
    }
}

/// The stages of a run, as progress tells them.
package enum RunStage: String, Sendable, CaseIterable {
    case districts, zones, patches, farmland, tables, checks, comparing, indicators, writing
}

/// The forms of a run.
package struct FilledForms: Sendable {
    /// By county code.
    package var counties: [String: [SummaryTable]] = [:]
    /// Empty in a run of single counties.
    package var city: [SummaryTable] = []

    /// The forms print a city's code with its two zeros (`440200`), which no county's code begins with; while they
    /// are filled and checked, codes are prefixes of one another.
    func spelling(_ city: District) -> FilledForms { replacing(Self.prefix(city), by: city.code) }

    /// The same before `spelling`.
    func withPrefixes(_ city: District) -> FilledForms { replacing(city.code, by: Self.prefix(city)) }

    private static func prefix(_ city: District) -> String {
        String(city.code.prefix(DistrictLevel.city.digits))
    }

    private func replacing(_ code: String, by other: String) -> FilledForms {
        var forms = self
        for table in forms.city.indices {
            for row in forms.city[table].rows.indices {
                forms.city[table].rows[row].keys = forms.city[table].rows[row].keys.map {
                    $0 == code ? other : $0
                }
            }
        }
        return forms
    }
}

/// Everything a run found, before anything is written.
package struct SurveyResult: Sendable {
    package var districts: DistrictSurvey
    package var records: [Form.Records: RecordSet]
    package var ledger: Ledger
    /// Sources of the ledger that are farmland and no patches.
    package var farmlandSources: [String]
    package var findings: [Finding]
    package var forms: FilledForms
    package var checks: [CheckResult]
    package var statistics: [StatisticTable]
    package var grounds: [GroundLayer]
    /// What lies in the zones that statistics of the pipeline ask for.
    package var zoneCells: ZoneCells
    package var tractCells: TractCells
    /// The pipeline's own statistics, where it declares any.
    package var indicators: IndicatorResult?
    /// The patches and where they came from, where they are to be compared with another year's.
    package var ground: (patches: SurveyGround, source: SurveySource)?

    /// The base table as counted.
    package var base: BaseTable { records[.base]?.counted ?? BaseTable() }
    package var hasFailed: Bool {
        checks.contains { $0.verdict == .fail } || indicators?.hasFailed ?? false
    }
}
