import UIKit

final class CallsViewController: UIViewController {
    override func viewDidLoad() {
        super.viewDidLoad()
        title = "Calls"
    }
}

/// Says who calls.
final class RingingViewController: UIViewController {
    convenience init(caller: String) {
        self.init(nibName: nil, bundle: nil)
        title = caller
    }
}
