package vn.laocai.thidua.testing.kit;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "vn.laocai.thidua.testing.kit.Containers#available", disabledReason = "no containers")
class ContainerInboxTest extends InboxContract {

    @Override
    protected Infrastructure infrastructure() {
        return Containers.infrastructure();
    }
}
