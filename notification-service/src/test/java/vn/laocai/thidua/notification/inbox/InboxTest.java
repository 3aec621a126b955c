package vn.laocai.thidua.notification.inbox;

import vn.laocai.thidua.notification.ServiceTest;

@ServiceTest
class InboxTest extends InboxJourney {}
