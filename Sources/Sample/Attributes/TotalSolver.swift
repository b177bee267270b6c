import LandModel

/// Changes the classes of some patches until the city's totals meet the figures of the targets file.
///
/// First large patches fill the gap, each the largest that still fits; then pairs (one in, one out) close what is
/// left. Patches of fixed class stay; a patch never goes from one total to another.
struct TotalSolver {
    /// Net area (TBDLMJ) of a patch if it had the class.
    let netArea: (_ patch: Int, _ classNumber: UInt8) -> SquareMetres
    let totals: [SampleTargets.Total]
    let seed: UInt64

    private struct Candidate {
        var patch: Int
        var value: Int64
        var newClass: UInt8
    }

    func solve(_ assigned: inout ClassAssigner.Result) throws(SampleError) {
        for total in totals {
            guard let target = total.target else { continue }
            let members = Set(total.classes.compactMap { ClassProfile.index[$0].map { UInt8($0) } })
            var gap = target.area.hundredths - sum(assigned.classes, members)
            fill(&gap, members, &assigned)
            for _ in 0..<4 where abs(gap) > target.tolerance.hundredths / 8 {
                swapPair(&gap, members, &assigned)
            }
            let reached = SquareMetres(hundredths: sum(assigned.classes, members))
            guard (reached - target.area).magnitude < target.tolerance else {
                throw .totalNotMet(
                    name: total.name, wanted: "\(target.area)", reached: "\(reached)",
                    tolerance: "\(target.tolerance)")
            }
        }
    }

    private func sum(_ classes: [UInt8], _ members: Set<UInt8>) -> Int64 {
        classes.indices.reduce(0) { sum, patch in
            members.contains(classes[patch]) ? sum + netArea(patch, classes[patch]).hundredths : sum
        }
    }

    private func fill(_ gap: inout Int64, _ members: Set<UInt8>, _ assigned: inout ClassAssigner.Result) {
        let isMissing = gap > 0
        for candidate in isMissing ? joiners(members, assigned) : leavers(members, assigned) {
            guard candidate.value <= abs(gap) else { continue }
            assigned.classes[candidate.patch] = candidate.newClass
            gap += isMissing ? -candidate.value : candidate.value
            if gap == 0 { return }
        }
    }

    /// The pair whose difference comes nearest to the gap.
    private func swapPair(_ gap: inout Int64, _ members: Set<UInt8>, _ assigned: inout ClassAssigner.Result) {
        let (joining, leaving) = (joiners(members, assigned), leavers(members, assigned))
        var best: (difference: Int64, join: Candidate, leave: Candidate)?
        var position = 0
        for join in joining {
            // Wanted: a leaver of about join − gap. Both lists descend, so the position only advances.
            while position + 1 < leaving.count, leaving[position].value > join.value - gap { position += 1 }
            for near in [position - 1, position] where leaving.indices.contains(near) {
                let difference = abs(gap - join.value + leaving[near].value)
                if difference < best?.difference ?? abs(gap) { best = (difference, join, leaving[near]) }
            }
        }
        guard let best else { return }
        assigned.classes[best.join.patch] = best.join.newClass
        assigned.classes[best.leave.patch] = best.leave.newClass
        gap += best.leave.value - best.join.value
    }

    /// Patches of no total, with what they would add; largest first.
    private func joiners(_ members: Set<UInt8>, _ assigned: ClassAssigner.Result) -> [Candidate] {
        let isFree = Self.isFree(totals)
        return candidates(assigned, from: { isFree[Int($0)] }, to: members.sorted(), valueIsNew: true)
    }

    /// Members, with what they would take away; largest first.
    private func leavers(_ members: Set<UInt8>, _ assigned: ClassAssigner.Result) -> [Candidate] {
        let isFree = Self.isFree(totals)
        let free = isFree.indices.filter { isFree[$0] }.map { UInt8($0) }
        return candidates(assigned, from: { members.contains($0) }, to: free, valueIsNew: false)
    }

    /// By class: whether no total claims it.
    private static func isFree(_ totals: [SampleTargets.Total]) -> [Bool] {
        let claimed = Set(totals.flatMap(\.classes))
        return ClassProfile.all.map { !claimed.contains($0.code) }
    }

    private func candidates(
        _ assigned: ClassAssigner.Result, from isSource: (UInt8) -> Bool, to classes: [UInt8],
        valueIsNew: Bool
    ) -> [Candidate] {
        let hash = StableHash(seed: seed, stream: .attribute)
        let shares = classes.map { ClassProfile.all[Int($0)].share }
        let all = shares.reduce(0, +)
        guard all > 0 else { return [] }
        return assigned.classes.indices.filter { !assigned.isFixed[$0] && isSource(assigned.classes[$0]) }
            .map { patch in
                // A class of the new side by its share, the same one whenever this patch is asked.
                var ticket = hash.unit(patch, 1) * all
                var newClass = classes[0]
                for (index, share) in shares.enumerated() where share > 0 {
                    newClass = classes[index]
                    ticket -= share
                    if ticket < 0 { break }
                }
                let value = netArea(patch, valueIsNew ? newClass : assigned.classes[patch])
                return Candidate(patch: patch, value: value.hundredths, newClass: newClass)
            }
            .sorted { ($0.value, -$0.patch) > ($1.value, -$1.patch) }
    }
}
