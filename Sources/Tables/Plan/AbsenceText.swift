package import Statistics

extension Figure.Absence {
    /// Why there is no figure, in Chinese.
    package var title: String {
        switch self {
        case .noRows: "无记录"
        case .allBlank: "记录均未填写"
        case .divisionByZero: "除数为零"
        case .outOfRange: "超出可计算范围"
        case .noSuchDivision: "不能如此分组"
        case .notComputed: "图形无法计算"
        case .noSuchYear: "该年度无调查"
        }
    }
}
