package vn.laocai.thidua.testing.kit;

class EmbeddedOutboxTest extends OutboxContract {

    @Override
    protected Infrastructure infrastructure() {
        return Infrastructure.embedded();
    }
}
