package import LandModel

/// Levels the changes of one county from m² to hm² with two decimals, so that they lead from the levelled stock of last
/// year to that of this year exactly, place by place (summary rule 3, its sentence on change tables).
///
/// Both stocks were levelled by themselves, so the rounded changes miss the difference between them by some steps of
/// 0.01 hm². A step given to a change moves 0.01 hm² from its one place to the other: the steps are a flow through the
/// network of changes, from places that must lose to places that must gain. Points that the rule leaves open:
/// - Each step takes the path over the fewest changes; among equals moved borders come first, then the larger change.
/// - A change is never moved below zero, and by no more than 0.01 hm² and a hundredth of its area: a small change stays
///   what it is. All changes are asked for one step before any is asked for a second.
/// - Steps that no change can take become changes of their own (`levelling`), for the forms to show.
package enum ChangeLeveller {
    /// - Parameters:
    ///   - changes: at most one a path.
    ///   - opening: levelled stock of last year, by place.
    ///   - closing: levelled stock of this year, by place.
    /// - Returns: changes in ascending order of their paths.
    package static func level(
        _ changes: [PlacedChange], opening: [Hectares], closing: [Hectares]
    ) -> [LevelledChange] {
        precondition(opening.count == closing.count, "both years have the same places")
        let changes = changes.sorted(by: precedes)
        var missing = zip(opening, closing).map { $1.hundredths - $0.hundredths }
        var links = changes.map { change in
            let converted = Hectares(rounding: change.area).hundredths
            if let origin = change.path.origin { missing[origin] += converted }
            if let after = change.path.after { missing[after] -= converted }
            return Link(origin: change.path.origin, goal: change.path.after, converted: converted)
        }
        let most = links.map(\.limit).max() ?? 0
        var limit: Int64 = 1
        while limit <= most * 2, missing.contains(where: { $0 != 0 }) {
            move(&links, &missing, limit: limit)
            limit *= 2
        }
        let levelled = zip(changes, links).map { change, link in
            LevelledChange(
                path: change.path, converted: Hectares(hundredths: link.converted),
                area: Hectares(hundredths: link.converted + link.moved))
        }
        return (levelled + rest(missing)).sorted { $0.path < $1.path }
    }

    /// Moves what can be moved when no change takes more steps than `limit`: first between places of the county, then
    /// over its border.
    private static func move(_ links: inout [Link], _ missing: inout [Int64], limit: Int64) {
        let outside = missing.count
        for passage in [StepNetwork.Passage.closed, .out, .in] {
            var network = StepNetwork(places: missing, passage: passage)
            for link in links {
                network.connect(
                    link.origin ?? outside, link.goal ?? outside, forward: link.room(limit),
                    backward: link.give(limit))
            }
            network.run()
            for index in links.indices { links[index].moved += network.moved(index) }
            for place in missing.indices { missing[place] -= network.gained(place) }
        }
    }

    private static func rest(_ missing: [Int64]) -> [LevelledChange] {
        missing.enumerated().filter { $1 != 0 }.map { place, area in
            LevelledChange(
                path: PlacedChange.Path(
                    cause: .levelling, before: area < 0 ? place : nil, after: area > 0 ? place : nil),
                converted: .zero, area: Hectares(hundredths: abs(area)))
        }
    }

    /// Moved borders first, then larger areas, then paths.
    private static func precedes(_ left: PlacedChange, _ right: PlacedChange) -> Bool {
        if left.path.cause.isBorder != right.path.cause.isBorder { return left.path.cause.isBorder }
        if left.area != right.area { return left.area > right.area }
        return left.path < right.path
    }

    /// A change while steps are given to it, in 0.01 hm².
    private struct Link {
        var origin: Int?
        var goal: Int?
        var converted: Int64
        var moved: Int64 = 0

        /// Most steps in either direction: one, and a hundredth of the area.
        var limit: Int64 { 1 + converted / 100 }
        /// Steps that it can still take within a limit.
        func room(_ limit: Int64) -> Int64 { max(0, min(limit, self.limit) - moved) }
        /// Steps that it can still give back within a limit.
        func give(_ limit: Int64) -> Int64 { max(0, min(min(limit, self.limit) + moved, converted + moved)) }
    }
}
