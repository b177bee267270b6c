package import LandModel

/// What is written around a form: by whom, when, in which unit. Empty texts leave a line to fill by hand.
package struct FormTexts: Sendable, Equatable {
    /// 填表单位.
    package var preparedFor: String
    /// 填表日期, as it is to be printed.
    package var date: String
    /// 制表.
    package var preparedBy: String
    /// 审核.
    package var reviewedBy: String

    package init(
        preparedFor: String = "", date: String = "", preparedBy: String = "", reviewedBy: String = ""
    ) {
        self.preparedFor = preparedFor
        self.date = date
        self.preparedBy = preparedBy
        self.reviewedBy = reviewedBy
    }
}

/// The forms of one district: one workbook, one sheet a form.
package struct FormBook: Sendable {
    /// Stem of the file's name (`440205`).
    package var name: String
    /// Title in the document's properties (`曲江区 440205`).
    package var title: String
    package var texts: FormTexts
    package var tables: [SummaryTable]

    package init(name: String, title: String, texts: FormTexts, tables: [SummaryTable]) {
        self.name = name
        self.title = title
        self.texts = texts
        self.tables = tables
    }
}
