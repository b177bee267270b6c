import LandModel
import Pipeline

/// What `overlay` says on stderr.
enum OverlayText {
    /// What keeps the table from being all of the two layers.
    static func lost(_ overlay: Overlay) -> [Phrase] {
        var phrases = TabulateText.lost(
            rejected: overlay.rejected, unknownClasses: overlay.unknownClasses, lostTexts: overlay.lostTexts,
            districts: overlay.rejectedDistricts,
            of: overlay.features)
        if overlay.rejectedZones > 0 {
            phrases.append(
                Phrase(
                    "\(overlay.rejectedZones) of \(overlay.zones) zones are not in the table: "
                        + "they have no kind or no usable shape.",
                    "\(overlay.zones) 个分区中有 \(overlay.rejectedZones) 个未计入表中：分区字段为空或图形不可用。"))
        }
        if overlay.unplaced > 0 {
            phrases.append(
                Phrase(
                    "\(overlay.unplaced) of \(overlay.features) features count as in no zone: they have no usable shape.",
                    "\(overlay.features) 个要素中有 \(overlay.unplaced) 个图形不可用，按不在任何分区内计。"))
        }
        return phrases
    }
}
