/// The time in which a request must arrive is over.
struct RequestTooSlow: Error {}
