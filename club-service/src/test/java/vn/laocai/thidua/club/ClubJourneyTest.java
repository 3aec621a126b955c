package vn.laocai.thidua.club;

import vn.laocai.thidua.testing.kit.Infrastructure;

class ClubJourneyTest extends ClubJourney {

    @Override
    Infrastructure infrastructure() {
        return Infrastructure.embedded();
    }

    @Override
    boolean lacksTopics() {
        return false;
    }
}
