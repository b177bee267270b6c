import LandModel

/// Gives every patch its class: by the lie of the land, in the shares of the profiles, every class somewhere.
struct ClassAssigner {
    let plan: PatchPlan
    let districts: Districts
    let targets: SampleTargets
    /// TBMJ of each patch.
    let gross: [SquareMetres]
    let terrain: Terrain
    let seed: UInt64

    /// Class numbers (of `ClassProfile.all`), which patches must keep theirs, and what else is asked of them.
    struct Result {
        var classes: [UInt8]
        var isFixed: [Bool]
        var wishes: [Wish]
    }

    /// An attribute that every class shall have somewhere, so that the forms by settlement (T04) and the exclaves
    /// (T18…) get areas of every class.
    enum Wish: UInt8, Sendable {
        case nothing, inCity, inTown, inVillage, foreignOwner
    }

    func assign() -> Result {
        var result = Result(
            classes: Array(repeating: 0, count: plan.patches.count),
            isFixed: Array(repeating: false, count: plan.patches.count),
            wishes: Array(repeating: .nothing, count: plan.patches.count))
        var isAssigned = result.isFixed
        assignRoles(&result, &isAssigned)
        assignInner(&result, &isAssigned)
        assignByTerrain(&result, isAssigned)
        return result
    }

    /// Lakes, great forests and islands.
    private func assignRoles(_ result: inout Result, _ isAssigned: inout [Bool]) {
        let inhabited = ["0103", "0201", "0301", "0404", "0101", "0307", "0601", "08H2"].map(
            ClassProfile.number)
        let inhabitedInner = ["0702", "1104", "0702", "0809", "1003", "05H1"].map(ClassProfile.number)
        let wild = ["0301", "0305", "0404", "0302"].map(ClassProfile.number)
        let wildInner = ["1207", "1206", "1108", "1106"].map(ClassProfile.number)
        var counters = [0, 0, 0, 0]
        func next(_ list: [UInt8], _ counter: Int) -> UInt8 {
            counters[counter] += 1
            return list[(counters[counter] - 1) % list.count]
        }
        for (number, patch) in plan.patches.enumerated() where patch.role != .ordinary {
            let isInner = patch.kind == .inner
            result.classes[number] =
                switch patch.role {
                case .lake: ClassProfile.number("1103")
                case .forest, .ordinary: ClassProfile.number("0301")
                case .inhabitedIsland: isInner ? next(inhabitedInner, 0) : next(inhabited, 1)
                case .uninhabitedIsland: isInner ? next(wildInner, 2) : next(wild, 3)
                }
            (result.isFixed[number], isAssigned[number]) = (true, true)
        }
    }

    /// Small patches: first some of every class, so that rare ones occur at any size; then hamlets, ponds, plots.
    private func assignInner(_ result: inout Result, _ isAssigned: inout [Bool]) {
        let hash = StableHash(seed: seed, stream: .innerClass)
        let inner = plan.patches.indices.filter { plan.patches[$0].kind == .inner && !isAssigned[$0] }
            .map { (hash.bits(Int(plan.patches[$0].cell), 0), $0) }.sorted { $0 < $1 }.map(\.1)
        for number in inner {
            isAssigned[number] = true
            result.classes[number] = drawn(hash.below(ClassProfile.innerTotal, number, 1))
        }
        // City patches first: only they can carry the code of a city.
        var (urban, rural) = ([Int](), [Int]())
        for number in inner {
            let village = districts.villages[Int(plan.patches[number].village)]
            if districts.townships[village.township].isUrban {
                urban.append(number)
            } else {
                rural.append(number)
            }
        }
        let wishes: [Wish] = [.inCity, .inTown, .inVillage, .foreignOwner, .nothing, .nothing]
        let rounds = min(inner.count * 3 / 4 / ClassProfile.all.count, wishes.count)
        var others = rural[...]
        var cities = urban[...]
        for wish in wishes.prefix(rounds) {
            for classNumber in ClassProfile.all.indices {
                guard let number = wish == .inCity ? cities.popFirst() : others.popFirst() else { continue }
                result.classes[number] = UInt8(classNumber)
                (result.isFixed[number], result.wishes[number]) = (true, wish)
            }
        }
    }

    /// The class a ticket below `innerTotal` wins.
    private func drawn(_ ticket: Int) -> UInt8 {
        var left = ticket
        for (number, profile) in ClassProfile.all.enumerated() {
            if left < profile.inner { return UInt8(number) }
            left -= profile.inner
        }
        return 0
    }

    /// The rest: patches in the order of the land from mountain to valley meet the classes in theirs.
    private func assignByTerrain(_ result: inout Result, _ isAssigned: [Bool]) {
        let order = plan.patches.indices.filter { !isAssigned[$0] }
            .map { number in
                let patch = plan.patches[number]
                let remoteness = districts.villages[Int(patch.village)].remoteness
                return (terrain.lowness(patch, remoteness: remoteness), number)
            }.sorted { $0 < $1 }.map(\.1)
        let total = order.reduce(0.0) { $0 + Double(gross[$1].hundredths) }
        let ends = quotaEnds(total: total, given: result.classes, isAssigned)
        var position = 0.0
        var current = 0
        for number in order {
            let area = Double(gross[number].hundredths)
            while current + 1 < ends.count, position + area / 2 > ends[current] { current += 1 }
            result.classes[number] = UInt8(current)
            position += area
        }
    }

    /// Where each class ends on the line from mountain to valley, in 0.01 m².
    private func quotaEnds(total: Double, given: [UInt8], _ isAssigned: [Bool]) -> [Double] {
        var areas = ClassProfile.all.map(\.share)
        var isTargeted = Array(repeating: false, count: areas.count)
        var left = total
        for sought in targets.totals {
            guard let target = sought.target else { continue }
            let members = sought.classes.compactMap { ClassProfile.index[$0] }
            var wanted = Double(target.area.hundredths)
            for number in given.indices where isAssigned[number] && members.contains(Int(given[number])) {
                wanted -= Double(gross[number].hundredths)
            }
            wanted = max(wanted, 0)
            let shares = members.reduce(0) { $0 + areas[$1] }
            for member in members {
                isTargeted[member] = true
                areas[member] = shares > 0 ? areas[member] / shares * wanted : 0
            }
            left -= wanted
        }
        let shares = areas.indices.filter { !isTargeted[$0] }.reduce(0) { $0 + areas[$1] }
        for index in areas.indices where !isTargeted[index] { areas[index] *= max(left, 0) / shares }
        var end = 0.0
        return areas.map {
            end += $0
            return end
        }
    }
}
