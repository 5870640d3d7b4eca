import Dispatch
public import Foundation
import Synchronization

/// Reads everything that is named: files, folders, zip files, `-` for the standard input.
public struct Gathering: Sendable {
    /// How far it is.
    public struct Progress: Hashable, Sendable {
        /// Files that were read.
        public var done: Int
        /// Files that were found.
        public var total: Int
    }

    /// Called after every file, from any thread.
    public var progress: (@Sendable (Progress) -> Void)?
    /// Where `-` is read from; the standard input.
    public var standardInput = FileHandle.standardInput

    /// Reads with nobody told of the progress.
    public init() {}

    /// A folder holds so many files at most.
    static let mostFiles = 200_000
    /// Files of more bytes are read piece by piece.
    static let largestWhole = 16 << 20

    /// Everything that the paths hold, in the order of their names.
    public func read(_ paths: [String]) -> Answer {
        var inputs: [Input] = []
        var unreadable: [Answer.Unreadable] = []
        for path in paths {
            do { inputs += try Input.all(at: path) } catch {
                unreadable.append(Answer.Unreadable(name: path, reason: error.description))
            }
        }
        let results = read(inputs)
        return Self.answer(inputs, results, unreadable)
    }

    /// Side by side, as many as there are processors.
    private func read(_ inputs: [Input]) -> [Result<[Diagnosis], ReadingFailure>] {
        let results = Mutex([Int: Result<[Diagnosis], ReadingFailure>]())
        let total = inputs.count
        DispatchQueue.concurrentPerform(iterations: total) { index in
            let result = read(inputs[index])
            let done = results.withLock { results in
                results[index] = result
                return results.count
            }
            progress?(Progress(done: done, total: total))
        }
        let all = results.withLock { $0 }
        return inputs.indices.map { all[$0] ?? .failure(ReadingFailure("it was not read")) }
    }

    private func read(_ input: Input) -> Result<[Diagnosis], ReadingFailure> {
        do throws(ReadingFailure) {
            return .success(try input.diagnoses(standardInput: standardInput))
        } catch {
            return .failure(error)
        }
    }

    /// Notes and lists beside reports are no reports; by themselves they are told of.
    private static func answer(
        _ inputs: [Input], _ results: [Result<[Diagnosis], ReadingFailure>], _ before: [Answer.Unreadable]
    ) -> Answer {
        var diagnoses: [Diagnosis] = []
        var remarks: [Diagnosis] = []
        var unreadable = before
        var skipped: [String] = []
        for (input, result) in zip(inputs, results) {
            switch result {
            case .success(let found):
                for diagnosis in found {
                    if diagnosis.isRemark, input.isInFolder {
                        remarks.append(diagnosis)
                    } else {
                        diagnoses.append(diagnosis)
                    }
                }
            case .failure(let failure):
                // A folder holds other things than reports, too.
                if input.isInFolder, input.isOptional {
                    skipped.append(input.name)
                } else {
                    unreadable.append(Answer.Unreadable(name: input.name, reason: failure.description))
                }
            }
        }
        skipped += remarks.map(\.source)
        if diagnoses.isEmpty, unreadable.isEmpty {
            if let first = remarks.first {
                diagnoses = [first]
            } else {
                unreadable.append(Answer.Unreadable(name: inputs.first?.path ?? "", reason: "there is no report in it"))
            }
        }
        return Answer(
            diagnoses, unreadable: unreadable, skipped: diagnoses.count == 1 && remarks.count == 1 ? [] : skipped)
    }
}
