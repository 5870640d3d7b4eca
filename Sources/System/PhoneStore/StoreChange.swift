public import CallVocabulary

/// One thing to remember or to forget. Changes that belong together are applied together, or not at all.
public enum StoreChange: Hashable, Sendable {
    /// Adds the app, or replaces the one with the same id.
    case saveApp(StoredApp)
    /// Forgets the app and its processes. Its tokens and ledger entries stay until a change names them.
    case removeApp(AppID)
    /// Adds the token, or replaces it.
    case saveToken(StoredToken)
    /// Every active token of the bundle becomes unregistered (rule N2).
    case unregisterTokens(bundle: String, atMilliseconds: Int64)
    case recordViolation(LedgerEntry)
    /// Marks the open entries of one bundle, or of all, as cleared (rule L4).
    case clearLedger(bundle: String?, atMilliseconds: Int64)
    case appendTimeline([TimelineRecord])
    case saveProcess(StoredProcess)
    case removeProcess(ProcessID)
    case removeAllProcesses
    case storePush(StoredPush)
    case removePush(id: String)
    /// Drops the stored pushes whose expiration lies before this time.
    case removeExpiredPushes(atSeconds: Int64)
    case savePhone(StoredPhone)
    /// Sets one setting; nil removes it.
    case saveSetting(key: String, value: String?)
}
