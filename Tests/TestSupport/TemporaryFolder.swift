package import Foundation
import Synchronization

/// A new empty folder that goes with its last owner.
package final class TemporaryFolder: Sendable {
    package let url: URL

    package init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("tuban-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    /// A folder that many tests share: it goes when the tests' process ends, as its owner never does.
    package static func shared() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let isFirst = sharedFolders.withLock { folders in
            folders.append(folder.url)
            return folders.count == 1
        }
        if isFirst {
            atexit {
                for url in TemporaryFolder.sharedFolders.withLock({ $0 }) {
                    try? FileManager.default.removeItem(at: url)
                }
            }
        }
        return folder
    }

    private static let sharedFolders = Mutex<[URL]>([])

    deinit { try? FileManager.default.removeItem(at: url) }

    package var path: String { url.path }

    /// Path of an entry of the folder, which need not exist.
    package func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    /// Writes a file, making the folders on its way, and gives its path.
    @discardableResult
    package func write(_ name: String, _ text: String) throws -> String {
        try write(name, Data(text.utf8))
    }

    @discardableResult
    package func write(_ name: String, _ data: Data) throws -> String {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
        return file.path
    }
}
