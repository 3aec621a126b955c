package vn.laocai.thidua.testing.kit;

class EmbeddedInboxTest extends InboxContract {

    @Override
    protected Infrastructure infrastructure() {
        return Infrastructure.embedded();
    }
}
