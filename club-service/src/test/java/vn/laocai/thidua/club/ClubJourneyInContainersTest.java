package vn.laocai.thidua.club;

import vn.laocai.thidua.testing.kit.Containers;
import vn.laocai.thidua.testing.kit.Infrastructure;

class ClubJourneyInContainersTest extends ClubJourney {

    @Override
    Infrastructure infrastructure() {
        return Containers.infrastructure();
    }

    @Override
    boolean lacksTopics() {
        return true;
    }
}
