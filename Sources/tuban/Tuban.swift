import ArgumentParser

/// The command: its verbs.
@main
struct Tuban: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tuban",
        abstract: "Turns national land-survey deliveries into the figures a government plan reports.",
        subcommands: [
            RunCommand.self, TabulateCommand.self, OverlayCommand.self, ChangeCommand.self,
            InspectCommand.self,
            CheckCommand.self, SampleCommand.self,
        ])
}
