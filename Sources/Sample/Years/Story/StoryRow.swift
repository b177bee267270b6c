import LandModel

/// A piece of ground and what one event made of it.
struct StoryRow: Sendable {
    /// A patch as one of the years records it, and what of it belongs to the piece.
    struct Side: Sendable {
        var patch: SurveyPatch
        /// Number of the county it lies in.
        var county: Int
        var villageCode: String
        var villageName: String
        var ownerName: String
        /// Share of TBDLMJ.
        var net: SquareMetres
        /// Share of KCMJ.
        var ridges: SquareMetres

        /// A whole patch.
        init(_ patch: SurveyPatch, _ districts: Districts) {
            self.patch = patch
            let village = districts.villages[patch.village]
            (county, villageCode, villageName) = (village.county, village.code, village.name)
            let owner = Int(patch.attributes.foreignOwner)
            ownerName = owner >= 0 ? districts.villages[owner].name : village.name
            (net, ridges) = (patch.net, patch.deducted)
        }

        /// A part of a patch.
        func sharing(net: SquareMetres, ridges: SquareMetres) -> Side {
            var side = self
            (side.net, side.ridges) = (net, ridges)
            return side
        }
    }

    var year: Int
    var event: StoryEvent
    var before: Side
    var after: Side
    /// Recorded area of the piece: TBMJ of the part of a split, of the source of a merger, else of the patch after.
    var gross: SquareMetres
    /// The zones that the piece lies in as a whole; `nil` where that is not told.
    var zones: [String]?
}
