package import LandModel

/// All checks, sorted by name. To add one: a file under `Rules` and a line here.
package enum CheckCatalogue {
    package static let rules: [any CheckRule.Type] = [
        ApprovedTotals.self, ChangeBalance.self, ChangeFlows.self, ChangeMajorClasses.self,
        ChangeRecords.self,
        ChangeStocks.self, CityTotals.self, ClassSums.self, CountedTotals.self, CountyLevelled.self,
        CountyPatches.self, CountyTownships.self, DistrictSums.self, ExclaveTotals.self, FirstLevel.self,
        IslandTotals.self, LedgerArea.self, LedgerBase.self, LedgerFarmland.self, LedgerFeatures.self,
        NegativeCells.self, OwnershipTotals.self, PartOfWhole.self, PlantingTotals.self, SlopeTotals.self,
        TownshipVillages.self, VillagePatches.self,
    ]

    /// Results of all rules, by rule, then by subject.
    package static func run(_ input: CheckInput) -> [CheckResult] { rules.flatMap { $0.results(input) } }
}
