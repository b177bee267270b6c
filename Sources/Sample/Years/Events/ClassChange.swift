/// The attributes a patch has after its class changed, as the survey's quality rules ask for them.
struct ClassChange {
    let city: SampleCity
    let terrain: Terrain
    private let hash: StableHash

    init(_ city: SampleCity) {
        self.city = city
        terrain = Terrain(lattice: city.lattice, seed: city.seed)
        hash = StableHash(seed: city.seed, stream: .event)
    }

    /// - Parameter code: a class of the profiles.
    func attributes(of patch: SurveyPatch, as code: String, in districts: Districts) -> PatchAttributes {
        let number = ClassProfile.number(code)
        let (old, profile) = (patch.attributes, ClassProfile.all[Int(number)])
        var new = PatchAttributes(classNumber: number)
        new.ownership = profile.isBuilt && patch.classCode != code ? "20" : old.ownership
        new.foreignOwner = old.foreignOwner
        if ClassProfile.all[Int(old.classNumber)].isCultivated, profile.isCultivated {
            var same = old
            same.classNumber = number
            return same
        }
        if profile.isCultivated {
            let slope = terrain.slope(city.plan.patches[patch.ground[0]])
            new.slope = UInt8(slope.level)
            if slope.level > 1 { new.terrace = slope.isTerrace ? "TT" : "PD" }
            new.ridgeRatio = UInt16(ratio(slope.level, slope.isTerrace, patch, districts))
            new.grade = UInt8(4 + hash.below(5, patch.ground[0], 2))
            new.planting = "LS"
        }
        let isTown = districts.townships[districts.villages[patch.village].township].isUrban
        switch code {
        case "0702": new.settlement = "203"
        case "0701": new.settlement = isTown ? "201" : "202"
        case "0601": new.settlement = isTown ? "201A" : "203A"
        case "1003": new.width = 120
        default: break
        }
        return new
    }

    /// The class became its adjustable one: nothing else changes.
    static func renamed(_ patch: SurveyPatch, as code: String) -> PatchAttributes {
        var attributes = patch.attributes
        attributes.classNumber = ClassProfile.number(code)
        return attributes
    }

    /// One slope level up, from the steepest down, with the ratio of ridges that goes with it.
    func otherSlope(_ patch: SurveyPatch, in districts: Districts) -> PatchAttributes {
        var attributes = patch.attributes
        attributes.slope = attributes.slope < 5 ? attributes.slope + 1 : attributes.slope - 1
        attributes.ridgeRatio = UInt16(
            ratio(Int(attributes.slope), attributes.terrace == "TT", patch, districts))
        return attributes
    }

    private func ratio(
        _ slope: Int, _ isTerrace: Bool, _ patch: SurveyPatch, _ districts: Districts
    ) -> Int64 {
        RidgeDeduction.ratio(
            slope: slope, isTerrace: isTerrace, county: districts.villages[patch.village].county)
    }
}
