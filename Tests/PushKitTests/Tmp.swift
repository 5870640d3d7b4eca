import PushKit
