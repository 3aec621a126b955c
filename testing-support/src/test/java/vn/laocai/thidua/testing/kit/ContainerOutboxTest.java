package vn.laocai.thidua.testing.kit;

class ContainerOutboxTest extends OutboxContract {

    @Override
    protected Infrastructure infrastructure() {
        return Containers.infrastructure();
    }
}
