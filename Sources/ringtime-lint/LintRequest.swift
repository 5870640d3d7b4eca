import CallLint
import CommandFrame
import Foundation
import YAMLFile

/// What the arguments ask for, or why they cannot.
enum LintRequest {
    static func rules(_ names: [String]) throws -> Set<String> {
        for name in names where !LintRun.ruleNames.contains(name) {
            throw Failure(2, "no rule is called \(name); --list-rules lists them")
        }
        return Set(names)
    }

    /// The file that was named, or the one in the first folder, or none.
    static func configuration(_ path: String?, beside roots: [String]) throws -> LintConfiguration {
        let own = (roots.first ?? ".") + "/" + LintConfiguration.fileName
        guard let file = path ?? (FileManager.default.fileExists(atPath: own) ? own : nil) else {
            return LintConfiguration()
        }
        do { return try LintConfiguration(file: file, knownRules: LintRun.ruleNames) } catch {
            throw Failure(2, error.description)
        }
    }

    static func baseline(_ path: String?) throws -> Baseline? {
        guard let path else { return nil }
        do { return try Baseline(file: path) } catch { throw Failure(2, error.description) }
    }

    static func changes(_ revision: String?, _ roots: [String]) throws -> ChangedLines? {
        guard let revision else { return nil }
        guard roots.count == 1 else { throw Failure(2, "--since wants one folder") }
        do { return try ChangedLines(since: revision, in: roots[0]) } catch { throw Failure(2, error.description) }
    }

    static func tree(
        _ roots: [String], _ configuration: LintConfiguration, watch: (Int) -> Void
    ) throws -> SourceTree {
        do { return try SourceTree(roots, excluded: configuration.excluded, watch: watch) } catch {
            throw Failure(2, error.description)
        }
    }

    /// Changes the files, or shows how. Whether any file was changed.
    static func mend(_ result: LintResult, _ library: SourceLibrary, onlyShow: Bool) throws -> Bool {
        let mending = Mending(result, library)
        for change in mending.changes {
            if onlyShow {
                say(change.unified)
            } else {
                let place = library.location(of: change.path) ?? change.path
                do { try Data(change.after.utf8).write(to: URL(filePath: place), options: .atomic) } catch {
                    throw Failure(3, "\(change.shown): the change could not be written: \(error.localizedDescription)")
                }
                complain("\(change.shown): mended")
            }
        }
        if mending.changes.isEmpty { complain("ringtime lint: no finding has a change that is safe to make") }
        return !onlyShow && !mending.changes.isEmpty
    }
}
