import Foundation

/// `PATCHES[:LAYER]` of the command line: a path, and the layer to take from it.
package struct LayerArgument: Sendable, Equatable {
    package var path: String
    package var layer: String?

    package init(path: String, layer: String? = nil) {
        self.path = path
        self.layer = layer
    }

    /// Splits at the last colon, unless the whole text names something that exists (a colon is legal in a path).
    package init(
        parsing text: String, exists: (String) -> Bool = { FileManager.default.fileExists(atPath: $0) }
    ) {
        guard !exists(text), let colon = text.lastIndex(of: ":"), colon != text.startIndex else {
            self.init(path: text)
            return
        }
        let layer = String(text[text.index(after: colon)...])
        self.init(path: String(text[..<colon]), layer: layer.isEmpty ? nil : layer)
    }
}
