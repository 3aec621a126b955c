package vn.laocai.thidua.notification.inbox;

import vn.laocai.thidua.notification.ServiceInContainersTest;

@ServiceInContainersTest
class InboxInContainersTest extends InboxJourney {}
