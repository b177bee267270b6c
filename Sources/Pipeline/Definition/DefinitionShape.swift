/// What may stand at a place of the pipeline file: the declaration that decoding, `--set` and the JSON Schema share.
indirect enum DefinitionShape: Sendable, Equatable {
    case text(Form)
    case integer(ClosedRange<Int>)
    /// A plain decimal number from 0, with at most so many places.
    case decimal(places: Int)
    case boolean
    case choice([String])
    case list(DefinitionShape)
    /// One word, or a list (`all`, or `[T01, T02]`).
    case wordOrList(word: String, DefinitionShape)
    case record([Key])

    /// One key of a record.
    struct Key: Sendable, Equatable {
        enum Presence: Sendable, Equatable {
            case required
            case optional
            /// The value a missing key has, as it would be written.
            case standard(String)
        }

        var name: String
        /// One line for the JSON Schema and for messages.
        var summary: String
        var presence: Presence
        var shape: DefinitionShape

        init(
            _ name: String, _ summary: String, _ shape: DefinitionShape, _ presence: Presence = .optional
        ) {
            self.name = name
            self.summary = summary
            self.shape = shape
            self.presence = presence
        }
    }

    /// Forms of text.
    enum Form: Sendable, Equatable, CaseIterable {
        /// Any number of lines.
        case prose
        /// One line.
        case line
        /// `shaoguan-survey`
        case name
        /// `440200`
        case cityCode
        /// `440203`
        case countyCode
        /// `440203`, `440203001`
        case districtCode
        /// `0101`, `0301K`
        case classCode
        /// `T01`
        case formID
        case date
        /// The name of a character encoding.
        case encoding
        case path

        /// Regular expression for the whole text, in the common part of ECMA 262, Python and Swift; `nil`: any text.
        var pattern: String? {
            switch self {
            case .prose: nil
            case .line, .path: #"[^\u0000-\u001F\u007F]+"#
            case .name: "[a-z0-9]+(-[a-z0-9]+)*"
            case .cityCode: "[1-9][0-9]{3}00"
            case .countyCode: "[1-9][0-9]{5}"
            case .districtCode: "[1-9][0-9]{5}([0-9]{3})?([0-9]{3})?"
            case .classCode: "[0-9A-Z]{2,6}"
            case .formID: "[TB][0-9]{2}"
            case .date: "[0-9]{4}-[0-9]{2}-[0-9]{2}"
            case .encoding: "[A-Za-z0-9._:-]+"
            }
        }

        func accepts(_ text: String) -> Bool {
            guard let pattern else { return true }
            guard let expression = try? Regex(pattern) else {
                preconditionFailure("the pattern of \(self) is no regular expression")
            }
            return text.wholeMatch(of: expression) != nil
        }

        /// What a message says was expected.
        var expectation: String {
            switch self {
            case .prose: "text"
            case .line: "one line of text"
            case .name: "small letters, digits and single hyphens"
            case .cityCode: "six digits ending in 00"
            case .countyCode: "six digits"
            case .districtCode: "six, nine or twelve digits"
            case .classCode: "two to six digits and capital letters"
            case .formID: "T or B and two digits"
            case .date: "a date as 2020-12-31"
            case .encoding: "the name of a character encoding"
            case .path: "a path on one line"
            }
        }
    }

    /// What a message says was expected, without the article.
    var kind: String {
        switch self {
        case .text: "text"
        case .integer: "whole number"
        case .decimal: "decimal number"
        case .boolean: "true or false"
        case .choice: "word"
        case .list: "list"
        case .wordOrList(let word, _): "\(word) or list"
        case .record: "group of keys"
        }
    }

    var keys: [Key] {
        if case .record(let keys) = self { keys } else { [] }
    }

    /// Key paths of all values below this shape, list items without number (`sources.county`).
    func leaves(under path: String = "") -> [String] {
        switch self {
        case .record(let keys):
            keys.flatMap { $0.shape.leaves(under: path.isEmpty ? $0.name : "\(path).\($0.name)") }
        case .list(.record(let keys)):
            DefinitionShape.record(keys).leaves(under: path)
        default: [path]
        }
    }
}
