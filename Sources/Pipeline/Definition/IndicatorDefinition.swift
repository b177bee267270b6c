internal import LandModel
internal import Statistics

extension StatisticDefinition {
    init(_ values: DefinitionValues, line: Int?) {
        let unit = values.optionalText("unit").flatMap { MeasureUnit($0) } ?? .plain
        let calculation: Calculation =
            if let formula = values.optionalText("value") {
                .formula(formula)
            } else {
                .measure(
                    source: values.text("source"), filter: values.optionalText("where"),
                    measure: values.text("measure"))
            }
        self.init(
            id: values.text("id"), title: values.text("title"), titleEnglish: values.optionalText("title-en"),
            calculation: calculation, unit: unit, decimals: values.integer("decimals"),
            by: values.words("by") ?? [], year: values.optionalInteger("year"),
            period: values.optionalText("period"), qualifier: values.optionalText("qualifier"),
            group: values.optionalText("group"), base: Stated(values, "base", unit),
            target: Stated(values, "target", unit), attribute: values.optionalChoice("attribute"),
            direction: values.choice("direction", else: .atLeast), task: values.optionalText("task"),
            trend: values.optionalText("trend"), notes: values.words("notes") ?? [],
            systems: values.integers("systems"), line: line)
    }
}

extension StatisticDefinition.Stated {
    /// A figure as a plan prints it (`261.15`), words (`按省核定目标执行`), or another statistic.
    fileprivate init?(_ values: DefinitionValues, _ key: String, _ unit: MeasureUnit) {
        let mark = values.optionalText(key + "-mark") ?? ""
        if let name = values.optionalText(key + "-of") {
            self.init(.statistic(name), mark: mark)
            return
        }
        guard let written = values.optionalText(key) else { return nil }
        let figure = Rational(decimal: written).flatMap(unit.base)
        self.init(figure.map { .figure($0, written: written) } ?? .words(written), mark: mark)
    }
}
