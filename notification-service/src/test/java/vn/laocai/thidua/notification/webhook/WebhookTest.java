package vn.laocai.thidua.notification.webhook;

import vn.laocai.thidua.notification.ServiceTest;

@ServiceTest
class WebhookTest extends WebhookJourney {}
