import CallFlow
public import CallPaths
import CallVocabulary

/// The registry is made at every launch, before anything else is waited for.
public struct RegistryCreatedLateRule: LintRule {
    public init() {}

    /// Without the other sources nobody's callers can be seen.
    public func findings(in program: Program) -> [Finding] {
        findings(in: RuleContext(program: program, library: SourceLibrary(texts: [:])))
    }

    public func findings(in context: RuleContext) -> [Finding] {
        let program = context.program
        let search = LaunchPathSearch(program, context.library)
        return RegistryCreation.all(in: program).compactMap { creation in
            guard case .late(let lateness) = search.standing(of: Self.place(of: creation, program)) else { return nil }
            var finding = Finding(
                Self.description, cause: "M5", at: creation.location,
                message: "the registry is made late, by \(lateness.why): a push that launches the app finds none",
                steps: lateness.steps)
            if lateness.isGated { finding.rule = .d12 }
            return finding
        }
    }

    private static func place(of creation: RegistryCreation, _ program: Program) -> CallPlace {
        let site = creation.site
        let unit = program.judged.first { $0.path == site.path }
        let property =
            site.function == nil ? unit.flatMap { Self.property(at: creation.location, in: $0, site.type) } : nil
        let closures = site.function?.body.map { CallerSearch.closures(around: creation.location, in: $0.block) } ?? []
        return CallPlace(
            location: creation.location, function: site.function, property: property, type: site.type, path: site.path,
            closuresOf: closures)
    }

    /// The property whose code the place belongs to.
    private static func property(at location: SourceLocation, in unit: SourceUnit, _ type: String?) -> Property? {
        let properties = unit.types.filter { $0.name == type }.flatMap(\.properties) + unit.globals
        return properties.filter { $0.location < location }.max { $0.location < $1.location }
    }
}

extension RegistryCreatedLateRule {
    public static let description: RuleDescription = {
        var rule = RuleDescription(
            name: "registry-created-late", rule: .d14, severity: .warning,
            summary: "the registry is made on the launch path",
            rationale: """
                The system launches the app in the background for a push and waits for a registry (D6): it must be made at every \
                launch, in `didFinishLaunching` (D12). A background launch connects no scene, so code in scene delegates, view \
                controllers or SwiftUI views may never run (D14); nor does that behind a login or a question for permission. \
                The payload waits, the 7 s pass, and the daemon kills the app (C2.1, C2.6). In the foreground it all works.
                """,
            mend:
                "Make the registry in application(_:didFinishLaunchingWithOptions:), first, and whatever the user has done."
        )
        rule.triggering = [
            LintExample(
                "in a view controller",
                """
                import PushKit
                class CallController: UIViewController, PKPushRegistryDelegate {
                    var registry: PKPushRegistry?
                    override func viewDidLoad() {
                        registry = 1️⃣PKPushRegistry(queue: .main)
                    }
                }
                """),
            LintExample(
                "in a method that only a view calls",
                """
                import PushKit
                final class Pushes: NSObject {
                    var registry: PKPushRegistry?
                    func register() { registry = 1️⃣PKPushRegistry(queue: .main) }
                }
                struct Home: View {
                    let pushes = Pushes()
                    var body: some View { Text("Home").onAppear { pushes.register() } }
                }
                """),
            LintExample(
                "when a permission was given",
                """
                import PushKit
                class AppDelegate: UIResponder, UIApplicationDelegate {
                    var registry: PKPushRegistry?
                    func application(_ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?) -> Bool {
                        UNUserNotificationCenter.current().requestAuthorization(options: [.alert]) { granted, _ in
                            if granted { self.registry = 1️⃣PKPushRegistry(queue: .main) }
                        }
                        return true
                    }
                }
                """),
            LintExample(
                "by one of two that a protocol stands for, the one that a scene makes",
                """
                import PushKit
                protocol Coordinating: AnyObject { func start() }
                final class Pushes: Coordinating {
                    var registry: PKPushRegistry?
                    func start() { registry = 1️⃣PKPushRegistry(queue: .main) }
                }
                final class Calls: Coordinating {
                    func start() {}
                }
                class AppDelegate: UIResponder, UIApplicationDelegate {
                    var coordinator: Coordinating?
                    func application(_ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?) -> Bool {
                        coordinator = Calls()
                        coordinator?.start()
                        return true
                    }
                }
                class SceneDelegate: UIResponder, UIWindowSceneDelegate {
                    func scene(_ scene: UIScene, willConnectTo session: UISceneSession, options: UIScene.ConnectionOptions) {
                        let pushes = Pushes()
                        pushes.start()
                    }
                }
                """),
            LintExample(
                "in a view controller, in Objective-C",
                """
                #import <PushKit/PushKit.h>
                @interface CallController : UIViewController
                @end
                @implementation CallController
                - (void)viewDidLoad {
                    self.registry = 1️⃣[[PKPushRegistry alloc] initWithQueue:nil];
                }
                @end
                """, isObjectiveC: true),
        ]
        rule.nonTriggering = [
            LintExample(
                "at launch",
                """
                import PushKit
                class AppDelegate: UIResponder, UIApplicationDelegate {
                    var registry: PKPushRegistry?
                    func application(_ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?) -> Bool {
                        register()
                        return true
                    }
                    func register() { registry = PKPushRegistry(queue: .main) }
                }
                """),
            LintExample(
                "at launch, and by a view as well",
                """
                import PushKit
                final class Pushes: NSObject {
                    static let shared = Pushes()
                    var registry: PKPushRegistry?
                    func register() { registry = PKPushRegistry(queue: .main) }
                }
                class AppDelegate: UIResponder, UIApplicationDelegate {
                    func application(_ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?) -> Bool {
                        Pushes.shared.register()
                        return true
                    }
                }
                class LoginController: UIViewController {
                    override func viewDidAppear(_ animated: Bool) { Pushes.shared.register() }
                }
                """),
            LintExample(
                "through a protocol, at launch",
                """
                import PushKit
                protocol Coordinating: AnyObject { func start() }
                final class Pushes: Coordinating {
                    var registry: PKPushRegistry?
                    func start() { registry = PKPushRegistry(queue: .main) }
                }
                class AppDelegate: UIResponder, UIApplicationDelegate {
                    let coordinator: Coordinating = Pushes()
                    func application(_ application: UIApplication, didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?) -> Bool {
                        coordinator.start()
                        return true
                    }
                }
                class SceneDelegate: UIResponder, UIWindowSceneDelegate {
                    var coordinator: Coordinating?
                    func sceneDidBecomeActive(_ scene: UIScene) { coordinator?.start() }
                }
                """),
            LintExample(
                "nobody can see who calls it",
                """
                import PushKit
                public final class Pushes: NSObject {
                    var registry: PKPushRegistry?
                    public func register() { registry = PKPushRegistry(queue: .main) }
                }
                """),
            LintExample(
                "a property of the app's delegate",
                """
                import PushKit
                class AppDelegate: UIResponder, UIApplicationDelegate {
                    let registry = PKPushRegistry(queue: .main)
                }
                """),
        ]
        return rule
    }()
}
