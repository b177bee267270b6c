package import LandModel

/// Areas by district and class before and after: the tally behind `change`.
package struct FlowTally: ChangeBook {
    private struct Key: Hashable, Sendable {
        var before: Int32
        var after: Int32
        var kind: ChangeKind
    }

    /// Stands for a year that has nothing.
    private static let nothing: Int32 = -1

    private let labels: [GroundLabel]
    /// The label of the ridges in each label's district.
    private let ridges: [Int32]
    /// Number of each label's district.
    private let districts: [Int32]
    /// What counts under the same label in both years, the usual case.
    private var unchanged: [Int64]
    private var flows: [Key: Int64] = [:]

    /// - Parameter labels: as `PatchBook.joinLabels` gives them.
    package init(labels: [GroundLabel]) {
        self.labels = labels
        var districts: [Int32] = []
        var ridgesOf: [String: Int32] = [:]
        for (number, label) in labels.enumerated() {
            let isNew = number == 0 || labels[number - 1].district != label.district
            districts.append((districts.last ?? -1) + (isNew ? 1 : 0))
            if label.landClass == BaseKey.ridgeClass { ridgesOf[label.district] = Int32(number) }
        }
        self.districts = districts
        ridges = labels.map { ridgesOf[$0.district] ?? Self.nothing }
        unchanged = Array(repeating: 0, count: labels.count)
    }

    package mutating func add(_ ground: ChangedGround) {
        switch (ground.before, ground.after) {
        case (let before?, let after?): add(before, after)
        case (let before?, nil):
            add(before.label, Self.nothing, .uncovered, before.net)
            add(ridges[Int(before.label)], Self.nothing, .uncovered, before.ridges)
        case (nil, let after?):
            add(Self.nothing, after.label, .uncovered, after.net)
            add(Self.nothing, ridges[Int(after.label)], .uncovered, after.ridges)
        case (nil, nil): break
        }
    }

    private mutating func add(_ before: ChangedGround.Side, _ after: ChangedGround.Side) {
        if before.counts(like: after) {
            unchanged[Int(before.label)] += before.net
            if before.ridges != 0 { unchanged[Int(ridges[Int(before.label)])] += before.ridges }
            return
        }
        let transfer = Transfer(before: (before.net, before.ridges), after: (after.net, after.ridges))
        let (from, to) = (before.label, after.label)
        let kind: ChangeKind = districts[Int(from)] == districts[Int(to)] ? .land : .boundary
        let (ridgesFrom, ridgesTo) = (ridges[Int(from)], ridges[Int(to)])
        add(from, to, kind, transfer.landToLand)
        add(ridgesFrom, ridgesTo, kind, transfer.ridgesToRidges)
        add(ridgesFrom, to, kind, transfer.ridgesToLand)
        add(from, ridgesTo, kind, transfer.landToRidges)
        add(from, Self.nothing, .correction, transfer.landBefore)
        add(ridgesFrom, Self.nothing, .correction, transfer.ridgesBefore)
        add(Self.nothing, to, .correction, transfer.landAfter)
        add(Self.nothing, ridgesTo, .correction, transfer.ridgesAfter)
    }

    @inline(__always)
    private mutating func add(_ before: Int32, _ after: Int32, _ kind: ChangeKind, _ area: Int64) {
        if area == 0 { return }
        if before == after {
            unchanged[Int(before)] += area
        } else {
            flows[Key(before: before, after: after, kind: kind), default: 0] += area
        }
    }

    /// - Parameter other: of the same labels.
    package mutating func merge(_ other: FlowTally) {
        precondition(labels.count == other.labels.count, "tallies of the same two years")
        for (label, area) in other.unchanged.enumerated() { unchanged[label] += area }
        for (key, area) in other.flows { flows[key, default: 0] += area }
    }

    /// Sorted by district before and after, class before and after, kind. Flows that came out as nothing are left out.
    package var rows: [FlowRow] {
        var rows: [FlowRow] = []
        for (label, area) in zip(labels, unchanged) where area != 0 {
            rows.append(
                FlowRow(before: label, after: label, kind: .land, area: SquareMetres(hundredths: area)))
        }
        for (key, area) in flows where area != 0 {
            rows.append(
                FlowRow(
                    before: key.before == Self.nothing ? nil : labels[Int(key.before)],
                    after: key.after == Self.nothing ? nil : labels[Int(key.after)], kind: key.kind,
                    area: SquareMetres(hundredths: area)))
        }
        return rows.sorted()
    }
}
