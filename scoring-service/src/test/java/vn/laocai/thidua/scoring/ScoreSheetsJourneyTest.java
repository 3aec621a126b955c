package vn.laocai.thidua.scoring;

import vn.laocai.thidua.testing.kit.Infrastructure;

class ScoreSheetsJourneyTest extends ScoreSheetsJourney {

    @Override
    Infrastructure infrastructure() {
        return Infrastructure.embedded();
    }

    @Override
    boolean lacksTopics() {
        return false;
    }
}
