import CallVocabulary
import Foundation
import Synchronization
import Testing

@testable import AppBundle

@Suite struct BundleBuilderTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("", to: "Package.swift")
    }

    /// Stands in for the compiler: answers as `swift` does, from files.
    private func fakeSwift(products: [String], buildStatus: Int = 0, output: String = "") throws -> String {
        let targets = products.map {
            #"{"name":"\#($0)","c99name":"\#($0)_module","path":"Sources/\#($0)","type":"executable"}"#
        }
        let executables = products.map { #"{"name":"\#($0)","targets":["\#($0)"],"type":{"executable":null}}"# }
        try folder.write(
            #"{"path":"\#(folder.url.path)","products":[\#(executables.joined(separator: ","))],"#
                + #""targets":[\#(targets.joined(separator: ","))]}"#, to: "answer.json")
        try folder.write(output, to: "output.txt")
        try folder.write(
            """
            #!/bin/sh
            case "$*" in
            *describe*) cat \(folder.url.path)/answer.json ;;
            *--show-bin-path*) echo \(folder.url.path)/products ;;
            *) cat \(folder.url.path)/output.txt; exit \(buildStatus) ;;
            esac
            """, to: "bin/swift", mode: 0o755)
        return folder.url.path + "/bin:/usr/bin:/bin"
    }

    private func write(app name: String, executable: String? = nil) throws {
        let key = executable.map { "<key>CFBundleExecutable</key><string>\($0)</string>" } ?? ""
        try folder.write(
            "<plist><dict><key>CFBundleIdentifier</key><string>com.example.$(PRODUCT_NAME)</string>\(key)"
                + "<key>CFBundleName</key><string>$(PRODUCT_MODULE_NAME)</string></dict></plist>",
            to: "Sources/\(name)/Info.plist")
        try folder.write(ELFDraft(symbols: []).data, to: "products/\(name)", mode: 0o755)
    }

    private func builder(_ path: String, product: String? = nil) -> BundleBuilder {
        BundleBuilder(package: folder.url, product: product, searchPath: path)
    }

    private let silent = BuildDisplay(isTerminal: false) { _ in }

    private func fault(_ builder: BundleBuilder) -> BundleBuilderError? {
        #expect(throws: BundleBuilderError.self) { try builder.build(showing: silent) }
    }

    @Test("The parts come together, Xcode's variables are filled in, and the older bundle is replaced")
    func assembly() throws {
        let path = try fakeSwift(products: ["Parley"])
        try write(app: "Parley")
        try folder.write(
            "<plist><dict><key>aps-environment</key><string>production</string></dict></plist>",
            to: "Sources/Parley/Parley.entitlements")
        try folder.write("text", to: "products/pkg_Parley.resources/a.txt")
        try folder.write("old", to: ".build/ringtime/Parley.app/Old")
        let bundle = try builder(path).build(showing: silent)
        #expect(bundle.url.path == folder.url.path + "/.build/ringtime/Parley.app")
        #expect(bundle.identifier == "com.example.Parley")
        #expect(bundle.name == "Parley_module")
        #expect(bundle.apsEnvironment == .production)
        let names = try FileManager.default.contentsOfDirectory(atPath: bundle.url.path).sorted()
        #expect(names == ["Info.plist", "Parley", "Parley.entitlements", "pkg_Parley.resources"])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/.build/ringtime") == ["Parley.app"])
        #expect(try String(contentsOfFile: bundle.url.path + "/pkg_Parley.resources/a.txt", encoding: .utf8) == "text")
    }

    @Test("The executable gets the name that the property list gives it")
    func executableName() throws {
        let path = try fakeSwift(products: ["Parley"])
        try write(app: "Parley", executable: "Other")
        #expect(try builder(path).build(showing: silent).executable.lastPathComponent == "Other")
    }

    @Test("Of several apps one must be chosen; executables without a property list are no apps")
    func choice() throws {
        let path = try fakeSwift(products: ["Two", "One", "Tool"])
        #expect(fault(builder(path)) == .noApp(path: folder.url.path))
        try write(app: "One")
        #expect(try builder(path).build(showing: silent).identifier == "com.example.One")
        try write(app: "Two")
        #expect(fault(builder(path)) == .severalApps(path: folder.url.path, products: ["One", "Two"]))
        #expect(try builder(path, product: "Two").build(showing: silent).identifier == "com.example.Two")
        #expect(fault(builder(path, product: "Tool")) == .noSuchApp(product: "Tool", products: ["One", "Two"]))
    }

    @Test("Without a compiler, or without a package, that is said")
    func nothingToBuild() throws {
        #expect(fault(builder("/nonexistent")) == .noCompiler)
        #expect(BundleBuilderError.noCompiler.description.contains("needs a compiler"))
        let empty = folder.url.appending(path: "bin")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        #expect(fault(BundleBuilder(package: empty)) == .noPackage(path: empty.path))
    }

    @Test("A build that fails gives the compiler's lines, and progress is told apart from them")
    func failure() throws {
        let output =
            "Building for debugging...\n[1/4] Compiling A\nA.swift:1:1: error: no\n[2/4] Compiling B\nerror: last"
        let path = try fakeSwift(products: ["Parley"], buildStatus: 1, output: output)
        try write(app: "Parley")
        #expect(
            fault(builder(path))
                == .buildFailed(
                    product: "Parley", output: "Building for debugging...\nA.swift:1:1: error: no\nerror: last"))
    }

    @Test("A package whose description is no description is unreadable")
    func description() throws {
        let path = try fakeSwift(products: [])
        try folder.write("{}", to: "answer.json")
        guard case .unreadablePackage? = fault(builder(path)) else {
            Issue.record("accepted")
            return
        }
    }

    @Test("A real package is built by the real compiler, with its resources and the mark of CallKit")
    func realPackage() async throws {
        try folder.write(
            """
            // swift-tools-version: 6.0
            import PackageDescription
            let package = Package(name: "real", targets: [
                .target(name: "Mark"),
                .executableTarget(name: "App", dependencies: ["Mark"], exclude: ["Info.plist"],
                    resources: [.copy("ring.txt")]),
            ])
            """, to: "Package.swift")
        try folder.write("", to: "Sources/Mark/include/mark.h")
        try folder.write("const int ringtime_callkit_is_linked = 1;\n", to: "Sources/Mark/mark.c")
        try folder.write("print(1)", to: "Sources/App/main.swift")
        try folder.write("ring", to: "Sources/App/ring.txt")
        try folder.write(
            "<plist><dict><key>CFBundleIdentifier</key><string>a.real</string></dict></plist>",
            to: "Sources/App/Info.plist")
        let builder = BundleBuilder(package: folder.url)
        let (bundle, text) = try await onOwnThread {
            let shown = Mutex("")
            let display = BuildDisplay(isTerminal: true) { text in shown.withLock { $0 += text } }
            return (try builder.build(showing: display), shown.withLock { $0 })
        }
        #expect(bundle.executable.lastPathComponent == "App")
        #expect(bundle.facts.linksCallKit)
        #expect(!bundle.notes.contains { $0.contains("stripped") })
        #expect(try String(contentsOfFile: bundle.url.path + "/real_App.resources/ring.txt", encoding: .utf8) == "ring")
        #expect(text.contains("building App: ") && text.contains("built App in "))
    }
}

@Suite struct ToolRunTests {
    @Test("A tool gets nothing of ours but its three descriptors, and is told apart by how it ends")
    func descriptors() throws {
        // Without O_CLOEXEC, as careless code opens it.
        let leak = open("/dev/null", O_RDONLY)
        defer { close(leak) }
        var (output, errors) = ("", "")
        let script = "ls -l /proc/self/fd/\(leak) >/dev/null 2>&1 && echo leaked; echo out; echo err >&2; exit 7"
        let status = ToolRun(path: "/bin/sh", arguments: ["-c", script]).run { stream, bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            if stream == .output { output += text } else { errors += text }
        }
        #expect(status == 7)
        #expect((output, errors) == ("out\n", "err\n"))
        #expect(ToolRun(path: "/bin/sh", arguments: ["-c", "kill -9 $$"]).run { _, _ in } == 137)
        #expect(ToolRun(path: "/nonexistent", arguments: []).run { _, _ in } == nil)
    }

    @Test("A tool is found by the order of the path, and a folder of its name is none")
    func finding() throws {
        let folder = try TemporaryFolder()
        let tool = try folder.write("", to: "b/tool", mode: 0o755)
        try folder.write("", to: "a/tool/x")
        try folder.write("", to: "c/tool", mode: 0o755)
        let path = ["none", "a", "b", "c"].map { folder.url.path + "/" + $0 }.joined(separator: ":")
        #expect(ToolRun.find("tool", path: path) == tool.path)
        #expect(ToolRun.find("other", path: path) == nil)
    }
}

@Suite struct BuildProgressTests {
    @Test("Steps are counted from the compiler's lines, however they are cut")
    func steps() {
        var progress = BuildProgress(product: "A")
        progress.read("[1/1".utf8)
        progress.read("2] Compiling X\r[2/12] Linking".utf8)
        #expect((progress.done, progress.total, progress.step) == (1, 12, "Compiling X"))
        progress.read("\n[x/y] odd\nwarning: w\n".utf8)
        #expect((progress.done, progress.step) == (2, "Linking"))
        #expect(progress.tail == ["[x/y] odd", "warning: w"])
    }

    @Test("Without a terminal there is a line every ten seconds, on a terminal the line is written over")
    func display() {
        var progress = BuildProgress(product: "A")
        progress.read("[3/12] Compiling X\n".utf8)
        #expect(progress.display(elapsed: 9.9, isTerminal: false) == nil)
        #expect(progress.display(elapsed: 10, isTerminal: false) == "building A: 3/12 Compiling X (10 s)\n")
        #expect(progress.display(elapsed: 19.9, isTerminal: false) == nil)
        #expect(progress.display(elapsed: 20, isTerminal: false) == "building A: 3/12 Compiling X (20 s)\n")
        #expect(progress.display(elapsed: 20.1, isTerminal: true) == "\r\u{1B}[Kbuilding A: 3/12 Compiling X")
        #expect(progress.summary(elapsed: 21.26, succeeded: true, isTerminal: false) == "built A in 21.2 s\n")
    }

    @Test("Output without end keeps only its last lines, and no line without end")
    func bounds() {
        var progress = BuildProgress(product: "A")
        for number in 0..<500 { progress.read("line \(number)\n".utf8) }
        #expect(progress.tail.count == BuildProgress.tailLines)
        #expect(progress.tail.last == "line 499")
        progress.read(Array(repeating: UInt8(ascii: "x"), count: 100_000) + [0x0A])
        #expect(progress.tail.last?.count == 2_000)
    }
}
