import LandModel

/// Gives the patches the attributes that the survey's quality rules allow for their class, in such a mix that
/// every column of the forms that can have an area gets one.
struct AttributeAssigner {
    let plan: PatchPlan
    let districts: Districts
    let targets: SampleTargets
    let terrain: Terrain
    private let hash: StableHash
    /// How often each list was asked: codes of a rare kind are dealt out in turn, not drawn.
    private var turns: [String: Int] = [:]

    init(plan: PatchPlan, districts: Districts, targets: SampleTargets, terrain: Terrain, seed: UInt64) {
        self.plan = plan
        self.districts = districts
        self.targets = targets
        self.terrain = terrain
        hash = StableHash(seed: seed, stream: .attribute)
    }

    mutating func assign(_ assigned: ClassAssigner.Result) -> [PatchAttributes] {
        plan.patches.indices.map {
            attributes(of: $0, classNumber: assigned.classes[$0], wish: assigned.wishes[$0])
        }
    }

    private mutating func attributes(
        of number: Int, classNumber: UInt8, wish: ClassAssigner.Wish
    ) -> PatchAttributes {
        let profile = ClassProfile.all[Int(classNumber)]
        var result = PatchAttributes(classNumber: classNumber)
        result.ownership = ownership(number, profile)
        if profile.isCultivated {
            let slope = terrain.slope(plan.patches[number])
            result.slope = UInt8(slope.level)
            if slope.level > 1 { result.terrace = slope.isTerrace ? "TT" : "PD" }
            result.ridgeRatio = UInt16(
                RidgeDeduction.ratio(
                    slope: slope.level, isTerrace: slope.isTerrace,
                    county: districts.villages[Int(plan.patches[number].village)].county))
            result.grade = UInt8(4 + hash.below(5, number, 2))
        }
        result.refinement = refinement(number, profile.code)
        result.planting = planting(number, profile, result.refinement)
        result.width = width(number, profile.code)
        result.settlement = settlement(number, profile.code, wish)
        result.foreignOwner = foreignOwner(number, wish)
        return result
    }

    private mutating func turn(_ key: String, _ codes: [StaticCode]) -> StaticCode {
        let turn = turns[key, default: 0]
        turns[key] = turn + 1
        return codes[turn % codes.count]
    }

    private func ownership(_ number: Int, _ profile: ClassProfile) -> StaticCode {
        let stateCodes: [StaticCode] = ["10", "20", "20"]
        let collectiveCodes: [StaticCode] = ["30", "30", "30", "31", "31", "32", "32", "33", "34", "40"]
        return hash.below(100, number, 3) < profile.stateOwned
            ? stateCodes[hash.below(stateCodes.count, number, 4)]
            : collectiveCodes[hash.below(collectiveCodes.count, number, 4)]
    }

    // MARK: Refinement and planting (TBXHDM, ZZSXDM)

    private mutating func refinement(_ number: Int, _ code: String) -> StaticCode {
        let draw = hash.below(100, number, 5)
        switch code {
        case "0101", "0102", "0103":
            let codes: [StaticCode] = ["HDGD", "HQGD", "LQGD", "MQGD", "SHGD", "SMGD", "YJGD"]
            return draw < 20 ? turn("refinement" + code, codes) : ""
        case "0201", "0201K", "0202", "0202K", "0203", "0203K", "0204", "0204K":
            return draw < 25 ? "LQYD" : ""
        case "0401", "0402", "0403", "0403K", "0404":
            return draw < 30 ? "GCCD" : draw < 34 && code == "0404" ? "LJTM" : ""
        case "0601": return draw < 60 ? turn(code, ["HDGY", "GTGY", "MTGY", "SNGY", "BLGY", "DLGY"]) : ""
        case "0602", "1001", "1003": return draw < 25 ? "FQ" : ""
        // A landfill is a small thing: only small patches, or a forest would be called one.
        case "0301", "0302", "0305", "0307":
            return plan.patches[number].kind == .inner && draw < 25 ? "LJTM" : ""
        default: return ""
        }
    }

    private mutating func planting(_ number: Int, _ profile: ClassProfile, _ refinement: StaticCode)
        -> StaticCode
    {
        let draw = hash.below(100, number, 6)
        if profile.isCultivated {
            // Refined cultivated land is grain, other crops or both in turn.
            if !refinement.isEmpty { return turn("refined" + profile.code, ["LS", "FLS", "LYFL"]) }
            if draw < 58 { return "LS" }
            return turn("planting" + profile.code, ["FLS", "LYFL", "WG", "FLS", "LLJZ", "XG"])
        }
        guard refinement.isEmpty else { return "" }
        switch profile.code {
        case "0404": return draw < 20 ? "GCHF" : ""
        case "0301": return draw < 6 ? turn(profile.code, ["JKHF", "GCHF"]) : ""
        case "0302", "0305", "0307": return draw < 15 ? turn(profile.code, ["JKHF", "GCHF"]) : ""
        case "0201", "0202", "0203", "0204", "1104", "1104A", "0201K", "0202K", "0203K", "0204K", "0301K",
            "0302K",
            "0307K", "0403K", "1104K":
            return draw < 70 ? turn(profile.code, ["JKHF", "GCHF"]) : ""
        default: return ""
        }
    }

    // MARK: Lines, settlements, owners

    private func width(_ number: Int, _ code: String) -> UInt16 {
        let range: ClosedRange<Int>
        switch code {
        case "1006": range = 20...79
        case "1107": range = 10...60
        case "1003": range = 80...400
        case "1001": range = 150...600
        case "1004": range = 60...300
        case "1009": range = 20...100
        case "1101": range = 100...3_000
        default: return 0
        }
        return UInt16(range.lowerBound + hash.below(range.count, number, 7))
    }

    /// CZCSXM: always for settlement classes, 204 for mines and 205 for special land, now and then for fields and
    /// ponds inside a town or village.
    private mutating func settlement(
        _ number: Int, _ code: String, _ wish: ClassAssigner.Wish
    ) -> StaticCode {
        let draw = hash.below(100, number, 8)
        let zone = zone(number, wish)
        switch code {
        case "0602", "0603": return "204"
        case "09": return "205"
        case "1201": return draw < 40 ? "204" : zone
        case "0601": return draw < 55 ? (zone == "201" ? "201A" : zone == "202" ? "202A" : "203A") : zone
        case "0702": return draw < 80 ? "203" : zone
        case "0701": return zone == "203" && wish == .nothing ? "202" : zone
        case _ where code.hasPrefix("05") || code.hasPrefix("07") || code.hasPrefix("08"): return zone
        case "1004", "1005": return zone
        // Great forests and the like lie outside; small patches more often inside.
        default:
            let share = plan.patches[number].kind == .inner ? 35 : 3
            if wish == .inCity || wish == .inTown || wish == .inVillage { return zone }
            guard draw < share, plan.patches[number].role == .ordinary else { return "" }
            if draw % 9 == 0 { return zone == "201" ? "201A" : zone == "202" ? "202A" : "203A" }
            return zone
        }
    }

    /// City (201), town (202) or village (203), by the township and chance.
    private mutating func zone(_ number: Int, _ wish: ClassAssigner.Wish) -> StaticCode {
        switch wish {
        case .inCity: return "201"
        case .inTown: return "202"
        case .inVillage: return "203"
        case .nothing, .foreignOwner: break
        }
        let village = districts.villages[Int(plan.patches[number].village)]
        let key = plan.patches[number].kind == .inner ? "zone" : "large zone"
        if districts.townships[village.township].isUrban {
            return turn("city " + key, ["201", "201", "202", "203"])
        }
        return turn(key, ["203", "202", "203"])
    }

    /// About one patch in fifty belongs to another village: of the township, of the county, of another county.
    private func foreignOwner(_ number: Int, _ wish: ClassAssigner.Wish) -> Int32 {
        let patch = plan.patches[number]
        guard patch.role == .ordinary, patch.kind != .merged else { return -1 }
        guard wish == .foreignOwner || hash.below(50, number, 9) == 0 else { return -1 }
        let own = Int(patch.village)
        let level = hash.below(3, number, 10)
        let count = districts.villages.count
        for step in 0..<count {
            let other = (own + 1 + hash.below(count, number, 11) + step) % count
            let (here, there) = (districts.villages[own], districts.villages[other])
            let relation = here.county != there.county ? 2 : here.township != there.township ? 1 : 0
            if relation == level, other != own { return Int32(other) }
        }
        return -1
    }
}
