import LandModel

/// The city as one year's deliveries tell it: patches, and the districts they lie in.
struct SurveyYear: Sendable {
    /// A part of a village or township with its identifier, which stays when a township goes to another county.
    struct DistrictRecord: Sendable {
        var identifier: SurveyPatch.Identifier
        var part: DistrictPart
    }

    var year: Int
    var districts: Districts
    /// In the order of their identifiers within each county's delivery.
    var patches: [SurveyPatch]
    var villages: [DistrictRecord]
    var townships: [DistrictRecord]
    /// The last sequence number of patches by county: a number is never given twice.
    private(set) var lastSequence: [Int]
    /// The last TBBH by village.
    private(set) var lastNumber: [Int]

    /// The first year.
    init(_ city: SampleCity) throws(SampleError) {
        var patches: [SurveyPatch] = []
        patches.reserveCapacity(city.plan.patches.count)
        for county in city.targets.counties.indices {
            city.forRecords(ofCounty: county) { patches.append($0) }
        }
        let (districts, counties) = (city.districts, city.targets.counties.count)
        var (lastSequence, lastNumber) = (
            Array(repeating: 0, count: counties), Array(repeating: 0, count: districts.villages.count)
        )
        for patch in patches {
            lastSequence[patch.identifier.county] = patch.identifier.sequence
            lastNumber[patch.village] = patch.number
        }
        year = city.targets.year
        (self.districts, self.patches) = (districts, patches)
        (self.lastSequence, self.lastNumber) = (lastSequence, lastNumber)
        villages = Self.records(try city.villageParts(), counties) { districts.villages[$0].county }
        townships = Self.records(try city.townshipParts(), counties) { districts.townships[$0].county }
    }

    private static func records(
        _ parts: [DistrictPart], _ counties: Int, county: (Int) -> Int
    ) -> [DistrictRecord] {
        var last = Array(repeating: 0, count: counties)
        return parts.map { part in
            let county = county(part.unit)
            last[county] += 1
            return DistrictRecord(identifier: .init(county: county, sequence: last[county]), part: part)
        }
    }

    /// County that a patch lies in.
    func county(of patch: SurveyPatch) -> Int { districts.villages[patch.village].county }

    /// The patches that a county delivers, in the order of their identifiers.
    func patches(ofCounty county: Int) -> [SurveyPatch] {
        patches.filter { self.county(of: $0) == county }.sorted { $0.identifier < $1.identifier }
    }

    /// The identifier of a new patch of a village, and its number there.
    mutating func newIdentity(village: Int) -> (identifier: SurveyPatch.Identifier, number: Int) {
        let county = districts.villages[village].county
        lastSequence[county] += 1
        lastNumber[village] += 1
        return (.init(county: county, sequence: lastSequence[county]), lastNumber[village])
    }
}
