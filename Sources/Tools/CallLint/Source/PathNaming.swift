/// How files are named: to people by the way from where they work, and to a baseline by the way from the repository, so
/// that neither the argument nor the working folder makes another finding of it.
struct PathNaming {
    private let workingFolder: String

    init(workingFolder: String = DirectoryReading.workingFolder) { self.workingFolder = workingFolder }

    /// A file or folder as the reader's shell finds it: absolute when it was asked for so, as whoever asked wants to find
    /// it again; else relative to the working folder.
    func shown(_ place: String) -> String { place.hasPrefix("/") ? absolute(place) : relative(place) }

    /// Relative to the working folder when it lies below it, else absolute; empty for the working folder itself.
    func relative(_ place: String) -> String {
        let absolute = absolute(place)
        if let inside = Self.inside(absolute, of: workingFolder) { return inside }
        return DirectoryReading.resolved(absolute).flatMap { Self.inside($0, of: workingFolder) } ?? absolute
    }

    /// The names that lead to a folder from the repository that it lies in, the nearest folder with `.git` or
    /// `.ringtime.yml`; none where there is no such folder.
    func wayFromRepository(_ folder: String) -> [Substring] {
        let names = absolute(folder).split(separator: "/")
        for count in stride(from: names.count, through: 0, by: -1) {
            let above = "/" + names[..<count].joined(separator: "/")
            if Self.marks.contains(where: { DirectoryReading.identity(of: above + "/" + $0) != nil }) {
                return Array(names[count...])
            }
        }
        return []
    }

    /// What the uppermost folder of a repository holds.
    static let marks: Set = [".git", LintConfiguration.fileName]

    static func joined(_ folder: String, _ name: String) -> String {
        if folder.isEmpty || name.isEmpty { return folder + name }
        return folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    private func absolute(_ place: String) -> String {
        let whole = place.hasPrefix("/") ? place : workingFolder + "/" + place
        let names = whole.split(separator: "/").filter { $0 != "." }
        let plain = "/" + names.joined(separator: "/")
        // Behind a link `..` leads elsewhere than the text says.
        return names.contains("..") ? DirectoryReading.resolved(plain) ?? plain : plain
    }

    private static func inside(_ place: String, of folder: String) -> String? {
        if place == folder { return "" }
        let start = folder.hasSuffix("/") ? folder : folder + "/"
        return place.hasPrefix(start) ? String(place.dropFirst(start.count)) : nil
    }
}
