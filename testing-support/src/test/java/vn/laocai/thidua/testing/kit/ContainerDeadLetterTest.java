package vn.laocai.thidua.testing.kit;

class ContainerDeadLetterTest extends DeadLetterContract {

    @Override
    protected Infrastructure infrastructure() {
        return Containers.infrastructure();
    }
}
