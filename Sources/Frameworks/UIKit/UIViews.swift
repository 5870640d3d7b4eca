internal import CallServiceClient
import CallServiceWire
import CallVocabulary

/// A part of the screen. There is no screen: it only keeps its children.
@MainActor open class UIView: UIResponder {
    open var subviews: [UIView] = []
    open var isHidden = false
    open var backgroundColor: UIColor?
    open var frame: CGRect

    public init(frame: CGRect) {
        self.frame = frame
        super.init()
    }

    public required init?(coder: NSCoder) { nil }

    public override convenience init() { self.init(frame: .zero) }

    public required convenience init(ringtimeBootstrap: Void) { self.init(frame: .zero) }

    open func addSubview(_ view: UIView) { subviews.append(view) }
}

@MainActor open class UIColor: NSObject {
    public class var white: UIColor { UIColor() }
    public class var black: UIColor { UIColor() }
    public class var systemBackground: UIColor { UIColor() }
}

/// Loads its view when its window is shown, and tells its life as UIKit does.
@MainActor open class UIViewController: UIResponder {
    private var loaded: UIView?

    /// There are no nib files: both names are ignored, and ``loadView()`` makes an empty view.
    public init(nibName nibNameOrNil: String?, bundle nibBundleOrNil: Bundle?) { super.init() }

    public required init?(coder: NSCoder) { nil }

    public override convenience init() { self.init(nibName: nil, bundle: nil) }

    public required convenience init(ringtimeBootstrap: Void) { self.init(nibName: nil, bundle: nil) }

    // swift-format-ignore: NeverUseImplicitlyUnwrappedOptionals
    // Apple's spelling.
    open var view: UIView! {
        get {
            loadViewIfNeeded()
            return loaded
        }
        set { loaded = newValue }
    }

    open var isViewLoaded: Bool { loaded != nil }
    open var title: String?
    open var presentedViewController: UIViewController?

    open func loadView() { loaded = UIView(frame: .zero) }
    open func viewDidLoad() {}
    open func viewWillAppear(_ animated: Bool) {}
    open func viewDidAppear(_ animated: Bool) {}
    open func viewWillDisappear(_ animated: Bool) {}
    open func viewDidDisappear(_ animated: Bool) {}

    open func loadViewIfNeeded() {
        guard loaded == nil else { return }
        loadView()
        viewDidLoad()
    }

    open func present(_ other: UIViewController, animated: Bool, completion: (() -> Void)? = nil) {
        presentedViewController = other
        other.appear()
        completion?()
    }

    open func dismiss(animated: Bool, completion: (() -> Void)? = nil) {
        presentedViewController = nil
        completion?()
    }

    func appear() {
        loadViewIfNeeded()
        viewWillAppear(false)
        viewDidAppear(false)
    }
}

/// A window loads its root view controller when it is shown.
@MainActor open class UIWindow: UIView {
    open weak var windowScene: UIWindowScene?
    open private(set) var isKeyWindow = false
    open var rootViewController: UIViewController? {
        didSet { if isKeyWindow { rootViewController?.appear() } }
    }

    public convenience init(windowScene: UIWindowScene) {
        self.init(frame: .zero)
        self.windowScene = windowScene
        windowScene.windows.append(self)
    }

    open func makeKeyAndVisible() {
        guard !isKeyWindow else { return }
        isKeyWindow = true
        if windowScene == nil { UIApplication.shared.life.looseWindows.append(self) }
        rootViewController?.appear()
    }
}

/// A screen of the size of an iPhone's. Nothing is drawn on it.
@MainActor public final class UIScreen: NSObject {
    public static let main = UIScreen()

    public var bounds: CGRect { CGRect(x: 0, y: 0, width: 393, height: 852) }
    public var scale: CGFloat { 3 }
}

/// A picture in the app's bundle, as its bytes.
open class UIImage: NSObject {
    private let bytes: Data?

    /// Nil when the bundle has no such file, with or without the ending `png`.
    public convenience init?(named name: String) {
        let bundle = ProcessInfo.processInfo.environment["RINGTIME_BUNDLE"] ?? Bundle.main.bundlePath
        let candidates = [name, name + ".png", name + "@2x.png", name + "@3x.png"]
        let found = candidates.lazy.compactMap { FileManager.default.contents(atPath: bundle + "/" + $0) }.first
        guard let found else { return nil }
        self.init(data: found)
    }

    public init?(data: Data) {
        bytes = data
        super.init()
    }

    /// The bytes of a PNG file; nil for anything else: nothing is converted here.
    open func pngData() -> Data? {
        bytes.flatMap { $0.starts(with: [0x89, 0x50, 0x4E, 0x47]) ? $0 : nil }
    }
}

/// The phone as an app sees it.
@MainActor open class UIDevice: NSObject {
    private static let device = UIDevice()

    public class var current: UIDevice { device }

    open var name: String { "iPhone" }
    open var model: String { "iPhone" }
    open var localizedModel: String { "iPhone" }
    open var systemName: String { "iOS" }
    open var systemVersion: String { CallServiceConnection.shared.welcome.system.description }
    open var identifierForVendor: UUID? { nil }
    open var isProximityMonitoringEnabled = false
    open var proximityState: Bool { false }
    open var isBatteryMonitoringEnabled = false
}

/// Foundation on Linux has none; call code only passes it on.
open class NSUserActivity: NSObject {
    public let activityType: String
    open var title: String?
    open var userInfo: [AnyHashable: Any]?
    open var webpageURL: URL?

    public init(activityType: String) {
        self.activityType = activityType
        super.init()
    }
}

/// Something that can take up where an activity left off.
public protocol UIUserActivityRestoring: NSObjectProtocol {}
