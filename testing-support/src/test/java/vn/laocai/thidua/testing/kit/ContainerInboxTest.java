package vn.laocai.thidua.testing.kit;

class ContainerInboxTest extends InboxContract {

    @Override
    protected Infrastructure infrastructure() {
        return Containers.infrastructure();
    }
}
