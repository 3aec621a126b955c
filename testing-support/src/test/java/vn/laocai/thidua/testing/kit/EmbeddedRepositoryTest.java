package vn.laocai.thidua.testing.kit;

class EmbeddedRepositoryTest extends RepositoryContract {

    @Override
    protected Infrastructure infrastructure() {
        return Infrastructure.embedded();
    }
}
