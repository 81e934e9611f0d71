internal import JourneyModel

extension SQLStore {
  /// The profile of a user; `nil` before the user is known.
  func profile(of key: UserKey) throws(StoreError) -> UserProfile? {
    let select = try connection.statement(
      """
      select created_at, first_name, last_name, email, phone, main_device_id, dob, geolocation,
        timezone, is_active, attributes
      from user_profile where part = ? and user_id = ?
      """
    )
    .with(key.part).with(key.userID)
    defer { select.reset() }
    guard try select.step() else { return nil }
    var profile = UserProfile(userID: key.userID, createdAt: select.moment())
    profile.firstName = select.optionalText()
    profile.lastName = select.optionalText()
    profile.email = select.optionalText()
    profile.phone = select.optionalText()
    profile.mainDeviceID = select.optionalText()
    profile.dob = select.optionalText()
    profile.geolocation = select.optionalText()
    profile.timezone = select.optionalText()
    profile.isActive = select.bool()
    profile.attributes = select.utf8()
    return profile
  }

  /// Writes the profile of a user.
  func write(_ profile: UserProfile, of key: UserKey) throws(StoreError) {
    try connection.statement(
      """
      insert into user_profile
        (part, user_id, created_at, first_name, last_name, email, phone, main_device_id, dob,
         geolocation, timezone, is_active, attributes)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (part, user_id) do update set
        created_at = excluded.created_at, first_name = excluded.first_name,
        last_name = excluded.last_name, email = excluded.email, phone = excluded.phone,
        main_device_id = excluded.main_device_id, dob = excluded.dob,
        geolocation = excluded.geolocation, timezone = excluded.timezone,
        is_active = excluded.is_active, attributes = excluded.attributes
      """
    )
    .with(key.part).with(key.userID).with(profile.createdAt).with(profile.firstName)
    .with(profile.lastName).with(profile.email).with(profile.phone).with(profile.mainDeviceID)
    .with(profile.dob).with(profile.geolocation).with(profile.timezone).with(profile.isActive)
    .with(text: profile.attributes)
    .run()
  }

  /// What a user has allowed, by channel.
  func preferences(of key: UserKey) throws(StoreError) -> NotificationPreferences {
    let select = try connection.statement(
      """
      select channel, reachable, subscribed, marketing, transactional
      from notification_preferences where part = ? and user_id = ?
      """
    )
    .with(key.part).with(key.userID)
    var preferences: NotificationPreferences = [:]
    while try select.step() {
      let channel = select.text()
      preferences[channel] = ChannelPreferences(
        reachable: select.optionalBool(), subscribed: select.optionalBool(),
        marketing: select.optionalBool(), transactional: select.optionalBool())
    }
    return preferences
  }

  /// Writes what a user has allowed, in the place of what was on record.
  func write(_ preferences: NotificationPreferences, of key: UserKey) throws(StoreError) {
    try connection.statement(
      "delete from notification_preferences where part = ? and user_id = ?"
    )
    .with(key.part).with(key.userID).run()
    for (channel, allowed) in preferences {
      try connection.statement(
        """
        insert into notification_preferences
          (part, user_id, channel, reachable, subscribed, marketing, transactional)
        values (?, ?, ?, ?, ?, ?, ?)
        """
      )
      .with(key.part).with(key.userID).with(channel).with(allowed.reachable)
      .with(allowed.subscribed).with(allowed.marketing).with(allowed.transactional)
      .run()
    }
  }
}
