package import Aggregate
package import LandModel
package import Statistics

/// A pipeline as its file describes it, every default filled in. Nothing has been looked for on disk yet.
///
/// Paths are as written; `resolved(_:)` gives them from the working folder.
package struct PipelineDefinition: Sendable, Equatable {
    /// Path of the file it was read from.
    package var path: String
    package var name: String
    package var description: String
    package var title: String
    package var year: Int
    /// Numbers of the systems (docs/systems.md) that its runs serve as a whole.
    package var systems: [Int]
    /// Code of six digits.
    package var city: District
    /// In the order of the file.
    package var sources: [SourceDefinition]
    /// Surveys that are compared, in ascending order; none where a single one is tabulated.
    package var years: [SurveyYear]
    package var changes: Changes
    /// In the order of the file.
    package var zones: [ZoneDefinition]
    package var classes: Classes
    package var area: Area
    package var control: Control
    package var levelling: LevellingSettings
    /// The check of each county's patches as a whole; `nil` where it is not asked for.
    package var coverage: Coverage?
    package var budget: Budget
    package var tables: Tables
    package var statistics: StatisticsDefinition
    /// In the order of the file.
    package var registers: [RegisterDefinition]
    package var groupings: [DistrictGrouping]
    package var calendar: CalendarDefinition?
    package var indicators: [StatisticDefinition]
    /// What is made of them; `nil` for plain lists alone.
    package var reports: ReportsDefinition?
    package var outputs: Outputs

    /// One of several surveys, in a folder of its own.
    package struct SurveyYear: Sendable, Equatable {
        package var year: Int
        /// Folder that the sources' paths count from, as written.
        package var path: String
        /// Codes of the counties that delivered; `nil` for all.
        package var delivered: [String]?
    }

    package struct Changes: Sendable, Equatable {
        package enum Source: String, Sendable, CaseIterable {
            /// The surveys of both years, compared.
            case surveys
            /// The delivered change layer of each county that has one; the surveys elsewhere.
            case layer
        }

        /// Where the change forms come from.
        package var source: Source
        /// Name of the change layer that a delivery may hold beside its patches.
        package var layer: String
        /// Numbers of the change forms, in the order of their catalogue.
        package var forms: [String]
        /// Whether the long tables of the survey database are written too.
        package var writesDatabaseTables: Bool
        /// In metres.
        package var sliverWidth: Double
        /// Ground of a patch up to which no finding speaks of it.
        package var tolerance: SquareMetres
        package var monitoring: MonitoringDefinition
    }

    package struct Classes: Sendable, Equatable {
        /// Identifier of the standard of the results (`tdt1055-2019`).
        package var standard: String
        package var rules: [Rule]

        /// A decision for one ambiguous row of a crosswalk.
        package struct Rule: Sendable, Equatable {
            package var standard: String
            package var from: String
            package var to: String
        }
    }

    package struct Area: Sendable, Equatable {
        package var basis: AreaBasis
        /// A difference is a finding when it is larger than this …
        package var absoluteTolerance: SquareMetres
        /// … and larger than this part of the computed area.
        package var relativeTolerance: Double
        /// Whether angles are rounded to 1e-6″ before computing (notice 32 of 2008).
        package var roundAngles: Bool
    }

    package enum Control: Sendable, Equatable {
        /// DCMJ of the district layers of each delivery.
        case layers
        /// A CSV with the columns district, island, area_m2.
        case table(path: String)
    }

    /// What counts as a sliver.
    package struct Coverage: Sendable, Equatable {
        package var sliverArea: SquareMetres
        /// In metres.
        package var sliverWidth: Double
    }

    /// Bounds on findings; `nil` is no bound.
    package struct Budget: Sendable, Equatable {
        package struct Bound: Sendable, Equatable {
            package var count: Int?
            package var area: SquareMetres?
        }

        package var all: Bound
        package var rules: [FindingRule: Bound]
    }

    package struct Tables: Sendable, Equatable {
        /// Numbers of the forms, in the order of the catalogue.
        package var forms: [String]
        /// Unit of the workbooks in `forms/`; every other output is in hectares.
        package var unit: AreaUnit
    }

    package struct Outputs: Sendable, Equatable {
        package struct Workbook: Sendable, Equatable {
            package var isWritten: Bool
            /// 填表单位
            package var organisation: String?
            /// `2020-12-31`
            package var date: String?
            /// 制表
            package var preparedBy: String?
            /// 审核
            package var reviewedBy: String?
        }

        package var folder: String
        package var byteOrderMark: Bool
        package var workbook: Workbook
        package var writesGeoPackage: Bool
    }

    /// The pipeline of one of its years by itself.
    ///
    /// The delivery of a county that did not deliver in the year is the last one it made.
    package func survey(of year: SurveyYear) -> PipelineDefinition {
        var definition = self
        definition.year = year.year
        definition.years = []
        // These speak of all surveys together.
        definition.registers = []
        definition.indicators = []
        definition.reports = nil
        // Zones that the comparison alone asks for are read once, by it.
        let asked = statistics.overlaid.union([statistics.farmland].compactMap { $0 })
        definition.zones.removeAll {
            changes.monitoring.zones.contains($0.name) && !asked.contains($0.name)
        }
        for index in definition.sources.indices {
            let source = sources[index]
            let last = years.last {
                $0.year <= year.year && $0.delivered?.contains(source.county.code) ?? true
            }
            if !source.path.hasPrefix("/") {
                definition.sources[index].path = (last ?? year).path + "/" + source.path
            }
            definition.sources[index].year = last?.year ?? year.year
        }
        return definition
    }

    /// Whether registers are read and statistics calculated.
    package var hasIndicators: Bool { !indicators.isEmpty || !registers.isEmpty }

    /// A path of the file from the working folder: relative ones count from the pipeline file's own folder.
    package func resolved(_ written: String) -> String {
        guard !written.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return written }
        return path[...slash] + written
    }
}

/// One county's delivery.
package struct SourceDefinition: Sendable, Equatable {
    package struct Layers: Sendable, Equatable {
        package var patches: String
        package var villages: String
        package var townships: String
    }

    package enum OlderDatum: String, Sendable, CaseIterable {
        case refuse
        case ownEllipsoid = "own-ellipsoid"
    }

    /// Code of six digits.
    package var county: District
    /// Folder, file or glob, as written.
    package var path: String
    package var layers: Layers
    /// Identifier of the standard of the data.
    package var standard: String
    package var year: Int
    /// Stated coordinate reference system; `nil`: by evidence.
    package var crs: String?
    /// Whether the stated system holds against one that the data carry.
    package var crsIsForced: Bool
    package var olderDatum: OlderDatum
    /// Stated encoding; `nil`: by evidence.
    package var encoding: String?
    package var basis: AreaBasis
    /// Line of the item in the pipeline file.
    package var line: Int?
}
