package import CallServiceWire

/// What the phone should know of an app's calls as a whole. ``CXProvider`` takes and gives copies of it.
open class CXProviderConfiguration: NSObject, NSCopying {
    private let name: String?
    private var handleTypes: Set<CXHandle.HandleType> = []

    /// The app's name, where it is not the bundle's.
    @available(iOS, deprecated: 14.0)
    open var localizedName: String? { name }
    /// The name of a sound file in the app's bundle.
    open var ringtoneSound: String?
    /// A square template image in PNG form, 40 points a side.
    open var iconTemplateImageData: Data?
    /// Groups of calls at one time.
    open var maximumCallGroups = 2
    /// Calls in one group.
    open var maximumCallsPerCallGroup = 5
    open var includesCallsInRecents = true
    open var supportsVideo = false
    /// From iOS 26. The default is not documented; false is assumed [I].
    open var supportsAudioTranslation = false

    public override init() {
        name = nil
        super.init()
    }

    @available(iOS, deprecated: 14.0, message: "Use init() instead.")
    public convenience init(localizedName: String) {
        self.init(name: localizedName)
    }

    private init(name: String?) {
        self.name = name
        super.init()
    }

    open func copy(with zone: NSZone? = nil) -> Any {
        let copy = CXProviderConfiguration(name: name)
        copy.ringtoneSound = ringtoneSound
        copy.iconTemplateImageData = iconTemplateImageData
        copy.maximumCallGroups = maximumCallGroups
        copy.maximumCallsPerCallGroup = maximumCallsPerCallGroup
        copy.includesCallsInRecents = includesCallsInRecents
        copy.supportsVideo = supportsVideo
        copy.supportsAudioTranslation = supportsAudioTranslation
        copy.handleTypes = handleTypes
        return copy
    }

    /// What travels to the phone.
    package func settings(ofProvider number: UInt32) -> ProviderSettings {
        var settings = ProviderSettings(provider: number)
        settings.localizedName = name
        settings.ringtoneSound = ringtoneSound
        settings.maximumCallGroups = UInt32(clamping: maximumCallGroups)
        settings.maximumCallsPerCallGroup = UInt32(clamping: maximumCallsPerCallGroup)
        settings.supportsVideo = supportsVideo
        settings.includesCallsInRecents = includesCallsInRecents
        return settings
    }
}

extension CXProviderConfiguration {
    /// The kinds of handle that the app can call.
    final public var supportedHandleTypes: Set<CXHandle.HandleType> {
        get { handleTypes }
        set { handleTypes = newValue }
    }
}
