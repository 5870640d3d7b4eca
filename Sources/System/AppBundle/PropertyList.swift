import Foundation

/// A property list file with a dictionary at its top, XML or binary. Every value is asked for by its type.
struct PropertyList {
    let path: String
    let values: [String: Any]

    init(path: String, values: [String: Any]) {
        self.path = path
        self.values = values
    }

    init(reading url: URL) throws(AppBundleError) {
        let data = try BundleFiles.read(url, limit: AppBundle.Limit.plistBytes)
        let content: Any
        do {
            content = try PropertyListSerialization.propertyList(from: data, format: nil)
        } catch {
            throw .plistUnreadable(path: url.path, detail: AppBundleError.short(Self.reason(error)))
        }
        guard let values = content as? [String: Any] else {
            throw .plistUnreadable(path: url.path, detail: "the top is no dictionary")
        }
        self.init(path: url.path, values: values)
    }

    func text(_ key: String) throws(AppBundleError) -> String? {
        guard let value = values[key] else { return nil }
        guard let text = value as? String else { throw wrong(key, value, "it must be a string") }
        return text
    }

    func requiredText(_ key: String) throws(AppBundleError) -> String {
        guard let text = try text(key) else { throw .missingKey(key, path: path) }
        return text
    }

    func texts(_ key: String) throws(AppBundleError) -> [String] {
        guard let value = values[key] else { return [] }
        guard let texts = value as? [String] else { throw wrong(key, value, "it must be an array of strings") }
        return texts
    }

    func isOn(_ key: String) throws(AppBundleError) -> Bool {
        guard let value = values[key] else { return false }
        guard let isOn = value as? Bool else { throw wrong(key, value, "it must be true or false") }
        return isOn
    }

    func invalid(_ key: String, _ value: String, _ rule: String) -> AppBundleError {
        .invalidValue(key: key, value: AppBundleError.short(value), rule: rule, path: path)
    }

    private func wrong(_ key: String, _ value: Any, _ rule: String) -> AppBundleError {
        invalid(key, "\(value)", rule)
    }

    private static func reason(_ error: any Error) -> String {
        let facts = (error as NSError).userInfo
        return facts[NSDebugDescriptionErrorKey] as? String ?? error.localizedDescription
    }
}
