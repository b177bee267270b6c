import ArgumentParser
import LandModel
import Pipeline

/// How a patch layer is put into a table: what the one-off verbs share.
struct PatchTableOptions: ParsableArguments {
    @Option(help: "county, township or village (6, 9 or 12 digits of ZLDWDM), or the name of any field.")
    var by = "county"

    @Option(help: "Field of the land class. Default: DLBM or one of its known spellings.")
    var classField: String?

    @Option(help: "recorded (TBDLMJ and ridges) or computed (from geometry). Default: recorded where there.")
    var area: AreaBasis?

    @Flag(help: "Recorded areas before deduction (TBMJ).")
    var gross = false

    @Option(
        help: "Check class codes against this standard: sandiao, erdiao, gbt21010-2017, ydyh-2020, ydyh-2023."
    )
    var standard: String?

    @Flag(
        name: .customLong("validate"),
        help: "Check every polygon fully, repair what crosses itself, compare recorded with computed areas.")
    var fullCheck = false

    @OptionGroup var beside: DistrictOptions

    @Option(name: [.customShort("o"), .long], help: "Write here instead of to stdout.")
    var output: String?

    func validate() throws {
        try ResultPlace.verify(output, of: "-o", takes: "a file")
        try ResultPlace.verifyTable(output)
        if gross, area == .computed {
            throw ValidationError("--gross speaks of recorded areas; computed areas are gross already.")
        }
        if beside.districts != nil, case .field = grouping {
            throw ValidationError("--districts goes with --by county, township or village.")
        }
    }

    var options: TabulateOptions {
        TabulateOptions(
            grouping: grouping, classField: classField, basis: area, gross: gross, standard: standard,
            validate: fullCheck, districts: beside.layer)
    }

    private var grouping: TabulateOptions.Grouping {
        switch by {
        case "county": .district(.county)
        case "township": .district(.township)
        case "village": .district(.village)
        default: .field(by)
        }
    }
}

extension AreaBasis: ExpressibleByArgument {}
