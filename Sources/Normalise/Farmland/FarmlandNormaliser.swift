package import LandModel

/// Turns the texts of one record of permanent basic farmland into a village and a class, or says why it has none.
///
/// Pure; `FarmlandMemo` asks once for each distinct combination of texts. What is told of a location unit and of a class
/// is what is told of a patch's.
package struct FarmlandNormaliser: Sendable {
    package let classes: ClassNormaliser
    private var units: PatchNormaliser
    /// Counties whose records are counted.
    private let counties: Set<String>
    /// Counties of the pipeline that this run leaves out.
    private let others: Set<String>

    /// - Parameters:
    ///   - lists: Code lists of the survey.
    ///   - counties: Six digits of each county of the run.
    ///   - others: The same of counties that the pipeline has and the run leaves out.
    ///   - units: The 12-digit units of the run's own districts, where they are known.
    package init(
        classes: ClassNormaliser, lists: CodeLists, counties: Set<String>, others: Set<String> = [],
        units: Set<String>? = nil
    ) {
        self.classes = classes
        self.counties = counties
        self.others = others
        self.units = PatchNormaliser(classes: classes, lists: lists, units: units)
    }

    /// The same, once the districts have been read: a unit that is none of them is told.
    package func knowing(units: Set<String>) -> FarmlandNormaliser {
        var normaliser = self
        normaliser.units = self.units.knowing(units: units)
        return normaliser
    }

    /// - Parameters: the fields as delivered, `nil` for NULL: DLBM, DLMC, ZLDWDM.
    package func normalise(landClass: String?, className: String?, locationUnit: String?) -> FarmlandOutcome {
        let location = units.locationUnit(locationUnit)
        let landClass = classes.normalise(landClass, name: className)
        var notices = landClass.notices + location.notices
        func outcome(_ standing: FarmlandOutcome.Standing) -> FarmlandOutcome {
            FarmlandOutcome(standing: standing, notices: notices)
        }
        if let rule = location.rejection { return outcome(.rejected(rule)) }
        let county = String(location.code.prefix(DistrictLevel.county.digits))
        if others.contains(county) { return FarmlandOutcome(standing: .leftOut, notices: []) }
        guard counties.contains(county) else {
            notices.removeAll { $0.rule == .districtUnknown }
            notices.append(
                Notice(
                    .districtOfOtherCounty,
                    [
                        Finding.Fact("field", PatchField.locationUnit.rawValue),
                        Finding.Fact("found", location.code),
                        Finding.Fact("counties", counties.sorted().joined(separator: "; ")),
                    ]))
            return outcome(.rejected(.districtOfOtherCounty))
        }
        switch landClass.disposition {
        case .unmapped(let rule): return outcome(.unmapped(rule))
        case .mapped(let code): return outcome(.counted(unit: location.code, landClass: code))
        }
    }
}

/// What became of the texts of one record of permanent basic farmland.
package struct FarmlandOutcome: Sendable, Hashable {
    package enum Standing: Sendable, Hashable {
        /// Counted in a village (12 digits) under a class of the run's standard.
        case counted(unit: String, landClass: String)
        case unmapped(FindingRule)
        case rejected(FindingRule)
        /// Of a county that the run leaves out.
        case leftOut
    }

    package var standing: Standing
    /// What is to be told of each record with these texts.
    package var notices: [Notice]
}
