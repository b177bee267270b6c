import Aggregate
import Normalise

/// What the tables of monitoring call cultivated, non-grain and so on: all of it from the pack of the results' standard.
package struct MonitoringGroups: Sendable {
    let standard: Classification
    /// What cultivated land becomes that is no construction land (非粮化).
    let nonGrain: ClassGrouping
    /// Where cultivated land comes from and goes to.
    let causes: ClassGrouping
    /// What planting attributes amount to.
    let planting: ClassGrouping
    /// Resource types of the asset balance sheet; every class is of one.
    let assets: ClassGrouping
    /// ZZSXDM.
    let plantingCodes: CodeList
    private let cultivated: Set<String>
    private let construction: Set<String>
    private let paddy: Set<String>

    init(_ standard: String, _ catalogue: StandardCatalogue = StandardCatalogue())
        throws(NormaliseError)
    {
        self.standard = try catalogue.classification(standard)
        nonGrain = try catalogue.grouping("non-grain", of: standard)
        causes = try catalogue.grouping("cultivated-change", of: standard)
        planting = try catalogue.grouping("planting", of: standard)
        assets = try catalogue.grouping("assets", of: standard)
        plantingCodes = try catalogue.codeLists(standard)["ZZSXDM"]
        cultivated = Set(self.standard.sets["cultivated"] ?? [])
        construction = Set(self.standard.sets["construction"] ?? [])
        paddy = Set(self.standard.sets["paddy"] ?? [])
    }

    func isCultivated(_ ground: GroundTrait) -> Bool { cultivated.contains(ground.landClass) }
    func isConstruction(_ ground: GroundTrait) -> Bool { construction.contains(ground.landClass) }
    func isPaddy(_ ground: GroundTrait) -> Bool { paddy.contains(ground.landClass) }
    /// Cultivated land that is no paddy.
    func isDry(_ ground: GroundTrait) -> Bool { isCultivated(ground) && !isPaddy(ground) }
    func isNonGrain(_ ground: GroundTrait) -> Bool { nonGrain.number(of: ground.landClass) != nil }
    /// Ridges come and go with the ratio deducted, not with the use of the land.
    func isRidge(_ ground: GroundTrait) -> Bool { ground.landClass == standard.ridgeCode }

    /// Whether a crop that is no grain is recorded.
    func hasOtherCrops(_ ground: GroundTrait) -> Bool {
        planting.number(of: ground.planting).map { planting.groups[$0].name == "non-grain" } ?? false
    }

    /// A set for a note: `耕地＝0101、0102、0103`.
    func definition(_ title: String, set: String) -> String {
        title + "＝" + (standard.sets[set] ?? []).joined(separator: "、")
    }
}
