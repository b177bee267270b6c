import LandModel

/// A year on its way to the next: what events do to it, and what they tell.
struct YearChange {
    private let before: SurveyYear
    private var next: SurveyYear
    private let city: SampleCity
    private let lie: ZoneLie
    private(set) var story: [StoryRow] = []
    /// Positions of the patches that are no more.
    private var isGone: Set<Int> = []

    /// The year after, and the story of how it came about: by events, and by the codes of owners that a delivering
    /// county has still by their old names.
    ///
    /// - Parameters:
    ///   - events: no two about the same patch.
    ///   - delivering: numbers of the counties that deliver the year.
    static func next(
        _ year: Int, after before: SurveyYear, _ events: [YearEvent], delivering: Set<Int>, city: SampleCity,
        lie: ZoneLie
    ) throws(SampleError) -> (year: SurveyYear, story: [StoryRow]) {
        var change = YearChange(before: before, next: before, city: city, lie: lie)
        change.next.year = year
        for event in events { try change.apply(event) }
        change.renameOwners(delivering: delivering)
        let (patches, isGone) = (change.next.patches, change.isGone)
        change.next.patches = patches.indices.filter { !isGone.contains($0) }.map { patches[$0] }
        return (change.next, change.story)
    }

    private init(before: SurveyYear, next: SurveyYear, city: SampleCity, lie: ZoneLie) {
        (self.before, self.next, self.city, self.lie) = (before, next, city, lie)
    }

    private mutating func apply(_ event: YearEvent) throws(SampleError) {
        switch event {
        case .split(let patch, let parts, let attributes): try split(patch, parts, attributes)
        case .merge(let patch, let other, let rings): try merge(patch, other, rings)
        case .change(let patch, let event, let attributes):
            change(patch, event) { $0.attributes = attributes }
        case .remeasure(let patch, let other, let difference):
            change(patch, .remeasured) { $0.gross += difference }
            change(other, .remeasured) { $0.gross = $0.gross - difference }
        case .turn(let patch, let vertices): turn(patch, vertices)
        case .renumber(let patch):
            let identity = next.newIdentity(village: next.patches[patch].village)
            change(patch, .renumbered) {
                ($0.identifier, $0.number) = (identity.identifier, identity.number)
            }
        case .move(let township, let county): move(township, county)
        }
    }

    // MARK: The same ground

    /// Changes one record and tells it; a record that changes knows its owner's code of the day.
    private mutating func change(
        _ position: Int, _ event: StoryEvent, _ body: (inout SurveyPatch) -> Void
    ) {
        let old = before.patches[position]
        body(&next.patches[position])
        next.patches[position].year = next.year
        next.patches[position].owner = ownerCode(next.patches[position])
        tell(
            event, .init(old, before.districts), .init(next.patches[position], next.districts),
            gross: next.patches[position].gross)
    }

    private func ownerCode(_ patch: SurveyPatch) -> String {
        let owner = Int(patch.attributes.foreignOwner)
        return next.districts.villages[owner >= 0 ? owner : patch.village].code
    }

    private mutating func tell(
        _ event: StoryEvent, _ old: StoryRow.Side, _ new: StoryRow.Side, gross: SquareMetres
    ) {
        story.append(
            StoryRow(
                year: next.year, event: event, before: old, after: new, gross: gross,
                zones: lie.layers(of: old.patch)))
    }

    private mutating func turn(_ position: Int, _ vertices: Int) {
        var rings = city.rings(of: next.patches[position])
        let open = rings[0].dropLast(2)
        let start = 2 * vertices % max(open.count, 2)
        rings[0] = Array(open[start...] + open[..<start])
        RingTracer.close(&rings[0])
        change(position, .ringStart) { $0.shape = .drawn(rings) }
    }

    private mutating func renameOwners(delivering: Set<Int>) {
        for position in before.patches.indices where !isGone.contains(position) {
            let patch = next.patches[position]
            guard delivering.contains(next.county(of: patch)), patch.owner != ownerCode(patch) else {
                continue
            }
            change(position, .ownerCode) { _ in }
        }
    }

    // MARK: Districts

    /// Township and villages get codes of the other county, the next ones there; everything in them follows.
    private mutating func move(_ township: Int, _ county: Int) {
        let old = next.districts.townships[township]
        let prefix = city.targets.counties[county].code
        let numbers = next.districts.townships.filter { $0.county == county && $0.isUrban == old.isUrban }
            .compactMap { Int($0.code.suffix(3)) }
        let number = (numbers.max() ?? (old.isUrban ? 0 : 99)) + 1
        let code = prefix + DistrictPlanner.padded(number, 3)
        next.districts.townships[township].county = county
        next.districts.townships[township].code = code
        for village in old.villages {
            let tail = next.districts.villages[village].code.dropFirst(code.count)
            next.districts.villages[village].county = county
            next.districts.villages[village].code = code + tail
        }
        for position in next.patches.indices where old.villages.contains(next.patches[position].village) {
            change(position, .township) { _ in }
        }
    }

    // MARK: Other ground

    private mutating func split(
        _ position: Int, _ parts: [[[Double]]], _ attributes: [PatchAttributes]
    ) throws(SampleError) {
        let old = before.patches[position]
        guard let gross = PieceShares.of(old.gross, parts, city.plane),
            let net = PieceShares.of(old.net, parts, city.plane),
            let ridges = PieceShares.of(old.deducted, parts, city.plane)
        else { throw .areaImpossible(patch: position) }
        isGone.insert(position)
        let side = StoryRow.Side(old, before.districts)
        for index in parts.indices {
            var patch = old
            (patch.identifier, patch.number) = next.newIdentity(village: old.village)
            (patch.year, patch.gross) = (next.year, gross[index])
            (patch.attributes, patch.shape) = (attributes[index], .drawn(parts[index]))
            patch.owner = ownerCode(patch)
            next.patches.append(patch)
            tell(
                .split, side.sharing(net: net[index], ridges: ridges[index]), .init(patch, next.districts),
                gross: patch.gross)
        }
    }

    private mutating func merge(
        _ position: Int, _ other: Int, _ rings: [[Double]]
    ) throws(SampleError) {
        let sources = [before.patches[position], before.patches[other]]
        let shapes = sources.map { city.rings(of: $0) }
        var patch = sources[0]
        (patch.identifier, patch.number) = next.newIdentity(village: patch.village)
        (patch.year, patch.gross) = (next.year, sources[0].gross + sources[1].gross)
        (patch.shape, patch.ground) = (.drawn(rings), sources.flatMap(\.ground))
        patch.owner = ownerCode(patch)
        isGone.formUnion([position, other])
        next.patches.append(patch)
        let side = StoryRow.Side(patch, next.districts)
        guard let net = PieceShares.of(patch.net, shapes, city.plane),
            let ridges = PieceShares.of(patch.deducted, shapes, city.plane)
        else { throw .areaImpossible(patch: position) }
        for (index, source) in sources.enumerated() {
            tell(
                .merge, .init(source, before.districts),
                side.sharing(net: net[index], ridges: ridges[index]), gross: source.gross)
        }
    }
}
