import Glibc

/// Writes the results of a run in one format.
package protocol ResultWriter: Sendable {
    /// As pipelines name it.
    static var name: String { get }
    /// One line for help.
    static var summary: String { get }
    static var options: [WriterOption] { get }

    /// - Parameter options: by name; what is missing has its default.
    /// - Throws: `option` for a name or value that is not declared.
    init(_ options: [String: String]) throws(WriterError)

    /// Writes into a folder that stands, over nothing; gives the files as paths relative to it.
    func write(_ results: RunResults, into folder: String) throws(WriterError) -> [String]
}

/// An option of a writer: name, help, and the values it takes, the default first.
package struct WriterOption: Sendable, Equatable {
    package var name: String
    package var help: String
    package var values: [String]

    package init(name: String, help: String, values: [String]) {
        self.name = name
        self.help = help
        self.values = values
    }
}

extension ResultWriter {
    /// The value of every declared option.
    static func resolve(_ given: [String: String]) throws(WriterError) -> [String: String] {
        for (name, value) in given.sorted(by: { $0.key < $1.key }) {
            guard let option = options.first(where: { $0.name == name }) else {
                throw .option(writer: Self.name, name: name, value: value, allowed: options.map(\.name))
            }
            guard option.values.contains(value) else {
                throw .option(writer: Self.name, name: name, value: value, allowed: option.values)
            }
        }
        return options.reduce(into: given) { result, option in
            if result[option.name] == nil { result[option.name] = option.values.first }
        }
    }

    /// Makes a folder inside the result.
    static func makeFolder(_ path: String) throws(WriterError) {
        try SystemCall.check("mkdir", path) { mkdir(path, 0o777) }
    }
}
