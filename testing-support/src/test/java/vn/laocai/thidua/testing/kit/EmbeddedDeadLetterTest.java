package vn.laocai.thidua.testing.kit;

class EmbeddedDeadLetterTest extends DeadLetterContract {

    @Override
    protected Infrastructure infrastructure() {
        return Infrastructure.embedded();
    }
}
