package import GEOSBridge

/// The work on a set of zones that can be divided among workers; whoever does it, the set comes out the same.
package protocol ZoneWork {
    associatedtype Failure: Error

    /// Everything a search finds, in any order.
    func overlaps(_ search: ZoneSearch) throws(Failure) -> [ZoneSearch.Overlap]

    /// `ZoneUnion.united` of each group, in their order.
    func united(_ groups: [[GriddedZone]]) throws(Failure) -> [GriddedZone]
}

/// One worker does it all.
struct LoneZoneWork: ZoneWork {
    typealias Failure = GEOSError

    let context: GEOSContext

    func overlaps(_ search: ZoneSearch) -> [ZoneSearch.Overlap] {
        search.overlaps(of: search.zones.indices, kernel: OverlapKernel())
    }

    func united(_ groups: [[GriddedZone]]) throws(GEOSError) -> [GriddedZone] {
        var zones: [GriddedZone] = []
        for group in groups { zones += try ZoneUnion.united(group, context: context) }
        return zones
    }
}
