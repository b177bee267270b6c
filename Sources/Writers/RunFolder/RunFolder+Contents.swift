import Glibc

extension RunFolder {
    /// Makes a folder inside the working folder; gives its path.
    package func makeSubfolder(_ name: String) throws(WriterError) -> String {
        let path = workingPath + "/" + name
        try SystemCall.check("mkdir", path) { mkdir(path, 0o777) }
        return path
    }

    /// Writes a text file into the working folder.
    package func write(_ text: String, as name: String) throws(WriterError) {
        let file = try TextFile(creating: workingPath + "/" + name)
        try file.write(text)
        try file.close()
    }
}
