package vn.laocai.thidua.notification.webhook;

import vn.laocai.thidua.notification.ServiceInContainersTest;

@ServiceInContainersTest
class WebhookInContainersTest extends WebhookJourney {}
