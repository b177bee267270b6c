package import LandModel
import Measure

/// Zones at two times compared by their shapes: what they had, what they lost and gained.
struct EpochComparison {
    let definition: MonitoringDefinition.Epoch
    let before: MonitoringZones.Zone
    let after: MonitoringZones.Zone

    struct Areas: Equatable {
        var before: SquareMetres
        var after: SquareMetres
        /// In the zones both times.
        var kept: SquareMetres

        var lost: SquareMetres { before - kept }
        var gained: SquareMetres { after - kept }
    }

    let areas: Areas

    init(
        _ definition: MonitoringDefinition.Epoch, _ before: MonitoringZones.Zone,
        _ after: MonitoringZones.Zone
    ) {
        (self.definition, self.before, self.after) = (definition, before, after)
        areas = Self.areas(before.set.zones, after.set.zones)
    }

    /// Common areas in whole units of 0.0001 m², each pair rounded by itself; what they miss by no more than that is
    /// nothing lost.
    private static func areas(_ before: [GriddedZone], _ after: [GriddedZone]) -> Areas {
        let kernel = OverlapKernel()
        let tree = BoxTree(after.map(\.grid.box))
        var (common, pairs): (Int64, Int64) = (0, 0)
        var found: [Int32] = []
        for zone in before {
            tree.find(zone.grid.box, into: &found)
            for other in found {
                common += kernel.share(zone.shape, patchGrid: zone.grid, in: after[Int(other)].grid)
                pairs += 1
            }
        }
        func sum(_ zones: [GriddedZone]) -> (area: SquareMetres, share: Int64) {
            let area = zones.reduce(TwiceArea.zero) { $0 + $1.shape.twiceArea }
            return (area.squareMetres ?? .zero, area.share)
        }
        let (older, newer) = (sum(before), sum(after))
        var kept = SquareMetres(hundredths: (common + 50) / 100)
        for side in [newer, older] where side.share - common <= pairs { kept = side.area }
        return Areas(before: older.area, after: newer.area, kept: min(kept, older.area, newer.area))
    }

    var cells: [StatisticTable.Cell] {
        let difference = areas.after - areas.before
        let verdict: StatisticTable.Cell =
            switch definition.rule {
            case .none: .text("")
            case .mayNotShrink: .text(areas.lost == .zero ? "pass" : "fail")
            }
        return [
            .text(definition.title), .text(definition.before), .text(before.title), .text(definition.after),
            .text(after.title), .area(areas.before), .area(areas.after), .area(difference),
            .area(areas.lost), .area(areas.gained), .area(areas.before), .area(areas.after),
            .area(difference), verdict,
        ]
    }

    /// `nil` where the zones may shrink.
    var check: CheckResult? {
        guard definition.rule == .mayNotShrink else { return nil }
        return CheckResult(
            rule: "epoch-not-shrunk-m2", subject: "\(definition.before) → \(definition.after)",
            expected: .zero, found: areas.lost)
    }

    /// The ground that was lost.
    func lostGround(_ plane: AreaPlane) throws -> [GroundLayer.Row] {
        guard areas.lost != .zero else { return [] }
        let faces = try PlaneFaces()
        let others = after.set.zones.map(\.grid)
        let tree = BoxTree(others.map(\.box))
        var found: [Int32] = []
        return try before.set.zones.flatMap { zone in
            tree.find(zone.shape.box, into: &found)
            return try faces.pieces(
                inside: [zone.grid], outside: found.map { others[Int($0)] },
                window: zone.shape.box
            ).map { face in
                GroundLayer.Row(
                    cells: [
                        .text(definition.title), .integer(zone.polygon.feature),
                        .area(face.twiceArea.squareMetres ?? .zero),
                    ], polygons: plane.degrees([face.rings]))
            }
        }
    }
}

/// All epochs that a pipeline names: one table, one layer of lost ground.
package struct EpochResult: Sendable {
    /// One epoch in a few words.
    package struct Summary: Sendable {
        package var title: String
        package var before: SquareMetres
        package var after: SquareMetres
        package var lost: SquareMetres
    }

    package var summaries: [Summary]
    package var table: StatisticTable
    package var lost: GroundLayer
    package var checks: [CheckResult]
    package var findings: [Finding]

    package var hasFailed: Bool { checks.contains { $0.verdict == .fail } }

    /// `nil` without epochs.
    init?(_ plan: MonitoringPlan, _ zones: MonitoringZones) throws {
        let wanted = plan.definition.epochs
        guard !wanted.isEmpty else { return nil }
        let epochs = wanted.compactMap { epoch -> EpochComparison? in
            let pair = zones.named([epoch.before, epoch.after])
            return pair.count == 2 ? EpochComparison(epoch, pair[0], pair[1]) : nil
        }
        table = StatisticTable(
            id: "zone-epochs", title: "两期范围对比", columns: Self.columns, rows: epochs.map(\.cells),
            notes: [
                "面积为范围图形的椭球面积，精确到0.01平方米；每期内部的重叠只计一次。减少＝前期有而后期无，增加＝后期有而前期无。",
                "rule 为 pass 或 fail 的，规定后期不得少于前期的任何部分；减少的范围见 results.gpkg 的 epoch_lost 图层。",
            ])
        lost = GroundLayer(
            name: "epoch_lost", title: "两期对比减少的范围",
            columns: [
                .init("title", "对比", .text), .init("feature", "前期要素号", .count),
                .init("area", "面积(平方米)", .squareMetres),
            ], rows: try epochs.flatMap { try $0.lostGround(zones.plane) })
        checks = epochs.compactMap(\.check)
        summaries = epochs.map {
            Summary(
                title: $0.definition.title, before: $0.areas.before, after: $0.areas.after,
                lost: $0.areas.lost)
        }
        let names = Set(wanted.flatMap { [$0.before, $0.after] }).sorted()
        findings = zones.named(names).flatMap(\.findings).sorted()
    }

    private static let columns: [StatisticTable.Column] = [
        .init("title", "对比", .text), .init("before", "前期", .word), .init("before_title", "前期名称", .text),
        .init("after", "后期", .word), .init("after_title", "后期名称", .text),
        .init("area_before", "前期面积", .squareMetres), .init("area_after", "后期面积", .squareMetres),
        .init("difference", "增减", .squareMetres), .init("lost", "减少的范围", .squareMetres),
        .init("gained", "增加的范围", .squareMetres),
        .init("area_before", "前期面积", .squareKilometres), .init("area_after", "后期面积", .squareKilometres),
        .init("difference", "增减", .squareKilometres), .init("rule", "不减少规定", .code),
    ]
}
