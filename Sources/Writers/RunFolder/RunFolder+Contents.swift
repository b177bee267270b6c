extension RunFolder {
    /// Writes a text file into the working folder.
    package func write(_ text: String, as name: String) throws(WriterError) {
        try Self.write(text, to: workingPath + "/" + name)
    }

    /// Writes a new text file into the working folder, or a folder below it.
    package static func write(_ text: String, to path: String) throws(WriterError) {
        let file = try TextFile(creating: path)
        try file.write(text)
        try file.close()
    }

    /// Makes a folder inside the working folder; gives its path.
    package func makeFolder(_ name: String) throws(WriterError) -> String {
        let path = workingPath + "/" + name
        try CSVWriter.makeFolder(path)
        return path
    }
}
