import CallVocabulary

extension Profile {
    /// With the settings that a scenario asks for.
    func changed(by given: Given) throws(ProfileSettingFault) -> Profile {
        var profile = self
        for setting in given.settings { try profile.set(setting.name, to: setting.value) }
        return profile
    }
}
