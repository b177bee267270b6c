/// What a standard may be called, for the message about a name that no standard has.
package struct StandardName: Sendable, Equatable {
    package var identifier: String
    /// Other names; not those that only spell the identifier or the standard's number another way.
    package var aliases: [String]

    package init(_ identifier: String, aliases: [String] = []) {
        self.identifier = identifier
        self.aliases = aliases
    }
}
