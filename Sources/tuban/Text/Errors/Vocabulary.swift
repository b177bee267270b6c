/// Chinese for the short fixed words that errors below the command carry in English (parts of a file, what was
/// expected). What is not here, other libraries' words above all, stands as it is.
enum Vocabulary {
    static func phrase(_ english: String) -> Phrase {
        Phrase(english, words[english] ?? prefixed(english) ?? english)
    }

    /// `prime meridian 2.33°`: a word with a value behind it.
    private static func prefixed(_ english: String) -> String? {
        for (word, chinese) in leading where english.hasPrefix(word) {
            return chinese + english.dropFirst(word.count)
        }
        return nil
    }

    private static let leading: KeyValuePairs<String, String> = [
        "prime meridian ": "本初子午线 ", "angular unit ": "角度单位 ",
        // Places in the parts of a workbook or table.
        "XML, byte ": "XML，字节 ", "cell ": "单元格 ", "row ": "行 ", "record ": "记录 ",
        "a plain decimal number, its places at most ": "十进制数，小数位数至多 ", "number of values ": "值的个数 ",
        "one of ": "以下之一：",
        // What a filter, a measure or a formula may hold.
        "a number and its unit, as ": "数及其单位，如 ", "a surveyed year: ": "有调查的年度：",
        "a field that measures the same as ": "与其量纲相同的字段：", "a unit like ": "与其量纲相同的单位，如 ",
    ]

    private static let words: [String: String] = [
        // What a file is, by its first bytes.
        "shapefile": "shapefile", "GeoPackage": "GeoPackage", "file geodatabase": "文件地理数据库",
        "VCT exchange file": "VCT 交换文件", "personal geodatabase": "个人地理数据库",
        "zip archive": "zip 压缩包", "rar archive": "rar 压缩包", "7z archive": "7z 压缩包",
        "gzip archive": "gzip 压缩包", "empty file": "空文件", "unknown": "未知",
        "SQLite database": "SQLite 数据库", "SQLite database cut short": "不完整的 SQLite 数据库",
        "folder without a00000001.gdbtable": "缺少 a00000001.gdbtable 的文件夹",
        "Excel 97 workbook": "Excel 97 工作簿", "UTF-16 text": "UTF-16 文本", "binary data": "二进制数据",
        "folder": "文件夹", "missing": "缺失", "no readable zip archive": "不是可读的 zip 压缩包",
        // Reference systems.
        "geocentric": "地心坐标系", "geographic": "地理坐标系", "projected": "投影坐标系", "local": "局部坐标系",
        "other": "其他坐标系",
        // Parts of a shapefile's files.
        "file code": "文件代码", "record length": "记录长度", "header length": "文件头长度", "fields": "字段数",
        "header": "文件头", "record number": "记录号", "content length in bytes": "内容长度（字节）",
        "records in .shx and .dbf": ".shx 与 .dbf 的记录数", "version": "版本",
        // Parts of a page of a SQLite file.
        "page number": "页号", "page kind": "页类型", "depth of the tree": "树的深度", "number of cells": "单元数",
        "position of a cell": "单元位置", "order of ids": "要素号顺序", "length of a record": "记录长度",
        "head of a record": "记录头", "continuation of a record": "记录续页",
        // Kinds of fields and tables.
        "text": "文本", "integer": "整数", "real": "小数", "date": "日期", "view": "视图",
        "virtual table": "虚拟表",
        // What a pipeline file may hold.
        "whole number": "整数", "decimal number": "小数", "true or false": "true 或 false", "word": "词",
        "list": "列表", "group of keys": "一组键", "alias": "别名", "quoted text": "带引号的文本",
        "all or list": "all 或列表", "one line of text": "一行文本",
        "small letters, digits and single hyphens": "小写字母、数字和单个连字符",
        "six digits ending in 00": "以 00 结尾的六位数字", "six digits": "六位数字",
        "two to six digits and capital letters": "二至六位数字或大写字母", "T or B and two digits": "T 或 B 加两位数字",
        "a date as 2020-12-31": "日期，如 2020-12-31", "the name of a character encoding": "字符编码名称",
        "a path on one line": "一行路径", "a path": "路径",
        "a name of zones": "zones 中的一个名称", "two names of zones or more": "至少两个 zones 名称",
        "the field of uses (PZYT)": "批准用途字段（PZYT）", "the field of levels (PDJB)": "坡度级别字段（PDJB）",
        // What a filter, a measure or a formula may hold.
        "a closing quote": "右引号", "a comparison": "比较符", "a number": "数字", "a year": "年份", "a date": "日期",
        "a comparison, `in`, `between`, `is blank`, `contains` or `begins with`":
            "比较符，或 `in`、`between`、`is blank`、`contains`、`begins with`",
        "a date as 2023-01-31": "日期，如 2023-01-31", "a district code in quotes": "带引号的行政区代码",
        "a name that no other statistic has": "不与其他指标重复的名称",
        "a name, a number, a text in quotes or an operator": "名称、数字、带引号的文本或运算符",
        "a number above 0, up to 100": "大于 0、不超过 100 的数", "a number or a date": "数字或日期",
        "a number, or a date as 2023-01-31; codes stand in quotes": "数字，或日期（如 2023-01-31）；代码须加引号",
        "a register with `geometry: polygons`": "写明 `geometry: polygons` 的台账", "a smaller number": "较小的数",
        "a text in quotes": "带引号的文本", "a code in quotes, or a set of classes": "带引号的代码或地类集合",
        "a text in quotes, a number, a date or a set of classes": "带引号的文本、数字、日期或地类集合",
        "a year or a date": "年份或日期", "the end": "结尾", "the name of a field": "字段名",
        "the name of a field of dates": "日期字段名", "the name of a register with polygons": "有面图形的台账名",
        "a statistic, a number or a parenthesis": "指标名、数字或括号", "cells of sums": "汇总单元",
        "a number without unit and commas, or words": "不带单位和逗号的数，或文字",
        "`sum` of a field": "对字段求 `sum`", "a sum over cells": "汇总值", "an attribute of the cells": "单元的属性字段",
        "a source without polygons": "没有面图形的数据来源", "land class": "地类", "district": "行政区", "year": "年份",
        "count": "个数", "number": "数值", "code": "代码", "month": "月份",
        "a statistic of a survey before `at`": "`at` 前为按调查年度计算的指标",
        "a statistic without a year of its own before `at`": "`at` 前为未写明 `year` 的指标",
        // What a key of a pipeline file needs beside it.
        "a column of numbers": "数值列", "a column of texts in both registers": "两个台账中都是文本或代码的列",
        "a column with a unit of area": "以面积单位计的列", "every county": "所有县区", "no `value`": "不写 `value`",
        "nothing beside it": "两者只写其一", "the words it may hold": "该列可填的词",
        "the year of every source": "各数据来源的年度",
        "two surveys": "两次调查",
        // Required keys of a pipeline file.
        "Version of this file format.": "文件格式版本。",
        "Short name of the pipeline, as run.json records it.": "流程简称，记入 run.json。",
        "The question this pipeline answers.": "本流程要回答的问题。",
        "Title of the results, as run.json records it.": "成果标题，记入 run.json。",
        "Year of the survey data; with `years`, the last of them.": "调查数据年度；有 `years` 时为其中最后一年。",
        "Year of the survey.": "调查年度。",
        "Folder that the paths of `sources` count from, from the folder of this pipeline file.":
            "`sources` 中各路径所在的文件夹，相对于流程文件所在文件夹。",
        "The city that the counties make up.": "各县区所属的市。",
        "The deliveries, one for each county.": "各县区的成果数据，一县一项。",
        "Administrative code, six digits ending in 00.": "行政区代码，以 00 结尾的六位数字。",
        "Administrative code, six digits.": "行政区代码，六位数字。", "Name as it stands in the tables.": "表中所用名称。",
        "Delivery folder, file or glob, from the folder of this pipeline file, or of each year's.":
            "成果文件夹、文件或通配符，相对于流程文件所在文件夹，有 `years` 时相对于各年度的文件夹。",
        "Title of the line.": "该行的标题。", "Zones at the earlier time.": "前期的分区。",
        "Zones at the later time.": "后期的分区。",
        "Standard of the data.": "数据采用的分类标准。", "Class in the data.": "数据中的地类。",
        "Class in the results.": "成果中的地类。",
        "Name of the rule (polygon-repaired).": "规则名称（如 polygon-repaired）。",
        "Name of the zones in tables and in `statistics`.": "分区在表中和 `statistics` 中的名称。",
        "Title of the zones in tables.": "分区在表中的标题。",
        "File or folder, from the folder of this pipeline file.": "文件或文件夹，相对于流程文件所在文件夹。",
        "Zones that are shared.": "作为部分的分区。", "Zones whose area is the whole.": "作为整体的分区。",
        "Zones that occupy; each kind is one line.": "占用分区，每类一行。", "Name of the table.": "表的名称。",
        "Title of the table.": "表的标题。", "Name of the tables.": "各表的名称。", "Title of the tables.": "各表的标题。",
        "Areas in mu from which a tract counts, each a line.": "连片计入的最小面积（亩），每个一行。",
        // Registers, statistics and reports of a pipeline file.
        "six, nine or twelve digits": "六、九或十二位数字",
        "Name of the register in statistics.": "台账在 `indicators` 中的名称。",
        "Title of the register in tables.": "台账在表中的标题。",
        "The columns that are read, each with its type.": "要读取的各列及其类型。",
        "Name of the column in statistics.": "该列在 `indicators` 中的名称。",
        "Head of the column in the file, or name of the field.": "该列在文件中的列名或字段名。",
        "Name of the register whose records have shapes.": "记录带图形的台账的名称。",
        "Name of the column that identifies a record in both.": "两个台账中标识同一记录的列。",
        "Name of the grouping, for `by`.": "分组名称，供 `by` 引用。", "Title of its column in tables.": "该分组在表中的列标题。",
        "The groups, in the order of the tables.": "各组，按表中顺序。", "Name as it stands in tables.": "表中所用名称。",
        "Codes of the districts: counties, townships or villages.": "行政区代码：县级、乡级或村级。",
        "Register of the days that are not what the week says.": "节假日与调休日台账。",
        "Column of the days.": "日期所在的列。",
        "Name of the statistic, by which others and reports refer to it.": "指标名称，供其他指标和 `reports` 引用。",
        "What is counted, or `value`.": "统计的对象和方法；由其他指标算出的写 `value`。",
        "Year that the plan's indicators start from.": "规划指标的基期年。",
        "Year that their targets are set for.": "规划指标的目标年。",
        "The statistic.": "指标名称。", "The other year.": "另一年份。", "Where the plan says so.": "规划中的出处。",
        "The statistics.": "各指标名称。",
        "What the rows are: county, year, or words that every statistic is told apart by.":
            "各行是什么：county、year，或每个指标的 `by` 中都有的词。",
        "The columns.": "各列。", "The register.": "台账名称。", "Column of the register.": "台账的列名。",
        "Head of the column.": "表中的列标题。", "The statements.": "各项相互印证的表述。", "What is stated.": "表述的内容。",
        "Formula of statistics and stated figures.": "由指标和所述数字组成的算式。", "The other side.": "另一侧的算式。",
        "Name of the file.": "文件名。",
        "Template file, from the folder of this pipeline file.": "模板文件，相对于流程文件所在文件夹。",
        // A sample's targets.
        "a column of the register": "该台账的列", "a column before": "前面的列",
        "a column of as many decimals": "小数位数相同的列", "at least one word": "至少一个词",
        "two ascending numbers": "由小到大的两个数", "two ascending days, YYYY-MM-DD": "由早到晚的两个日期，如 2020-12-31",
        "a day, YYYY-MM-DD": "日期，如 2020-12-31", "YYYY-MM-DD HH:MM": "日期时间，如 2020-12-31 09:30",
        "a grade of 1 to 15": "1 至 15 的等别", "a box beside the city's": "城市范围以外的矩形",
        "the year of a survey": "某次调查的年度", "a class of cultivated land": "耕地地类",
        "4 digits": "4 位数字", "6 digits": "6 位数字", "at least 2": "至少 2 个", "a code of its own": "不重复的代码",
        "a later year": "更晚的年份", "the code of a county": "某县的代码", "a county that delivers": "当年提交成果的县",
        "another county": "另一个县",
        "longitude, latitude": "经度、纬度", "west < east, south < north": "西 < 东，南 < 北",
        "a plain decimal number of up to 4 places": "至多四位小数的十进制数", "a class of the sample": "样例所用的地类",
    ]
}
