import ArgumentParser
import LandModel
import Pipeline
import Readers
import Writers

/// `tuban overlay`: what of each class lies in which zone.
struct OverlayCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "overlay",
        abstract: "Area by district, zone and class of one patch layer laid over a layer of zones, as CSV.",
        discussion: """
            Examples:
              tuban overlay 440203.gpkg:DLTB lines.gpkg:CZKFBJ --zone-field GHFQDM
              tuban overlay dltb.shp districts.shp --zone-field XZQDM --with-outside -o parts.csv
              tuban overlay dltb.gpkg redline.gdb --zone-field HXLX --area computed --by township

            Rows are district,zone,class,area_m2, sorted. A zone's kind is its value of the zone field; zones of one kind \
            that overlap count once and are told. The pieces of a patch are whole units of 0.01 m² and add up to \
            it exactly, where kinds overlap for each kind by itself; recorded areas are divided in the proportions of the \
            shapes. A patch that crosses itself is repaired where a border of zones crosses it, and told. The two layers may differ in format \
            and coordinate system. The exit code is 1 when patches or zones had to be left out.
            """)

    @Argument(help: ArgumentHelp("The layer that is laid over the zones.", valueName: "patches[:layer]"))
    var patches: String

    @Argument(help: ArgumentHelp("The zones.", valueName: "zones[:layer]"))
    var zones: String

    @Option(help: "Field of the zones whose value is a zone's kind.")
    var zoneField: String

    @Flag(help: "Also what lies in no zone, as rows with an empty zone.")
    var withOutside = false

    @OptionGroup var table: PatchTableOptions

    @Option(help: "Coordinate system of zones that do not say.")
    var zoneCrs: String?

    @Option(help: "Encoding of the zones' shapefile when the evidence is doubtful.")
    var zoneEncoding: String?

    @OptionGroup var jobs: JobsOption
    @OptionGroup var stated: StatedSource
    @OptionGroup var common: CommonOptions

    func validate() throws { try table.beside.verify() }

    func perform(_ console: Console) throws -> ExitStatus {
        let workers = Workers(count: jobs.count)
        let plan = try OverlayPlan.decide(
            patches: patches, zones: zones, zoneField: zoneField, options: table.options,
            withOutside: withOutside,
            references: (stated.reference, zoneCrs.map { StatedReference($0) }),
            encodings: (stated.encoding, zoneEncoding), workers: workers)
        console.note(TabulateText.basis(of: plan.patches))
        // Opened first: an output that cannot be written is told before the reading.
        let file = try AtomicFile(table.output ?? "-", sparing: InputFiles(plan.inputs))
        let overlay = try OverlayJob(plan: plan, workers: workers).run()
        try file.write(
            OverlayCSV.text(overlay.rows.lazy.map { ($0.district, $0.zone, $0.landClass, $0.area) }))
        try file.commit()
        let findings = FindingText.lines(overlay.findings)
        guard overlay.isSound else {
            for phrase in findings { console.warn(phrase) }
            for phrase in OverlayText.lost(overlay) { console.warn(phrase) }
            return .checkFailed
        }
        for phrase in findings { console.note(phrase) }
        return .ok
    }
}
