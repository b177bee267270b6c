/// How a figure stands to the target of a plan.
package enum PlanStatus: String, Sendable, CaseIterable {
    case met
    case onTrack = "on-track"
    case short
    case bindingBreach = "binding-breach"
    case noTarget = "no-target"
    case noFigure = "no-figure"

    package var title: String {
        switch self {
        case .met: "已达标"
        case .onTrack: "进展正常"
        case .short: "未达进度"
        case .bindingBreach: "约束性突破"
        case .noTarget: "无数值目标"
        case .noFigure: "缺数"
        }
    }
}
