extension RunFolder {
    /// Writes a text file into the working folder.
    package func write(_ text: String, as name: String) throws(WriterError) {
        let file = try TextFile(creating: workingPath + "/" + name)
        try file.write(text)
        try file.close()
    }
}
