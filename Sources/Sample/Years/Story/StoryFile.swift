import LandModel

/// The story as a file: one line for each piece of ground that changed, in the order of the years and events.
///
/// CSV in UTF-8 with LF. Areas are m² with two decimals: shares of the recorded TBDLMJ and KCMJ that belong to the
/// piece, divided in proportion to the computed areas of the pieces.
struct StoryFile {
    let targets: SampleTargets

    static let name = "story.csv"

    static let columns = [
        "year", "event", "county_before", "county_after", "district_before", "district_after", "bsm_before",
        "bsm_after", "class_before", "class_after", "area_m2", "net_before_m2", "ridges_before_m2",
        "net_after_m2", "ridges_after_m2", "zones",
    ]

    func text(_ rows: [StoryRow]) -> String {
        ([Self.columns] + rows.map(fields)).map { $0.joined(separator: ",") + "\n" }.joined()
    }

    private func fields(_ row: StoryRow) -> [String] {
        let (before, after) = (row.before, row.after)
        func identifier(_ side: StoryRow.Side) -> String {
            SampleCity.text(side.patch.identifier, of: .patches, targets)
        }
        let zones = row.zones.map { $0.isEmpty ? "none" : $0.joined(separator: " ") } ?? ""
        return [
            "\(row.year)", row.event.rawValue, targets.counties[before.county].code,
            targets.counties[after.county].code, before.villageCode, after.villageCode,
            identifier(before), identifier(after), before.patch.classCode, after.patch.classCode,
            "\(row.gross)", "\(before.net)", "\(before.ridges)", "\(after.net)", "\(after.ridges)", zones,
        ]
    }
}
