internal import JourneyStore

/// A text field of a profile, by its name in JSON.
enum UserTextField: String, CaseIterable {
  case firstName, lastName, email, phone
  case mainDeviceID = "mainDeviceId"
  case dob, timezone

  /// The name in the language.
  var name: String {
    switch self {
    case .firstName: "first_name"
    case .lastName: "last_name"
    case .mainDeviceID: "main_device_id"
    case .email, .phone, .dob, .timezone: rawValue
    }
  }
}

/// What a user can allow or refuse on a channel, by its name in JSON and in the language.
enum PreferenceFlag: String, CaseIterable {
  case reachable, subscribed, marketing, transactional
}

extension UserProfile {
  /// A text field.
  subscript(field: UserTextField) -> String? {
    get {
      switch field {
      case .firstName: firstName
      case .lastName: lastName
      case .email: email
      case .phone: phone
      case .mainDeviceID: mainDeviceID
      case .dob: dob
      case .timezone: timezone
      }
    }
    set {
      switch field {
      case .firstName: firstName = newValue
      case .lastName: lastName = newValue
      case .email: email = newValue
      case .phone: phone = newValue
      case .mainDeviceID: mainDeviceID = newValue
      case .dob: dob = newValue
      case .timezone: timezone = newValue
      }
    }
  }
}

extension ChannelPreferences {
  /// What is on record for one thing.
  subscript(flag: PreferenceFlag) -> Bool? {
    get {
      switch flag {
      case .reachable: reachable
      case .subscribed: subscribed
      case .marketing: marketing
      case .transactional: transactional
      }
    }
    set {
      switch flag {
      case .reachable: reachable = newValue
      case .subscribed: subscribed = newValue
      case .marketing: marketing = newValue
      case .transactional: transactional = newValue
      }
    }
  }
}
