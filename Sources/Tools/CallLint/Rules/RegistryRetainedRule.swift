import CallFlow
public import CallPaths
import CallVocabulary

/// Somebody keeps the registry, and somebody keeps its delegate.
public struct RegistryRetainedRule: LintRule {
    public init() {}

    /// Without the other sources nobody can see who else sets a delegate.
    public func findings(in program: Program) -> [Finding] {
        findings(in: RuleContext(program: program, library: SourceLibrary(texts: [:])))
    }

    public func findings(in context: RuleContext) -> [Finding] {
        let program = context.program
        let creations = RegistryCreation.all(in: program)
        let delegates = RegistryDelegates(program, context.library)
        let without = creations.filter(delegates.isWithout)
        let withoutDelegate = without.map { Self.withoutDelegate($0, isOnly: without.count == creations.count) }
        let registries = creations.compactMap { creation -> Finding? in
            guard let body = creation.site.function?.body?.block, let name = LocalUse.name(of: creation.site, in: body),
                !LocalUse.isKept(name, in: body)
            else { return nil }
            return Finding(
                Self.description, severity: .note, at: creation.location,
                message: "the registry is held by nothing but a local variable: the documentation asks to keep it")
        }
        return withoutDelegate + registries + lostDelegates(program)
    }

    /// A second registry that brings nothing does little harm.
    private static func withoutDelegate(_ creation: RegistryCreation, isOnly: Bool) -> Finding {
        let consequence =
            isOnly ? "no method is called for a push, and the app is killed" : "no method is called for what it brings"
        var finding = Finding(
            description, severity: isOnly ? nil : .note, at: creation.location,
            message: "nothing ever becomes this registry's delegate: \(consequence)")
        finding.rule = .c1_4
        return finding
    }

    /// `registry.delegate = Handler()`
    private func lostDelegates(_ program: Program) -> [Finding] {
        program.functions().flatMap { member in
            var found: [Finding] = []
            let body = member.function.body?.block ?? []
            Tree.walk(body) { expression in
                guard let value = Self.delegate(expression, body, member, program), LocalUse.isLost(value, in: body)
                else {
                    return
                }
                found.append(
                    Finding(
                        Self.description, at: value.location,
                        message:
                            "the registry's delegate is a new object that nobody keeps: it is gone at once, and no push arrives"
                    ))
            }
            return found
        }
    }

    /// What an expression makes the delegate of a registry.
    private static func delegate(
        _ expression: Expression, _ body: Block, _ member: Program.Member, _ program: Program
    ) -> Expression? {
        switch expression.kind {
        case .assignment(let target, let value):
            guard case .member(let base, "delegate", _) = target.kind else { return nil }
            return isRegistry(base, body, member, program) ? value : nil
        case .call(let call):
            guard case .member(let base, "setDelegate:", _) = call.callee.kind else { return nil }
            return isRegistry(base, body, member, program) ? call.arguments.first?.value : nil
        default: return nil
        }
    }

    private static func isRegistry(
        _ base: Expression, _ body: Block, _ member: Program.Member, _ program: Program
    ) -> Bool {
        let context = TypeContext(
            selfType: member.type?.name ?? member.function.owner, path: member.function.location.path)
        if program.evidentType(of: base, in: context).base == "PKPushRegistry" { return true }
        guard case .name(let name) = base.kind, let value = LocalUse.value(of: name, in: body) else { return false }
        return value.names.contains("PKPushRegistry")
    }
}

extension RegistryRetainedRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "registry-not-retained", rule: .d12, severity: .warning,
            summary: "the registry and its delegate are kept for the life of the app",
            rationale: """
                A registry tells its delegate of pushes, and holds it weakly (D12): a delegate that nobody else keeps is gone \
                before the first push, no method is called, and the daemon kills the app (C1.4). The registry itself should be \
                kept as well, in a property of something that lives as long as the app. That one in a local variable goes on \
                working is seen in public samples and promised nowhere, so it is a note.
                """,
            mend:
                "Set the registry's delegate, and keep both in properties of the app's delegate, or of an object that it keeps."
        )
        rule.triggering = [
            LintExample(
                "a local variable alone",
                """
                import PushKit
                class AppDelegate: UIResponder, UIApplicationDelegate, PKPushRegistryDelegate {
                    func register() {
                        let registry = 1️⃣PKPushRegistry(queue: .main)
                        registry.delegate = self
                        registry.desiredPushTypes = [.voIP]
                    }
                }
                """),
            LintExample(
                "a delegate that is gone at once",
                """
                import PushKit
                class AppDelegate: UIResponder, UIApplicationDelegate {
                    let registry = PKPushRegistry(queue: .main)
                    func register() {
                        registry.delegate = 1️⃣PushHandler()
                        registry.desiredPushTypes = [.voIP]
                    }
                }
                """),
            LintExample(
                "no delegate at all",
                """
                import PushKit
                class AppDelegate: UIResponder, UIApplicationDelegate, PKPushRegistryDelegate {
                    var registry: PKPushRegistry?
                    let window = Window()
                    func register() {
                        registry = 1️⃣PKPushRegistry(queue: .main)
                        registry?.desiredPushTypes = [.voIP]
                        window.delegate = self
                    }
                }
                """),
            LintExample(
                "a delegate that is gone at the end of the method, in Objective-C",
                """
                #import <PushKit/PushKit.h>
                @implementation AppDelegate
                - (void)registerForPushes {
                    self.registry = [[PKPushRegistry alloc] initWithQueue:nil];
                    PKPushRegistry *registry = self.registry;
                    PKPushRegistry *other = [PKPushRegistry new];
                    other.delegate = 1️⃣[[PushHandler alloc] init];
                    [self keep:other];
                }
                @end
                """, isObjectiveC: true),
        ]
        rule.nonTriggering = [
            LintExample(
                "kept in a property afterwards",
                """
                import PushKit
                class AppDelegate: UIResponder, UIApplicationDelegate, PKPushRegistryDelegate {
                    var registry: PKPushRegistry?
                    func register() {
                        let registry = PKPushRegistry(queue: .main)
                        registry.delegate = self
                        self.registry = registry
                    }
                }
                """),
            LintExample(
                "given back",
                """
                import PushKit
                func makeRegistry(_ delegate: PKPushRegistryDelegate) -> PKPushRegistry {
                    let registry = PKPushRegistry(queue: .main)
                    registry.delegate = delegate
                    return registry
                }
                """),
            LintExample(
                "a delegate that is kept",
                """
                import PushKit
                class AppDelegate: UIResponder, UIApplicationDelegate {
                    let registry = PKPushRegistry(queue: .main)
                    var handler: PushHandler?
                    func register() {
                        let handler = PushHandler()
                        registry.delegate = handler
                        self.handler = handler
                    }
                }
                """),
            LintExample(
                "a delegate that is set in another method, or by somebody else",
                """
                import PushKit
                class AppDelegate: UIResponder, UIApplicationDelegate, PKPushRegistryDelegate {
                    let registry = PKPushRegistry(queue: .main)
                    var other: PKPushRegistry!
                    lazy var third: PKPushRegistry = {
                        let third = PKPushRegistry(queue: .main)
                        third.desiredPushTypes = [.voIP]
                        return third
                    }()
                    func register() {
                        other = PKPushRegistry(queue: .main)
                        wire(other)
                        third.delegate = self
                    }
                    func application(_ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?) -> Bool {
                        registry.delegate = self
                        return true
                    }
                }
                """),
            LintExample(
                "the delegate of something else",
                """
                import PushKit
                class AppDelegate: UIResponder, UIApplicationDelegate {
                    let session = Session()
                    func open() { session.delegate = Listener() }
                }
                """),
        ]
        return rule
    }()
}
