package vn.laocai.thidua.testing.kit;

class ContainerRepositoryTest extends RepositoryContract {

    @Override
    protected Infrastructure infrastructure() {
        return Containers.infrastructure();
    }
}
