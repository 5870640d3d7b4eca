/// Tells the process that CallKit is linked: `linux_links_callkit()` looks for this symbol, weakly, and never calls it.
///
/// Asking for VoIP pushes without CallKit raises an exception (rule D9 [O]).
@c(ringtime_callkit_is_linked)
public func ringtimeCallKitIsLinked() {}
